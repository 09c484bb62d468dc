"""Dates of publication that stand in the text."""

import pytest

from uratori.language import parse
from uratori.model import Document, Published
from uratori.times import find_in, stated

BODY = "\n\n市は条例案を取り下げると発表した。議会の反対が強いためだという。\n"


def of(text, **fields):
    return stated(parse(Document("d", "d.txt", text, 0, len(text), **fields)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("条例案を撤回\n\n山里新聞 2024年5月12日 朝刊" + BODY, "2024-05-12"),
        ("条例案を撤回\n\n2024年6月18日(火)" + BODY, "2024-06-18"),
        ("記者発表資料\n\n令和6年3月1日\n山里市役所" + BODY, "2024-03-01"),
        ("市長定例会見(2024年5月14日)要旨" + BODY, "2024-05-14"),
        ("条例案を撤回\n2024年1月3日 5時12分 更新" + BODY, "2024-01-03T05:12+09:00"),
        ("公開日:2024/05/12\n条例案を撤回" + BODY, "2024-05-12"),
        ("【2024年5月12日 山里通信】市は条例案を取り下げた。", "2024-05-12"),
        (
            "条例案を撤回 https://t.co/x\n— 山里通信 (@yamazato) September 4, 2023\n市は条例案を取り下げた。",
            "2023-09-04",
        ),
        ("条例案を撤回" + BODY + "(2024年5月13日付朝刊)", "2024-05-13"),
        ("令和6年5月12日\n山里市\n花火大会の中止について\n当初の日程 6月1日(土)" + BODY, "2024-05-12"),
        # an issue goes out on the day it is sold from, which may be in the year before its own date
        ("条例案を撤回\n\n週刊山里 2024年5月23日号(5月12日発売)" + BODY, "2024-05-12"),
        ("条例案を撤回\n\n週刊山里 2025年1月9日号(12月26日発売)" + BODY, "2024-12-26"),
        ("条例案を撤回\n\n週刊山里 2024年5月23日号" + BODY, "2024-05-23"),
        ("山里放送「ニュース6」\n2024年5月12日(日)午後6時10分～放送\n条例案を撤回" + BODY, "2024-05-12T18:10+09:00"),
    ],
)
def test_full_date(text, value):
    found = of(text)
    assert (found.value, found.basis) == (value, "stated")
    assert found.evidence


def test_address():
    assert of("条例案を撤回" + BODY, url="https://example.jp/news/2024/05/12/a.html").value == "2024-05-12"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("【9月5日 AFP】市は条例案を取り下げた。", "9月5日"),
        ("[ソウル 14日 ロイター] - 市は条例案を取り下げた。", "14日"),
        ("【山里(東嶺)14日=共同】市は条例案を取り下げた。", "14日"),
        ("条例案を撤回" + BODY + "(5月13日付朝刊)", "5月13日"),
        ("【詳報】条例案の撤回 10月9日(木)の動き\n" + BODY, "10月9日(木)"),
        ("条例案を撤回\n9月19日 18時42分　山里テレビ\n" + BODY, "9月19日 18時42分"),
        ("条例案を撤回\n9月19日　山里テレビ\n" + BODY, "9月19日"),
        ("条例案を撤回\n(9月19日 18時42分)\n" + BODY, "9月19日 18時42分"),
    ],
)
def test_a_date_without_its_year_is_no_date_yet(text, words):
    found = of(text)
    assert (found.value, found.basis) == (None, "unknown")
    assert [text[e.start : e.end] for e in found.evidence] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "2011年3月11日の震災から10年" + BODY,  # what the words are about
        "市は2024年5月12日、条例案を取り下げた。",
        "労働新聞は12日付の紙面で伝えた。",
        "条例案を撤回" + BODY,
        "期間は2024年7月1日から2024年8月13日まで\n" + BODY,
        "条例案を撤回\n9月19日　住民説明会\n" + BODY,  # a list of what happened
        "条例案を撤回\n9月19日　山里テレビの取材\n" + BODY,
    ],
)
def test_a_date_in_the_words_is_none_of_publication(text):
    assert (of(text).value, of(text).evidence) == (None, ())


def test_contradicting_dates_give_both_and_choose_neither():
    found = of("条例案を撤回\n山里新聞 2024年5月12日 朝刊" + BODY * 8 + "\n(2024年6月20日付夕刊)")
    assert found.value is None
    assert (found.earliest, found.latest) == ("2024-05-12", "2024-06-20")
    assert len(found.evidence) == 2


@pytest.mark.parametrize("line", ["山里新聞 2024年2月30日 朝刊", "山里新聞 2024年5月12日(水) 朝刊"])
def test_a_day_that_cannot_be_is_unknown_with_the_reason(line):
    found = of("条例案を撤回\n" + line + BODY)
    assert found.value is None
    assert "day" in found.evidence[0].why


def test_an_entry_is_dated_by_the_heading_above():
    text = "【詳報】2024年11月17日(日)の動き\n\n翌1:20 調査官を派遣\n委員会が決めた。\n"
    start = text.index("翌")
    entry = Document("d#1", "d.txt", text, start, len(text), parent="d", layout="entry")
    assert stated(parse(entry)).value == "2024-11-18T01:20+09:00"


def test_the_weekday_beside_a_day_picks_the_year_for_the_times():
    text = "【詳報】条例案の撤回 10月9日(木)の動き\n\n市は8日、取り下げを決めていた。\n"
    parsed = parse(Document("d", "d.txt", text, 0, len(text)))
    assert [t.value for t in find_in(parsed, stated(parsed))] == ["2025-10-09", "2025-10-08"]


@pytest.mark.parametrize(
    ("line", "value"), [("12 March 2026", "2026-03-12"), ("Sept. 3, 2025", "2025-09-03"), ("Marshall 3, 2020", None)]
)
def test_months_in_english(line, value):
    assert of(line + BODY).value == value


def test_a_month_that_was_given_bounds_what_the_text_leaves_open():
    found = of("条例案を撤回" + BODY, published=Published("2024-05", "given"))
    assert (found.value, found.earliest, found.latest) == (None, "2024-05-01", "2024-05-31")
    assert of("条例案を撤回\n\n2024年6月18日(火)" + BODY, published=Published("2024", "given")).value == "2024-06-18"
