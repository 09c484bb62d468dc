"""How many origins bear a claim: sentences and names are made up."""

from __future__ import annotations

import random
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uratori.claims.bodies.publisher import is_press
from uratori.claims.bodies.sides import side_of
from uratori.claims.bodies.wording import press_key
from uratori.claims.origins.origins import bounds
from uratori.claims.origins.parties import EXACT, fewest
from uratori.claims.view import View, view
from uratori.model import (
    Analysis,
    Document,
    Entity,
    Evidence,
    Link,
    Member,
    Name,
    Origins,
    Outlet,
    Published,
    Reuse,
    Sentence,
    Span,
    Statement,
)

TEXT = "橋は三日に渡れるようになる。"


def link(name, kind, *names, entity=None):
    return Link(name, kind, None, None, entity, None, names)


def doc(id_, outlet, *chains, kind="unknown", layout="article", text=TEXT, certainty="certain", parent=None):
    """A document whose statements, all of one content, have these chains after the outlet."""
    document = Document(
        id_, "x", text, 0, len(text), parent=parent, layout=layout,
        outlet=Outlet(outlet, kind) if outlet else None, published=Published("2024-05-01", "given"),
    )  # fmt: skip
    span = Span(0, len(text))
    statements = tuple(
        Statement(f"s{n}", 0, len(text), None, None, (span,), (link(outlet, "outlet"), *chain), certainty=certainty)
        for n, chain in enumerate(chains)
    )
    return Analysis(document, (Sentence(0, len(text), "body"),), statements=statements)


def look(*analyses, entities=(), reuse=()) -> tuple[list[Member], View]:
    found = view(analyses, entities, reuse)
    members = [Member(a.document.id, 0, len(a.document.text), s.id) for a in analyses for s in a.statements]
    return members, found


def count(*analyses, **more) -> tuple[int, int]:
    found = bounds(*look(*analyses, **more))
    return found.min, found.max


def reasons(found: Origins, same: str) -> set[str]:
    return {t.reason for t in found.why if t.same == same}


ANON = "anonymous"


def test_two_named_holders_of_different_countries_are_two():
    a = doc("a", "甲新聞", [link("タイ外務省", "government")])
    b = doc("b", "乙新聞", [link("ラオス外務省", "government")])
    assert count(a, b) == (2, 2)


def test_two_governments_count_as_two_only_where_they_clearly_say_the_same():
    a = doc("a", "甲新聞", [link("タイ外務省", "government")])
    b = doc("b", "乙新聞", [link("ラオス外務省", "government")])
    sure = bounds(*look(a, b), lambda m, n: True)
    loose = bounds(*look(a, b), lambda m, n: False)
    assert (sure.min, sure.max) == (2, 2)
    assert (loose.min, loose.max) == (1, 2)
    assert reasons(loose, "may") == {"wording"}


def test_ministries_of_one_government_may_be_one():
    a = doc("a", "甲新聞", [link("タイ外務省", "government")])
    b = doc("b", "乙新聞", [link("タイ国防省", "government")])
    found = bounds(*look(a, b))
    assert (found.min, found.max) == (1, 2)
    assert reasons(found, "may") == {"one-government"}


def test_one_holder_in_many_outlets_is_one_and_the_tie_shows_the_words():
    a = doc("a", "甲新聞", [link("高浜市", "government")])
    b = doc("b", "乙放送", [link("高浜市", "government")])
    found = bounds(*look(a, b))
    assert (found.min, found.max) == (1, 1)
    (tie,) = found.why
    assert (tie.members, tie.same, tie.reason) == ((0, 1), "must", "same-holder")
    assert {e.document for e in tie.evidence} == {"a", "b"}
    assert all(e.end > e.start for e in tie.evidence)


def test_a_minister_and_the_desk_of_his_ministry_are_the_ministry():
    a = doc("a", "甲新聞", [link("気象庁の担当者", ANON)])
    b = doc("b", "乙放送", [link("気象庁", "government")])
    c = doc("c", "丙日報", [link("気象庁", "government"), link("三宅長官", "person")])
    assert count(a, b, c) == (1, 1)


def test_an_executive_follows_the_body_only_where_the_body_speaks():
    person = doc("a", "甲新聞", [link("国土交通省", "government"), link("岸辺国交相", "person")])
    executive = doc("b", "乙放送", [link("国土交通省の幹部", ANON)])
    body = doc("c", "丙日報", [link("国土交通省", "government")])
    assert count(person, executive) == (1, 2)
    assert count(person, executive, body) == (1, 1)


def test_an_insider_of_a_body_is_not_its_voice():
    assert count(
        doc("a", "甲新聞", [link("気象庁", "government")]), doc("b", "乙放送", [link("気象庁の関係者", ANON)])
    ) == (1, 2)


def test_an_unnamed_official_is_of_his_own_side_only():
    thai = doc("a", "甲新聞", [link("タイ政府高官", ANON)])
    assert count(thai, doc("b", "乙放送", [link("タイ外務省", "government")])) == (1, 2)
    assert count(thai, doc("b", "乙放送", [link("ラオス外務省", "government")])) == (2, 2)


def test_an_unnamed_somebody_may_be_anybody():
    a = doc("a", "甲新聞", [link("事情に詳しい2人", ANON)])
    assert count(a, doc("b", "乙放送", [link("ラオス外務省", "government")])) == (1, 2)


def test_a_resident_is_no_ministry_and_a_woman_no_man():
    woman, man = link("近くに住む60代の女性", ANON), link("近くに住む男性", ANON)
    ministry = doc("c", "丙日報", [link("気象庁", "government")])
    assert count(doc("a", "甲新聞", [woman]), ministry) == (2, 2)
    assert count(doc("a", "甲新聞", [woman]), doc("b", "乙放送", [man])) == (2, 2)
    assert count(doc("a", "甲新聞", [link("目撃者", ANON)]), doc("b", "乙放送", [man])) == (1, 2)


def test_citing_an_outlet_gives_its_origin():
    own = doc("a", "海辺日報", [link("港の関係者", ANON)])
    citing = doc("b", "乙放送", [link("海辺日報", "outlet"), link("関係者", ANON)])
    short = doc("c", "丙新聞", [link("18日付の海辺日報", "outlet")])
    found = bounds(*look(own, citing, short))
    assert (found.min, found.max) == (1, 1)
    assert reasons(found, "must") == {"cites"}


def test_two_sources_that_one_outlet_tells_apart_stay_apart():
    a = doc("a", "海辺日報", [link("港の関係者", ANON)], [link("主力取引銀行の幹部", ANON)])
    assert count(a) == (1, 2)


def test_two_officials_through_one_agency_are_two():
    a = doc("a", "甲新聞", [link("タス通信", "agency"), link("ラオス外務省", "government")])
    b = doc("b", "乙放送", [link("タス通信", "agency"), link("タイ外務省", "government")])
    assert count(a, b) == (2, 2)


def test_a_paper_of_the_capital_is_the_one_paper_cited():
    a = doc("a", "甲新聞", [link("漢水日報", "outlet"), link("政府高官", ANON)])
    b = doc("b", "乙通信", [link("ソウルの新聞", "outlet"), link("高官", ANON)])
    assert count(a, b) == (1, 1)


def test_an_agency_of_the_state_speaks_for_the_state():
    a = doc("a", "甲新聞", [link("朝鮮中央通信", "agency")])
    assert count(a, doc("b", "乙放送", [link("タイ外務省", "government")])) == (2, 2)
    assert count(a, doc("b", "乙放送", [link("北朝鮮", "government")])) == (1, 1)


def test_a_country_adds_nobody_to_its_ministries_and_does_not_make_them_one():
    ministries = [
        doc("a", "甲新聞", [link("タイ外務省", "government")]),
        doc("b", "乙放送", [link("タイ国防省", "government")]),
    ]
    assert count(*ministries, doc("c", "丙日報", [link("タイ側", "government")])) == (1, 2)


def test_words_without_a_source_may_come_from_anywhere():
    a, b = doc("a", "甲新聞", []), doc("b", "乙放送", [])
    found = bounds(*look(a, b))
    assert (found.min, found.max) == (1, 2)
    assert {r.kind for r in found.roots} == {"own"}
    assert reasons(found, "may") == {"unstated"}
    assert count(a, b, doc("c", "丙日報", [link("タイ外務省", "government")])) == (1, 3)


def test_documents_of_one_outlet_are_one_outlet():
    assert count(doc("a", "甲新聞", []), doc("b", "甲新聞", [])) == (1, 1)
    assert count(doc("a", None, []), doc("b", None, [])) == (1, 2)


def test_an_outlet_that_names_its_source_once_has_it_from_there():
    named = doc("a", "甲新聞", [link("高浜市", "government")])
    assert count(named, doc("b", "甲新聞", [])) == (1, 1)
    assert count(named, doc("b", "甲新聞", [], certainty="probable")) == (1, 2)


def test_own_words_do_not_make_two_sources_one():
    two = doc("a", "甲新聞", [link("ラオス外務省", "government")], [link("港の関係者", ANON)], [])
    assert bounds(*look(two)).max == 2


def test_a_company_in_its_own_release_is_the_company():
    release = doc("a", "みどり製薬", [], layout="release")
    assert count(release, doc("b", "乙放送", [link("みどり製薬", "organization")])) == (1, 1)
    assert count(release, doc("b", "乙放送", [link("あおば証券", "organization")])) == (2, 2)


def test_partners_of_one_deal_speak_with_one_voice():
    text = "あおば証券はみどり製薬の株を買うと発表した。"
    a = doc("a", "甲新聞", [link("あおば証券", "organization")], text=text)
    b = doc("b", "乙放送", [link("みどり製薬", "organization")], text=text)
    assert count(a, b) == (1, 2)


def test_reused_text_is_one_origin():
    a = doc("a", "甲新聞", [link("タイ政府高官", ANON)])
    b = doc("b", "乙放送", [link("情報筋", ANON)])
    whole = (Evidence(0, len(TEXT), "", "b"), Evidence(0, len(TEXT), "", "a"))
    found = bounds(*look(a, b, reuse=[Reuse("b", "a", 1.0, True, whole)]))
    assert (found.min, found.max) == (1, 1)
    assert reasons(found, "must") == {"text-reuse"}


def test_a_shared_credit_line_is_one_origin():
    text = f"【高浜共同】{TEXT}"
    assert count(doc("a", "甲新聞", [], text=text), doc("b", "乙新聞", [], text=text)) == (1, 1)


def test_spokespeople_of_one_ministry_are_its_voice_whatever_their_names():
    a = doc("a", "甲新聞", [link("タイ外務省", "government"), link("アノン報道官", "person")])
    b = doc("b", "乙放送", [link("タイ外務省のソムチャイ報道官", "person")])
    assert count(a, b) == (1, 1)


def told_in_full(outer_end=None, kind="outlet"):
    """Two papers that tell (up to ``outer_end``) that the mayor announced it, and the announcement itself."""
    text = "甲新聞と乙新聞によると、市長は橋を直すと発表した。"
    whole, inner = Span(text.index("市長"), outer_end or len(text) - 1), Span(text.index("橋"), text.index("と発表"))
    mayor = Span(text.index("市長"), text.index("は橋"))
    cue = Span(text.index("と発表"), len(text) - 1)
    papers = [
        Statement(f"s{n}", 0, len(text), None, None, (whole,), (link("丙通信", "outlet"), link(name, kind, name)))
        for n, name in enumerate(["甲新聞", "乙新聞"])
    ]
    chain = (*papers[1].chain, link("市長", "person", "市長"))
    told = Statement("s2", 0, len(text), mayor, cue, (inner,), chain, act="announce")
    document = Document("a", "x", text, 0, len(text), outlet=Outlet("丙通信"))
    found = Analysis(document, (Sentence(0, len(text), "body"),), statements=(*papers, told))
    spans = [(whole, "s0"), (whole, "s1"), (inner, "s2")]
    return bounds([Member("a", s.start, s.end, i) for s, i in spans], view((found,), ()))


def test_papers_that_tell_of_one_announcement_are_one_origin():
    found = told_in_full()
    assert (found.min, found.max, found.roots[0].name) == (1, 1, "市長")
    assert reasons(found, "must") == {"cites"}


def test_papers_that_tell_more_than_the_announcement_stay_apart():
    assert told_in_full(20).max > 1


def test_a_witness_who_tells_what_another_told_him_is_no_paper():
    assert told_in_full(kind="person").max > 1


def test_what_a_state_agency_says_its_minister_said_is_the_ministers():
    minister = doc("b", "丙新聞", [link("ヴェラ国防相", "person")])
    relayed = doc(
        "a", "乙通信", [link("タス通信", "agency")], [link("タス通信", "agency"), link("ヴェラ国防相", "person")]
    )
    assert count(relayed, minister) == (1, 1)
    firm = [link("海辺汽船の担当者", ANON)]
    both = doc("a", "乙通信", firm, [*firm, link("船長", "person")])
    assert count(both)[1] == 2  # the firm speaks for itself as well


def test_who_was_told_by_his_superior_bears_it_himself():
    worker, superior = link("元従業員の女性", ANON), link("工場長", "person")
    one = doc("a", "甲新聞", [worker], [worker, superior])
    other = doc("b", "乙放送", [link("別の従業員の男性", ANON)], [link("別の従業員の男性", ANON), superior])
    found = bounds(*look(one, other))
    assert (found.max, {r.name for r in found.roots}) == (2, {"元従業員の女性", "別の従業員の男性"})


def test_a_body_has_from_the_press_what_nobody_named_says_in_its_own_paper():
    press = doc("a", "甲新聞", [link("元従業員の女性", ANON)])
    asked = doc("b", "海辺汽船株式会社", [link("元従業員", ANON)], kind="organization")
    answered = doc("b", "海辺汽船株式会社", [link("報道", ANON)], kind="organization")
    assert count(press, asked) == (1, 1)
    assert count(press, answered) == (1, 1)
    assert count(press, doc("b", "乙放送", [link("元従業員", ANON)]))[1] == 2
    assert count(press, doc("b", "海辺汽船株式会社", [link("広報担当者", ANON)], kind="organization"))[1] == 2


def test_a_firm_told_by_what_it_is_may_be_that_of_its_president():
    text = "パール航空のラン社長は「十分に離れていた」と述べた。"
    named = doc("a", "甲新聞", [link("パール航空", "organization"), link("ラン社長", "person")], text=text)
    nameless = doc("b", "乙放送", [link("ベトナムの航空会社", "organization")], text=text)
    assert count(named, nameless)[1] == 1


def test_a_professor_may_be_the_expert_whom_nobody_names():
    professor = doc("a", "甲新聞", [link("高浜大学", "organization"), link("野分教授", "person")])
    expert = doc("b", "乙放送", [link("火山に詳しい専門家", ANON)])
    assert count(professor, expert) == (1, 2)
    assert count(expert, doc("c", "丙日報", [link("気象庁", "government")])) == (2, 2)


def test_short_and_full_names_of_a_person_agree_but_not_two_of_a_family():
    def person(id_, *names):
        return Entity(id_, "person", names[0], tuple(Name(n, "") for n in names))

    entities = [person("e1", "マリア・ロペス"), person("e2", "ロペス"), person("e3", "浅野一郎", "浅野氏")]
    entities.append(person("e4", "浅野花子", "浅野氏"))
    full = doc("a", "甲新聞", [link("マリア・ロペス", "person", entity="e1")])
    short = doc("b", "乙放送", [link("ロペス", "person", entity="e2")])
    assert count(full, short, entities=entities) == (1, 1)
    one = doc("a", "甲新聞", [link("浅野一郎", "person", entity="e3")])
    other = doc("b", "乙放送", [link("浅野花子", "person", entity="e4")])
    assert count(one, other, entities=entities) == (2, 2)


def test_no_members_have_no_origin():
    assert bounds([], look(doc("a", "甲新聞", []))[1]) == Origins(0, 0)


def test_the_example_of_the_documentation():
    ministry = [link("国土交通省", "government"), link("三崎国交相", "person")]
    found = bounds(
        *look(
            doc("d0", "海辺日報", [link("船員の男性", ANON)]),
            doc("d1", "列島通信", [link("海辺日報", "outlet")]),
            doc("d2", "山側新聞", [link("海辺日報", "outlet")]),
            doc("d3", "首都テレビ", ministry, [link("海上保安庁の幹部", ANON)]),
            doc("d5", "甲新聞", []),
        )
    )
    assert (found.min, found.max) == (2, 4)
    assert {(t.members, t.reason) for t in found.why if t.same == "must"} == {((0, 1), "cites"), ((0, 2), "cites")}
    assert {(t.members, t.reason) for t in found.why if t.same == "may"} == {
        ((3, 4), "anonymous"),
        ((0, 1, 2, 5), "unstated"),
        ((3, 5), "unstated"),
        ((4, 5), "unstated"),
    }


# ---------------------------------------------------------------- properties

HOLDERS = st.sampled_from(
    [
        [],
        [link("タイ外務省", "government")],
        [link("タイ政府高官", ANON)],
        [link("ラオス外務省", "government")],
        [link("ラオス", "government")],
        [link("関係筋", ANON)],
        [link("海辺日報", "outlet")],
        [link("海辺日報", "outlet"), link("関係者", ANON)],
        [link("近くの男性", ANON)],
        [link("近くの女性", ANON)],
        [link("みどり製薬", "organization")],
        [link("内部メモ", "document")],
        [link("韓国メディア", "outlet")],
        [link(None, "unknown")],
    ]
)
STORIES = st.lists(st.tuples(st.sampled_from(["甲新聞", "乙放送", "海辺日報", None]), HOLDERS), min_size=1, max_size=8)


def story(rows):
    return look(*(doc(f"d{n}", outlet, chain) for n, (outlet, chain) in enumerate(rows)))


@settings(max_examples=150, deadline=None)
@given(STORIES)
def test_bounds_stand_in_order_and_roots_share_out_the_members(rows):
    members, found = story(rows)
    o = bounds(members, found)
    assert 1 <= o.min <= o.max == len(o.roots) <= len(members)
    assert sorted(n for r in o.roots for n in r.members) == list(range(len(members)))
    if o.min < o.max:
        assert reasons(o, "may")
    if o.max < len(members):
        assert reasons(o, "must")
    assert all(t.evidence for t in o.why)


@settings(max_examples=60, deadline=None)
@given(STORIES, st.randoms())
def test_the_order_of_members_does_not_matter(rows, rng: random.Random):
    members, found = story(rows)
    mixed = list(members)
    rng.shuffle(mixed)
    a, b = bounds(members, found), bounds(mixed, found)
    assert (a.min, a.max) == (b.min, b.max)
    assert {frozenset(members[n] for n in r.members) for r in a.roots} == {
        frozenset(mixed[n] for n in r.members) for r in b.roots
    }


def _brute(graph):
    keys = sorted(graph)
    for n in range(1, len(keys) + 1):
        for colours in product(range(n), repeat=len(keys)):
            of = dict(zip(keys, colours, strict=True))
            if all(of[a] != of[b] for a in keys for b in graph[a]):
                return n
    return 0


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 6), st.data())
def test_the_fewest_parties_are_the_chromatic_number(n, data):
    graph = {k: set() for k in range(n)}
    for a, b in combinations(range(n), 2):
        if data.draw(st.booleans()):
            graph[a].add(b)
            graph[b].add(a)
    assert fewest(graph) == _brute(graph)


def test_beyond_the_exact_size_a_lower_bound_is_given():
    ring = {k: {(k - 1) % 41, (k + 1) % 41} for k in range(41)}  # an odd ring takes three
    assert len(ring) > EXACT
    assert fewest(ring) == 2
    crowd = {k: set(range(200)) - {k} for k in range(200)}
    assert fewest(crowd) == 200


@pytest.mark.parametrize("copies", [200])
def test_many_outlets_without_a_source_are_counted(copies):
    assert count(*(doc(f"d{n}", f"第{n}新聞", []) for n in range(copies))) == (1, copies)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("18日付の海辺日報", "海辺日報"),
        ("山国の海辺日報", "海辺日報"),
        ("ソウルの新聞", "ソウルの新聞"),
        ("有力紙海辺日報", "海辺日報"),
    ],
)
def test_an_outlet_has_one_key_under_all_its_forms(name, key):
    assert press_key(name) == key


@pytest.mark.parametrize(
    ("name", "press"),
    [("海辺日報", True), ("高浜市", False), ("みなと港湾局", False), ("シーサイドTV", True), (None, True)],
)
def test_who_publishes_is_told_from_the_name(name, press):
    assert is_press(doc("a", name, [])) is press


@pytest.mark.parametrize(
    ("phrase", "side"),
    [
        ("高浜県警", "@高浜県"),
        ("米高官", "US"),
        ("ソウルの外交官", None),
        ("報道関係者", None),
        ("北海道警", "@北海道"),
        ("ソウルの外務省", "KR"),
    ],
)
def test_sides(phrase, side):
    found = side_of(phrase)
    assert (found.name if found.public else None) == side


def test_the_head_of_the_prosecutors_may_have_it_from_an_unnamed_prosecutor():
    a = doc("a", "甲新聞", [link("里見検事総長", "person")])
    b = doc("b", "乙新聞", [link("高検幹部", "anonymous")])
    c = doc("c", "丙新聞", [link("海辺商事の幹部", "anonymous")])
    assert bounds(*look(a, b)).min == 1
    assert bounds(*look(a, c)).min == 2


def test_words_in_another_claim_count_for_the_upper_bound_alone():
    a = doc("a", "甲新聞", [link("高浜市", "government")])
    b = doc("b", "乙放送", [link("高浜市", "government")])
    c = doc("c", "丙通信", [link("瀬戸大の教授", "person")])
    members, found = look(a, b, c)
    own, other = members[:2], members[2]
    known = bounds(own, found)
    wide = bounds(own, found, further=[(1, other)])
    assert (known.min, known.max) == (1, 1)
    assert (wide.min, wide.max) == (1, 2)
    assert wide.roots == known.roots
    (tie,) = [t for t in wide.why if t.reason == "elsewhere"]
    assert tie.same == "may"
    assert [e.document for e in tie.evidence] == ["b", "c"]
    assert tie.members == (1,)


def test_words_in_another_claim_that_have_it_from_the_same_holder_add_none():
    a = doc("a", "甲新聞", [link("高浜市", "government")])
    b = doc("b", "乙放送", [link("高浜市", "government")])
    (own, other), found = look(a, b)
    wide = bounds([own], found, further=[(0, other)])
    assert wide.max == 1
    assert not reasons(wide, "may")


def test_a_member_that_is_not_sure_does_not_raise_the_lower_bound():
    a = doc("a", "甲新聞", [link("タイ外務省", "government")])
    b = doc("b", "乙新聞", [link("ラオス外務省", "government")])
    members, found = look(a, b)
    assert bounds(members, found).min == 2
    doubtful = bounds(members, found, sure={0})
    assert (doubtful.min, doubtful.max) == (1, 2)
    assert "wording" in reasons(doubtful, "may")


def test_a_body_that_tells_what_another_did_may_have_it_from_there():
    did, own = "山岳救助隊が小屋に入った。", "登山者は小屋の外にいた。"
    guard = doc("a", "甲新聞", [link("山岳救助隊", "organization")], text=did)
    told = doc("b", "北湾大学", [], layout="release", text=did)
    found = {text: look(guard, doc("b", "北湾大学", [], layout="release", text=text)) for text in (did, own)}
    assert [bounds(*found[text]).min for text in (did, own)] == [1, 2]
    assert bounds(*look(guard, told)).max == 2
