"""The many wordings of a denial over two reports, and what reads like one and is none."""

import pytest


def test_what_was_not_found_and_is_found_days_later_is_an_update(related):
    found = related(
        "港の調査をした。油の漏れは確認されていないという。",
        "市によると、港の1カ所で微量の油の漏れが見つかり、修理を終えたという。",
        days=("2025-03-05", "2025-03-12"),
    )
    assert {r[:2] for r in found} == {("updates", "polarity")}


def test_what_is_taken_back_in_the_same_breath_denies_nothing(related):
    told = "元作業員は「社長が改ざんを指示した」と話した。"
    denial = "社長は「改ざんを指示した事実はない」と説明した"
    assert any(r[0] == "denied-by" for r in related(told, denial + "。"))
    back = "社長は「改ざんを指示した事実はない」と説明しましたが、事実と異なっておりましたので、訂正します。"
    assert not any(r[0] == "denied-by" for r in related(told, back))


def test_the_words_of_a_denial_begin_with_a_word(story):
    found = story(
        "元作業員は「上司が改ざんを指示した」と話した。",
        "社長は「上司が指示したという事実は確認されていない」と述べた。",
    )
    assert {r.why for c in found.claims for r in c.relations if r.slot == "polarity"} == {"事実は確認されていない"}


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("県警幹部は取材に「運転士は信号を見落としていた」と話した。", "鉄道会社は、運転士が信号を見落としていたとの見方を否定した。"),
        ("週刊誌は、水産大手の海幸が産地を偽装していたと報じた。", "海幸は産地の偽装を報じた記事について「事実無根だ」と反論した。"),
        ("民放各局は、球団が小暮監督の解任を決めたと伝えた。", "球団の社長は、監督の解任を決めたとの報道は誤りだと述べた。"),
        ("経済紙は、政府が消費税の引き上げを検討していると報じた。", "官房長官は、消費税の引き上げを検討しているとの報道は正確でないと述べた。"),
        ("野党議員は、知事が業者と会食を重ねたと指摘した。", "知事は「業者と会食を重ねたというのはでたらめだ」と語気を強めた。"),
        ("市民団体は、学校がいじめの記録を隠していると訴えた。", "教育委員会は「隠している記録は存在しない」と説明した。"),
        ("調査委員会は、作業の手順に誤りがあったとする報告書をまとめた。", "工場の運営会社は「手順に誤りはなかった」とするコメントを発表した。"),
        ("元選手は「監督に殴られた」と訴えた。", "監督は「選手を殴った覚えはない」と話している。"),
    ],
)  # fmt: skip
def test_a_denial_in_another_report(said, denied, related):
    assert "denied-by" in {r[0] for r in related(said, denied)}


def test_a_denial_without_an_object_denies_the_words_before_it(related):
    found = related(
        "県警は3日、男を県境で拘束したと発表した。家族側は否定している。", "県警は、男を県境で拘束したと明らかにした。"
    )
    assert ("denied-by", "polarity", "男を県境で拘束した", "男を県境で拘束した") in found


def test_what_is_said_not_to_be_is_denied_by_who_says_that_it_is(related):
    found = related(
        "組合は、会社が残業代を払っていなかったと主張した。", "会社は「残業代はすべて払っていた」と反論した。"
    )
    assert ("denied-by", "polarity", "会社が残業代を払っていなかった", "残業代はすべて払っていた") in found


@pytest.mark.parametrize(
    ("said", "taken_back"),
    [
        ("大臣は「補助金は廃止する」と述べた。", "大臣は、補助金を廃止するとした発言を撤回した。"),
        ("町は、川の水から基準を超えるヒ素を検出したと発表した。", "町は、川の水から基準を超えるヒ素を検出したとの発表を取り消した。"),
        ("関係者によると、職員が発熱した後も勤務していた。施設は「発熱した職員を勤務させた事実はない」と答えた。",
         "施設は、職員が発熱した後も勤務していたと発表した。施設側はこれまで勤務の事実を否定していた。"),
    ],
)  # fmt: skip
def test_a_word_taken_back_is_an_update(said, taken_back, related):
    assert ("updates", "polarity") in {r[:2] for r in related(said, taken_back)}


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("経済紙は、政府が消費税の引き上げを検討していると報じた。", "官房長官は消費税の引き上げについて、肯定も否定もしなかった。"),
        ("週刊誌は、海幸が産地を偽装していたと報じた。", "海幸は、産地の偽装についてコメントを控えるとした。"),
        ("大臣は「補助金は来年度に廃止する」と述べた。", "知事会長は、補助金を廃止すべきではないと述べた。"),
        ("県警幹部は「運転士は信号を見落としていた」と話した。", "専門家は「運転士が信号を見落としていなければ事故は起きなかった」と話した。"),
        ("会社は8月、貨物船が岸壁に接触したと発表した。", "会社は「点検の不備と8月の接触との関係は確認されていない」と説明した。"),
        ("元社員の男性は「社長から領収書の書き換えを命じられた」と証言した。", "社長は「辞任の予定はない」と述べた。"),
    ],
)  # fmt: skip
def test_no_denial_in_another_report(said, other, related):
    assert "denied-by" not in {r[0] for r in related(said, other)}


def test_this_testimony_is_the_whole_of_it(related):
    text = "元秘書は法廷で「封筒は議員本人に手渡した。中身は現金だった」と証言した。議員はこの証言を否定した。"
    denied = {one for t, _, one, _ in related(text) if t == "denied-by"}
    assert {d[:4] for d in denied} == {"封筒は議", "中身は現"}


def test_a_retort_answers_what_stands_before_it(related):
    text = "保健所長は「換気が不十分だった可能性がある」と述べた。施設の理事長は「換気の基準は守っていた」と反論した。"
    assert any(t == "denied-by" and "不十分" in one for t, _, one, _ in related(text))


def test_what_is_withheld_is_quoted_with_its_predicate(story):
    texts = [c.text for c in story("両政府は会談の日時と場所を明らかにしていない。").claims]
    assert texts == ["両政府は会談の日時と場所を明らかにしていない"]


def test_what_something_is_not(related):
    one = "警察は、一酸化炭素の中毒になったとみている。"
    assert "denied-by" in {r[0] for r in related(one, "県の病院は「排気による中毒ではない」と説明した。")}
    assert "denied-by" not in {r[0] for r in related(one, "県の病院は「別の患者の肺炎は重いものではない」と説明した。")}


def test_a_release_denies_what_reports_say_of_it(related):
    report = "経済紙は、アサギ水産が昨年の夏に汚染を把握していたと報じた。"
    release = "一部報道において、当社が昨年の夏に汚染を把握していたとされておりますが、そのような事実はございません。"
    found = related(report, release, by=("経済日日", "アサギ水産株式会社"))
    assert any(r[0] == "denied-by" and r[3] == "そのような事実はございません" for r in found)


@pytest.mark.parametrize(
    "denial",
    [
        "首相は野党の提案について「反対派とは協力できない」と述べ、連携を否定した。",
        "県警は「工事を始めても捜査に支障はない」と判断した。",
        "会社は「他の工場からの流出は確認されていない」と説明した。",
    ],
)
def test_refusals_and_other_things_deny_nothing(denial, related):
    said = "首相は記者団の質問に応じた。会社は復旧の工事を始めた。県は、第一工場から廃液が流出したと発表した。"
    assert "denied-by" not in {r[0] for r in related(said, denial)}


def test_what_was_not_meant_and_came_about_is_an_update(related):
    found = related("病院は、新規の入院を止める予定はないと説明した。", "病院は新規の入院を止めたと発表した。")
    assert any(r[0] == "updates" for r in found)
    assert not any(r[0] == "denied-by" for r in found)


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        (
            "野党の候補は、投票箱のすり替えがあったと訴えた。",
            "選挙管理委員会は、すり替えは確認されなかったと発表した。",
        ),
        ("工場長は「配管は毎月点検していた」と述べた。", "元作業員は「点検の記録は残っていない」と話した。"),
    ],
)
def test_none_denies_that_there_was_one(said, denied, related):
    assert "denied-by" in {r[0] for r in related(said, denied)}


def test_none_denies_nothing_of_what_is_to_keep_it_away(related):
    said = "選挙管理委員会は、すり替えを防ぐ封を箱に付けたと説明した。"
    assert "denied-by" not in {r[0] for r in related(said, "監視団は、すり替えは確認されなかったと発表した。")}


def test_what_a_release_has_found_itself_it_does_not_deny(related):
    text = "本学の調査委員会は、論文の図に捏造があったと認定いたしました。なお、学長による調査への介入の事実は一切ございません。"
    assert "denied-by" not in {r[0] for r in related("大学は調査した。", text, by=("東都新聞", "国立大学法人白樺大学"))}


def test_a_denial_answers_the_word_that_turns_on_its_own_verb_and_not_the_nearest(related):
    text = (
        "元店員は「店長が点検の記録を書き換えた」と証言した。別の店員は「点検の記録は棚に置いてあった」と話した。"
        "会社は「点検の記録を書き換えていない」と否定した。"
    )
    assert {other for kind, _, _, other in related(text) if kind == "conflicts"} == {"店長が点検の記録を書き換えた"}
