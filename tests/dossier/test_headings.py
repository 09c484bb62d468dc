"""What stands over a claim: its words with what their sentence must lend them, and the order in which changes are told."""

import re
from itertools import pairwise

import pytest

from uratori import analyze
from uratori.claims import Change
from uratori.dossier import galley
from uratori.dossier.view import Point, View
from uratori.model import Analysis, Claim, Document, Dossier, Member, Origins, Sentence, Span, Statement, Story
from uratori.web import days


def heading(text, words, certainty="certain"):
    start = text.index(words)
    document = Document("d", "d", text, 0, len(text))
    cuts = [n + 1 for n, c in enumerate(text) if c == "。"]
    sentences = tuple(Sentence(a, b, "body") for a, b in zip([0, *cuts], cuts, strict=False))
    span = Span(start, start + len(words))
    statement = Statement("s", 0, len(text), None, None, (span,), (), certainty=certainty)
    return Point(Analysis(document, sentences), span, statement).heading.of(text)


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        # What begins a clause is shown alone, whatever clause stands before it.
        ("市は7日、橋を6月から通行止めにすると発表した。", "橋を6月から通行止めにする", "橋を6月から通行止めにする"),
        ("「橋は安全だと確認した」と市長は述べた。", "橋は安全だと確認した", "橋は安全だと確認した"),
        # What is cut out of a clause stands in it.
        ("両国は外交ルートで日程を調整する。", "外交ルートで日程を調整する", "両国は外交ルートで日程を調整する"),
        ("7日、両国は外交ルートで日程を調整する。", "外交ルートで日程を調整する", "両国は外交ルートで日程を調整する"),
        # A bare noun stands with what is said of it.
        ("会談の日時と場所は公表していない。", "会談の日時と場所", "会談の日時と場所は公表していない。"),
        # Words that are few stand in their sentence.
        ("それは事実ではない。", "それ", "それは事実ではない。"),
    ],
)
def test_a_heading_is_no_broken_piece_of_a_sentence(text, words, shown):
    assert heading(text, words) == shown


def test_words_too_few_to_be_read_alone_are_marked_in_their_sentence():
    text = "局長は辞任する意向で、近く退院する。"
    span = Span(text.index("辞任"), text.index("意向"))
    point = Point(Analysis(Document("d", "d", text, 0, len(text)), (Sentence(0, len(text), "body"),)), span, None)
    assert point.quotation == "局長は＊辞任する＊意向で、近く退院する。"
    whole = Point(point.analysis, Span(0, len(text)), None)
    assert whole.quotation == text


@pytest.mark.parametrize(
    ("text", "words", "certainty"),
    [
        (
            "ダムの水があふれた問題で、県が記録を書き換えた疑いがあることが分かりました。",
            "ダムの水があふれた問題で",
            "certain",
        ),
        (
            "ダムの水があふれた問題で、県が記録を書き換えた疑いがあることが分かりました。",
            "県が記録を書き換えた疑いがある",
            "probable",
        ),
        ("ダムの水が川にあふれ、県が放流した可能性がある。", "ダムの水が川にあふれ", "possible"),
        ("原因は電源の障害とみられる。", "原因は電源の障害", "probable"),  # nothing follows: it is what is estimated
    ],
)
def test_what_a_report_opens_with_is_as_sure_as_a_report(text, words, certainty):
    start = text.index(words)
    analysis = analyze(Document("d", "d", text, 0, len(text)))
    statement = next(s for s in analysis.statements if s.start <= start < s.end)
    assert Point(analysis, Span(start, start + len(words)), statement).certainty == certainty


def test_a_denial_of_words_told_before_is_quoted_as_it_stands():
    text = "県警は男を拘束したと発表した。家族側は否定している。"
    analysis = analyze(Document("d", "d", text, 0, len(text)))
    (denial,) = [s for s in analysis.statements if s.act == "deny"]
    point = Point(analysis, denial.content[0], denial)
    assert (point.heading.of(text), point.readable.of(text)) == ("家族側は否定している。",) * 2


def test_the_words_that_deny_are_marked_and_not_those_denied():
    text = "県警は男を拘束したと発表した。家族側は否定している。"
    (line,) = galley.lines(analyze(Document("d", "d", text, 0, len(text))), {})
    marked = re.findall(r'<span class="([^"]*)"[^>]*>([^<]*)', line.html)
    denied = [words for classes, words in marked if "denied" in classes.split()]
    assert denied == ["否定している"]


def test_what_a_holder_does_not_say_stands_with_that_he_does_not():
    text = "県は、事故の原因をいつまでに調べるかは明らかにしていない。"
    assert heading(text, "事故の原因をいつまでに調べるか", "unknown").endswith("明らかにしていない。")


@pytest.mark.parametrize("text", ["あ" * 20_000, "あ、" * 10_000, "漢" * 20_000])
def test_a_heading_is_bounded(text):
    assert len(heading(text, text[9_000:9_050])) < 200


def test_changes_are_told_by_what_matters(sample_view):
    def change(kind, text):
        return Change(kind, "s1", "c1", text, None, (1, 1, "reported"))

    texts = [c.claim.text for c in sample_view.claims]
    found = days.grouped([change("new", t) for t in texts] + [change("denied", texts[0])], sample_view)
    assert [kind for kind, _ in found] == ["denied", "new"]
    new = [claim for _, claim in found[1][1]]
    silent = [c.certainties == ("unknown",) for c in new]
    assert silent == sorted(silent)
    said = [len(c.outlets) for c, s in zip(new, silent, strict=True) if not s]
    assert said == sorted(said, reverse=True)


@pytest.fixture
def sample_view(dossier):
    return View(dossier).big[0]


def quoted(text, words, *members):
    """The claim with ``words`` as it is shown, of members that are the given words of ``text``."""
    home = Document("d", "d", text, 0, len(text))
    cuts = [n + 1 for n, c in enumerate(text) if c == "。"]
    sentences = tuple(Sentence(a, b, "body") for a, b in pairwise(sorted({0, *cuts, len(text)})))
    found = tuple(Member("d", at, at + len(m), "s") for m in members for at in [text.rindex(m)])
    claim = Claim("c1", words, found, Origins(1, 1), "reported")
    (numbered,) = View(Dossier((Analysis(home, sentences),), (), (Story("s1", "", ("d",), (claim,)),))).claims
    return numbered


def test_a_clause_is_quoted_without_the_comma_behind_it():
    shown = quoted(
        "調査チームが現地に入り、漏れはないと発表した。", "調査チームが現地に入り", "調査チームが現地に入り、"
    )
    assert shown.best.words == shown.best.quotation == "調査チームが現地に入り"


def test_a_claim_is_quoted_where_its_words_stand_alone():
    text = "北霧県霧ケ原市で豚熱が発生した問題で、県は会見を開いた。霧ケ原市で豚熱が発生した。"
    shown = quoted(text, "霧ケ原市で豚熱が発生した", "北霧県霧ケ原市で豚熱が発生した問題で", "霧ケ原市で豚熱が発生した")
    assert shown.points[0].words == "北霧県霧ケ原市で豚熱が発生した問題で"
    assert shown.best.words == "霧ケ原市で豚熱が発生した"


def test_few_words_of_a_quotation_stand_in_it_without_its_brackets():
    shown = quoted("「国に対して、接種の時期の見直しを求める」", "国に対して", "国に対して")
    assert shown.best.quotation == "＊国に対して＊、接種の時期の見直しを求める"
