"""Whose word it is where a sentence names nobody: the body that acted before, the outlet that heads an item, the sentence after."""


def test_hearsay_after_an_arrest_is_the_polices(said):
    text = "県警は4日、会社役員の男(51)を詐欺の疑いで逮捕した。別の被害者も十数人いるという。"
    assert said(text).chain("別の被害者も十数人いる") == ["県警"]


def test_a_confession_is_passed_on_by_those_who_arrested(said):
    text = "県警は4日、会社役員の柴田隆容疑者(51)を詐欺の疑いで逮捕した。「返すつもりだった」と容疑を認めているという。"
    assert said(text).chain("返すつもりだった") == ["県警", "柴田隆"]


def test_a_body_acts_two_sentences_before(said):
    text = "研究班は住民を5年間追った。その結果、差は縮まった。食事との関係は見られなかったという。"
    assert said(text).chain("食事との関係は見られなかった") == ["研究班"]


def test_how_a_town_is_makes_it_no_source(said):
    assert said("町は寂れていた。店が来週閉じるという。").chain("店が来週閉じる") == [None]


def test_an_item_of_a_digest_is_the_word_of_its_outlet(said):
    text = "▽米ワシントン・ポスト 減税の規模は半分になると伝えた。\n▽仏ルモンド 水位が下がったと報じる。橋の脚が見えているという。"
    found = said(text)
    assert found.chain("減税の規模は半分になる")[0].endswith("ワシントン・ポスト")
    assert found.chain("水位が下がった") == ["ルモンド"]
    assert found.chain("橋の脚が見えている") == ["ルモンド"]


def test_an_item_under_a_subject_has_no_outlet(said):
    assert said("▽企業 三峰化学は工場を売ると発表した。").chain("工場を売る")[-1] == "三峰化学"


def test_what_is_told_at_an_occasion_is_the_sentence_before(said):
    found = said("球場は来春閉じる。市長が定例会見で明らかにした。")
    assert found.chain("球場は来春閉じる") == ["市長"]
    assert said("甘みは3割増す。研究班が科学誌に発表した。").chain("甘みは3割増す") == ["研究班"]


def test_an_object_is_what_is_told(said):
    rows = said("球場は古い。市長が会見で閉鎖を明らかにした。").rows
    assert not any("球場は古い" in content for _, content, _ in rows)


def test_who_is_credited_in_the_sentence_after(said):
    found = said("地元紙は市が球場を売ると報じた。複数の職員の話として伝えた。")
    assert found.chain("市が球場を売る") == ["地元紙", "複数の職員"]


def test_a_comment_stands_under_its_speaker(said):
    text = "経済の専門家の話 利上げは早すぎた。政府は説明すべきだ。"
    found = said(text)
    assert found.chain("利上げは早すぎた")[-1].endswith("専門家")
    assert found.chain("政府は説明すべきだ")[-1].endswith("専門家")


def test_words_above_belong_to_him_whom_the_line_below_names(said):
    text = "店の再建\n\n「三年は赤字でした。周りには止められました」\nこう語るのは、町で豆腐店を営む柏木しのぶ社長だ。今は行列ができる。"
    assert said(text).chain("三年は赤字でした。周りには止められました")[-1] == "柏木しのぶ"


def test_words_that_stand_alone_pass_on_anothers(said):
    text = "店主の男性は客足を案じる。「粉の値は下がると商社から聞いている。看板は下ろさない」"
    found = said(text)
    assert found.chain("粉の値は下がる")[-1] == "商社"
    assert found.chain("看板は下ろさない")[-1] == "店主の男性"


def test_what_came_in_a_story_came_from_no_source(said):
    rows = said("外交官は「隣国から話が来たと聞いた。続報を待つ」と述べた。").rows
    assert all(row[2] != "隣国" for row in rows)


def test_an_emergency_call_is_the_callers(said):
    assert said("「煙が出ている」と近くの住民から119番があった。").chain("煙が出ている") == ["近くの住民"]
    assert said("店員が「刺された」と110番した。").chain("刺された") == ["店員"]


def test_by_whose_account_it_came_out(said):
    assert said("弁が壊れていたことが県警の調べで分かった。").chain("弁が壊れていた") == ["県警"]
    assert said("弁が壊れていたことが14日、職員の証言で明らかになった。").chain("弁が壊れていた") == ["職員"]


def test_a_matter_that_cannot_speak_is_withheld(said):
    found = said("工場長は会見で「申し訳ない」と述べた。再開の時期は「見通せない」と述べた。")
    refused = next(s for s in found.statements if found.words(s.content[0]) == "再開の時期")
    assert refused.certainty == "unknown"
    assert [link.name for link in refused.chain[1:]] == ["工場長"]


def test_what_others_do_not_answer_is_no_refusal(said):
    found = said("住民は「説明会で質問に答えてもらえなかった」と首をかしげる。")
    assert found.rows == [("住民", "説明会で質問に答えてもらえなかった", "住民")]


def test_a_denial_about_a_matter(said):
    found = said("市長は廃止の可能性については否定しなかった。")
    assert found.rows == [("市長", "廃止の可能性", "市長")]


def test_hardly_thinkable_is_nobodys_thought(said):
    found = said("県は、工事との関係は考えにくいとする一方、検討会を開くことを決めた。")
    assert found.chain("工事との関係は考えにくい") == ["県"]
    assert found.chain("検討会を開く") == ["県"]


def test_a_plan_beside_ones_words_is_ones_own(said):
    found = said("県警は「危険はなかった」としており、対応を検証する方針だ。")
    assert found.chain("対応を検証する") == ["県警"]


def test_a_listener_is_no_part_of_what_he_is_told(said):
    found = said("学校側は、けがをした部員の保護者に対し、転んだと説明した。")
    assert found.chain("転んだ") == ["学校側"]


def test_a_word_of_intent_that_something_came_with(said):
    assert said("頭取より、近く辞任したい旨の申し出があった。").chain("近く辞任したい") == ["頭取"]
    assert said("両社は契約を解く旨の通知を出した。").rows[-1][1] == "契約を解く"


def test_a_rumour_of_an_order_is_not_the_offices(said):
    assert said("金融庁から命令が出るとの観測がある。").chain("金融庁から命令が出る") == [None]
    assert said("市場からは、利下げが近いとの見方も出ている。").chain("利下げが近い") == ["市場"]


def test_who_leads_says_what_is_heard_that_he_said(said):
    found = said("捜査に近い関係者は、男が火災を認めたと本紙に語ったという。")
    assert found.chain("男が火災を認めた")[-1].endswith("関係者")


def test_posts_name_the_body_before_a_comma(said):
    assert said("港湾局、倉庫が傾いているのを確認。").rows[-1][2] == "港湾局"
    assert said("景気、回復の兆しを確認。").rows[-1][2] != "景気"


def test_the_heading_of_a_part_estimates_nothing(said):
    assert [s for s in said("3. 今後の見通し").statements if s.cue is not None] == []
    assert said("通期は1割増の見通し。").statements[0].act == "estimate"


def test_names_that_dots_join_and_names_with_dots(said):
    assert said("英字紙スター・デイリーによると、開業は来月だ。").chain("開業は来月だ") == ["スター・デイリー"]
    assert said("発売元・日本振興センターによると、開業は来月だ。").chain("開業は来月だ") == ["日本振興センター"]


def test_a_desk_whose_name_is_one_word(said):
    assert said("県ダム管理課は「記録に異常はない」と説明した。").rows[-1][2] == "県ダム管理課"
    assert said("日課は「散歩だ」と説明した。").rows[-1][2] != "日課"


def test_what_a_speaker_means_to_do_goes_on_with_him(said):
    found = said("課長は「申し訳ない」と頭を下げた。契約の変更も検討する考えだ。")
    assert found.chain("契約の変更も検討する") == ["課長"]
    assert said("町は静かだった。契約の変更も検討する考えだ。").rows == []


def test_by_some_reports_and_promises(said):
    assert said("無償化を来年度から始めると一部で報じられている。").chain("無償化を来年度から始める") == [None]
    assert said("社長は記録を公開することを約束した。").rows == [("社長", "記録を公開する", "社長")]


def test_a_figure_is_corrected_to_another(said):
    assert said("県は、豪雨による死者を2人から1人に訂正した。").rows[-1][1] == "豪雨による死者を2人から1人"
