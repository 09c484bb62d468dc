"""Dates nobody wrote down, worked out over a story."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from uratori.language import parse
from uratori.model import Analysis, Document, Outlet, Published
from uratori.times import find_in, infer, stated
from uratori.times.trials import Trial, placed


def analysis(name, text, published=None):
    document = Document(name, f"{name}.txt", text, 0, len(text))
    parsed = parse(document)
    given = Published(published, "given", published, published) if published else stated(parsed)
    return Analysis(replace(document, published=given), sentences=parsed.sentences, times=find_in(parsed, given))


PAPER = analysis(
    "paper",
    "那珂橋が崩落\n\n東嶺県の那珂橋で10日午後、橋桁が崩落し、トラック2台が川に転落した。県警は10日夜、運転手の救助を終えたと発表した。",
    "2024-06-11",
)
WIRE = analysis(
    "wire",
    "日本の橋が落ちる\n\n日本の県警は火曜日、崩落した橋の管理会社を捜索したと述べた。\n\n"
    "東嶺県の那珂橋では月曜日の午後、橋桁が崩落し、トラック2台が川に転落していた。",
)
BROADCAST = analysis(
    "broadcast",
    "橋の崩落 県が点検を始める\n\nきのう午後、東嶺県の那珂橋で橋桁が崩落し、トラック2台が川に転落した事故で、"
    "県は11日朝から、ほかの橋の点検を始めました。運転手は救助されました。",
)
REPRINT = analysis("reprint", "那珂橋が崩落\n\n那珂橋で橋桁が崩落した。市民から不安の声が上がる。\n(6月12日付朝刊)")
DATELINE = analysis("dateline", "【東嶺12日=共同】那珂橋の崩落で、国土交通省は12日、専門家を派遣した。")
ALOOF = analysis("aloof", "市は条例案を取り下げると発表した。議会の反対が強いためだという。")


def dates(*analyses):
    done = infer(analyses, [[a.document.id for a in analyses]])
    return {a.document.id: a.document.published for a in done}


@pytest.mark.parametrize(
    ("undated", "value"),
    [(WIRE, "2024-06-11"), (BROADCAST, "2024-06-11"), (REPRINT, "2024-06-12"), (DATELINE, "2024-06-12")],
    ids=lambda x: x.document.id if isinstance(x, Analysis) else x,
)
def test_the_story_dates_it(undated, value):
    found = dates(PAPER, undated)[undated.document.id]
    assert (found.value, found.basis) == (value, "inferred")
    assert found.evidence


def test_a_plan_alone_places_no_document():
    order = "管理会社に業務停止30日　県が命令、7月15日まで\n\n東嶺県は11日、管理会社に業務停止を命じた。"
    plan = "社長は14日、利用者に謝罪した。\n\n国は15日にも、管理会社に業務停止命令を出す方向で検討に入った。"
    found = dates(analysis("order", order, "2024-06-11"), analysis("plan", plan))["plan"]
    assert (found.value, found.earliest) == (None, None)


def test_times_that_hang_on_the_date_get_their_values():
    done = {a.document.id: a for a in infer((PAPER, BROADCAST), [["paper", "broadcast"]])}
    assert [t.value for t in done["broadcast"].times] == ["2024-06-10TAF", "2024-06-11TMO"]


@pytest.mark.parametrize(("month", "value"), [("2024-06", "2024-06-11"), ("2024-07", None)])
def test_a_month_that_was_given_bounds_the_search(month, value):
    document = replace(BROADCAST.document, published=Published(month, "given"))
    assert dates(PAPER, replace(BROADCAST, document=document))["broadcast"].value == value


def test_evidence_points_into_the_documents_it_names():
    texts = {a.document.id: a.document.text for a in (PAPER, WIRE, REPRINT)}
    found = dates(PAPER, WIRE, REPRINT)
    for name in ("wire", "reprint"):
        assert all(texts[e.document or name][e.start : e.end] for e in found[name].evidence)
        assert {e.document for e in found[name].evidence} > {None}


def test_order_decides_nothing():
    story = (PAPER, WIRE, BROADCAST, REPRINT, DATELINE)
    answers = [dates(*order) for order in list(permutations(story))[::17]]
    assert all(answer == answers[0] for answer in answers)


def test_without_anything_to_go_by_there_is_no_date():
    assert dates(PAPER, ALOOF)["aloof"].value is None
    assert dates(WIRE)["wire"].value is None


def test_another_story_dates_nothing():
    done = infer((PAPER, REPRINT), [["paper"], ["reprint"]])
    assert done[1].document.published.value is None


def test_a_date_that_is_given_is_left_alone():
    assert dates(PAPER, WIRE)["paper"] == PAPER.document.published


def test_a_sum_gives_the_year_of_a_dateline():
    sums = analysis("sums", "【9月5日 扶桑】外相が北嶺国を訪れた。訪問は2019年以来、4年ぶりとなる。")
    assert dates(sums)["sums"].value == "2023-09-05"


def test_an_anniversary_is_no_year_of_a_story():
    look_back = analysis("back", "【3月11日 扶桑】2011年3月11日の震災から13年となった。各地で追悼の式があった。")
    assert dates(look_back)["back"].value != "2011-03-11"


def test_an_anniversary_gives_the_year_of_a_dateline():
    twice = "【3月11日 扶桑】東嶺大震災から13年となった11日、追悼の式があった。2011年の震災では多くの命が失われた。"
    assert dates(analysis("twice", twice))["twice"].value == "2024-03-11"


@pytest.mark.parametrize("when", ["となる来月17日に並べる", "を前に並べる", "となる来年に備える"])
def test_an_anniversary_to_come_gives_no_year(when):
    ahead = analysis("ahead", f"【12月20日 扶桑】追悼の灯籠作りが始まった。1995年の震災から31年{when}。")
    assert dates(ahead)["ahead"].value is None


OPENED = analysis("opened", "那珂橋の開通式\n\n那珂橋の開通式が2日、現地であり、知事ら300人が出席した。", "2024-07-03")


@pytest.mark.parametrize(
    ("headline", "lead", "value"),
    [
        ("那珂橋、きょう開通", "那珂橋の開通式が2日あり、知事らがテープを切った。", "2024-07-02"),
        ("那珂橋、あす開通", "那珂橋の開通式が2日、現地で開かれる。知事ら300人が出席する。", "2024-07-01"),
        ("那珂橋、きょう開通", "1日に検査を終えた那珂橋の開通式が2日あった。", None),
    ],
)
def test_a_headline_says_how_far_the_day_of_its_lead_is(headline, lead, value):
    assert dates(OPENED, analysis("u", f"{headline}\n\n{lead}"))["u"].value == value


def test_clock_lines_without_a_day_are_of_the_day_they_tell_of():
    storm = "台風が上陸\n\n台風6号は15日午後1時ごろ、那珂半島に上陸した。県は沿岸に避難指示を出した。"
    live = "台風6号の状況\n\n13:10 台風6号が那珂半島に上陸した。\n14:00 県は沿岸に避難指示を出した。"
    recap = live.replace("13:10", "午後1時10分").replace("14:00", "午後2時")
    assert dates(analysis("s", storm, "2024-08-15"), analysis("live", live))["live"].value == "2024-08-15"
    assert dates(analysis("s", storm, "2024-08-15"), analysis("recap", recap))["recap"].value is None


def test_a_heading_of_the_news_of_a_day_gets_its_year_from_the_story():
    page = analysis("page", "6月10日(月)の県内ニュース\n\n那珂橋で橋桁が崩落した。")
    assert dates(PAPER, page)["page"].value == "2024-06-10"


def test_two_months_that_fit_are_told_apart_by_events_or_not_at_all():
    later = analysis("later", "那珂橋の再建が決まる\n\n県は11日、那珂橋を架け替える予算案をまとめた。", "2024-07-12")
    only_day = analysis("day", "市の夏祭り\n\n夏祭りの実行委員会が開かれた。\n(21日付朝刊)")
    assert dates(PAPER, later, only_day)["day"].value is None


def test_a_broadcast_that_only_numbers_a_day_may_be_the_next_days():
    plain = analysis(
        "plain",
        "那珂橋が崩落\n\n東嶺県の那珂橋で10日、橋桁が崩落し、トラック2台が川に転落しました。県警が調べています。",
    )
    assert dates(PAPER, plain)["plain"].value is None


def test_words_that_speak_for_one_day_do_not_speak_for_today_too():
    notice = analysis(
        "notice",
        "控訴のお知らせ\n\n当社は、6月10日に東嶺県の那珂橋で橋桁が崩落した事故の判決を不服とし、本日、控訴した。",
    )
    assert dates(PAPER, notice)["notice"].value is None


FERRY = analysis(
    "ferry",
    "フェリー座礁、92人救助\n\n30日午後5時20分ごろ、乙女島の沖で定期フェリー「はまかぜ」が座礁した。乗客乗員92人は同日夜までに全員が救助された。",
    "2024-12-31",
)


@pytest.mark.parametrize(
    ("lead", "value"),
    [
        # the day until which something is called off is not the day of the copy
        ("当局者は火曜日、月曜日に乗り上げたフェリーから油は漏れていないと述べた。", "2024-12-31"),
        # the lead tells on which day it was said, behind what it was said of
        ("当局者は月曜日に乗り上げたフェリーについて火曜日に語った。", "2024-12-31"),
    ],
)
def test_copy_with_weekdays_is_of_the_day_its_lead_was_said(lead, value):
    body = "乗客乗員92人は月曜日の夜に全員が救助された。会社は水曜日までの便を取り消した。"
    wire = analysis("wire", f"日本のフェリーが岩に乗り上げる\n\n{lead}\n\n{body}")
    assert dates(FERRY, wire)["wire"].value == value


def test_three_weekdays_that_the_story_tells_of_place_copy():
    told = frozenset(date(2026, 1, n) for n in (8, 20, 21, 22))

    def trial(*days, support=0.06):
        return Trial(days[-1], support, days[-1], None, frozenset(days), ())

    week, before = [tuple(date(2026, 1, n) for n in ns) for ns in ((20, 21, 22), (6, 8, 15))]
    assert placed([trial(*before), trial(*week)], told).day == date(2026, 1, 22)
    assert placed([trial(*before), trial(*week[1:])], told) is None  # two days are chance
    assert placed([trial(*before), trial(*week, support=0.0)], told) is None  # no word speaks for it
    assert placed([trial(*before), trial(date(2026, 1, 19), *week)], told) is None  # of the 19th nobody tells
    assert placed([trial(*before), trial(*week)], told | {before[0]}) is None  # another week is as well known


TOLD_TWICE = (
    "欄干の崩落で2人がけがをした事故で、写真が使い回されていた疑いがあることが分かりました。"
    "この事故は先月28日、東浜市の港湾大橋で欄干が崩れたものです。"
)


@pytest.mark.parametrize(
    "rest",
    [
        "市はきのう会社に説明を求めました。市長は1日の会見で「許されない」と述べていました。",
        "市は1日午後3時すぎ、会社に説明を求めました。",
    ],
)
def test_a_day_told_by_its_number_may_be_older_than_the_page(rest):
    paper = analysis(
        "rail",
        "欄干が崩れる\n\n28日午前6時45分ごろ、東浜市の港湾大橋で欄干が崩れ、2人がけがをした。",
        "2024-02-28",
    )
    assert dates(paper, analysis("page", TOLD_TWICE + rest))["page"].value is None


def test_a_broadcast_that_tells_how_things_stand_now_is_of_that_day():
    flood = "大雨の被害\n\n東嶺県では大雨で川があふれ、県によりますと、{}、避難所に身を寄せている人は2140人です。"
    paper = analysis(
        "rain", "大雨\n\n9日午後、東嶺県で大雨により川があふれ、2140人が避難所に身を寄せた。", "2024-07-10"
    )
    assert dates(paper, analysis("now", flood.format("9日午後5時現在")))["now"].value == "2024-07-09"
    assert dates(paper, analysis("was", flood.format("9日午後5時に")))["was"].value is None


def test_a_headline_places_the_only_day_of_a_body():
    recall = analysis(
        "recall",
        "加湿器を自主回収\n\n白波電機は29日、加湿器「うるみ」の自主回収を始めた。今月27日に東嶺県の住宅で発煙の事故が起きていた。",
        "2024-08-29",
    )
    page = (
        "加湿器の発煙4件に 社長があす会見\n\n白波電機が先月29日から自主回収をしている加湿器「うるみ」で、発煙は4件になりました。"
        "東嶺県の住宅では先月27日に発煙の事故が起きています。\n\n社長は3日午後2時から会見を開く予定です。"
    )
    assert dates(recall, analysis("page", page))["page"].value == "2024-09-02"


@pytest.mark.parametrize(("weekday", "value"), [("木", "2024-06-11"), ("水", None)])
def test_a_weekday_beside_a_number_rules_days_out(weekday, value):
    told = "きのう午後、東嶺県の那珂橋で橋桁が崩落し、トラック2台が川に転落しました。"
    page = f"橋の崩落\n\n{told}県は11日朝から点検をしています。今月20日({weekday})に結果を公表する予定です。"
    assert dates(PAPER, analysis("page", page))["page"].value == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("県はあす2日までの復旧を目指しています。", "2024-07-01"),
        ("県はあす(2日)までの復旧を目指しています。", "2024-07-01"),
        ("きのう30日に揺れを感じたという人もいます。", "2024-07-01"),
        ("県はあす1日に検査をします。", "2024-06-30"),
        ("県はあす、2日続けて検査をします。", None),
        ("きのう30日に揺れを感じ、あす8日に検査をする人もいます。", None),
        ("住民は「あす2日に出る」と話しています。", None),
    ],
)
def test_tomorrow_beside_its_number_counts_back(words, value):
    paper = analysis("hall", "公民館の雨漏り\n\n28日、公民館で雨漏りが見つかった。", "2024-06-29")
    page = analysis("page", f"公民館の雨漏り続く\n\n雨漏りは続いていて、公民館を使えません。{words}")
    assert dates(paper, page)["page"].value == value


def test_a_bare_day_is_not_weeks_back_in_the_month_before():
    """On the 4th, 6日 would be 先月6日: the evening that a report of the 4th has in common dates nothing."""
    paper = analysis(
        "paper",
        "港の桟橋で火災\n\n4日午後5時ごろ、湊市の港の桟橋で火災があり、倉庫の社長が消防に通報した。",
        "2024-06-05",
    )
    rest = "湊市の港の桟橋できょう午後5時ごろ火災があり、倉庫の社長が消防に通報しました。社長は会見しました。"
    assert dates(paper, analysis("page", f"桟橋で火災\n\n{rest}"))["page"].value == "2024-06-04"
    told = f"桟橋で火災\n\n消防が調べに入ったのは6日午前8時です。{rest}"
    assert dates(paper, analysis("page", told))["page"].value is None


def test_a_broadcast_whose_today_nothing_places_is_of_no_day():
    paper = analysis(
        "paper",
        "知事、報告の日を訂正\n\n東嶺県の知事は19日、那珂橋の点検の記録が橋の会社から今月9日に県に届いていたとした説明を訂正した。"
        "橋の会社は3日に担当の課に電話で伝えたとしている。橋桁の検査は4日に終えていた。",
        "2024-06-20",
    )
    page = analysis(
        "page",
        "知事と会社 食い違い\n\n那珂橋の点検の記録で、東嶺県の知事はきょう会見し、那珂橋の点検の記録が橋の会社から届いたのは今月9日だったと"
        "明らかにしました。\n\n知事は「3日に担当の課に橋の会社から電話があったのは事実だが、橋桁の検査の話だった」と述べました。"
        "おとといから不審な電話が続いています。",
    )
    found = dates(paper, page)["page"]
    assert (found.value, found.evidence) == (None, ())  # not the 9th, which it would call きょう, nor the 10th


def test_what_another_outlet_reported_is_of_the_day_that_its_document_went_out():
    weekly = analysis("weekly", "橋の点検に手抜き\n\n橋を点検した会社が記録を書き換えていた。\n(2024年6月20日付朝刊)")
    weekly = replace(weekly, document=replace(weekly.document, outlet=Outlet("週刊ポラリス", "magazine")))
    copy = (
        "日本の橋の会社が捜索される\n\n日本の警察は月曜日、会社の本社を捜索した、と当局者は述べた。会社の株は火曜日、下がった。\n\n"
        "日本の雑誌ポラリスは{}、会社が数字を変えたと{}。"
    )
    cited = analysis("copy", copy.format("先週", "報じた"))
    assert dates(weekly, cited)["copy"].value == "2024-06-25"
    assert dates(weekly, analysis("copy", copy.format("先週", "売り出された")))["copy"].value is None
    assert dates(PAPER, cited)["copy"].value is None


def test_what_is_told_as_past_rules_out_the_day_before():
    page = BROADCAST.document.text + "市は12日夜に報告を{}ということです。"
    assert dates(PAPER, analysis("page", page.format("受ける")))["page"].value == "2024-06-11"
    assert dates(PAPER, analysis("page", page.format("受けた")))["page"].value is None


def test_two_alike_that_lie_far_apart_date_no_page_by_one_likeness():
    """An election and the next: what one document of the other year tells like it is not enough."""
    lead = "東嶺県の知事選で開票が止まり、11日深夜に選管の職員が票の束を数え直した。候補は12日に抗議した。"
    this = analysis("this", f"知事選の開票が止まる\n\n{lead}", "2025-03-12")
    page = analysis("page", "票を数え直し\n\n知事選で開票が止まり、きのう深夜に選管の職員が票の束を数え直しました。")
    assert dates(this, page)["page"].value == "2025-03-12"
    next_ = analysis("next", "知事選の告示\n\n東嶺県の知事選が8日に告示され、3人が届け出た。", "2026-05-09")
    assert dates(this, next_, page)["page"].value is None
