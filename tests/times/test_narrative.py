"""What points back at the day being told."""

import pytest

from uratori.times import find

PUBLISHED = "2024-10-14"


def values(text, published=PUBLISHED):
    return [t.value for t in find(text, published=published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 同日 is the last day named, 翌日 the day after it
        ("外相は9日、首相と会った。大統領は同日、帰国した。", ["2024-10-09", "2024-10-09"]),
        ("船は9日に出て、翌日に着いた。", ["2024-10-09", "2024-10-10"]),
        ("7日夜に決め、翌8日朝に取り消した。", ["2024-10-07TNI", "2024-10-08TMO"]),
        ("9日に停電し、翌朝に直った。", ["2024-10-09", "2024-10-10TMO"]),
        # この日 and 前日 are counted from the day that the sentence before is about
        ("首相は11日、12日に出発すると述べた。この日、雨が降った。", ["2024-10-11", "2024-10-12", "2024-10-11"]),
        ("県は11日、9日に見つかった遺骨を公表した。前日に鑑定を終えた。", ["2024-10-11", "2024-10-09", "2024-10-10"]),
        # 前日 of something named is no day before publication: it counts from a day told, or from none
        ("装置は事故の前日から壊れていた疑いがある。", [None]),
        ("事故は9日に起きた。装置は事故の前日から壊れていた。", ["2024-10-09", "2024-10-08"]),
        ("円相場は前日比で1円下げた。監督は前日の発言を悔いた。", ["2024-10-13", "2024-10-13"]),
        # a verb before a noun tells nothing of when a deed without a verb is done
        ("選手の一人が11日、練習を休んだ。選手会は同日、調査を求める書面を提出。", ["2024-10-11", "2024-10-11"]),
        # a measure for another day is nothing to point back at
        ("11日、先月30日以来の地震があった。同日、津波はなかった。", ["2024-10-11", "2024-09-30", "2024-10-11"]),
        # a bare clock time is on the day of the last one, or on its own day where it was told before
        ("9日午前1時40分に放流した。町への電話は1時25分だった。", ["2024-10-09T01:40+09:00", "2024-10-09T01:25+09:00"]),
        (
            "8日0時10分に通知した。9日朝に謝った。0時10分の通知は届いていない。",
            ["2024-10-08T00:10+09:00", "2024-10-09TMO", "2024-10-08T00:10+09:00"],
        ),
        ("午後3時から5時まで話した。", ["2024-10-14T15:00+09:00", "2024-10-14T17:00+09:00"]),
        ("9日午前5時に発射した。約1時間半後に訂正した。", ["2024-10-09T05:00+09:00", "2024-10-09T06:30+09:00"]),
        # years and months go on inside a sentence
        ("去年2月に始まり、10月には終わった。", ["2023-02", "2023-10"]),
        ("2023年9月10日に出て、12日に着いた。", ["2023-09-10", "2023-09-12"]),
        ("8月の物価は前年同月を上回った。", ["2024-08", "2023-08"]),
        # a part of a month without one
        ("8月の株価は上旬に下げ、中旬に戻した。", ["2024-08", "2024-08", "2024-08"]),
        # 年明け opens the year after the one named
        ("2019年末に見つかり、年明けに広がった。", ["2019", "2020-01"]),
        # 同 with the number of a year
        ("平成3年から同15年まで務めた。", ["1991", "2003"]),
        ("2011年に入り、同15年に移った。", ["2011", "2015"]),
        # 同年 and 翌年 go on from the year named last, 前年 only inside its sentence
        ("2011年3月に流された。同年12月に直し、翌年5月に移した。", ["2011-03", "2011-12", "2012-05"]),
        ("2011年に流された。売上は前年を上回った。", ["2011", "2023"]),
        ("2022年は前年を上回った。", ["2022", "2021"]),
        # under 【午後】, and in a sentence that opens with the next time
        ("【午後】1時3分、国会着。", ["2024-10-14TAF", "2024-10-14T13:03+09:00"]),
        ("午後1時7分、国会着。2時12分、官邸着。", ["2024-10-14T13:07+09:00", "2024-10-14T14:12+09:00"]),
        # N日後 leads on from the day told where that is past
        ("2日に事故があった。3日後に原因が分かった。", ["2024-10-02", "2024-10-05"]),
        ("打ち上げの3週間前に変えた。", ["P3W"]),
        # from a deed nobody gives the hour of; not a report that says so
        ("9日午前5時に消えた。客が集まる3時間以上前だった。", ["2024-10-09T05:00+09:00", "PT3H"]),
        ("会社は安全だとする3年前の報告を示した。", ["2021"]),
        # one word for a part of the day being told
        ("9日に開いた。その朝は雨で、翌午後に晴れた。", ["2024-10-09", "2024-10-09TMO", "2024-10-10TAF"]),
        ("9日に開いた。同午後3時に閉じた。", ["2024-10-09", "2024-10-09T15:00+09:00"]),
        ("9日に着き、その前日に出ていた。", ["2024-10-09", "2024-10-08"]),
        # a week and a year go on from the day told, 同5月 in its year
        ("8月5日に閉じた。翌週に開いた。", ["2024-08-05", "2024-W33"]),
        ("昨年8月5日に閉じた。次の年に開いた。", ["2023-08-05", "2024"]),
        ("2022年3月に始め、同5月に終えた。", ["2022-03", "2022-05"]),
        ("昨年末にまとめ、年明けの1月16日に公表した。", ["2023", "2024-01", "2024-01-16"]),
        # the day before a matter is not the day of the matter
        ("2日夜に入った。前日の昼に下見した。当日は雨だった。", ["2024-10-02TNI", "2024-10-01TMI", "2024-10-02"]),
        # a night goes on past midnight, unless its own small hours have been told
        ("9日午後8時に会見した。午前2時に止まったという。", ["2024-10-09T20:00+09:00", "2024-10-09T02:00+09:00"]),
        ("9日午後11時に出た。午前2時に着いた。", ["2024-10-09T23:00+09:00", "2024-10-10T02:00+09:00"]),
        (
            "9日午前1時に揺れた。市は9日午後11時に会見した。午前2時にも揺れたという。",
            ["2024-10-09T01:00+09:00", "2024-10-09T23:00+09:00", "2024-10-09T02:00+09:00"],
        ),
        # a look back draws what its own paragraph counts from it, not what the news goes on with
        (
            "市は12日、停止を命じた。2019年5月10日にも漏れた。翌日に直した。\n\n社長は同日夕、謝った。",
            ["2024-10-12", "2019-05-10", "2019-05-11", "2024-10-12TEV"],
        ),
        ("市は12日、停止を命じた。2019年5月にも漏れた。4日後に直した。", ["2024-10-12", "2019-05", None]),
        (
            "市は12日、停止を命じた。2019年5月10日にも漏れた。社長は同日の会見で謝った。",
            ["2024-10-12", "2019-05-10", "2024-10-12"],
        ),
        (
            "市は12日、停止を命じた。2019年5月10日にも漏れた。翌13日に再開する。",
            ["2024-10-12", "2019-05-10", "2024-10-13"],
        ),
        ("15分前の午前1時25分に電話した。", ["2024-10-14T01:25+09:00", "2024-10-14T01:25+09:00"]),
    ],
)
def test_chain(text, expected):
    assert values(text) == expected


def test_a_quoted_yesterday_is_the_speakers():
    assert values("社長は10日、「きのう知った」と話した。") == ["2024-10-10", "2024-10-09"]


def test_the_anchor_is_named_where_it_is_not_publication():
    first, second = find("外相は9日、首相と会った。同日夜に発った。", published=PUBLISHED)
    assert (first.anchor, second.anchor) == (None, "2024-10-09")


def test_a_day_said_twice_is_read_once():
    text = "9日に出て、2日後の11日に着いた。"
    assert [text[t.start : t.end] for t in find(text, published=PUBLISHED)] == ["9日", "11日"]


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("夕方に吹雪になった。", "2024-10-03TEV"),
        ("当日の夜は寝袋にいた。", "2024-10-03TNI"),
        ("午前9時に届いた。", "2024-10-14T09:00+09:00"),
    ],
)
def test_who_answers_in_the_morning_tells_of_no_evening_of_that_day(told, day):
    paper = f"経過\n3日23時15分 山小屋に到着\n\n質疑応答(14日午前10時30分開始)\n問 小屋はどうだったか。\n答 {told}"
    assert values(paper)[-1] == day


def test_an_entry_past_midnight_tells_of_the_evening_before():
    assert values("0:40 開票が終わる\n午後11時に当選が決まった。")[-1] == "2024-10-13T23:00+09:00"
