"""How claims stand to each other: what is a denial, an update, a conflict, and what looks like one and is none."""

import pytest

import uratori
from uratori import pipeline
from uratori.model import Document, Outlet, Published


def report(n, text, day="2025-03-04", outlet=None):
    return Document(
        f"d{n}", f"d{n}", text, 0, len(text), outlet=Outlet(outlet or f"第{n}新聞"), published=Published(day, "given")
    )


def relations(*documents):
    """(type, slot, words of one, words of the other), each once."""
    found = set()
    for story in pipeline.check(documents).stories:
        claims = {c.id: c for c in story.claims}
        for c in story.claims:
            found |= {(r.type, r.slot, c.text, claims[r.claim].text) for r in c.relations}
    return found


def kinds(*documents):
    return {r[0] for r in relations(*documents)}


@pytest.mark.parametrize(
    ("claimed", "denied"),
    [
        (
            "元社員は取材に、上司が検査記録の改ざんを指示したと証言した。",
            "会社は「改ざんを指示した事実はない」と否定した。",
        ),
        (
            "週刊誌は5日、南雲市長が業者から現金を受け取ったと報じた。",
            "南雲市長は会見で「その報道は事実ではない」と述べた。",
        ),
        (
            "野党側は、農水省が試算を隠していたと主張した。",
            "農水省の担当者は「そのような主張は事実無根だ」と反論した。",
        ),
        ("消防団員は、放水の開始が20分遅れたと証言した。", "消防本部は「遅れたとの指摘は当たらない」と反論した。"),
        (
            "隣国の政府は、沿岸警備隊の船が領海に侵入したと発表した。",
            "報道官の島村氏は「隣国のでっち上げだ」と否定した。",
        ),
        (
            "関係者によると、球団は来季の監督に柏木氏を起用する。",
            "球団は「来季の監督に起用すると決めた事実はない」とのコメントを出した。",
        ),
        (
            "地元紙は、銅山の跡地に処分場が計画されていると伝えた。",
            "県の部長はこれを否定し、候補地は白紙だと説明した。",
        ),
    ],
)
def test_a_denial_is_found_after_what_it_denies(claimed, denied):
    assert "denied-by" in kinds(report(1, claimed + denied))


def test_a_denial_is_found_in_another_document():
    claimed = report(1, "財団の元職員は取材に、理事長が寄付金を私的に流用したと証言した。")
    denied = report(
        2, "財団の理事長は5日の会見で「寄付金を私的に流用した事実はない」と述べ、疑惑を否定した。", "2025-03-05"
    )
    found = relations(claimed, denied)
    assert any(t == "denied-by" and "流用した" in one and "事実はない" in other for t, _, one, other in found)


@pytest.mark.parametrize(
    "text",
    [
        # no comment, nothing said, not yet decided
        "関係者によると、両社は統合の協議に入った。両社の広報は「個別の案件にはコメントしない」と述べた。",
        "県によると、式典の日程は3時間に及んだ。市の担当者は日程に触れなかった。",
        "関係者によると、両国は来月の会談を検討している。外務省の報道官は「時期は決まっていない」と述べた。",
        # a question
        "元社員は、社長が隠蔽を指示したと証言した。問 社長は隠蔽を指示していないのか。",
        # a demand, a condition, a refusal
        "市長は、住民投票を実施すると述べた。市議会の会派は「住民投票を実施しないよう求める」と述べた。",
        "組合は、会社が賃上げに応じたと発表した。社長は「業績が戻らなければ賃上げには応じない」と述べた。",
        # the other man, the other country
        "外務省によると、ベトナムの首相が訪日する。大統領府の報道官は「大統領に訪越の計画はない」と述べた。",
        # a negative word beside the point
        "国連の専門家は、武器の移転は決議に違反すると述べた。別の当局者は、制裁の強化をためらわないと述べた。",
        "気象台によると、島で強い揺れを観測した。気象台の担当者は「津波の心配はない」と説明した。",
    ],
)
def test_no_denial(text):
    assert "denied-by" not in kinds(report(1, text))


def test_a_denial_of_one_side_before_its_own_announcement_is_an_update():
    early = report(1, "大統領府の報道官は3日、大統領が隣国を訪問する計画はないと述べた。", "2025-03-03")
    late = report(2, "大統領府は5日、大統領が隣国を訪問すると発表した。", "2025-03-05")
    assert "denied-by" not in kinds(early, late)


def test_a_toll_goes_from_value_to_value():
    documents = [
        report(1, "県は3日、豪雨による死者が4人になったと発表した。", "2025-07-03"),
        report(2, "県は4日、豪雨による死者が9人になったと発表した。", "2025-07-04"),
        report(3, "県は5日、豪雨による死者が12人になったと発表した。", "2025-07-05"),
    ]
    found = {
        (one[-20:], other[-20:]) for t, slot, one, other in relations(*documents) if (t, slot) == ("updates", "number")
    }
    assert {(a.count("12人"), b.count("9人")) for a, b in found} >= {(1, 1)}
    assert not any("12人" in a and "死者が4人" in b for a, b in found)


def test_a_correction_updates_within_its_sentence():
    found = relations(report(1, "消防は、負傷者を8人と発表したが、正しくは7人だったと訂正した。"))
    assert any(t == "updates" and "7人" in one and "8人" in other for t, _, one, other in found)


def test_a_figure_said_to_be_lower_than_announced_updates_the_one_announced():
    found = relations(
        report(1, "図書館は利用者など最大5万3千人分の名簿を保存した記憶装置を職員が紛失したと発表した。"),
        report(
            2,
            "図書館は、対象の利用者は当初発表した5万3000人より少ない、4万1700人余りだったと明らかにした。",
            "2025-03-05",
        ),
    )
    assert [r[:2] for r in found] == [("updates", "number")]


def test_two_parties_put_numbers_forward_against_each_other():
    one = report(1, "主催者は、集会の参加者は5千人だったと発表した。")
    other = report(2, "警察は、集会の参加者は2千人だったと発表した。")
    assert {r[:2] for r in relations(one, other)} == {("conflicts", "number")}


def test_a_rounded_number_is_no_difference():
    one = report(1, "主催者は、集会の参加者は約300人だったと発表した。")
    other = report(2, "警察は、集会の参加者は295人だったと発表した。")
    assert kinds(one, other) <= {"apparent"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("県によると、大雨の死者は5人で、うち2人は消防団員だった。", "県によると、大雨の死者は5人だった。"),  # a part
        ("市によると、避難者は新たに40人増えた。", "市によると、避難者は300人だった。"),  # an increment
        ("もう1人の男性は3時間後に川下で見つかり、死亡した。", "川下で男性2人が流されて死亡した。"),  # a part
        ("県によると、北浜市の死者は3人だった。", "県によると、南浜市の死者は2人だった。"),  # elsewhere
        ("会社は、昨年の平均価格は1200円だったと発表した。", "会社は、価格は1500円になると発表した。"),  # a mean
    ],
)
def test_numbers_of_different_things(one, other):
    assert not kinds(report(1, one), report(2, other)) & {"conflicts", "updates", "apparent"}


def test_evidence_marks_the_words_that_differ():
    one = report(1, "主催者は、集会の参加者は5千人だったと発表した。")
    other = report(2, "警察は、集会の参加者は2千人だったと発表した。")
    (story,) = pipeline.check([one, other]).stories
    marked = {
        (d.text[e.start : e.end])
        for c in story.claims
        for r in c.relations
        for e in r.evidence
        for d in (one, other)
        if d.id == e.document
    }
    assert marked == {"5千人", "2千人"}


def test_the_answer_does_not_depend_on_the_order_of_the_documents():
    documents = [
        report(
            1, "元社員は取材に、上司が検査記録の改ざんを指示したと証言した。会社は「指示した事実はない」と否定した。"
        ),
        report(2, "会社は6日、不良品が40個あったと発表した。"),
        report(3, "会社は8日、不良品が65個に増えたと発表した。", "2025-03-08"),
    ]
    assert relations(*documents) == relations(*documents[::-1])


def test_the_words_in_a_quotation_do_not_deny_the_sentence_that_quotes_them():
    text = "捜査関係者によると、運転士は県警の調べに「ブレーキが利かなかった」と話している。"
    dossier = uratori.check([text, "運転士はブレーキが利かなかったと説明していると、県警が明らかにした。"])
    assert not [r for s in dossier.stories for c in s.claims for r in c.relations if r.type == "denied-by"]
