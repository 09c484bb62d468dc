"""Names that one report of a story bears out and another only says."""

from __future__ import annotations

from uratori.model import Analysis
from uratori.names import unify
from uratori.names.across.told import told

from .helpers import analysis


def mentioned(a: Analysis) -> list[tuple[str, str]]:
    return [(a.document.text[m.start : m.end], m.type) for m in a.mentions]


def read(*texts: str, story: bool = True) -> list[list[tuple[str, str]]]:
    analyses = [analysis(t, f"d{n}") for n, t in enumerate(texts)]
    ids = [a.document.id for a in analyses]
    return [mentioned(a) for a in told(analyses, [ids] if story else [[i] for i in ids])]


FIRST = "菓子大手の株式会社ひなたは21日、謝罪した。ひなたの株価は下げた。"


def test_a_name_of_the_story_is_found_where_nothing_gives_it_away() -> None:
    later = "「工場は閉める」。ひなたの社員はそう聞いた。"
    assert ("ひなた", "organization") in read(FIRST, later)[1]
    assert ("ひなた", "organization") not in read(FIRST, later, story=False)[1]


def test_it_must_stand_as_a_word_of_its_own() -> None:
    assert read(FIRST, "ひなたぼっこは楽しい。")[1] == []
    assert read("ノースゲート社は謝罪した。ノースゲート社は争う。", "ノースゲートウェイの工事が終わった。")[1] == []


def test_a_name_once_said_is_not_carried_over() -> None:
    assert ("ひなた", "organization") not in read(
        "菓子大手の株式会社ひなたは21日、謝罪した。", "ひなたの社員はそう聞いた。"
    )[1]


def test_reports_that_differ_on_what_a_name_is_leave_it() -> None:
    firm = "ミナトゲート社は謝罪した。ミナトゲート社は争う。"
    place = "ミナトゲート近郊で火災が起きた。ミナトゲート近郊は煙に包まれた。"
    assert read(firm, "ミナトゲートは静かだ。")[1] == [("ミナトゲート", "organization")]
    assert read(firm, place, "ミナトゲートは静かだ。")[2] == []


def test_a_name_is_of_the_type_that_the_story_agrees_on() -> None:
    firm = "株式会社ユニベルは謝罪した。" * 4
    assert read(firm, "ユニベルで事故があった。")[1] == [("ユニベル", "organization")]
    assert read(firm, "ユニベルで事故があった。", story=False)[1] == [("ユニベル", "place")]


def test_what_is_found_so_is_the_entity_of_the_story() -> None:
    a, b = analysis(FIRST, "d0"), analysis("ひなたの社員はそう聞いた。", "d1")
    out, entities = unify([a, b], [["d0", "d1"]])
    (firm,) = {e for x in out for m in x.mentions for e in m.entities}
    assert {n.name for n in next(e for e in entities if e.id == firm).names} >= {"ひなた"}
