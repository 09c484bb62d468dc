"""Source, content and cue of one sentence: each case is a construction of Japanese news, in words of our own."""

import pytest

CASES = {
    "quote after its speaker": (
        "山川外相は記者団に「交渉は続いている」と述べた。",
        [("山川外相", "交渉は続いている", "山川")],
    ),
    "speaker after the words": (
        "交渉は続いている、と政府高官は語った。",
        [("政府高官", "交渉は続いている", "政府高官")],
    ),
    "indirect speech, day between": (
        "気象庁は5日、台風が近づいていると発表した。",
        [("気象庁", "台風が近づいている", "気象庁")],
    ),
    "request": ("県は住民に早めに避難するよう呼びかけた。", [("県", "住民に早めに避難する", "県")]),
    "fact admitted": ("会社は書類を捨てたことを認めた。", [("会社", "書類を捨てた", "会社")]),
    "view shown": ("アナリストは金利が下がるとの見方を示した。", [("アナリスト", "金利が下がる", "アナリスト")]),
    "attitude without と": ("市長は計画を見直す考えを示した。", [("市長", "計画を見直す", "市長")]),
    "according to": ("消防によると、けが人は三人だった。", [("消防", "けが人は三人だった", "消防")]),
    "according to, with という": ("住民によると、爆発音がしたという。", [("住民", "爆発音がした", "住民")]),
    "by the account of": ("県のまとめでは、九人がけがをした。", [("県", "九人がけがをした", "県")]),
    "noun ending": ("検察当局は16日、二人を起訴したと発表。", [("検察当局", "二人を起訴した", "検察当局")]),
    "heard from somebody": ("店員は「先輩から閉店すると聞いた」と話した。", [("店員", "閉店する", "先輩")]),
    "passive with an agent": (
        "従業員は「店長に『黙っていろ』と言われた」と証言した。",
        [("従業員", "店長に『黙っていろ』と言われた", "従業員"), ("店長", "黙っていろ", "店長")],
    ),
    "modified source": ("失敗だったとする国防省と意見が分かれた。", [("国防省", "失敗だった", "国防省")]),
    "refusal": ("広報担当者は買収の有無についてコメントを控えた。", [("広報担当者", "買収の有無", "広報担当者")]),
    "refusal in quotes": ("会社は「個別の案件には答えられない」としている。", [("会社", "個別の案件", "会社")]),
    "denial of a report": (
        "幹部は辞任を決めたとの報道については「事実無根だ」と否定した。",
        [("幹部", "辞任を決めた", "幹部")],
    ),
    "document that speaks": (
        "報告書は事故の原因が過失だったと結論付けた。",
        [("報告書", "事故の原因が過失だった", "報告書")],
    ),
    "document by which it is known": (
        "役員が指示していたことが内部メモで分かった。",
        [("内部メモ", "役員が指示していた", "内部メモ")],
    ),
    "plan of a body": ("県警は週内に捜索を始める方針だ。", [("県警", "週内に捜索を始める", "県警")]),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_construction(said, case):
    text, expected = CASES[case]
    assert said(text).rows == expected


NOTHING_SAID = [
    "委員会は五人を対象として調査を始めた。",  # として of a role
    "会社は研究を目的としている。",  # とする of a role
    "火星という惑星に水があった。",  # という of a name
    "男性が胸の痛みを訴え、病院に運ばれた。",  # a deed
    "両国は協力を約束する書簡を交わした。",  # a noun of saying that is only modified
    "大雨により道路が通れなくなった。",  # により of a cause
    "避難を呼びかける放送が流れた。",  # nobody named
    "警察と消防が現場に向かった。",  # と of company
]


@pytest.mark.parametrize("text", NOTHING_SAID)
def test_no_source_is_invented(said, text):
    found = said(text)
    assert found.rows == []
    assert [s.attributed for s in found.statements] == [False]


def test_coordinate_clauses_share_their_subject(said):
    found = said("知事は「備えは十分だ」と述べ、計画を見直す考えを示した。")
    assert [(c, n) for _, c, n in found.rows] == [("備えは十分だ", "知事"), ("計画を見直す", "知事")]
    assert found.rows[1][0] is None  # the second clause has no subject of its own


def test_content_may_stand_on_both_sides_of_the_marker(said):
    found = said("会談は、外務省によると、四時間に及んだ。")
    assert found.rows == [("外務省", "会談は…四時間に及んだ", "外務省")]


def test_the_outlets_own_estimate_is_its_own(said):
    (only,) = said("首脳会談は来月開かれる見通しだ。").statements
    assert (only.attributed, [link.kind for link in only.chain]) == (False, ["own"])


def test_an_opinion_of_nobody_in_particular_ends_in_unknown(said):
    (only,) = said("近く総選挙があるとの見方が強い。").statements
    assert [link.kind for link in only.chain] == ["outlet", "unknown"]


def test_joint_sources_have_a_row_each(said):
    found = said("朝日新聞と読売新聞によると、式典は中止された。")
    assert {r[2] for r in found.rows} == {"朝日新聞", "読売新聞"}
    assert len({r[1] for r in found.rows}) == 1


def test_a_list_of_outlets_is_joint(said):
    found = said("秋田放送、読売新聞によると、列車が止まった。")
    assert {r[2] for r in found.rows} == {"秋田放送", "読売新聞"}


def test_a_day_before_a_comma_is_no_part_of_the_source(said):
    assert said("11日、気象庁は台風が発生したと発表した。").rows[0][0] == "気象庁"
