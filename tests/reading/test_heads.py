"""The outlet and the day at the head (or the end) of a plain text, in the layouts that people and programs save."""

import pytest

from uratori import analyze
from uratori.language import fold
from uratori.reading.layouts.rows import from_row
from uratori.times.stated import stamp

TITLE = "駅前再開発が白紙に　市が発表"
BODY = "市は3日、再開発を白紙に戻すと発表した。採算が見込めないためという。\n\n地権者は「説明がない」と反発している。\n"


def read(text):
    """The outlet's name, and the day with its clock; a day without a year as month and day."""
    (document,) = from_row({"id": "x", "text": text}, "x")
    published = analyze(document).document.published
    stamps = stamp(document, fold(text).text)
    partial = f"{stamps[0].month:02d}-{stamps[0].day:02d}" if stamps and stamps[0].month and stamps[0].day else None
    return document.outlet and document.outlet.name, published.value or partial


@pytest.mark.parametrize(
    ("text", "outlet", "day"),
    [
        (
            f"{TITLE}\n\nリージョナル・ワイヤ　2026年9月10日（原文は英語、機械翻訳）\n\n{BODY}",
            "リージョナル・ワイヤ",
            "2026-09-10",
        ),
        (f"Dam Watch 日本語版（機械翻訳）\n2026年10月6日\n\n{TITLE}\n\n{BODY}", "Dam Watch", "2026-10-06"),
        (f"{TITLE}\n\n東都新聞　9月14日\n\n{BODY}", "東都新聞", "09-14"),
        (f"夕刊みちのく 2025年3月4日\n{TITLE}\n{BODY}", "夕刊みちのく", "2025-03-04"),
        (
            f"{TITLE}\nテレビみちのく ニュース 2025年3月4日 午後7時12分\n{BODY}",
            "テレビみちのく",
            "2025-03-04T19:12+09:00",
        ),
        (f"{TITLE}\n(みちのく日報 2025/3/4 朝刊)\n\n{BODY}", "みちのく日報", "2025-03-04"),
        (f"【みちのく日報】{TITLE}\n2025/3/4\n\n{BODY}", "みちのく日報", "2025-03-04"),
        (f"{TITLE}　みちのく日報デジタル\n\n更新 2025.3.4 18:22\n\n{BODY}", "みちのく日報", "2025-03-04T18:22+09:00"),
        (f"{TITLE} - みちのく日報\n2025年03月04日 05時00分\n\n{BODY}", "みちのく日報", "2025-03-04T05:00+09:00"),
        (f"出典：みちのく日報（2025年3月4日付朝刊）\n\n{TITLE}\n\n{BODY}", "みちのく日報", "2025-03-04"),
        (f"{TITLE}\n\n{BODY}\n（みちのく日報、2025年3月4日）\n", "みちのく日報", "2025-03-04"),
        (f"Source: Northern Wire\nDate: 4 March 2025\n\n{TITLE}\n\n{BODY}", "Northern Wire", "2025-03-04"),
        (
            f"{TITLE}\nみちのく日報\n2025年3月4日 5時00分 有料会員記事\n\n{BODY}",
            "みちのく日報",
            "2025-03-04T05:00+09:00",
        ),
        (
            f"媒体：みなとテレビ\n日時：2025年3月4日(火) 18:10\n見出し：{TITLE}\n\n{BODY}",
            "みなとテレビ",
            "2025-03-04T18:10+09:00",
        ),
        (f"みなとテレビ「ニュース6」 3月4日放送\n\n{TITLE}\n\n{BODY}", "みなとテレビ", "03-04"),
        (f"{TITLE}\n投稿日：2025年3月4日　みなとテレビ報道部\n\n{BODY}", "みなとテレビ", "2025-03-04"),
        (f"■みちのく日報■ 2025年3月4日（火）1面\n{TITLE}\n\n{BODY}", "みちのく日報", "2025-03-04"),
        (f"《潮見新報　2026年9月10日付》\n{TITLE}\n{BODY}", "潮見新報", "2026-09-10"),
        (f"みちのく日報 令和7年3月4日 第23456号\n\n{TITLE}\n\n{BODY}", "みちのく日報", "2025-03-04"),
        (f"{TITLE}\nFujimi Post（フジミ・ポスト） 2025年3月4日\n\n{BODY}", "Fujimi Post", "2025-03-04"),
        (f"{TITLE}（潮見新報）\n\n2026年9月10日\n\n{BODY}", "潮見新報", "2026-09-10"),
        (f"{TITLE}：潮見新報\n公開: 2026年9月10日 7時15分\n\n{BODY}", "潮見新報", "2026-09-10T07:15+09:00"),
        (f"{TITLE}\n潮見新報　山本恵\n2026年9月10日 7:15\n\n{BODY}", "潮見新報", "2026-09-10T07:15+09:00"),
        (f"潮見新報 社説　2026年9月10日\n\n橋の点検を急げ\n\n{BODY}", "潮見新報", "2026-09-10"),
        (f"潮見新報編集委員　森口聡　2026年9月10日\n\n{BODY}", "潮見新報", "2026-09-10"),
        (f"転載元 潮見新報　2026年9月10日\n\n{TITLE}\n{BODY}", "潮見新報", "2026-09-10"),
        (f"9月10日(木)の紙面から　潮見新報\n\n{TITLE}\n{BODY}", "潮見新報", "09-10"),
        (
            f"ハーバー・スタンダード紙　2026年9月10日付（日本語訳）\n\n{TITLE}\n\n{BODY}",
            "ハーバー・スタンダード",
            "2026-09-10",
        ),
        (f"{TITLE}\n9/10(木) 10:32配信\n潮見新報\n\n{BODY}", "潮見新報", "09-10"),
        (f"{TITLE}\n潮見新報 2026年9月10日 10時32分 JST\n\n{BODY}", "潮見新報", "2026-09-10T10:32+09:00"),
    ],
)
def test_a_head_names_the_outlet_and_the_day(text, outlet, day):
    assert read(text) == (outlet, day)


@pytest.mark.parametrize(
    "first",
    ["東京　2026年9月10日", "社会　2026年9月10日", "文・山田太郎　2026年9月10日", "【再放送】再開発を語る夕べ\n2026年9月10日",
     f"【速報】{TITLE}\n2026年9月10日", f"{TITLE}　中継ニュース\n2026年9月10日"],
)  # fmt: skip
def test_what_stands_beside_a_day_is_not_always_an_outlet(first):
    assert read(f"{first}\n\n{BODY}") == (None, "2026-09-10")


def test_a_page_number_is_no_day():
    assert read(f"{TITLE}（3/4）\n\n{BODY}")[1] is None


@pytest.mark.parametrize(
    ("heading", "outlet"),
    [
        ("潮見製作所株式会社　記者会見　一問一答(要旨)", "潮見製作所"),
        ("潮見市長定例記者会見（2026年9月10日）", "潮見市"),
        ("潮見製作所の社長会見　一問一答", None),
    ],
)
def test_a_transcript_is_of_the_body_whose_sitting_it_holds(heading, outlet):
    text = f"{heading}\n\n記者　再開は。\n社長　未定だ。\n\n記者　原因は。\n社長　調査中だ。\n"
    assert read(text)[0] == outlet
