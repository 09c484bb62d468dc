"""A story that was told before and is told again is the same as one that is told for the first time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uratori import claims, names, pipeline, times
from uratori.claims.clauses import rarity
from uratori.claims.recall import Memory, Recall
from uratori.model import Analysis, Document, Outlet, Published

REPORTS = (
    ("湾岸新聞", "2024-05-01", "港湾局は1日、フェリー「あおば」が岸壁に接触し、乗客5人がけがをしたと発表した。2日に運航を再開する予定だ。"),
    ("港日報", "2024-05-01", "フェリーの岸壁接触で、消防によると乗客3人が病院に運ばれた。船会社の関係者は「減速が遅れた」と話した。"),
    ("湾岸新聞", "2024-05-02", "港湾局は2日、フェリー接触事故のけが人が7人に増えたと明らかにした。運航再開は4日に延期する。"),
    ("東都テレビ", "2024-05-02", "フェリーの事故で船会社の浜口社長は「減速が遅れた事実はない」と否定した。乗客7人がけがをした。"),
    ("港日報", "2024-05-02", "港湾局は2日、フェリー接触事故のけが人が7人に増えたと明らかにした。運航再開は4日に延期する。関係者が語った。"),
    ("中央通信", "2024-05-03", "運輸安全委員会は3日、フェリー「あおば」の船長から事情を聴いた。浜口氏は「調査に協力する」と述べた。"),
    ("湾岸新聞", "2024-05-04", "フェリー「あおば」は4日、運航を再開した。港湾局の堀田局長は「安全を確認した」と話した。けが人は計8人だった。"),
    ("潮風通信", None, "フェリーあおばの運航再開を受け、港湾局は翌5日、岸壁の点検を終えた。5日付の資料で公表した。"),
    ("潮風通信", "2024-05-04", "あおばの接触事故で、堀田重雄局長は4日、岸壁の補修に1200万円かかるとの見通しを示した。"),
)  # fmt: skip


@cache
def analyses() -> tuple[Analysis, ...]:
    order = (3, 0, 6, 1, 8, 7, 4, 2, 5)  # ids that do not run with the days: whatever is added may stand anywhere
    return tuple(
        pipeline.analyze(Document(f"d{k}", "", text, 0, len(text), outlet=Outlet(outlet), published=published(day)))
        for k, (outlet, day, text) in zip(order, REPORTS, strict=True)
    )


def published(day: str | None) -> Published:
    return Published(day, "given", day, day) if day else Published()


def part(numbers: Sequence[int]) -> claims.Part:
    own = sorted((analyses()[n] for n in numbers), key=lambda a: a.document.id)
    group = [[a.document.id for a in own]]
    dated = times.infer(own, group)
    unified, entities = names.unify(dated, group)
    (found,) = claims.parts(unified, entities, group)
    return replace(found, sources=dated)


@pytest.fixture(params=[None, (4, 8)], ids=["small", "as a large story"])
def steps(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param:
        monkeypatch.setattr(rarity, "_RAREST", request.param[0])
        monkeypatch.setattr(rarity, "_LARGE", request.param[1])


@pytest.mark.usefixtures("steps")
@settings(max_examples=12)
@given(changes=st.lists(st.integers(0, len(REPORTS) - 1), min_size=1, max_size=7))
def test_any_order_of_adding_and_removing(changes: list[int]) -> None:
    """Each number adds a report, or takes it out where it is there."""
    there: set[int] = set()
    memory: Memory | None = None
    for n in changes:
        there ^= {n}
        if there:
            story, memory = claims.retold(part(sorted(there)), memory)
            assert story == claims.story(part(sorted(there)))


def test_what_is_remembered_is_not_worked_out_again() -> None:
    everything = list(range(len(REPORTS)))
    first, memory = claims.retold(part(everything))
    kept = {step: dict(table) for step, table in memory.tables.items()}
    again, after = claims.retold(part(everything), memory)
    assert again == first
    assert any(r.type == "denied-by" for c in first.claims for r in c.relations)
    read = "propositions"
    assert all(after.tables[read][key] is value for key, value in memory.tables[read].items())
    assert {step: dict(table) for step, table in memory.tables.items()} == kept  # a memory is a value


def test_a_story_does_not_hang_on_how_its_entities_are_numbered() -> None:
    one = part(range(len(REPORTS)))
    ids = {e: f"e{900 - n}" for n, e in enumerate(one.entities)}
    other = claims.Part(
        tuple(names.renamed(a, ids) for a in one.analyses),
        {ids[e]: replace(entity, id=ids[e]) for e, entity in one.entities.items()},
    )
    assert claims.story(other) == claims.story(one)


def test_recall_makes_once_what_one_key_stands_for() -> None:
    made: list[int] = []
    recall = Recall()
    assert [recall.table("step").get("key", lambda: made.append(1) or len(made)) for _ in range(3)] == [1, 1, 1]
    later = Recall(recall.memory())
    assert later.table("step").get("key", lambda: 2) == 1
    assert later.table("step").anew("other", lambda: 3) == 3
    assert Recall(later.memory()).table("step").get("other", lambda: 4) == 3


def test_what_a_telling_has_not_used_is_forgotten() -> None:
    first = Recall()
    first.table("step").get("key", lambda: 1)
    second = Recall(first.memory())
    assert Recall(second.memory()).table("step").get("key", lambda: 2) == 2


def test_numbers_stand_for_one_key_each() -> None:
    first = Recall()
    one = first.number("group", (1, 2))
    second = Recall(first.memory())
    assert second.number("group", (1, 2)) == one
    assert second.number("group", (1, 3)) not in (one, second.fresh())
