"""Who speaks in the minutes of press conferences, in the layouts of ministries."""

import pytest

from uratori.model import Document
from uratori.pipeline import analyze
from uratori.reading import split

HEAD = "青葉太郎大臣記者会見録\n令和６年５月12日（日）\n\n"
ANSWER = "荷役は20日に再開します。\n　人手も足りています。"
LAYOUTS = [
    ("問）{q}\n答）{a}\n", "青葉太郎"),
    ("（問） {q}\n（答） {a}\n", "青葉太郎"),
    ("（記者）{q}\n（大臣）{a}\n", "青葉太郎"),
    ("（記者）\n　{q}\n（大臣）\n　{a}\n", "青葉太郎"),
    ("記者）{q}\n大臣）{a}\n", "青葉太郎"),
    ("記者：\n{q}\n大臣：\n{a}\n", "青葉太郎"),
    ("【帝都新聞　山田記者】{q}\n【山本外務大臣】{a}\n", "山本外務大臣"),
]


def statements(text):
    (document,) = split(Document("a", "a.txt", text, 0, len(text)))
    analysis = analyze(document)
    return document, {c.of(text): s.chain[-1].name for s in analysis.statements for c in s.content}


@pytest.mark.parametrize(("layout", "name"), LAYOUTS)
def test_the_answer_is_the_ministers_over_its_paragraphs(layout, name):
    text = HEAD + (layout.format(q="再開はいつになりますか。", a=ANSWER)) * 2
    document, found = statements(text)
    assert document.layout == "transcript"
    assert found["荷役は20日に再開します"] == name
    assert found["人手も足りています"] == name
    assert all(who is None for words, who in found.items() if "いつになりますか" in words)
    assert "（記者）" not in found


RECORD = """瀬川経済産業大臣の閣議後記者会見の概要

2026年2月6日（金）9時12分～9時31分
本館10階

{opening}
隣国の通商部は本日朝、関税を課すと発表しました。極めて遺憾です。オルソン代表に書簡を送りました。

2 質疑応答
問 連携する考えは。
答 リンド委員と電話で話しました。同委員からは『歩調を合わせたい』との発言がございました。
問 支援策は。
答 今月中にまとめます。
"""


@pytest.mark.parametrize("opening", ["1 冒頭発言（瀬川大臣）", "１　大臣冒頭発言", "【大臣発言】"])
def test_the_record_of_a_sitting_in_parts(opening):
    """The words under the opening part and the answers are the minister's whom the heading names, not those of the one
    told of last; the day is that of the sitting, whose clock lasts to the end of it."""
    document, found = statements(RECORD.format(opening=opening))
    assert found["極めて遺憾です"] == found["今月中にまとめます"] == "瀬川"
    assert found["歩調を合わせたい"] == "リンド"
    assert not {"質疑応答", "2 質疑応答"} & set(found)
    assert analyze(document).document.published.value == "2026-02-06T09:12+09:00"
    assert document.outlet.name == "経済産業省"


def test_the_day_and_clock_of_what_is_to_come_date_no_notice():
    text = "春の港まつりのお知らせ\n2026年5月6日（水）9時～15時\n\n市は港まつりを開きます。雨の場合は翌日に開きます。\n"
    document, _ = statements(text)
    assert analyze(document).document.published.value is None


MINUTES = [
    ("○議長（大槻清君）　{c}\n○3番（桐野美和君）　{q}\n○市長（高遠誠一君）　{a}\n", "高遠誠一"),
    ("◯議長（大槻 清議員） {c}\n◯3番（桐野美和議員） {q}\n◯市長（高遠誠一君） {a}\n", "高遠誠一"),
    ("〇司会\n　{c}\n〇記者\n　{q}\n〇市長\n　{a}\n", "市長"),
    ("○市長　{c}\n○記者　{q}\n○市長　{a}\n", "市長"),
    ("Q　代表幹事（港都通信）\n　{q}\nA　市長\n　{a}\n", "市長"),
    ("Q　帝都新聞\n　{q}\nA　市長\n　{a}\n", "市長"),
    ("議長（大槻　清君）　{c}\n3番（桐野美和君）　{q}\n市長（高遠　誠一君）　{a}\n", "高遠誠一"),
    ("＜帝都新聞 有田記者＞\n　{q}\n＜市長＞\n　{a}\n＜フリー 土門記者＞\n　{q}\n", "市長"),
    ("記者\n{q}\n市長\n{a}\n記者\n{q}\n", "市長"),
]


@pytest.mark.parametrize(("layout", "name"), MINUTES)
def test_who_speaks_in_the_minutes_of_assemblies_and_at_regular_press_conferences(layout, name):
    text = "定例会　会議録\n\n" + layout.format(c="これより会議を開きます。", q="再開はいつになりますか。", a=ANSWER)
    document, found = statements(text)
    assert document.layout == "transcript"
    assert found["荷役は20日に再開します"] == found["人手も足りています"] == name
    assert all(who is None for words, who in found.items() if "いつになりますか" in words)


def test_reporters_by_letters_ask_and_say_nothing():
    text = "市長定例会見\n\n記者A　反対の声が出ています。\n市長　荷役は20日に再開します。\n記者B　時期は。\n市長　来年です。\n"
    document, found = statements(text)
    assert document.layout == "transcript"
    assert found["荷役は20日に再開します"] == "市長"
    assert found.get("時期は") is None
    assert "記者A　反対の声が出ています" not in found


def test_what_a_member_of_an_assembly_asserts_is_his_own_and_his_question_nobodys():
    text = "○議長（大槻清君）　会議を開きます。\n○3番（桐野美和君）　産科は休止した。再開はいつか。\n"
    found = statements(text)[1]
    assert found["産科は休止した"] == "桐野美和"
    assert found.get("再開はいつか") is None


@pytest.mark.parametrize(
    "text",
    [
        "○対象者\n　市内に住む方です。\n○会場（本館）\n　市役所で受け付けます。\n○受付期間\n　6月2日からです。\n",
        "会見者：北浦知事\n〇知事\n　ダムについてです。\n〇記者\n　いつですか。\n",
    ],
)
def test_lines_of_a_list_and_of_those_present_open_no_turn(text):
    assert not {"対象者", "会場", "受付期間", "会見者"} & {str(n) for n in statements(text)[1].values()}


@pytest.mark.parametrize(
    "text",
    [
        "港湾局は12日、調査の結果をまとめた。\n(1) 荷役を再開する。\n(2) 人手を増やす。\n",
        "【帝都新聞】荷役を再開する。\n【東西テレビ】延期する。\n",
        "局長は会見した。\n（拍手）\n荷役を再開する。\n",
    ],
)
def test_brackets_that_name_nobody_who_speaks(text):
    assert set(statements(text)[1].values()) == {None}


@pytest.mark.parametrize("dash", ["――", "——", "──"])
def test_an_interview_of_a_paper_names_who_answers_and_takes_no_question_for_a_statement(dash):
    text = (
        "青葉港・緊急記者会見（5月9日午後4時～）　一問一答\n出席：青葉誠社長、品質部 石山部長\n\n"
        f"{dash}なぜ公表しなかったのか。\n青葉社長　判断が甘かった。深くおわびする。\n"
        f"{dash}原因は。\n石山部長　刃が欠けていた。\n"
    )
    document, said = statements(text)
    assert document.layout == "transcript"
    assert said == {"判断が甘かった": "青葉誠", "深くおわびする": "青葉誠", "刃が欠けていた": "石山"}


def test_what_moves_a_sitting_on_is_no_statement():
    text = "○議長(大江清君) 会議を開きます。\n3番、早川隆君。\n○町長(早川隆君) お答えいたします。委託先は入札で決めました。\n"
    assert statements(text)[1] == {"委託先は入札で決めました": "早川隆"}
