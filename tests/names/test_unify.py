"""Entities over documents."""

from __future__ import annotations

from uratori.model import Entity, Link, Name, Statement
from uratori.names import unify
from uratori.names.across.clusters import Cluster, Clusters
from uratori.names.across.unify import Decision

from .helpers import analysis, entity


def joined(
    *texts: str, groups: list[list[str]] | None = None, decisions: tuple[Decision, ...] = ()
) -> tuple[Entity, ...]:
    analyses = [analysis(t, f"d{n}") for n, t in enumerate(texts)]
    return unify(analyses, groups or [[f"d{n}" for n in range(len(texts))]], decisions)[1]


def persons(entities: tuple[Entity, ...]) -> list[str]:
    return [e.name for e in entities if e.type == "person"]


def test_scripts_meet_in_one_entity_with_the_reason() -> None:
    found = joined("金正恩総書記が到着した。", "キム・ジョンウン総書記が到着しました。")
    (who,) = [e for e in found if e.type == "person"]
    assert who.name == "金正恩"
    assert {(n.name, n.why, n.documents) for n in who.names} == {
        ("金正恩", "full name", ("d0",)),
        ("キム・ジョンウン", "computed reading", ("d1",)),
    }


def test_surname_and_title_join_in_the_story_only() -> None:
    texts = ("桐谷洋介知事が会見した。", "桐谷知事は否定した。")
    assert persons(joined(*texts)) == ["桐谷洋介"]
    assert persons(joined(*texts, groups=[["d0"], ["d1"]])) == ["桐谷洋介", "桐谷"]


def test_unsure_merge_is_not_made() -> None:
    found = joined("桐谷洋介氏が訴えた。", "桐谷美咲氏が応じた。", "桐谷氏は帰国した。")
    assert len(persons(found)) == 3


def test_unlike_given_names_never_join() -> None:
    assert len(persons(joined("金与正氏が談話を出した。", "キム・ジョンウン総書記が視察した。"))) == 2


def test_towns_of_two_prefectures_never_join() -> None:
    found = joined("広島県府中市で火事があった。", "東京都府中市で火事があった。")
    assert len([e for e in found if e.type == "place"]) == 2


def test_company_forms_join() -> None:
    found = joined("株式会社つばめ商会は謝罪した。", "つばめ商会は否定した。つばめ商会は争う。")
    assert len(found) == 1


def test_bare_endings_join_the_one_body_of_the_story() -> None:
    found = joined("三国市保健所が調べた。", "保健所によると、患者は5人。")
    assert [e.name for e in found] == ["三国市保健所"]


def test_decision_that_two_are_two_wins() -> None:
    told = (Decision("金正恩", "キム・ジョンウン", one=False),)
    assert len(persons(joined("金正恩氏が来た。", "キム・ジョンウン氏が来た。", decisions=told))) == 2


def test_decision_that_two_are_one_wins() -> None:
    told = (Decision("桐谷洋介", "サンダー桐谷", one=True),)
    found = joined("桐谷洋介氏が来た。", "サンダー桐谷氏が来た。", decisions=told)
    assert len(persons(found)) == 1


def test_ids_are_written_into_mentions_and_links() -> None:
    a = analysis("カナダのスミス首相は否定した。")
    b = analysis("スミス首相はカナダに戻った。", "e")
    who = entity(b.entities, "スミス")
    link = Link("スミス", "person", entity=who.id)
    b = type(b)(
        **{f: getattr(b, f) for f in b.__dataclass_fields__}
        | {"statements": (Statement("s", 0, 1, None, None, (), (link,)),)}
    )
    out, entities = unify([a, b], [["d", "e"]])
    one = entity(entities, "スミス").id
    assert out[1].statements[0].chain[0].entity == one
    assert {i for x in out for m in x.mentions for i in m.entities} <= {e.id for e in entities}


def test_order_of_documents_does_not_matter() -> None:
    texts = ["金正恩総書記が到着した。", "キム総書記が到着しました。", "キム・ジョンウン総書記が訪れた。"]
    assert sorted(len(e.names) for e in joined(*texts)) == sorted(len(e.names) for e in joined(*reversed(texts)))


def test_joined_names_keep_their_order() -> None:
    """The first reason found among them stands: in a set they would have another order, and it another, in every process."""
    first, second = ([f"桐谷{given}" for given in givens] for givens in ("洋美光正健", "一亘司望梓"))
    clusters = [
        Cluster(n, Entity("e1", "person", names[0], tuple(Name(x, "surname", (f"d{n}",)) for x in names)), f"d{n}", 0)
        for n, names in enumerate((first, second))
    ]
    assert Clusters(clusters).join(*clusters, "surname")
    assert list(clusters[0].names) == first + second


def test_a_japanese_in_the_western_order_meets_his_kanji() -> None:
    found = joined("顧問の檜山俊教諭(34)が行方不明だ。", "34歳のシュン・ヒヤマ(Shun Hiyama)は見つかった。")
    assert persons(found) == ["檜山俊"]


def test_a_chinese_name_meets_both_ways_of_writing_its_kana() -> None:
    found = joined("王小洪公安相が述べた。", "ワン・シャオホン公安相が述べた。")
    assert len(persons(found)) == 1
    assert len(persons(joined("王小洪公安相が述べた。", "ワン・シャオミン公安相が述べた。"))) == 2


def test_a_body_of_the_state_meets_its_short_name() -> None:
    bodies = [e for e in joined("連邦通信監理局が調べる。", "通信監理局が発表した。") if e.type == "organization"]
    assert len(bodies) == 1


def test_a_school_meets_itself_with_its_form() -> None:
    bodies = [e for e in joined("国立大学法人南浦大学の決定だ。", "南浦大学が発表した。") if e.type == "organization"]
    assert len(bodies) == 1
