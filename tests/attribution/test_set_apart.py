"""Who speaks beside another: the officer after his body, the one named before his words, the one behind an insider; what a writer denies."""

import pytest


@pytest.mark.parametrize(
    "words",
    ["点検を省いたことを認めたうえで、「改める」と述べた", "対応が遅れたと述べた", "値上げを検討していることを認めた"],
)
def test_an_officer_set_off_behind_the_clause_of_a_body_speaks(said, words):
    text = f"東朝新聞によると、同市は老朽化した橋を多く抱えており、市道路課の沢木周平課長は、{words}。"
    assert {name for _, _, name in said(text).rows} - {"東朝新聞"} == {"沢木周平"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("同社は3工場を抱えており、社長は退任する予定だと発表した。", "同社"),
        ("市長は会見を開いており、議会は、案を否決したと述べた。", "市長"),
    ],
)
def test_one_who_is_only_told_of_does_not_speak(said, text, source):
    assert {row[0] for row in said(text).rows} == {source}


def test_the_words_of_one_named_before_them_are_no_heading(said):
    text = "豪雨から1年\n\n集落では工事が続く。\n\n沢木洋子さん(68)「雨の音がすると眠れない」\n\n台風で「眠れない」\n\n住民は町を離れた。\n"
    assert said(text).rows == [("沢木洋子さん(68)", "雨の音がすると眠れない", "沢木洋子")]


def test_indirect_words_in_the_report_of_an_outlet_are_his_who_spoke(said):
    found = said("地元紙の『湖東新報』は、救助された甲板員が汽笛を聞かなかったと語ったと伝えた。", "北新聞")
    assert found.chain("汽笛を聞かなかった") == ["湖東新報", "救助された甲板員"]


def test_what_an_insider_hands_on_is_said_once(said):
    found = said("捜査関係者によると、機長は「計器に異常はなかった」と話している。", "北新聞")
    assert [row[1:] for row in found.rows] == [("計器に異常はなかった", "機長")]
    assert found.chain("計器に異常はなかった") == ["捜査関係者", "機長"]


def test_what_an_insider_tells_beside_it_stays(said):
    found = said("捜査関係者によると、機体は右に傾いて落ち、機長は「計器に異常はなかった」と話している。", "北新聞")
    assert len(found.rows) == 2


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("県は陸上自衛隊に災害派遣を要請した。", "災害派遣"),
        ("野党は首相に辞任を求めた。", "辞任"),
        ("国は台湾に武器の供与を求めた。", "台湾に武器の供与"),
        ("市は審議会に提出する資料を求めた。", "審議会に提出する資料"),
    ],
)
def test_what_is_asked_for_begins_after_him_of_whom_it_is(said, text, content):
    assert [row[1] for row in said(text).rows] == [content]


def test_things_found_in_the_passive_are_of_the_body_that_acts(said):
    found = said("調査委員会は報告書を公表した。コーチによる生徒への暴言が計7件認定された。")
    assert found.chain("コーチによる生徒への暴言が計7件") == ["調査委員会"]


@pytest.mark.parametrize(
    "text",
    [
        "労基署は調査を進めた。男性の労災が認定された。",
        "男性は過労で死亡し、労災が認定された。",
        "雨が上がった。コーチの暴言が認定された。",
    ],
)
def test_what_is_granted_or_found_by_nobody_is_no_words(said, text):
    assert said(text).rows == []


@pytest.mark.parametrize("told", ["事実と異なります", "事実ではありません", "当たりません", "誤りです"])
def test_what_the_writer_denies_is_the_words_he_denies(said, told):
    text = f"一部報道にある「検査を省いた」との指摘は、{told}。"
    found = [s for s in said(text, "北新聞").statements if s.cue]
    assert [(text[s.content[0].start : s.content[0].end], s.polarity, len(s.chain)) for s in found] == [
        ("検査を省いた", "negative", 1)
    ]


@pytest.mark.parametrize(
    "text", ["「検査を省いた」との情報は確認中です。", "新しい橋を架けるという計画は中止になった。"]
)
def test_what_is_said_of_a_word_without_denying_it_is_no_denial(said, text):
    assert not any(s.cue and s.act == "deny" for s in said(text).statements)


@pytest.mark.parametrize(
    ("words", "certainty"),
    [("誰もものが言えない", "certain"), ("上司にノーと言えない", "certain"), ("契約の額は言えない", "unknown")],
)
def test_who_dare_not_speak_refuses_nothing(said, words, certainty):
    assert [s.certainty for s in said(f"元社員は「怖くて、{words}」と話した。").statements if s.attributed] == [
        certainty
    ]
