"""Labels, dates, hidden characters, Markdown."""

import re
from importlib.resources import files
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uratori import model
from uratori.data import rows
from uratori.dossier import dates, markdown
from uratori.dossier.labels import LANGUAGES, Labels, table
from uratori.dossier.visible import linkable, one_line, visible


def test_every_label_stands_once_in_both_languages():
    keys = [row["key"] for row in rows("labels")]
    assert len(keys) == len(set(keys))
    for row in rows("labels"):
        assert row["ja"].strip(), row["key"]
        assert row["en"].strip(), row["key"]
        assert re.findall(r"{\w+}", row["ja"]) == re.findall(r"{\w+}", row["en"])


def test_japanese_labels_use_full_width_punctuation():
    wrong = [row["key"] for row in rows("labels") if re.search(r"[(),:;!?]", row["ja"])]
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_the_room_asks_for_is_there(language):
    room = files("uratori.dossier")
    sources = [p for p in room.iterdir() if p.name.endswith(".py")]
    sources += list(room.joinpath("templates").iterdir())
    labels = table(language)
    asked = set()
    for path in sources:
        text = path.read_text("utf-8")
        asked |= {".".join(m) for m in re.findall(r"""\b(?:t|labels)\(['"](\w+)['"], ['"]([\w -]+)['"]\)""", text)}
        asked |= {f"note.{m}" for m in re.findall(r"""\.note\(['"](\w+)['"]""", text)}
        for noun in re.findall(r"""\.count\(['"](\w+)['"]""", text):
            asked |= {f"count.{noun}", f"count.{'stories' if noun == 'story' else noun + 's'}"}
    assert len(asked) > 60
    assert not asked - set(labels)


def test_every_value_of_the_model_has_a_label():
    groups = {
        "status": model.Status,
        "short": model.Status,
        "certainty": model.Certainty,
        "sure": model.Certainty,
        "act": model.Act,
        "kind": model.LinkKind,
        "relation": model.RelationType,
        "slot": model.Slot,
        "reason": model.Reason,
        "basis": model.Basis,
        "type": model.EntityType,
    }
    for group, type_ in groups.items():
        for value in get_args(type_):
            assert f"{group}.{value}" in table("ja"), (group, value)


@pytest.mark.parametrize(
    ("value", "ja", "en"),
    [
        ("2031-05-08", "2031年5月8日", "8 May 2031"),
        ("2031-05", "2031年5月", "May 2031"),
        ("2031", "2031年", "2031"),
        ("2031-W07", "2031年第7週", "week 7 2031"),
        ("2031-05-08TDM", "2031年5月8日 未明", "8 May 2031 before dawn"),
        ("2031-05-08T09:05+09:00", "2031年5月8日 9:05", "8 May 2031 9:05"),
        ("XXXX-05-08", "5月8日", "8 May"),
        ("2031-05-08/2031-05-12", "2031年5月8日〜12日", "8 May–12 May 2031"),
        ("2031-05-08/2031-06-01", "2031年5月8日〜6月1日", "8 May–1 Jun 2031"),
        ("2030-12-30/2031-01-02", "2030年12月30日〜2031年1月2日", "30 Dec 2030–2 Jan 2031"),
        ("P3D", "P3D", "P3D"),
    ],
)
def test_dates_are_written_out(value, ja, en):
    assert dates.written(value, Labels("ja")) == ja
    assert dates.written(value, Labels("en")) == en


@given(st.text(max_size=30))
def test_any_value_can_be_written(value):
    for language in LANGUAGES:
        assert isinstance(dates.written(value, Labels(language), weekday=True), str)


@given(st.text(max_size=60))
def test_nothing_hidden_stays_hidden(text):
    for seen in (visible(text), one_line(text)):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", seen)
    assert "\n" not in one_line(text)


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://a.example/1", True),
        ("HTTP://a.example", True),
        ("javascript:alert(1)", False),
        (" https://a.example", False),
        ("https://a.example/\u202e", False),
        ("data:text/html,x", False),
        ("//a.example", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_linked(address, linked):
    assert bool(linkable(address)) is linked


def test_markdown_tells_the_same(dossier):
    text = markdown.render(dossier)
    for words in ("**出所 1〜2**", "港新聞 ← 週刊みなと ← 潮見市の関係者ら", "## わからないこと 1", "否定されている"):
        assert words in text
    assert "Origins 1–2" in markdown.render(dossier, language="en")


def test_words_cannot_become_markdown(dossier, change):
    text = markdown.render(change(dossier, "# 題 <b>*x*</b> [a](javascript:b) `c` | d", title="<script>"))
    assert "<b>" not in text
    assert "<script>" not in text
    assert "[a](" not in text
    assert r"\[a\](javascript:b)" in text


def _denied(text: str) -> dict[str, bool]:
    from uratori import check  # noqa: PLC0415
    from uratori.dossier.view import View  # noqa: PLC0415

    points = [p for s in View(check([text])).stories for c in s.claims for p in c.points]
    return {p.document.text[p.span.start : p.span.end]: p.denies for p in points}


def test_a_denial_marks_the_clause_it_ends_and_no_other():
    said = _denied(
        "白波温泉センターの木原誠社長は5日の会見で、車両は9月に法定点検を受け、異常を隠した事実はないと説明した。"
    )
    assert any(denied and "異常を隠した事実はない" in words for words, denied in said.items())
    assert not any(denied and "事実はない" not in words for words, denied in said.items())


def test_words_that_are_negative_themselves_are_no_denial():
    said = _denied("白波温泉センターの木原誠社長は5日の会見で、点検の人手が足りなかったと説明した。")
    assert any("足りなかった" in words for words in said)
    assert not any(said.values())
