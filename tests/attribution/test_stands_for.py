"""Phrases that stand for somebody else: a desk for its body, a letter for a name, a reporter for his outlet."""

import pytest


@pytest.mark.parametrize(
    ("text", "content", "name"),
    [
        ("北条大学の国際課によると、留学生は全員無事だという。", "留学生は全員無事だ", "北条大学"),
        ("川西精工の広報部は「部品の数は調べていない」とした。", "部品の数は調べていない", "川西精工"),
        ("欧州協力機構の選挙監視団は、集計に誤りがあったと指摘した。", "集計に誤りがあった", "欧州協力機構"),
    ],
)
def test_a_desk_speaks_for_its_body(said, text, content, name):
    assert said(text).chain(content) == [name]


def test_an_office_with_a_name_of_its_own_is_no_desk(said):
    assert said("国土交通省の瀬名川河川事務所は、堤防に異常はないと発表した。").chain("堤防に異常はない") == [
        "瀬名川河川事務所"
    ]


def test_one_under_a_letter_is_unnamed_and_goes_on(said):
    found = said("元検査員のA氏も、「数字は上が決めた」と本紙に明かした。従った同僚もいたという。")
    link = next(s for s in found.statements if found.words(s.content[0]) == "数字は上が決めた").chain[-1]
    assert (link.name, link.kind) == ("元検査員のA氏", "anonymous")
    assert found.chain("従った同僚もいた") == ["元検査員のA氏"]


def test_the_outlets_own_reporter_is_the_outlet(said):
    found = said("現場に入った記者によりますと、橋は流されているということです。", "北潮テレビ")
    assert found.chain("橋は流されている") == []
    assert said("地元紙の記者によると、橋は流されたという。").chain("橋は流された") == ["地元紙の記者"]


def test_a_reporter_before_his_words_passes_on_those_of_others(said):
    text = (
        "ソウル支局・浜名健一記者「市民からは“早すぎる”という声が聞かれます。政権は選挙を見据えているとみられます。」"
    )
    found = said(text, "北潮テレビ")
    assert found.chain("早すぎる") == ["市民"]
    assert all("浜名" not in (link.name or "") for s in found.statements for link in s.chain)


@pytest.mark.parametrize("reads", ["も同じ日、", "も会見で、", "も8日、"])
def test_who_also_speaks_is_not_who_spoke_before(said, reads):
    found = said(
        f"川西精工は「答えられない」とする。浜名健一市長{reads}発令は午後8時だったとの説明を撤回し、「遅れた」と頭を下げた。"
    )
    assert found.chain("遅れた") == ["浜名健一"]


def test_what_also_takes_part_in_is_no_source(said):
    assert said("調査官は、韓国側も申し出を受け入れたと証言した。").chain("韓国側も申し出を受け入れた") == ["調査官"]


def test_he_goes_on_behind_another_clause(said):
    found = said("彼の弁護人はその説明を退け、彼は家から連れ出されたと語った。")
    assert found.chain("彼は家から連れ出された") == ["彼の弁護人"]


def test_what_a_body_goes_by_is_not_passed_on(said):
    assert said("救援会は、家族からの届け出を基に、不明者は9人に上ると発表した。").chain("不明者は9人に上る") == [
        "救援会"
    ]
    assert said("北海新報は内部資料を基に、不明者は9人に上ると報じた。").chain("不明者は9人に上る") == [
        "北海新報",
        "内部資料",
    ]


def test_one_whose_clause_is_modified_by_what_he_is(said):
    found = said("警察は、検査を偽ったと認めた部品の製造業者である川西精工を捜索した、と当局者は述べた。")
    assert found.chain("検査を偽った") == ["当局者", "川西精工"]


def test_a_crowd_that_gathers_asks(said):
    found = said("呼びかけに応じた住民が役場の前に集まり、計画の白紙撤回を求めた。")
    assert found.chain("計画の白紙撤回") == ["呼びかけに応じた住民"]


@pytest.mark.parametrize(
    "asked",
    [
        "川西精工に質問状を送ると、翌日こう回答してきた。\n",
        "川西精工に取材を申し込むと、書面で次の答えが届いた。\n",
        "本誌は川西精工に事実関係を尋ねた。",
    ],
)
def test_words_behind_a_question_are_of_whom_it_was_put_to(said, asked):
    assert said(f"{asked}「そのような指示をした事実はありません」").chain("そのような指示をした事実はありません") == [
        "川西精工"
    ]


def test_one_who_asks_in_the_news_gets_no_words_that_follow(said):
    found = said("県は川西精工に説明を求めた。「遅すぎる」")
    assert found.chain("遅すぎる")[-1] != "川西精工"


def test_the_letter_is_of_whom_the_line_before_names_as_its_sender(said):
    found = said("差出人は工場の浜名課長で、宛先には役員の名が並ぶ。本文には「数字が違う」と記されていた。")
    assert found.chain("数字が違う") == ["本文", "浜名"]


def test_a_paper_that_nobody_owns_is_cited_itself(said):
    assert said("販売店向けの資料によれば、事故は11件に上る。").chain("事故は11件に上る") == ["販売店向けの資料"]
    assert said("県の資料によれば、事故は11件に上る。").chain("事故は11件に上る") == ["県"]


@pytest.mark.parametrize(
    ("text", "content", "name"),
    [
        ("官房長官会見　発射について「断じて容認できない」と述べた。", "断じて容認できない", "官房長官"),
        ("知事の定例会見　県の対応は十分だったと強調した。", "県の対応は十分だった", "知事"),
    ],
)
def test_a_sitting_at_the_head_of_a_line_names_who_speaks(said, text, content, name):
    assert said(text).chain(content) == [name]


def test_a_body_that_acts_later_speaks_and_not_who_spoke_before(said):
    found = said("「足りない」と自治会長の沢田さんは話した。市は来月、説明会を開く。「不安の払拭に努める」としている。")
    assert found.chain("不安の払拭に努める") == ["市"]
    found = said("店主の沢田さんは「苦しい」と話した。市は補助を打ち切った。「続けられない」と語る。")
    assert found.chain("続けられない") != ["市"]


def test_words_alone_are_of_whom_a_post_names_first(said):
    found = said("【速報】浜名知事、辞職願を提出　議長に手渡す。「混乱の責任を取る」。")
    assert found.chain("混乱の責任を取る") == ["浜名"]


def test_one_who_is_questioned_said_so(said):
    found = said("県警は、女が金に困っていたとみている。「生活が苦しかった」。調べにそう話しているという。")
    assert found.chain("生活が苦しかった") == ["女"]


def test_an_answer_of_nobody_who_is_named_is_of_whose_paper_it_is(said):
    found = said(
        "問 責任者は誰か。\n答 個別の人事についてはコメントを差し控えます。来月にも新しい体制を公表します。", "北浜海運"
    )
    assert all(len(s.chain) == 1 for s in found.statements)


def test_one_who_answers_thinks_himself(said):
    found = said(
        "問 証拠はあるのか。\n答(浜名局長) 外務省は投入を否定していますが、日誌が最も確かな資料だと考えております。"
    )
    assert found.chain("日誌が最も確かな資料だ") == ["浜名"]


def test_words_in_a_row_are_each_of_whom_the_brackets_name(said):
    found = said("「誰も責任を取らない」(遺族の女性)、「再発防止を」(地元の高校生)。献花台には多くの花が供えられた。")
    assert found.chain("誰も責任を取らない") == ["遺族の女性"]
    assert found.chain("再発防止を") == ["地元の高校生"]
    assert said("「海の日」(祝日)、「山の日」(祝日)。").rows == []


def test_words_that_end_in_a_noun_behind_their_speaker(said):
    assert ("近くに住む女性(66)", "またか、という気持ち", "近くに住む女性(66)") in said(
        "近くに住む女性(66)は「またか、という気持ち」。"
    ).rows
    assert said("浜名社長は「経営の神様」。").rows == []


def test_the_same_as_above_goes_on(said):
    found = said(
        "浜名氏が取材に応じた。浜名氏によれば、量は30トンを超えていたという。\n\n「紙は、翌朝には無くなっていた」(同前)\n\n社員も話す。"
    )
    assert found.chain("紙は、翌朝には無くなっていた") == ["浜名"]


def test_an_answer_below_is_of_whom_it_was_asked(said):
    found = said(
        "別の社員は「知っていた」と明かす。\n本誌が川西精工に見解を求めると、文書で次のように回答した。\n「事実はございません」"
    )
    assert found.chain("事実はございません") == ["川西精工"]


def test_one_of_several_is_somebody(said):
    found = said("県議の一人は憤りを隠さない。「県民を馬鹿にしている。議会で追及する」")
    assert found.chain("県民を馬鹿にしている。議会で追及する") == ["県議の一人"]


def test_an_expert_before_his_words_with_what_he_knows(said):
    found = said("専門家は危うさを指摘します。原子力が専門の東都大学・浜名教授“同じ弁は多く残っている。点検が必要だ”。")
    assert found.chain("同じ弁は多く残っている。点検が必要だ")[-1] == "浜名"


def test_the_issue_of_a_paper_is_no_part_of_what_it_says(said):
    found = said("週刊みなとは28日号で、元作業員の話として、班長が指示したと報じた。")
    assert found.chain("班長が指示した") == ["週刊みなと", "元作業員"]
    assert said("浜名知事は、30日付で辞職すると述べた。").chain("30日付で辞職する") == ["浜名"]


def test_who_weeps_below_said_the_words_above(said):
    found = said(
        "近所の人の話では、男性は1人暮らしだったという。「毎朝、あいさつをしてくれた」。向かいに住む主婦は涙ぐんだ。"
    )
    assert found.chain("毎朝、あいさつをしてくれた") == ["向かいに住む主婦"]
    found = said("店主は「苦しい」と話した。「もう続けられない」。妻も涙ぐんだ。")
    assert found.chain("もう続けられない") == ["店主"]


@pytest.mark.parametrize("account", ["冒頭陳述", "記者会見", "回答", "監査", "緊急点検"])
def test_an_account_is_of_whom_it_belongs_to(said, account):
    assert said(f"県の{account}によると、漏れは3件だった。").chain("漏れは3件だった") == ["県"]


def test_a_sitting_with_a_matter_of_its_own_is_no_account(said):
    assert said("県の会見では、漏れは3件だった。").rows == []


def test_who_speaks_at_a_sitting_is_not_who_spoke_before(said):
    found = said("理事長は「返す」と説明した。だが監事は理事会で「背任に当たる」と指摘している。")
    assert found.chain("背任に当たる") == ["監事"]


def test_who_is_named_below_his_words_goes_on(said):
    found = said(
        "「練習には入れてもらえませんでした」\n\nそう声を震わせるのは、20代の選手だ。今年4月、浜名監督は若手を正座させたという。"
    )
    assert found.chain("今年4月、浜名監督は若手を正座させた") == ["20代の選手"]
