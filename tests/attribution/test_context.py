"""Whose word it is where the sentence does not say, and where that ends."""

import pytest


def test_hearsay_goes_on_with_the_sentence_before(said):
    found = said("地元紙は工場が閉じると報じた。従業員には来週伝えるという。")
    assert found.chain("従業員には来週伝える") == ["地元紙"]


def test_hearsay_without_anybody_before_is_unknown(said):
    found = said("町は静かだった。工場が来週閉じるという。")
    assert found.chain("工場が来週閉じる") == [None]


def test_a_cue_without_subject_goes_on(said):
    found = said("外相は合意が近いと述べた。また、会談は有意義だったと強調した。")
    assert found.chain("会談は有意義だった") == ["外相"]


def test_the_reach_ends_with_the_narrators_facts(said):
    text = (
        "外相は合意が近いと述べた。\n空港は混み合った。\n市内の店は閉まった。\n道路も渋滞した。\n橋は通れないという。"
    )
    assert said(text).chain("橋は通れない") == [None]


def test_words_alone_belong_to_the_speaker_before(said):
    found = said("委員長は「残念だ」と語った。\n「次は必ず通す」")
    assert found.chain("次は必ず通す") == ["委員長"]


def test_words_alone_at_the_beginning_are_nobodys(said):
    assert said("「次は必ず通す」。それが合言葉だった。").chain("次は必ず通す") == [None]


def test_words_alone_may_belong_to_the_speaker_after(said):
    found = said("市内は停電が続いた。「初めて見た光景だ」。近くで働く女性は声を震わせた。")
    assert found.chain("初めて見た光景だ")[-1].endswith("女性")


@pytest.mark.parametrize(
    ("after", "whose"),
    [
        ("作業員組合の早瀬透書記長はそう訴える。", "早瀬透"),  # the sentence points back: そう
        ("現場で働く男性はそう憤る。", "男性"),
        ("警報は鳴らなかったそうだ。", "会社"),  # hearsay points at nothing
    ],
)
def test_words_alone_are_whose_the_next_sentence_points_back_to(said, after, whose):
    found = said(f"会社は点検をしたと説明した。「記録は去年から途切れている」。{after}")
    assert whose in found.chain("記録は去年から途切れている")[-1]


def test_one_who_does_not_comment_is_not_what_is_said(said):
    found = said("外務省は船が沈んだと発表した。相手側はコメントしていない。")
    assert found.rows[-1][0] == "相手側"
    assert found.rows[-1][2] == "相手側"


def test_one_who_is_introduced_speaks_next(said):
    found = said("気象庁の担当者が会見。「警戒を続けてほしい」と強調した。")
    assert found.chain("警戒を続けてほしい")[-1].endswith("担当者")


def test_a_report_without_content_is_about_the_sentence_before(said):
    found = said("社長が近く退任する。複数の関係者が明らかにした。")
    assert found.chain("社長が近く退任する") == ["複数の関係者"]


def test_questions_and_answers(said):
    text = "環境相記者会見(要旨)\n\n問 基準は変わるのか。\n答 現時点で変える予定はない。審議会の議論を待つ。\n"
    found = said(text)
    assert found.chain("現時点で変える予定はない") == ["環境相"]
    assert found.chain("審議会の議論を待つ") == ["環境相"]


def test_a_line_that_names_its_speaker(said):
    found = said("式典は予定どおり始まった。\n大島市長:「町の誇りだ」")
    assert found.chain("「町の誇りだ」")[-1] in ("大島市長", "大島")


@pytest.mark.parametrize("then", ["実際には春に報告を受けていた", "実は春に報告を受けていた"])
def test_what_gives_one_the_lie_is_not_from_him(said, then):
    found = said(f"関係者によると、社内に不満があった。社長は「知らなかった」と説明していたが、{then}という。")
    assert found.chain(then) == ["関係者"]


def test_what_one_says_and_hearsay_about_the_rest_are_from_one(said):
    found = said("関係者によると、社内に不満があった。市は廃止すると発表したが、時期は未定だという。")
    assert found.chain("時期は未定だ") == ["市"]


@pytest.mark.parametrize("words", ["市は何もしてくれない", "会社は今も残業代を払わない"])
def test_a_complaint_is_the_witnesss_own(said, words):
    assert said(f"住民の男性は「うるさい」と話した。{words}という。").rows[-1][2] == "住民の男性"
