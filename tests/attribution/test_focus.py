"""Whose words stand where the text tells of somebody and names no speaker, and who says nothing."""

import pytest


def test_words_are_those_of_the_person_told_of(said):
    text = (
        "監督は「負けて悔しい」と話した。\n"
        "先発した岡部は6回を投げた。直球は切れがあった。「球が指にかかった」と笑顔を見せた。"
    )
    assert said(text).chain("球が指にかかった")[-1] == "岡部"


def test_hearsay_is_from_the_person_whose_words_the_paragraph_gives(said):
    text = "駅前で靴店を営む女性(70)も頭を抱える。仕入れ値は2倍になったという。「もう値上げするしかない」"
    found = said(text)
    assert found.chain("仕入れ値は2倍になった")[-1].endswith("女性(70)")
    assert found.chain("もう値上げするしかない")[-1].endswith("女性(70)")


def test_hearsay_about_somebody_who_says_nothing_is_unknown(said):
    assert said("駅前で靴店を営む女性(70)が倒れた。数日前から熱があったという。").chain("数日前から熱があった") == [
        None
    ]


def test_hearsay_after_one_who_speaks_up_is_his(said):
    text = "岡部社長が工場の前で陳謝した。点検の記録は残っていなかったという。"
    assert said(text).chain("点検の記録は残っていなかった")[-1] == "岡部"


def test_words_are_those_of_one_who_is_asked(said):
    text = "町長は「反対だ」と述べた。\n漁師の岡部さんに町の考えを尋ねると、首をひねった。「誰も海に来ないのに」"
    assert said(text).chain("誰も海に来ないのに")[-1] == "岡部"


def test_the_kin_of_somebody_is_told_of_and_does_not_speak(said):
    text = "岡部さんは「漁は体で覚える」と語る。父は15歳で船に乗った。学校には行かなかったという。"
    assert said(text).chain("学校には行かなかった")[-1] == "岡部"


@pytest.mark.parametrize(
    "told",
    [
        "岡部清さん(34)は病院で死亡した。",
        "死亡したのは岡部清さん(34)だった。",
        "岡部清さんは意識不明の重体だ。",
        "岡部清さんは行方不明になっている。",
        "岡部清さんは死去した。\n岡部さんは町で評判の職人だった。",
        "岡部清容疑者は逮捕された。",
    ],
)
def test_the_dead_and_the_accused_are_told_of_and_do_not_speak(said, told):
    assert said(told + "「いつも優しい人だった」").chain("いつも優しい人だった")[-1] != "岡部清"


def test_one_whose_kin_died_speaks(said):
    text = "岡部清さんは父が死亡した事故を調べている。「どうしても原因を知りたい」と笑顔を見せた。"
    assert said(text).chain("どうしても原因を知りたい")[-1] == "岡部清"


def test_of_two_clauses_with_a_subject_the_nearer_has_the_words(said):
    text = "中学生が友人と一緒にいたところを、桑田清容疑者が駆けつけ、「犯人を追う」と声をかけた。"
    assert said(text).chain("犯人を追う")[-1] == "桑田清"
    text = "通報を受けた署員が桑田清容疑者を割り出し、桑田清容疑者が駅で「金を返す」と声をかけた。"
    assert said(text).chain("金を返す")[-1] == "桑田清"


def test_a_subject_inside_the_clause_before_takes_no_words(said):
    found = said("知事が会見を開き、職員が辞めたことについて「残念だ」と述べた。")
    assert found.chain("残念だ")[-1] == "知事"


def test_of_two_told_of_together_neither_speaks(said):
    text = "鉄道会社は運休を決めた。岡部氏と浜口氏は駅を訪れた。「帰れない」"
    assert said(text).chain("帰れない")[-1] not in ("岡部", "浜口")


def test_hearsay_goes_on_over_what_nobody_acts_in(said):
    text = "市は橋を閉じると発表した。完成から60年がたつ。傷みが激しい。工費は高い。再開は来春になるという。"
    assert said(text).chain("再開は来春になる") == ["市"]


def test_hearsay_does_not_go_on_over_another_who_acts(said):
    text = "市は橋を閉じると発表した。県は昨年、点検を始めた。傷みが激しい。工費は高い。再開は来春になるという。"
    assert said(text).chain("再開は来春になる") != ["市"]


def test_words_behind_hearsay_have_its_speaker(said):
    text = "靴店を営む女性(70)も頭を抱える。客足が遠のいたといい、「もう値上げするしかない」。"
    found = said(text)
    assert found.chain("もう値上げするしかない")[-1].endswith("女性(70)")


def test_a_claim_is_of_whoever_the_next_clause_points_at(said):
    text = "青葉鉄道は駅を閉じる。代わりに便を増やすとしており、同社は来月説明会を開く。"
    assert said(text).chain("代わりに便を増やす")[-1] == "青葉鉄道"


def test_what_is_undecided_is_not_asked_for(said):
    text = "資料には、返還を求めるかどうか迷っている様子も記されている。"
    assert said(text).chain("返還を求めるかどうか迷っている様子") == ["資料"]


def test_what_is_passed_off_as_something_is_no_word_of_the_cue(said):
    assert not said("業者は中身を「機械の部品」と偽って申告した。").rows
    assert said("業者は中身は「機械の部品」と税関に申告した。").rows


def test_a_quality_speaks_not(said):
    found = said("岡部幹事長は「遅すぎる」と批判した。地盤の弱さは前から分かっていたと指摘した。")
    assert found.chain("地盤の弱さは前から分かっていた")[-1] == "岡部"


def test_words_before_what_somebody_does_with_his_face_are_his(said):
    text = "監督は「打て」と言った。初球を振り抜いた。「声しか聞こえなかった」。岡部はベンチで涙をぬぐった。"
    assert said(text).chain("声しか聞こえなかった")[-1] == "岡部"


def test_a_sentence_of_the_next_paragraph_takes_no_words_from_above(said):
    text = "監督は3年目だ。「失うものはない」。\n敗れた西浜の岡部主将は悔やんだ。"
    assert said(text).chain("失うものはない") != ["岡部"]


def test_words_side_by_side_are_a_statement_each(said):
    found = said("町長は「反対だ」と述べた。「金も人もない」「誰も来ない」。")
    assert found.chain("金も人もない") == found.chain("誰も来ない") == ["町長"]


def test_one_who_takes_part_and_then_speaks_is_the_source(said):
    found = said("市は会議を開いた。冒頭、気象台の岡部次長がオンラインで参加し、夜に大雨になると説明した。")
    assert found.chain("夜に大雨になる")[-1] == "岡部"


def test_one_to_whom_something_happens_is_not_the_source(said):
    found = said("市は会見を開いた。社員3人が刺され、犯人は逃げたと説明した。")
    assert found.chain("社員3人が刺され、犯人は逃げた") == ["市"]


def test_what_is_put_out_says_nothing_itself(said):
    found = said("局長は「数字は古い」と反論した。最新の試算は年度内に公表するとした。")
    assert found.chain("最新の試算は年度内に公表する") == ["局長"]


def test_a_claim_with_too_is_one(said):
    found = said("岡部議員は補助を広げるよう求めた。県の負担は4分の1で済むとも主張した。")
    assert found.chain("県の負担は4分の1で済む")[-1] == "岡部"


def test_one_who_is_dead_says_nothing(said):
    found = said("警察は声明を発表し、射殺された男性(27)は事件に関係がないことを確認した。")
    assert all("男性" not in str(name) for _, _, name in found.rows)


def test_what_is_asked_is_answered_in_hearsay_too(said):
    found = said("北新聞が市に問い合わせたところ、連絡は途絶えていたという。", outlet="東新聞")
    assert found.chain("連絡は途絶えていた")[-1] == "市"


def test_hearsay_with_a_subject_of_its_own_is_not_from_the_voices_before(said):
    found = said("業者からは「狭い」と不満が出ており、警視庁が対策を検討してきたという。")
    assert found.chain("警視庁が対策を検討してきた") != ["業者"]


def test_what_serves_as_something_is_not_said_of_it(said):
    assert not said("岡部さんは「楽しい」と語った。\n本文は次の記事を情報源としている。").rows[1:]


def test_a_name_one_is_taken_on_as_is_no_word(said):
    assert not said("岡部さんは「楽しい」と語った。\n1951年に「新人女優」として入社。").rows[1:]


def test_one_who_speaks_of_himself_passes_nothing_on(said):
    found = said("岡部氏は「私は専門家ではないので、良いとは言えない」と話した。")
    assert all(len(s.chain) < 3 for s in found.statements)


def test_an_unknown_body_says_so_too(said):
    found = said("アオバは「水着を作る」と表明した。デルタントも「可能性はある」と説明している。")
    assert found.chain("可能性はある") == ["デルタント"]


def test_what_is_taken_for_granted_is_no_hearsay(said):
    found = said("共同通信は、地元の声が強いということを踏まえた発言ではないかと分析している。")
    assert [content for _, content, _ in found.rows] == ["地元の声が強いということを踏まえた発言ではないか"]


def test_another_tells_nobodys_thoughts(said):
    found = said("裁判員を務めた女性(41)は「眠れなかった」と明かした。別の裁判員は、支援が遅いと思ったという。")
    assert len(found.chain("支援が遅い")) == 1


def test_how_it_was_said_is_no_demand(said):
    found = said("岡部清さんが取材に応じた。「母は帰らない」。そのうえで、墓に参りたいと、絞り出すように話した。")
    assert found.chain("墓に参りたい")[-1] == "岡部清"


def test_those_who_only_tell_ask_for_nothing(said):
    found = said("政府が規制を広げると3人の関係者が語った。同盟国にも同調を求めており、高官が訪れる。")
    assert "同盟国にも同調" not in [content for _, content, _ in found.rows]


def test_one_goes_on_in_the_next_paragraph_where_nobody_else_acts(said):
    text = "岡部社長は「原料はある」と強調した。新製品は春まで出ない。\n海外については、工場が早く動いたと説明した。"
    assert said(text).chain("工場が早く動いた")[-1] == "岡部"


def test_a_paragraph_of_words_is_the_person_s_of_whom_the_one_above_told(said):
    text = "パン店の店主、岡部清さんは7年前に移り住んだ。\n「朝4時に火を入れる」\nきっかけは震災だった。何かに気づいたという。"
    found = said(text)
    assert found.chain("朝4時に火を入れる")[-1] == found.chain("何かに気づいた")[-1] == "岡部清"


def test_one_named_behind_a_clause_is_told_of(said):
    text = "社長は土地は売らないと述べた。\n最初に立ったのは株主の岡部清氏だった。土地を売れば還元できると述べ、「寝ている」と迫った。"
    assert said(text).chain("土地を売れば還元できる")[-1] == "岡部清"


def test_kin_are_spoken_of_and_speak_not(said):
    text = "30代の母親は「説明がない」と話した。娘はバスに乗るのを怖がっているという。"
    assert said(text).chain("娘はバスに乗るのを怖がっている")[-1].endswith("母親")


def test_an_announcement_that_heads_a_sentence_is_of_whoever_announced(said):
    text = "県警は男を逮捕し、発表した。発表では、男は現金を詐取した疑いがある。"
    assert said(text).chain("男は現金を詐取した疑いがある") == ["県警"]


def test_beside_something_is_no_added_word(said):
    found = said("社長は、他社との競争に加え、借入金が重荷になったと説明した。")
    assert [content for _, content, _ in found.rows] == ["他社との競争に加え、借入金が重荷になった"]


def test_papers_joined_by_a_dot_are_a_source_each(said):
    found = said("産経新聞・朝日新聞によると、税収は増えた。")
    assert {name for _, _, name in found.rows} == {"産経新聞", "朝日新聞"}
