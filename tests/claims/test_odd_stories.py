"""Stories out of odd input, through the whole pipeline: sensible groups, honest bounds, and an end."""

from __future__ import annotations

import pytest

from uratori import pipeline
from uratori.model import Document, Outlet, Published

WIRE = (
    "港湾局は8日、定期船が岸壁に接触した事故で乗客12人がけがをしたと発表した。"
    "船会社は「操船の手順に問題はなかった」としている。けが人はいずれも軽傷だという。"
)
MENU = "本日の定食\nさば味噌煮 850円\nとんかつ 900円\nコーヒー 300円"


def doc(id_, text, outlet=None, day="2024-05-08"):
    published = Published(day, "given", day, day) if day else Published()
    return Document(id_, id_, text, 0, len(text), outlet=Outlet(outlet) if outlet else None, published=published)


def story_of(dossier, id_):
    return next(s for s in dossier.stories if id_ in s.documents)


def failures(dossier):
    return [f for a in dossier.documents for f in a.document.flags if f.startswith(pipeline.FAILED)]


def test_one_document_given_twice_is_one_story_with_one_origin():
    dossier = pipeline.check([doc("a", WIRE, "甲新聞"), doc("b", WIRE, "甲新聞")])
    (story,) = dossier.stories
    assert story.documents == ("a", "b")
    assert {(r.copy, r.original, r.complete) for r in story.reuse} == {("b", "a", True)}
    assert story.claims
    assert {c.origins.max for c in story.claims} == {1}


def test_a_document_and_its_later_version_are_one_story_and_one_origin():
    later = WIRE.replace("12人", "14人") + "同局は原因を調べる。"
    dossier = pipeline.check([doc("v1", WIRE, "甲新聞"), doc("v2", later, "甲新聞", "2024-05-09")])
    (story,) = dossier.stories
    assert [r.original for r in story.reuse] == ["v1"]
    assert all(c.origins.max == 1 for c in story.claims if len(c.members) > 1)


@pytest.fixture(scope="module")
def crowd():
    """Two hundred papers print one agency's report, a few words shorter or longer each; one reporter was there."""
    ends = ("", "事故は朝に起きた。", "岸壁は閉鎖されている。", "当時の波は穏やかだった。")
    texts = [doc(f"c{n:03}", f"【共同通信】{WIRE}{ends[n % 4]}", f"第{n}新聞") for n in range(200)]
    own = doc(
        "own", "定期船の船長は8日、本紙の取材に「減速の合図が遅れた」と話した。乗客12人がけがをした。", "丘陵日報"
    )
    return pipeline.check([*texts, own])


def test_two_hundred_copies_of_one_report_are_one_story(crowd):
    assert len(story_of(crowd, "c000").documents) >= 200
    assert not failures(crowd)


def test_two_hundred_copies_of_one_report_are_one_origin(crowd):
    story = story_of(crowd, "c000")
    copied = [c for c in story.claims if sum(m.document != "own" for m in c.members) >= 150]
    assert copied
    for claim in copied:
        own = any(m.document == "own" for m in claim.members)
        assert claim.origins.max <= 1 + own
    assert len({r.copy for r in story.reuse}) >= 190


def test_what_is_about_nothing_and_what_is_in_another_language_stand_alone():
    english = "The ferry operator said on Wednesday that twelve passengers had been injured at the pier."
    chinese = "据新华社报道，港务局八日表示，一艘渡轮撞上码头，十二名乘客受伤。"
    texts = [
        doc("wire", WIRE),
        doc("menu", MENU),
        doc("menu 2", "日替わり 700円\nカレー 650円\n水 無料"),
        doc("en", english),
    ]
    dossier = pipeline.check([*texts, doc("zh", chinese)])
    assert not failures(dossier)
    assert story_of(dossier, "wire").documents == ("wire",)
    assert story_of(dossier, "menu").claims == ()


def test_dates_that_contradict_one_another_neither_stop_nor_spread():
    texts = [
        doc("a", "【5月8日】" + WIRE, "甲新聞", "2024-05-08"),
        doc("b", "【12月31日】2月30日の事故で、港湾局は8日、乗客12人がけがをしたと発表した。", "乙新聞", "1998-01-01"),
        doc("c", "2031年13月8日、定期船が岸壁に接触し、乗客12人がけがをした。", "丙新聞", "2024-05-09"),
        doc("e", WIRE, "戊新聞", "9999-12-31"),
    ]
    dossier = pipeline.check(texts)
    assert not failures(dossier)
    assert sorted(d for s in dossier.stories for d in s.documents) == list("abce")
    assert story_of(dossier, "a") != story_of(dossier, "b")
    given = {a.document.id: a.document.published.value for a in dossier.documents}
    assert (given["a"], given["e"]) == ("2024-05-08", "9999-12-31")
    for claim in (c for s in dossier.stories for c in s.claims):
        assert 1 <= claim.origins.min <= claim.origins.max <= len(claim.members)


def test_ids_that_clash_and_texts_without_words_do_no_harm():
    dossier = pipeline.check([doc("a", "、。" * 200), doc("b", "🚢" * 300), doc("c", " "), doc("d", WIRE)])
    assert {s.documents for s in dossier.stories} >= {("d",)}
    assert not failures(dossier)
