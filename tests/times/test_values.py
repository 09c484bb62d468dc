"""Expressions and their values, counted from one day of publication."""

import pytest

from uratori.times import find

MONDAY = "2024-10-07"


def read(text, published=MONDAY):
    return [(text[t.start : t.end], t.value) for t in find(text, published=published)]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        # absolute
        ("2024年3月5日に開館した。", "2024年3月5日", "2024-03-05"),
        ("令和6年3月に開館した。", "令和6年3月", "2024-03"),
        ("平成31年度の予算は減った。", "平成31年度", "2019-04/2020-03"),
        ("昭和元年の生まれだ。", "昭和元年", "1926"),
        ("２０２４年３月５日に開館した。", "２０２４年３月５日", "2024-03-05"),
        ("二〇二四年三月五日に開館した。", "二〇二四年三月五日", "2024-03-05"),
        ("2024/3/5に公開した。", "2024/3/5", "2024-03-05"),
        ("23年8月に着工した。", "23年8月", "2023-08"),
        ("1990年代に増えた。", "1990年代", "199X"),
        ("昭和40年代に建った。", "昭和40年代", "1965/1974"),
        ("2023年春に発足した。", "2023年春", "2023-SP"),
        ("2024年度上半期の実績だ。", "2024年度上半期", "2024-04/2024-09"),
        # counted from publication
        ("きのう発表した。", "きのう", "2024-10-06"),
        ("あさって投開票される。", "あさって", "2024-10-09"),
        ("先月末に閉店した。", "先月末", "2024-09"),
        ("去年12月に再開した。", "去年12月", "2023-12"),
        ("おととし3月に完成した。", "おととし3月", "2022-03"),
        ("先週金曜日に会談した。", "先週金曜日", "2024-10-04"),
        ("再来週の火曜日に会談する。", "再来週の火曜日", "2024-10-22"),
        ("来週半ばに会談する。", "来週半ば", "2024-W42"),
        ("昨年度の赤字は縮んだ。", "昨年度", "2023-04/2024-03"),
        ("年度内にまとめる。", "年度内", "2024-04/2025-03"),
        ("来春にも開業する。", "来春", "2025-SP"),
        ("3日前に出港した。", "3日前", "2024-10-04"),
        ("2カ月前に出港した。", "2カ月前", "2024-08"),
        ("2年前の5月に施行された。", "2年前の5月", "2022-05"),
        ("去年の大みそかに起きた。", "去年の大みそか", "2023-12-31"),
        ("週明けにも発表する。", "週明け", "2024-10-07"),
        # parts of the day and clocks
        ("5日未明に火が出た。", "5日未明", "2024-10-05TDM"),
        ("5日午後5時47分ごろ火が出た。", "5日午後5時47分ごろ", "2024-10-05T17:47+09:00"),
        ("昨夜遅くに帰国した。", "昨夜遅く", "2024-10-06TNI"),
        ("6日25時30分から放送する。", "6日25時30分", "2024-10-07T01:30+09:00"),
        ("北京時間の話ではなく、日本時間の6日午前に始まった。", "日本時間の6日午前", "2024-10-06TMO"),
        ("現地時間の6日午後1時に始まった。", "現地時間の6日午後1時", "2024-10-06T13:00"),
        # durations and sets
        ("約1時間半にわたって話した。", "約1時間半", "PT1H30M"),
        ("4年5カ月ぶりに再開した。", "4年5カ月ぶり", "P4Y5M"),
        ("1・5カ月かかった。", "1・5カ月", "P1.5M"),
        ("数日以内に決める。", "数日以内", "PXD"),
        ("過去17カ月に増えた。", "過去17カ月", "P17M"),
        ("3日連続で下げた。", "3日連続", "P3D"),
        ("毎年4月に改定する。", "毎年4月", "XXXX-04"),
        ("毎週水曜日に開く。", "毎週水曜日", "XXXX-WXX-3"),
        ("港から週3便が出る。", "週", "P1W"),
        # intervals
        ("10日から13日にかけて開かれる。", "10日から13日", "2024-10-10/2024-10-13"),
        ("26、27両日に開かれる。", "26、27両日", "2024-10-26/2024-10-27"),
        ("12月28日から来年1月5日まで休む。", "12月28日から来年1月5日", "2024-12-28/2025-01-05"),
        ("7~9月期の売上高は増えた。", "7~9月期", "2024-07/2024-09"),
    ],
)
def test_value(text, span, value):
    assert (span, value) in read(text)


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("先月上旬に着いた。", "START"),
        ("先月半ばに着いた。", "MID"),
        ("昨年末に着いた。", "END"),
        ("約20分で着いた。", "APPROX"),
        ("5時間余りで着いた。", "AFTER"),
        ("午後3時すぎに着いた。", "AFTER"),
        ("数か月以内に着く。", "LESS_THAN"),
    ],
)
def test_mod(text, mod):
    assert [t.mod for t in find(text, published=MONDAY)] == [mod]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("30日に発表した。", "2024-09-30"),  # the nearest past
        ("30日に発表する予定だ。", "2024-10-30"),  # what is planned lies ahead
        ("12月に開業した。", "2023-12"),
        ("12月に開業する。", "2024-12"),
        ("4月から値上げする。", "2025-04"),
        ("火曜日に会談した。", "2024-10-01"),
        ("火曜日に会談する。", "2024-10-08"),
        ("6日にアメリカによる供与を批判した。", "2024-10-06"),  # による is no predicate
        ("8月7日の襲撃から1年がたった。", "2024-08-07"),
        ("11月7日の襲撃から1年近くがたった。", "2023-11-07"),  # what is counted from is past
    ],
)
def test_tense_picks_the_side(text, value):
    assert find(text, published=MONDAY)[0].value == value


def test_bounds_are_days_or_instants():
    month, clock = find("先月、午後5時に始まった。", published=MONDAY)
    assert (month.earliest, month.latest) == ("2024-09-01", "2024-09-30")
    assert clock.earliest == clock.latest == "2024-10-07T17:00+09:00"


def test_both_sides_of_a_zone_pair_are_one_instant():
    (t,) = find("13日午後6時(日本時間14日午前7時)に始まった。", published="2024-10-14")
    assert t.value == "2024-10-13T18:00"
    assert t.earliest == t.latest == "2024-10-14T07:00+09:00"


def test_zone_of_the_outlet():
    (t,) = find("7日午後6時に始まった。", published=MONDAY, zone="America/New_York")
    assert t.value == "2024-10-07T18:00-04:00"


def test_offsets_are_into_the_text_given():
    text = "ﾊﾞｽは１２日に着いた。"
    (t,) = find(text, published="2024-10-14")
    assert text[t.start : t.end] == "１２日"


def test_without_a_date_what_nobody_knows_stays_open():
    assert read("石川県は23日に公表した。去年2月だ。火曜日だ。先月だ。", None) == [
        ("23日", "XXXX-XX-23"),
        ("去年2月", "XXXX-02"),
        ("火曜日", "XXXX-WXX-2"),
        ("先月", None),
    ]


@pytest.mark.parametrize("text", ["2月30日に届いた。", "13月5日、0月、99日。", "2025年4月31日に終える。"])
def test_impossible_days_have_no_value(text):
    assert not any(
        t.earliest for t in find(text, published=MONDAY) if t.type == "DATE" and "月" in text[t.start : t.end]
    )


@pytest.mark.parametrize("text", ["1600年9月15日に戦った。", "明治5年12月2日に改めた。", "2350年に完成する。"])
def test_before_1873_and_after_2100_no_day_is_claimed(text):
    assert all(t.earliest is None for t in find(text, published=MONDAY))


def test_wrong_published_is_refused():
    with pytest.raises(ValueError, match="isoformat"):
        find("12日", published="yesterday")
