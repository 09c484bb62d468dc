"""What a firm says of itself in a release: what reached it, what it calls false, whose answers its own are."""

import pytest

RELEASE = (
    "2025年8月20日\n各位\n株式会社ハルニレ食品\n代表取締役社長　結城　拓郎\n\n一部報道について\n\n"
    "本日、異物の混入に関する報道がありました。\n\n"
    "問　保健所への届け出はいつか。\n答　19日に届け出ております。\n問　内部告発があったとされるが。\n答　個別の内容はお答えを差し控えます。\n"
)


def test_a_signature_says_nothing_and_answers_no_question(said):
    assert all(name != "結城 拓郎" for *_, name in said(RELEASE, "ハルニレ食品").rows)


def test_what_a_question_has_from_nobody_is_no_statement(said):
    assert all("内部告発" not in content for _, content, _ in said(RELEASE, "ハルニレ食品").rows)


def test_an_answer_of_the_firm_begins_behind_its_mark(said):
    assert said(RELEASE, "ハルニレ食品").chain("19日に届け出ております") == []


@pytest.mark.parametrize("word", ["お申し出を受けました", "ご連絡をいただきました", "ご指摘を受けました"])
def test_what_customers_tell_a_firm_is_theirs(said, word):
    found = said(f"当社は調査を始めました。お客様から「異物が入っていた」との{word}。")
    assert found.chain("異物が入っていた")[-1] == "お客様"


@pytest.mark.parametrize(
    "end",
    [
        "との記載がございますが、そのような事実はございません。",
        "との報道がありますが、事実ではありません。",
        "との指摘について、そうした事実は一切ありません。",
    ],
)
def test_what_a_writer_calls_false_is_what_was_told(said, end):
    found = said(f"お知らせいたします。「7月末には把握していた」{end}", "ハルニレ食品").statements[-1]
    assert (found.act, found.polarity, len(found.chain)) == ("deny", "negative", 1)
    assert [c.end - c.start for c in found.content] == [len("7月末には把握していた")]


def test_a_report_that_is_only_answered_is_the_reports(said):
    found = said("お知らせいたします。「漏れた」との報道がありますが、調査を続けています。")
    assert found.rows[-1][1:] == ("漏れた", "報道")


@pytest.mark.parametrize("end", ["公表を拒否した。", "公表を控えた。", "開示を避けた。"])
def test_what_is_not_made_public_stands_before_the_refusal(said, end):
    found = said(f"会見が開かれた。知事は国籍の{end}").statements[-1]
    assert found.certainty == "unknown"
    assert said(f"会見が開かれた。知事は国籍の{end}").rows[-1][:2] == ("知事", "国籍")


@pytest.mark.parametrize("to", ["取材に", "会見で", "記者団に"])
def test_words_that_are_no_clause_answer_one_who_asks(said, to):
    assert said(f"捜索が続く。家族は{to}「無事を祈るだけ」。").chain("無事を祈るだけ") == ["家族"]


def test_why_something_is_not_made_public_is_not_what(said):
    found = said("捜索が続く。夫婦の氏名について、署は家族の意向を理由に公表していない。")
    assert found.rows[-1][:2] == ("署", "夫婦の氏名")


def test_a_caller_may_be_told_of_between_his_words_and_the_call(said):
    found = said("捜索が続く。3日午前11時半ごろ、客が流されたと、同行していたガイドの男性から110番があった。")
    assert found.rows[-1][:2] == ("同行していたガイドの男性", "客が流された")


@pytest.mark.parametrize(
    ("words", "matter"),
    [
        ("訴えは承知しているが、賠償の額は確認中だ", "賠償の額"),
        ("訴えは承知しているが、裁判の中身は話せない", "裁判の中身"),
        ("席の順番を確認している", "席の順番"),
    ],
)
def test_words_that_end_in_a_refusal_withhold_its_matter(said, words, matter):
    found = said(f"会見が開かれた。大臣は「{words}」と述べた。")
    assert (found.rows[-1][1], found.statements[-1].certainty) == (matter, "unknown")


def test_a_day_is_no_matter_that_is_withheld(said):
    found = said("地震があった。市は6日に停電とだけ公表し、7日には「漏水は確認されていない」と説明していた。")
    assert "漏水" in found.rows[-1][1]


@pytest.mark.parametrize("thing", ["海外に移るとの報道", "3月の休暇"])
def test_what_words_are_of_is_no_part_of_them(said, thing):
    found = said(f"監督が会見した。{thing}は「考えたこともない」と従来の主張を繰り返した。")
    assert found.rows[-1][1] == "考えたこともない"


def test_one_who_speaks_for_a_body_is_no_matter(said):
    found = said("保護者の反応については、当学園からは申し上げられません。")
    assert found.rows[-1][1] == "保護者の反応"
