"""Names that what stands beside them shows, and words that it shows to be none."""

from __future__ import annotations

import pytest
from tests.names.helpers import analysis, by_words, marked

FOUND = [
    ("3部の話。スペイン2部のエルデンセが勝ち、監督が笑った。", ("エルデンセ", "organization")),
    ("オランダ1部ブレダのFWが移籍した。", ("ブレダ", "organization")),
    ("交渉役のファンデルメールGMは「順調だ」と述べた。", ("ファンデルメールGM", "person")),
    ("ドドン元大統領は上訴した。", ("ドドン元大統領", "person")),
    ("与党「あすの絆」が得票率で上回った。", ("あすの絆", "organization")),
    ("議会選で「祖国の約束」は21議席を得た。", ("祖国の約束", "organization")),
    ("競合する独Zenaraは工場を閉じた。", ("Zenara", "organization")),
    ("ルメオ・ファブは12億円を調達した。", ("ルメオ・ファブ", "organization")),
    ("立科ヒュッテに泊まった。", ("立科ヒュッテ", "place")),
    ("読売によると、橋は閉じたままだ。", ("読売", "organization")),
    ("DFの根岸颯人(24)が加わる。", ("根岸颯人(24)", "person")),
    ("集まった4人のうち2人はブラジル人だった。", ("ブラジル", "place")),
    ("便はフランス領レユニオンへ飛んだ。", ("フランス", "place")),
    ("ドレク教育・科学相は会見した。", ("ドレク教育・科学相", "person")),
    ("検察は8日朝、役員を起訴した。", ("検察", "organization")),
    ("地元紙は、社長が知っていたと報じた。", ("地元紙", "organization")),
    ("州警察によると、男は逃げた。", ("州警察", "organization")),
    ("入学センターの越後谷聡センター長が頭を下げた。", ("入学センター", "organization")),
    ("県は続投を求めた。", ("県", "organization")),
    ("安土の大友親方は笑った。隠岐ノ海親方は目を細めた。", ("隠岐ノ海親方", "person")),
    ("モンゴル出身のバトサイハンが勝った。", ("バトサイハン", "person")),
    ("3人は弥陀ヶ池の近くで待った。", ("弥陀ヶ池", "place")),
    ("金精峠側は雪が深い。", ("金精峠", "place")),
    ("県立足利渡良瀬高山岳部の部員。", ("県立足利渡良瀬高", "organization")),
    ("毎朝新聞の記事は誤りだ。", ("毎朝新聞", "organization")),
    ("群馬県の警察は発表した。", ("群馬県の警察", "organization")),
    ("届けはスポーツ振興課で止まっていた。", ("スポーツ振興課", "organization")),
    ("教育委員会が計画を承認した。", ("教育委員会", "organization")),
    ("有明医科大元教授が逮捕された。", ("有明医科大", "organization")),
    ("現地法人「トナミ・ベトナム」が運営する。", ("トナミ・ベトナム", "organization")),
    ("売り先は独アドラーと聞く。", ("アドラー", "organization")),
    ("原容疑者は否認した。", ("原容疑者", "person")),
    ("大和損害保険は支払う。", ("大和損害保険", "organization")),
    ("赤十字によれば、捕虜は多い。", ("赤十字", "organization")),
    ("シモザキパンは新商品を発表した。", ("シモザキパン", "organization")),
    ("ホクレイガスは料金を下げると発表した。", ("ホクレイガス", "organization")),
    ("ヤブモトゴムは社員を減らすと発表した。", ("ヤブモトゴム", "organization")),
    ("レ・ヴァン・カン(Le Van Canh)局長は「待てない」と述べた。", ("レ・ヴァン・カン(Le Van Canh)局長", "person")),
    ("消費者庁の志賀前長官は批判する。", ("志賀前長官", "person")),
    ("労働組合の塙委員長は語る。", ("労働組合", "organization")),
    ("株は東京市場で下げた。", ("東京", "place")),
    ("乳業大手のサクラ乳業が謝った。客は「サクラさんを信じた」と話した。", ("サクラさん", "organization")),
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_what_stands_beside_shows_the_name(text: str, found: tuple[str, str]) -> None:
    assert found in marked(text)


NONE = [
    ("大統領は、欧州への道は開かれたと述べた。", "道"),
    ("本塁打は史上33人目だった。", "史上33人"),
    ("芥川龍之介賞の選考会が開かれた。", "芥川龍之介"),
    ("大臣は赤坂議員宿舎で倒れた。", "赤坂議員"),
    ("客船クイーン・マリーが入港した。", "クイーン・マリー"),
    ("客船のソルヴェ号が戻った。", "ソルヴェ"),
    ("販売会社「在庫切れ」\n本社で会見した。", "在庫切れ"),
    ("登山者は山麓駅に集まった。", "山麓駅"),
    ("地元紙の記者が増えた。", "地元紙"),
    ("検察と弁護側の主張は分かれた。", "検察"),
    ("多村がソロホームランを打った。", "ソロホームラン"),
    ("プロパンガスを初めて開発した。", "プロパンガス"),
    ("フィギュアスケートで、選手が引退した。", "フィギュアスケート"),
    ("台風22号「テンビン」(Tembin)が発生した。", "テンビン"),
    ("台風22号「テンビン」(Tembin)が発生した。", "Tembin"),
    ("豪雨で1つの村が浸水した。", "村"),
    ("日本企業の自動運転バスが止まった。自動運転バスは動かない。", "自動運転バス"),
    ("電機メーカーのブレーキパッドは、品質が悪い。", "ブレーキパッド"),
    ("在庫管理室で倒れていた。", "在庫管理室"),
    ("駅で毎朝新聞を読む。", "毎朝新聞"),
]


@pytest.mark.parametrize(("text", "word"), NONE)
def test_what_stands_beside_shows_that_it_is_none(text: str, word: str) -> None:
    assert word not in [found for found, _ in marked(text)]


def test_one_katakana_name_is_a_firm_throughout() -> None:
    text = "クオルタ・ネスト(長野県上田市、安部沙也CEO)は16日、発表した。クオルタ・ネストの製品は売れている。"
    assert [kind for word, kind in marked(text) if word == "クオルタ・ネスト"] == ["organization"] * 2


def test_the_end_of_a_name_behind_its_katakana_stands_for_it() -> None:
    found = by_words("ノルデナ臨海鉄道の会長が引退した。臨海鉄道は発表した。同鉄道の駅は多い。")
    assert found["臨海鉄道"] == found["ノルデナ臨海鉄道"] == found["同鉄道"]


def test_a_family_name_that_is_a_common_word_is_known_from_its_bearer() -> None:
    text = "鳥居沙希監督が引退した。鳥居は「悔いはない」と話した。"
    found = by_words(text)
    assert found["鳥居"] == found["鳥居沙希監督"]


def test_who_speaks_opens_the_line() -> None:
    found = by_words("会見で越河聡部長が答えた。\n越河 検算する人が足りなかった。\n")
    assert found["越河"] == found["越河聡部長"]


def test_the_firm_told_of_opens_the_next_paragraph() -> None:
    text = "半導体のカナベ電子は17日、工場を建てると発表した。ミツワ銀行が融資し、サエキ商事も加わった。\n同社は来年動かす。"
    found = by_words(text)
    assert found["同社"] == found["カナベ電子"]


def test_a_ministry_alone_is_of_japan_where_the_text_tells_of_it() -> None:
    text = "チリ外務省の局長は抗議した。\n外務省によると、日本人の登山者は帰国した。"
    names = {text[m.start : m.end]: m.entities for m in analysis(text).mentions}
    assert names["外務省"] != names["チリ外務省"]


def test_a_ministry_beside_words_of_home_is_of_home() -> None:
    names = by_words("チリ外務省の局長は抗議した。\n外務省は、邦人が被害に遭ったとの情報には接していない。")
    assert names["外務省"] != names["チリ外務省"]
    names = by_words("チリ外務省の局長は抗議した。\n外務省は、声明を出した。")
    assert names["外務省"] == names["チリ外務省"]


def test_a_town_that_speaks_is_its_government() -> None:
    assert ("同市", "organization") in marked("矢吹市で火事があった。同市によると、2棟が焼けた。")
    assert ("同市", "place") in marked("矢吹市で火事があった。同市で2棟が焼けた。")


def test_a_firm_that_issues_a_text_without_its_name_is_this_company() -> None:
    found = analysis("会見は当社の本社で開く。", outlet="株式会社ハルモニクス")
    assert [e.name for e in found.entities] == ["株式会社ハルモニクス"]


def test_he_is_the_one_person_of_the_sentence_before() -> None:
    text = "カイヤ・セップは警告していた。\n野党はアンドレス・クルムの辞任を求めた。彼はそれを断った。"
    found = by_words(text)
    assert found["彼"] == found["アンドレス・クルム"]


def test_a_clerk_is_no_firm_of_her_name() -> None:
    text = "乳業大手のサクラ乳業が謝った。母は「娘のサクラさんを信じた」と話した。"
    assert ("サクラさん", "organization") not in marked(text)


@pytest.mark.parametrize(
    "text",
    ["アンナ・ロウの社員への言葉だ。", "アンナ・ロウの株主提案は否決された。", "歌手のアンナ・ロウは新曲を発売した。"],
)
def test_who_owns_or_sells_is_no_firm(text: str) -> None:
    assert ("アンナ・ロウ", "organization") not in marked(text)


def test_nothing_is_found_inside_the_name_of_the_outlet() -> None:
    assert "道央" not in [word for word, _ in marked("記録はテレビ道央の取材でわかった。", outlet="テレビ道央")]
    assert ("道央", "place") in marked("道央で雪が降った。", outlet="テレビ道央")


def test_a_name_coined_in_the_text_stands_for_the_body() -> None:
    found = by_words("全国港湾荷役労組連合(略称・港労連)は声明を出した。港労連は反対した。")
    assert found["港労連"] == found["全国港湾荷役労組連合(略称・港労連)"]
    found = by_words("瀬戸内環境機構(SEO)が調べた。SEOは発表した。")
    assert found["SEO"] == found["瀬戸内環境機構(SEO)"]
