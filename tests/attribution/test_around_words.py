"""Words whose speaker stands around them: in posts, in the sentence before or after, behind a question."""

import pytest


@pytest.mark.parametrize(
    ("post", "source"),
    [
        ("【速報】野木知事「給水車の派遣を要請した」", "野木知事"),
        ("商店会の末永会長「店はあすから開ける」", "商店会の末永会長"),
        ("村「断水はあと二日続く」", "村"),
    ],
)
def test_who_stands_before_words_that_nothing_follows_says_them(said, post, source):
    found = said(f"まとめです。\n{post}\n以上です。")
    assert [row[0] for row in found.rows] == [source]


def test_a_title_in_quotes_has_no_speaker(said):
    found = said("朝日新聞によると、原作は長編だ。\n『赤い灯台』\n主演は新作「赤い灯台を待つ」")
    assert [row[1] for row in found.rows] == ["原作は長編だ"]


def test_a_post_has_its_speaker_before_the_first_comma(said):
    found = said("まとめです。\n県警と消防、倉庫の屋根が落ちたと発表。\n国内、寒気が強まると予想。")
    assert {row[2] for row in found.rows} >= {"県警", "消防"}
    assert "国内" not in {row[0] for row in found.rows}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("球団関係者が打ち明ける。「監督は続投を望んでいた」", "球団関係者"),
        ("元役員はこう話す。\n「監督は続投を望んでいた」", "元役員"),
        ("「監督は続投を望んでいた」\n元役員はそう声を落とした。", "元役員"),
    ],
)
def test_a_sentence_that_only_names_the_speaker_gives_him_the_words_beside_it(said, text, speaker):
    assert said("まとめです。\n" + text).chain("監督は続投を望んでいた") == [speaker]


@pytest.mark.parametrize(
    ("after", "source"),
    [
        ("事情を知る幹部が明らかにした。", "事情を知る幹部"),
        ("交渉に詳しい2人が匿名を条件に語った。", "交渉に詳しい2人"),
        ("関係者への取材で分かった。", "関係者"),
    ],
)
def test_a_sentence_that_only_names_who_told_refers_back(said, after, source):
    found = said("両社は来月にも工場を売却する。" + after)
    assert [row[:2] for row in found.rows] == [(source, "両社は来月にも工場を売却する")]


def test_what_somebody_means_to_do_is_told_by_him_who_made_it_known(said):
    found = said("首相は内閣を改造する意向を固めた。関係者が明らかにした。")
    assert [row[:2] for row in found.rows] == [("関係者", "首相は内閣を改造する意向を固めた")]


def test_a_deed_refers_to_nothing(said):
    assert said("工場で火が出た。従業員が大声で叫んだ。").rows == []


def test_who_was_asked_answers(said):
    found = said("本紙が町に確認を求めたところ、「事実を調べている」と回答した。")
    assert found.rows == [("町", "事実を調べている", "町")]


def test_another_who_answers_is_the_one(said):
    found = said("本紙が市長に聞いたところ、副市長は「知らない」と答えた。")
    assert [row[0] for row in found.rows] == ["副市長"]


def test_from_whom_words_came_may_lead_the_sentence(said):
    assert ("職場の先輩", "目立つところだけ塗ればいい", "職場の先輩") in said(
        "職場の先輩から、目立つところだけ塗ればいいと言われた。"
    ).rows


def test_hearsay_after_what_somebody_says_names_who_tells_it(said):
    found = said("町は職員の処分を発表した。この職員は「会議が続いた」と話しているという。")
    assert found.chain("会議が続いた") == ["町", "この職員"]


def test_a_finding_is_that_of_the_team_behind_it(said):
    found = said("薬が効くとする研究成果を、北稜大などの国際チームが科学誌に発表した。")
    assert [row[:2] for row in found.rows] == [("北稜大などの国際チーム", "薬が効く")]


def test_shares_of_those_polled_are_no_statements(said):
    found = said("調査によると、まだ決めていないと答えた人が3割を超えた。")
    assert [row[0] for row in found.rows] == ["調査"]


def test_the_topic_of_a_clause_around_words_is_the_speaker(said):
    assert said("彼女は、乗組員が「落ち着いていた」とも言った。").rows[0][0] == "彼女"


@pytest.mark.parametrize("word", ["その報道官", "報道官のリー氏"])
def test_a_spokesperson_named_again_speaks_for_the_same_body(said, word):
    found = said(f"国防省の報道官は、準備は整ったと述べた。{word}は、訓練は続くと述べた。")
    assert found.chain("訓練は続く")[0] == "国防省"


def test_a_denied_thing_may_stand_with_also(said):
    found = said("画廊は関与も否定した。")
    assert [row[:2] for row in found.rows] == [("画廊", "関与")]


def test_who_denies_is_no_denied_thing(said):
    assert "市" not in [row[1] for row in said("県は認めた。市も否定した。").rows]


def test_who_puts_out_results_tells_what_follows(said):
    found = said("県は3日、水質検査の結果を公表した。酸素の量が半分以下だったという。")
    assert found.chain("酸素の量が半分以下だった") == ["県"]


def test_words_that_nobody_in_particular_passes_on_are_not_the_speakers_before(said):
    found = said("側近は「終わりだ」と話した。周辺には「次はない」と漏らしているとされる。")
    assert [row[2] for row in found.rows] == ["側近", None]


def test_what_cannot_be_told_for_sure_is_said(said):
    assert ("課長", "農薬の影響とは断定できない", "課長") in said("課長は「農薬の影響とは断定できない」と述べた。").rows


def test_a_workplace_is_no_occasion(said):
    assert (
        said("鉱山相は、現場で同じ箱が二重に数えられていたと釈明した。").rows[0][1]
        == "現場で同じ箱が二重に数えられていた"
    )


def test_who_stands_in_a_clause_that_modifies_found_nothing_out(said):
    found = said("弁護士は25日、提訴すると明らかにした。選手が飲んでいた薬を調べたところ、2本から検出されたという。")
    assert {row[2] for row in found.rows} == {"弁護士"}


def test_who_looked_into_it_found_it_out(said):
    assert said("市が川の水を調べたところ、ヒ素が検出された。").chain("ヒ素が検出された") == ["市"]


@pytest.mark.parametrize("asked", ["問いただした", "真意をただした", "事情を尋ねた"])
def test_who_is_asked_in_other_words_answers(said, asked):
    assert said(f"本紙が組合に{asked}ところ、「まだ話せない」と回答した。").rows[-1][2] == "組合"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("橋爪課長は会見した。説明との食い違いには「言葉の問題だ」と釈明した。", "言葉の問題だ"),
        ("女性は避難の遅れに「怖かった」と声を震わせた。", "怖かった"),
        ("橋爪課長は会見した。混乱は「内政の問題だ」と述べた。", "混乱は「内政の問題だ"),  # what it is said of
    ],
)
def test_what_a_quote_answers_is_no_part_of_it(said, text, words):
    assert [r[1] for r in said(text).rows] == [words]
