"""Two clauses that look like one told anew and are of two things: the mark that must not be drawn, and the one beside it that must stay."""

from __future__ import annotations

import pytest


@pytest.fixture
def kinds(story):
    """How the claims of reports of one story, on days of their own, stand to each other."""

    def related(*texts, days=("2025-03-05", "2025-03-12", "2025-03-20")):
        return {(r.type, r.slot) for c in story(*texts, days=days).claims for r in c.relations}

    return related


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("「島が必要とするどのような支援も供与する」と大臣が語った。", "町によると副知事は5日、支援について説明した。"),
        (
            "市によると、第1陣として救助チーム49人がすでに派遣され、10日未明に港に着く。",
            "赤城県は救助専門チームを派遣した。",
        ),
        ("住民は、ダムの建設が漁業権を侵害するとして訴えている。", "ダムの建設が漁業権を侵害した。"),
        ("島田選手は1周目に後続の車に抜かれてしまう。", "島田選手は20周目に後続の車に抜かれてしまった。"),
        (
            "森下氏は、市長選が終わった10日以降に新しい会派の構想を公表すると語った。",
            "議員の協議は市長選が終わるまで凍結されていた。",
        ),
    ],
)
def test_what_is_no_outcome(one, other, kinds):
    assert not {k for k in kinds(one, other) if k[0] == "updates"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市は医療チームを南の島へ派遣することを検討している。", "市は医療チームを南の島へ派遣した。"),
        ("市は15日に記者会見を開くと発表した。", "市は15日の記者会見を取りやめた。"),
    ],
)
def test_what_is_one(one, other, kinds):
    assert "updates" in {k[0] for k in kinds(one, other)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "選挙管理委員会によると、岩倉太郎氏が54%、森下花子氏が46%の票を得た。",
            "選挙管理委員会によると、森下花子氏が40%、岩倉太郎氏が33%の票を得た。",
        ),
        (
            "県によると、12人が土砂崩れで死亡したほか、1人が増水した川で死亡した。",
            "県によると、この大雨で6人が死亡した。",
        ),
        ("この台風に対応して、島を結ぶ航路の便が14便欠航した。", "台風で、航空便の欠航は28便に及んだ。"),
    ],
)
def test_counts_of_two_things(one, other, kinds):
    found = kinds(one, other)
    assert not {k for k in found if k[1] == "number"}, found


def test_a_count_of_one_owner_told_later(kinds):
    one = "台風は10日現在、大島の南西約290キロにある。"
    assert ("updates", "number") in kinds(one, "台風は12日現在、大島の南約230キロにある。")


def test_what_is_lacking_is_not_denied_by_what_is_not_there(kinds):
    one = "県の広報によると、森下氏に政治の経験はない。"
    assert "denied-by" not in {
        k[0] for k in kinds(one, "朝霧新聞は、森下氏に政治の経験のないことが批判されていると伝えた。")
    }
    assert "denied-by" in {k[0] for k in kinds(one, "朝霧新聞は、森下氏に政治の経験があると伝えた。")}


def test_a_denial_answers_what_it_is_about_and_not_whom(story):
    text = (
        "前社長の大森氏の死に暴力団が関与した疑いがあると、警察が発表した。警察によると、大森氏は2月14日に自宅で死亡した。"
        "暴力団の幹部は「大森氏の死に関与していない」と主張した。"
    )
    found = {(c.text, r.type) for c in story(text).claims for r in c.relations}
    assert ("大森氏は2月14日に自宅で死亡した", "denied-by") not in found
    assert any(kind == "denied-by" and "疑い" in words for words, kind in found)


def test_a_negated_verb_denies_its_own_verb(kinds):
    one = "国連は5日、400万人が被災し、支援の活動が必要だとした。"
    assert not {k for k in kinds(one, "国連は12日、50万人が被災支援を受けていないとした。") if k[1] == "polarity"}
