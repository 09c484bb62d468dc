"""What a later word takes the place of: a body's own earlier word, a wrong figure, a plan that is given up in other words."""

from __future__ import annotations

import pytest

DAYS = ("2025-03-05", "2025-03-12", "2025-03-20")


def _marks(story):
    return {(r.type, r.slot, r.why) for c in story.claims for r in c.relations}


@pytest.fixture
def kinds(story):
    """How the claims of reports of one story, on days of their own, stand to each other."""
    return lambda *texts, days=DAYS, by=("第0新聞", "第1新聞"): {m[:2] for m in _marks(story(*texts, days=days, by=by))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "採掘会社の青山鉱業は「換気の設備はすべて正常だった」とする声明を出した。",
            "青山鉱業の大森社長は「換気の設備の一部が故障していた」と語った。",
        ),
        ("桜川学院の校長は「優勝を返上する考えはない」と語った。", "桜川学院は10日、優勝を返上した。"),
        (
            "剣道連盟の小林専務理事は「審判に引き分けを指示した事実はない」と否定した。",
            "剣道連盟は、専務理事が審判に引き分けを指示したことを認めた。",
        ),
        (
            "関係者によると、青山食品は工場の跡地を売却する方向で調整している。",
            "青山食品は、工場の跡地を売却しないと発表した。",
        ),
        (
            "駅伝の大会を15日に改めて開く方向で調整していると、市が発表した。",
            "駅伝の大会は今年は開かないことになった。",
        ),
        (
            "市によると、浄水場の取水口では油は検出されていない。",
            "市は、浄水場の取水口から油が検出されたと明らかにした。",
        ),
        (  # words that are taken back to the letter
            "農園の早瀬社長は「装置の異常は15日に初めて把握した」と説明した。",
            "農園の早瀬社長は、「15日に初めて把握した」とした説明を撤回した。",
        ),
        ("県は11日、ワシが死んだと発表した。死因は調査中だ。", "県によると、ワシの死因は中毒に伴う心不全だった。"),
    ],
)
def test_a_later_word_takes_the_place_of_an_earlier_one(one, other, kinds):
    found = {k for k, _ in kinds(one, other)}
    assert found & {"updates", "denied-by"} == {"updates"}


def test_words_taken_back_show_the_words_that_take_them_back(story):
    texts = (
        "農園の早瀬社長は「装置の異常は15日に初めて把握した」と説明した。",
        "農園の早瀬社長は、「15日に初めて把握した」とした説明を撤回した。",
    )
    found = story(*texts, days=DAYS, by=("第0新聞", "第1新聞"))
    (relation,) = [r for c in found.claims for r in c.relations]
    assert (relation.type, relation.why) == ("updates", "とした説明を撤回")
    documents = dict(zip(found.documents, texts, strict=True))
    words = [documents[e.document][e.start : e.end] for e in relation.evidence]
    assert words == ["とした説明を撤回", "装置の異常は15日に初めて把握した"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "青山鉱業は「換気の設備はすべて正常だった」とする声明を出した。",
            "青山鉱業の元従業員は「換気の設備の一部が故障していた」と語った。",
        ),
        (
            "関係者によると、大森社長は工場の閉鎖を決めていた。",
            "大森社長は「工場の閉鎖を決めた事実はない」と否定した。",
        ),
    ],
)
def test_another_holder_denies(one, other, kinds):
    assert "denied-by" in {k for k, _ in kinds(one, other)}


def test_what_was_said_until_now_of_what_the_report_tells_itself(story):
    text = "大森社長は8日、辞任した。大森氏は4日、辞任の考えはないと話していた。"
    assert {(r.type, r.slot) for c in story(text).claims for r in c.relations} == {("updates", "polarity")}


@pytest.mark.parametrize(
    ("wrong", "paper", "why"),
    [
        (
            "見学会には親子36人が加わっていたと、青山索道が発表した。",
            "先の発表では親子を36名とお知らせしましたが、38名に訂正いたします。",
            "38名 / 36",
        ),
        (
            "青山索道の純利益は18億円だったと、同社が発表した。",
            "公表した純利益につきましては、集計の誤りにより18億円としておりましたが、16億円に訂正いたします。",
            "16億円 / 18億円",
        ),
        (
            "青山索道によると、流れ出た油は9500リットルに上る。",
            "3月5日にお知らせした油の流出量9,500リットルは、計算に誤りがあり、正しくは1万1,500リットルでした。",
            "1万1,500リットル / 9",
        ),
    ],
)
def test_a_body_sets_its_figure_right(wrong, paper, why, story):
    found = story(wrong, paper, days=DAYS, by=("第0新聞", "株式会社青山索道"))
    assert any(m[:2] == ("updates", "number") and m[2].startswith(why) for m in _marks(found)), _marks(found)


def test_an_answer_denies_what_the_question_hands_on(story):
    paper = (
        "質疑応答\n問 会議で異論は出たのか。\n答(大森学長) いくつかありました。記録は公開いたします。\n"
        "問 入学者の一部を理事が選んだとの報道がある。\n答(大森学長) そのような事実は一切ございません。"
    )
    found = {c.text for c in story(paper, by=("青山大学",)).claims for r in c.relations if r.type == "denied-by"}
    assert found == {"入学者の一部を理事が選んだ"}


def test_who_did_not_obey_and_who_did_not_hear(kinds):
    one = "消防署によると、会社は避難の指示に3度従わなかった。"
    assert "denied-by" in {k for k, _ in kinds(one, "支配人は「避難の指示は全く聞こえなかった」と語った。")}
    assert "denied-by" not in {k for k, _ in kinds(one, "支配人は「厨房の物音は聞こえなかった」と語った。")}


@pytest.mark.parametrize(
    "text",
    [
        "警察によると、船長は「居眠りをしていた」と供述している。船長は当初は「波で流された」と話していた。",
        "船長は当初「波で流された」と話していたが、船長は「居眠りをしていた」と説明した。",
    ],
)
def test_what_was_said_at_first(text, story):
    found = {(c.text, r.type) for c in story(text).claims for r in c.relations}
    assert {k for _, k in found} == {"updates"}
    assert "居眠り" in next(iter(found))[0]


def test_what_goes_on_beside_what_was_said_at_first(kinds):
    text = "船長は当初「波で流された」と話していた。海上保安部は「船の電源が落ちていた」と発表した。"
    assert not kinds(text)


def test_nobody_hurt_and_then_some(kinds):
    one = "海上保安部によると、けがをした人はいない。"
    assert ("updates", "number") in kinds(one, "腰の痛みを訴える乗客が15日までに4人、病院で手当てを受けた。")


def test_a_toll_by_two_holders(story):
    def found(text):
        return {(r.type, r.slot) for c in story(text).claims for r in c.relations}

    assert found("人権団体によると少なくとも7人が死亡した。内務省は死者を3人としている。") == {("conflicts", "number")}
    assert not found("県警によると西町で7人が死亡した。消防は東町の死者を3人としている。")


def test_a_denial_does_not_answer_what_was_said_to_the_denier(story):
    text = (
        "放送局の会長は「編集権を守ると大臣に答えた」と述べた。森下大臣は「番組の内容に踏み込むつもりはない」と語った。"
    )
    assert not {r.type for c in story(text).claims for r in c.relations}


@pytest.mark.parametrize(
    "text",
    [
        "船長は「乗客に謝りたい」と話した。船長は当初は「波で流された」と話していた。",
        "船長は「操船に満足している」と話した。船長は以前は「海が好きだ」と話していた。",
    ],
)
def test_what_was_once_said_of_something_else(text, kinds):
    assert not kinds(text)


@pytest.mark.parametrize(
    ("first", "later", "mark"),
    [
        ("剣道連盟", "大会を主催する剣道連盟", "updates"),
        ("剣道連盟", "県剣道連盟", "denied-by"),
        ("運営会社", "親会社", "denied-by"),
    ],
)
def test_one_body_by_a_longer_name(first, later, mark, kinds):
    one = f"{first}は「審判に引き分けを指示した事実はない」と否定した。"
    other = f"{later}は、審判に引き分けを指示していたと発表した。"
    assert {k for k, _ in kinds(one, other)} & {"updates", "denied-by"} == {mark}


def test_the_first_report_is_overtaken(kinds):
    day = ("2025-03-05", "2025-03-05")
    one = "市によると、断水は700世帯に及んだ。"
    assert ("updates", "number") in kinds(one, "断水は第1報では900世帯に及んだ。", days=day)
    assert ("updates", "number") not in kinds(one, "断水は発表では900世帯に及んだ。", days=day)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("関係者によると、大森社長は工場の閉鎖を決めていない。", "大森社長は、工場の閉鎖を決めていたことを認めた。"),
        (
            "剣道連盟の小林専務理事は「審判に引き分けを指示した事実はない」と否定した。",
            "審判長の森下氏は、専務理事が審判に引き分けを指示したことを認めた。",
        ),
    ],
)
def test_what_is_admitted_later(one, other, kinds):
    assert kinds(one, other) == {("updates", "polarity")}
