"""Claims, relations, status, timeline and history on texts written for it."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uratori import pipeline
from uratori.claims import build, history, since
from uratori.claims.clauses.proposition import propositions
from uratori.claims.history import as_of
from uratori.claims.same.compare import FEATURES, Judge
from uratori.claims.same.link import candidates
from uratori.claims.status import status
from uratori.claims.view import view
from uratori.model import Analysis, Claim, Document, Link, Origins, Relation, Statement, Story

Told = Callable[..., Analysis]

FIRE = "3日未明、北浜市の製紙工場で火災があり、従業員4人が死亡した"


def _story(*analyses: Analysis) -> Story:
    (story,) = build(analyses, (), [[a.document.id for a in analyses]])
    return story


def _holding(story: Story, document: str, words: str, texts: Sequence[Analysis]) -> Claim:
    text = next(a.document.text for a in texts if a.document.id == document)
    return next(c for c in story.claims for m in c.members if m.document == document and words in text[m.start : m.end])


def test_one_event_in_other_words_is_one_claim(told: Told) -> None:
    texts = (
        told("a", "製紙工場の火災で従業員4人が死亡した", "市は避難指示を解除した", by="消防"),
        told("b", "工場の火災で亡くなった従業員は4人", "原料の価格が上がっている", by="会社"),
    )
    story = _story(*texts)
    claim = _holding(story, "a", "4人が死亡", texts)
    assert {m.document for m in claim.members} == {"a", "b"}
    assert len(_holding(story, "a", "避難指示", texts).members) == 1
    assert len(_holding(story, "b", "原料", texts).members) == 1


def test_every_attributed_statement_is_in_a_claim_and_narration_only_where_shared(told: Told) -> None:
    texts = (
        told("a", "知事は予算案を示した", "駅前に図書館を建てる", by="県"),
        told("b", "港に新しい橋が架かった", "祭りは中止になった"),
    )
    story = _story(*texts)
    held = {(m.document, m.statement) for c in story.claims for m in c.members}
    assert {("a", "s0"), ("a", "s1")} <= held
    assert not any(document == "b" for document, _ in held)


def test_a_later_count_updates_the_one_before_it(told: Told) -> None:
    texts = (
        told("a", "洪水による死者は3人になった", day="2025-06-01", by="県"),
        told("b", "洪水による死者は8人になった", day="2025-06-02", by="県"),
        told("c", "洪水による死者は11人になった", day="2025-06-03", by="県"),
    )
    story = _story(*texts)
    first, second, third = (_holding(story, d, "死者", texts) for d in "abc")
    assert [(r.type, r.slot, r.claim) for r in third.relations] == [("updates", "number", second.id)]
    assert [(r.type, r.claim) for r in second.relations] == [("updates", first.id)]
    assert first.status == second.status == "superseded" != third.status


def test_two_counts_on_one_day_conflict(told: Told) -> None:
    texts = (
        told("a", "集会の参加者は500人だった", day="2025-06-01", by="主催者"),
        told("b", "集会の参加者は180人だった", day="2025-06-01", by="警察"),
    )
    story = _story(*texts)
    assert {(r.type, r.slot) for c in story.claims for r in c.relations} == {("conflicts", "number")}


def test_a_denial_is_another_claim_and_points_both_ways(told: Told) -> None:
    texts = (
        told("a", "銀行が支店の閉鎖を決めた", day="2025-06-01", by="関係者"),
        told("b", "支店の閉鎖を決めた事実はない", day="2025-06-02", by="銀行", deny=(0,)),
    )
    story = _story(*texts)
    claim, denial = _holding(story, "a", "閉鎖", texts), _holding(story, "b", "閉鎖", texts)
    assert claim.id != denial.id
    assert [(r.type, r.claim) for r in claim.relations] == [("denied-by", denial.id)]
    assert [(r.type, r.claim) for r in denial.relations] == [("conflicts", claim.id)]
    assert claim.status == "disputed"


def test_a_denial_without_words_of_its_own_answers_what_stands_before_it(told: Told) -> None:
    report = told("a", "銀行が支店の閉鎖を決めた", by="関係者")
    text = report.document.text + "\nそのような事実はない"
    answer = told("a", *text.split("\n"), by="銀行", deny=(1,)).statements[1]
    document = replace(report.document, text=text, end=len(text))
    both = replace(
        told("a", *text.split("\n")), document=document, statements=(report.statements[0], replace(answer, id="s1"))
    )
    story = _story(both)
    assert sorted(r.type for c in story.claims for r in c.relations) == ["conflicts", "denied-by"]


def test_a_rough_number_and_a_near_one_do_not_differ(told: Told) -> None:
    texts = (
        told("a", "集会の参加者は約300人だった", day="2025-06-01", by="主催者"),
        told("b", "集会の参加者は290人だった", day="2025-06-01", by="警察"),
    )
    assert not any(r for c in _story(*texts).claims for r in c.relations)


def test_the_same_document_twice_and_500_copies(told: Told) -> None:
    copies = [told(f"d{n:03}", FIRE, "知事は現地を視察した", by="通信社") for n in range(500)]
    story = _story(*copies)
    assert {len(c.members) for c in story.claims} == {500}
    assert all(c.origins.min == 1 for c in story.claims)


def test_the_order_of_the_input_does_not_matter(told: Told) -> None:
    texts = [
        told("a", FIRE, "県は対策本部を置いた", day="2025-06-01", by="消防"),
        told("b", "製紙工場の火災で4人が亡くなった", day="2025-06-02", by="会社"),
        told("c", "製紙工場の火災の死者は5人になった", "出火の原因は分かっていない", day="2025-06-03", by="消防"),
    ]
    expected = build(texts, (), [["a", "b", "c"]])
    for seed in range(4):
        random.Random(seed).shuffle(texts)
        assert build(texts, (), [["a", "b", "c"]]) == expected


def test_no_clause_is_laid_against_itself(told: Told) -> None:
    found = propositions(view([told("a", "映画祭は全作品に字幕を付ける", "近況を字体で示した", by="会社")], ()))
    assert found
    assert all(a != b for a, b in candidates(found, Judge(found)))


def test_the_timeline_runs_in_the_order_of_the_events(told: Told) -> None:
    times = {"5日": ("2025-06-05", "2025-06-05"), "3日": ("2025-06-03", "2025-06-03")}
    story = _story(
        told("a", "5日に社長が辞任した", "3日に帳簿が見つかった", "取引先は困っている", by="会社", times=times)
    )
    assert [(e.time, e.text) for e in story.timeline] == [
        ("2025-06-03", "3日に帳簿が見つかった"),
        ("2025-06-05", "5日に社長が辞任した"),
    ]


def test_the_timeline_makes_no_day_of_a_month(told: Told) -> None:
    times = {"6月中": ("2025-06-01", "2025-06-30"), "5月下旬": ("2025-05-21", "2025-05-31")}
    story = _story(told("a", "6月中に社長が辞任する", "5月下旬に帳簿が見つかった", by="会社", times=times))
    assert [e.time for e in story.timeline] == ["2025-05-21/2025-05-31", "2025-06"]


def test_what_changed_between_two_days(told: Told) -> None:
    texts = (
        told("a", "洪水による死者は3人になった", day="2025-06-01", by="県"),
        told("b", "洪水による死者は8人になった", "堤防が二か所で切れた", day="2025-06-03", by="県"),
        told("c", "堤防の工事が始まった", by="県"),
    )
    groups = [["a", "b", "c"]]
    assert [a.document.id for a in as_of(texts, "2025-06-02")] == ["a"]
    changes = since(texts, (), groups, "2025-06-02")
    assert sorted((c.kind, c.text) for c in changes) == [
        ("new", "堤防が二か所で切れた"),
        ("new", "洪水による死者は8人になった"),
        ("overtaken", "洪水による死者は3人になった"),
    ]
    assert since(texts, (), groups, "2025-06-04") == ()


def test_what_changed_is_told_from_the_stories_at_hand(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        told("a", "洪水による死者は3人になった", day="2025-06-01", by="県"),
        told("b", "洪水による死者は8人になった", "堤防が二か所で切れた", day="2025-06-03", by="県"),
        told("c", "新しい駅が開業した", day="2025-06-01", by="市"),
        told("d", "新しい駅が開業した", "駅前の広場は遅れる", day="2025-06-02", by="市"),
    ]
    groups = [["a", "b"], ["c", "d"]]
    stories = build(texts, (), groups)
    worked: list[list[str]] = []
    make = history.build

    def watched(analyses: Sequence[Analysis], *rest: Any) -> tuple[Story, ...]:
        worked.append([a.document.id for a in analyses])
        return make(analyses, *rest)

    plain = since(texts, (), groups, "2025-06-02")
    monkeypatch.setattr(history, "build", watched)
    assert since(texts, (), groups, "2025-06-02", told=stories) == plain
    assert len(worked) == 1
    assert {c.story for c in plain} == {"s1"}
    undated = [*texts, told("e", "駅の開業を祝った", by="市")]
    groups[1].append("e")
    later = since(undated, (), groups, "2025-06-02", told=build(undated, (), groups))
    assert later == plain  # who has no date is in neither state


def _statement(act: str = "state", certainty: str = "certain", kind: str = "government") -> Statement:
    chain = (Link(None, "outlet"), Link("県", kind))  # type: ignore[arg-type]
    return Statement("s", 0, 1, None, None, (), chain, act=act, certainty=certainty, attributed=True)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("statements", "origins", "relations", "overtaken", "expected"),
    [
        ([_statement()], Origins(2, 2), [], True, "superseded"),
        ([_statement()], Origins(2, 2), [Relation("denied-by", "c2")], False, "disputed"),
        ([_statement(certainty="possible")], Origins(2, 2), [], False, "speculative"),
        ([_statement(certainty="unknown")], Origins(2, 2), [], False, "reported"),
        ([_statement("announce")], Origins(2, 3), [], False, "corroborated"),
        ([_statement("announce")], Origins(1, 1), [], False, "announced"),
        ([_statement("announce", kind="anonymous")], Origins(1, 1), [], False, "single-origin"),
        ([_statement()], Origins(1, 3), [], False, "reported"),
        ([], Origins(1, 1), [], False, "reported"),
    ],
)
def test_status_by_the_first_rule_that_holds(statements, origins, relations, overtaken, expected) -> None:
    assert status(statements, origins, relations, overtaken) == expected


LINES = st.lists(
    st.text(alphabet="市長県3人5死者は火災で工場がを確認した、。なかった約万「」日 aｱ\u3099", min_size=1, max_size=40),
    min_size=1,
    max_size=4,
)


@settings(max_examples=25, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=4))
def test_any_text_gives_claims_whose_members_stand_in_their_documents(docs: list[list[str]]) -> None:
    rows = [Document(f"d{n}", "x", t := "\n".join(lines), 0, len(t)) for n, lines in enumerate(docs)]
    dossier = pipeline.check(rows)
    texts = {a.document.id: a.document for a in dossier.documents}
    for story in dossier.stories:
        ids = [c.id for c in story.claims]
        for claim in story.claims:
            assert claim.members
            assert any(claim.text in texts[m.document].text for m in claim.members)
            assert all(texts[m.document].start <= m.start < m.end <= texts[m.document].end for m in claim.members)
            assert all(r.claim in ids and r.claim != claim.id for r in claim.relations)


def test_likeness_is_symmetric_and_highest_with_itself(told: Told) -> None:
    found = propositions(view([told("a", FIRE, "市長が辞任した", "火災の死者は4人", by="市")], ()))
    judge = Judge(found)
    for a in found:
        for b in found:
            one, other = judge.compare(a, b), judge.compare(b, a)
            assert one == other
            assert len(one.features) == len(FEATURES)
            assert judge.compare(a, a).probability >= one.probability


def test_the_silence_of_two_is_not_one_claim(story):
    found = story(
        "市の自転車連盟は選手の検査の結果を発表した。所属する丸山製薬は「事実関係を確認中のためコメントは差し控える」としている。",
        "市の自転車連盟は選手の検査の結果を発表した。検査機構の担当者は「個別の事案には答えられない」と話した。",
    )
    silent = [c for c in found.claims if "事実関係" in c.text or "事案" in c.text]
    assert len(silent) == 2
    assert all(len({m.document for m in c.members}) == 1 for c in silent)
