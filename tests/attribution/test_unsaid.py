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
    found = said("球場は古い。市長が会見で閉鎖を明らかにした。")
    assert [row for row in found.rows if "球場は古い" in row[1]] == [] or found.chain("球場は古い") == []


def test_who_is_credited_in_the_sentence_after(said):
    found = said("地元紙は市が球場を売ると報じた。複数の職員の話として伝えた。")
    assert found.chain("市が球場を売る") == ["地元紙", "複数の職員"]


def test_a_comment_stands_under_its_speaker(said):
    text = "経済の専門家の話 利上げは早すぎた。政府は説明すべきだ。"
    found = said(text)
    assert found.chain("利上げは早すぎた")[-1].endswith("専門家")
    assert found.chain("政府は説明すべきだ")[-1].endswith("専門家")
