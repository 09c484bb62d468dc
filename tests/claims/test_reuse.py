"""Text reuse: reports of a made-up flood."""

from __future__ import annotations

import random

import pytest

from uratori.claims.bodies.credits import credit
from uratori.claims.origins.reuse import find
from uratori.language import parse
from uratori.model import Analysis, Document, Outlet, Published

LINES = [
    "県は十二日、大雨で川があふれた地区の住宅およそ三百二十棟が床上まで水につかったと明らかにした。",
    "避難所では停電のため暖房が使えない状態が続いている。",
    "町の担当者は、給水車を十三日朝から増やすと話している。",
    "気象台は、夜にかけて再び強く降るおそれがあるとして警戒を呼びかけている。",
    "鉄道は始発から運転を見合わせ、再開の見通しは立っていない。",
]
OTHER = "市議会は来年度の予算案を可決した。子育ての費用は前の年より一割ほど増え、反対は三人にとどまった。"


def doc(id_, text, outlet=None, day=None):
    published = Published(day, "given", day[:10], day[:10]) if day else Published()
    document = Document(id_, "x", text, 0, len(text), outlet=Outlet(outlet) if outlet else None, published=published)
    return Analysis(document, parse(document).sentences)


def words(analyses, evidence):
    text = {a.document.id: a.document.text for a in analyses}
    return [(e.document, text[e.document][e.start : e.end]) for e in evidence]


def test_a_copy_is_found_with_the_words_of_both():
    texts = [doc("a", "".join(LINES), day="2024-01-12"), doc("b", "".join(LINES), day="2024-01-13")]
    (found,) = find(texts)
    assert (found.copy, found.original, found.share, found.complete) == ("b", "a", 1.0, True)
    assert found.direction == "date"
    pairs = words(texts, found.evidence)
    assert pairs[0::2] == [("b", line) for line in LINES]
    assert pairs[1::2] == [("a", line) for line in LINES]


def test_reordered_and_lightly_edited_lines_are_found():
    edited = [line.replace("明らかにした", "発表した").replace("およそ", "約") for line in reversed(LINES)]
    (found,) = find([doc("a", "".join(LINES)), doc("b", "".join(edited))])
    assert found.complete
    assert found.share == 1.0


def test_what_a_document_adds_keeps_it_from_being_a_mere_copy():
    more = "記者が歩くと、店先の泥をかき出す人の姿があった。商店主の一人は、品物がすべてだめになったと肩を落とした。"
    (found,) = find([doc("a", "".join(LINES), day="2024-01-12"), doc("b", LINES[0] + more, day="2024-01-12T09:00")])
    assert not found.complete
    assert 0.3 < found.share < 0.7


def test_one_speech_quoted_twice_is_no_copy():
    speech = (
        "「被害の全体はまだわからない。自治体と連絡を取り合い、一人も取り残さないよう全力を尽くしたいと考えている」"
    )
    a = doc("a", f"知事は会見でこう述べた。{speech}と語った。")
    b = doc("b", f"午後の取材に応じた知事の言葉だ。{speech}とのことである。")
    assert find([a, b]) == ()


def test_unrelated_documents_share_nothing():
    assert find([doc("a", "".join(LINES)), doc("b", OTHER)]) == ()
    assert find([doc("a", ""), doc("b", "")]) == ()
    assert find([]) == ()


@pytest.mark.parametrize("first", ["甲新聞", "共同通信"])
def test_on_one_day_the_credit_tells_the_direction(first):
    other = "共同通信" if first == "甲新聞" else "甲新聞"
    text = "".join(LINES)
    texts = {"甲新聞": text + "(共同)", "共同通信": text}
    (found,) = find([doc("1", texts[first], first, "2024-01-12"), doc("2", texts[other], other, "2024-01-12")])
    assert found.direction == "credit"
    assert found.original == ("1" if first == "共同通信" else "2")


def test_without_date_or_credit_it_cannot_tell():
    (found,) = find([doc("a", "".join(LINES), "甲新聞"), doc("b", "".join(LINES), "乙新聞")])
    assert found.direction == "unknown"


def test_the_order_of_the_input_does_not_matter():
    texts = [doc(f"d{n}", "".join(LINES[n % 3 :]), f"第{n}新聞", f"2024-01-{12 + n % 4}") for n in range(9)]
    mixed = list(texts)
    random.Random(4).shuffle(mixed)
    assert find(mixed) == find(texts)
    assert find(texts)


def test_every_copy_of_one_report_is_tied_to_an_earlier_one_once():
    texts = [doc(f"d{n:03}", "".join(LINES) + f"取材は{n}人で行った。", f"第{n}新聞") for n in range(120)]
    found = find(texts)
    assert len(found) == len(texts) - 1
    assert len({r.copy for r in found}) == len(texts) - 1


def test_a_long_text_without_stops_does_not_run_away():
    text = "水があふれた家々の間を人が歩き" * 1500
    assert len(find([doc("a", text), doc("b", text)])) == 1


@pytest.mark.parametrize(
    ("text", "outlet", "agency"),
    [
        ("【高浜共同】橋が落ちた。", "甲新聞", "共同通信"),
        ("橋が落ちた。\n町は調べている。(共同)", "甲新聞", "共同通信"),
        ("[高浜 十四日 ロイター] - 橋が落ちた。", "甲新聞", None),
        ("[高浜 14日 ロイター] - 橋が落ちた。", "甲新聞", "ロイター"),
        ("【高浜共同】橋が落ちた。", "共同通信", None),
        ("町長(ロイターの調査)は橋が落ちたと述べた。", "甲新聞", None),
        ("共同通信によると、橋が落ちた。", "甲新聞", None),
        ("橋が落ちた。写真は落ちた橋(時事)", "甲新聞", None),
    ],
)
def test_credit_lines(text, outlet, agency):
    found = credit(Document("d", "x", text, 0, len(text), outlet=Outlet(outlet)))
    assert (found.name if found else None) == agency
    if found:
        assert agency[:2] in text[found.evidence.start : found.evidence.end]
