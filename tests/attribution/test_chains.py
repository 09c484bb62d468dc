"""Through whom: from the outlet in hand to the one who first said it."""

import pytest


def test_outlet_cites_an_unnamed_source(said):
    found = said("米紙ニューヨーク・タイムズは4日、政府高官の話として、両首脳が近く会うと報じた。")
    assert found.chain("両首脳が近く会う") == ["ニューヨーク・タイムズ", "政府高官"]


def test_the_informant_may_be_credited_in_a_sentence_of_his_own(said):
    found = said("地元紙は市長が辞めると報じた。市の幹部の話としている。")
    assert found.chain("市長が辞める") == ["地元紙", "市の幹部"]


@pytest.mark.parametrize(
    "words",
    [
        "市の幹部の話としている。",
        "市の幹部の話だとしている。",
        "市の幹部の情報だという。",
        "市の幹部の話として伝えた。",
    ],
)
def test_a_sentence_that_only_says_whose_words_it_were_says_nothing_itself(said, words):
    found = said(f"地元紙は市長が辞めると報じた。{words}")
    assert found.chain("市長が辞める") == ["地元紙", "市の幹部"]
    assert len(found.statements) == 1


def test_what_is_said_of_something_else_is_not_whose_words_it_were(said):
    found = said("地元紙は市長が辞めると報じた。後任選びは来年の話だとしている。")
    assert found.chain("市長が辞める") == ["地元紙"]
    assert len(found.statements) == 2


def test_speech_inside_a_report_has_both(said):
    found = said("タス通信によると、外相は交渉が終わったと述べた。")
    assert found.chain("交渉が終わった")[0] == "タス通信"
    assert found.chain("交渉が終わった")[-1] == "外相"


def test_a_spokesman_stands_under_his_body(said):
    found = said("外務省の報道官は協議が続いていると述べた。")
    (only,) = [s for s in found.statements if s.attributed]
    assert [link.kind for link in only.chain][-1] == "person"
    assert only.chain[1].name == "外務省"


def test_one_who_is_pointed_at_keeps_the_outlet_he_was_known_through(said):
    found = said("韓国紙の東方日報は、政府高官の話として、電話があったと報じた。この高官は「驚いた」と述べた。")
    assert found.chain("驚いた")[:-1] == found.chain("電話があった")[:-1]
    assert found.chain("驚いた")[-1].endswith("高官")


def test_the_outlet_in_hand_is_no_cited_outlet(said):
    found = said("県議は北海新報の取材に「聞いていない」と答えた。", outlet="北海新報")
    assert found.chain("聞いていない") == ["県議"]


def test_another_outlet_that_was_spoken_to_is_a_link(said):
    found = said("首相は国営テレビに対し、選挙は予定どおり行うと語った。", outlet="北海新報")
    assert found.chain("選挙は予定どおり行う") == ["国営テレビ", "首相"]


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        (
            "匿名を条件に地元紙に語った当局者によると、交渉は来週再開される。",
            "交渉は来週再開される",
            ["地元紙", "当局者"],
        ),
        ("国営テレビが引用した高官は、計画は白紙だと述べた。", "計画は白紙だ", ["国営テレビ", "高官"]),
        ("国営テレビの取材に応じた住民は「道は閉ざされた」と話した。", "道は閉ざされた", ["国営テレビ", "住民"]),
        (
            "タス通信が入手した内部文書によれば、計画は2年前に決まっていた。",
            "計画は2年前に決まっていた",
            ["タス通信", "内部文書"],
        ),
        ("北海新報が入手した内部文書によれば、計画は2年前に決まっていた。", "計画は2年前に決まっていた", ["内部文書"]),
        ("国営テレビが批判した知事は「根拠がない」と述べた。", "根拠がない", ["知事"]),
        ("地元紙は国防省の発表として、無人機を撃墜したと伝えた。", "無人機を撃墜した", ["地元紙", "国防省"]),
    ],
)
def test_who_brings_the_words_may_stand_in_the_phrase_of_who_says_them(said, text, content, chain):
    found = said(text, outlet="北海新報").chain(content)
    assert len(found) == len(chain)
    assert all(name.endswith(end) for name, end in zip(found, chain, strict=True)), found


@pytest.mark.parametrize("later", ["外相は通貨も切り上げると述べた。", "モロー氏は通貨も切り上げると述べた。"])
def test_who_goes_on_speaking_keeps_the_outlet_he_was_known_through(said, later):
    found = said(f"国営テレビによると、モロー外相は交渉を再開すると述べた。{later}", outlet="北海新報")
    assert found.chain("通貨も切り上げる")[0] == "国営テレビ"
    again = said(
        f"国営テレビによると、モロー外相は交渉を再開すると述べた。市長は歓迎した。県は確認したと発表した。{later}",
        outlet="北海新報",
    )
    assert "国営テレビ" not in again.chain("通貨も切り上げる")


def test_the_first_link_is_the_outlet_in_hand(said):
    found = said("市は橋を閉じると発表した。町は静かだった。", outlet="北海新報")
    assert {s.chain[0].name for s in found.statements} == {"北海新報"}
    assert said("町は静かだった。").statements[0].chain[0].name is None


def test_links_open_their_words(said):
    found = said("米政府高官は制裁を検討していると明かした。")
    (only,) = [s for s in found.statements if s.attributed]
    link = only.chain[-1]
    assert found.text[link.start : link.end] == "米政府高官"
    assert link.party == "US"
