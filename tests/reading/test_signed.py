"""Digests whose items the outlet signs, and what is none."""

import pytest

from uratori.reading import Input, documents

DIGEST = (
    "けさのまとめ　2026年6月12日\n\n1. 給食費を無償化へ\n来年度から、全ての市立小中学校が対象になる。\n（潮見日報）\n\n"
    "2. 倉庫で火災\n12日未明、水産会社の倉庫が焼けた。（みなと放送、6月12日）\n\n（続きは昼に送ります）\n"
)


def read(text, name="a.txt"):
    (group,) = (found for found in documents(Input(name, "a", text.encode(), ".txt")) if isinstance(found, tuple))
    return group


def test_a_digest_is_a_document_for_each_item_with_its_signature_as_outlet():
    first, second = read(DIGEST)
    assert (first.title, first.outlet.name, first.published.value) == ("給食費を無償化へ", "潮見日報", "2026-06-12")
    assert (second.title, second.outlet.name) == ("倉庫で火災", "みなと放送")
    assert first.text[first.start : first.end].startswith("給食費を無償化へ\n来年度")
    assert [first.text[m.start : m.end] for m in first.marks if m.kind == "credit"] == ["（潮見日報）"]


@pytest.mark.parametrize(
    "text",
    [
        # one report that an agency signs
        "橋の再開\n\n県は12日、橋を再開すると発表した。\n住民は待っていた。（共同）\n\n工事は続く。\n",
        # notes in brackets that are no outlets
        "橋の再開\n県は12日、橋を再開すると発表した。\n（写真は県提供）\n\n住民の反応\n住民は喜んだ。\n（敬称略）\n",
        # whose first line is a sentence, or no headline by its length
        "県は発表した。\n橋は直る。（潮見日報）\n\n市は認めた。\n店は閉じる。（潮見日報）\n",
        "東部\n橋は直る。（潮見日報）\n\n西部\n店は閉じる。（潮見日報）\n",
        # paragraphs without headlines
        "県は12日、橋を再開すると発表した。（潮見日報）\n\n住民は喜んだ。（みなと放送）\n",
        # most of the text is signed by nobody
        "橋の再開へ\n県は発表した。\n（潮見日報）\n\n市長が辞職\n市は認めた。\n（潮見日報）\n\n丙です。\n\n丁です。\n\n戊です。\n",
    ],
)
def test_signatures_elsewhere_make_no_digest(text):
    assert len(read(text)) == 1
