"""A denial in other words, beside the word that it answers."""

import pytest

from uratori import claims, names, pipeline
from uratori.model import Document, Outlet, Published


@pytest.mark.parametrize(
    "text",
    [
        "投資会社の青山キャピタルが鉄道会社を買い取る方向で調整していることが、関係者の話で分かった。青山キャピタルは「提案を行う予定はない」としている。",
        "元社員の男性は「機械に亀裂があった。上司に報告した」と証言した。会社は「亀裂の報告は受けていない」としている。",
    ],
)
def test_the_one_spoken_of_denies_it(text, related):
    assert ("denied-by", "polarity") in {r[:2] for r in related(text)}


@pytest.mark.parametrize(
    "text",
    [
        "警察によると、青山物流の倉庫から火が出た。青山物流は「けが人はいない」としている。",
        "監督は「選手はよく頑張った」と語った。主将は「優勝できるとは思わなかった」と振り返った。",
        "府は新しい条例を守るよう求めた。組合は「条例はそれに代わるものではない」と話した。",
    ],
)
def test_what_is_said_after_another_need_not_answer_it(text, related):
    assert not related(text)


def test_who_denies_that_he_did_not_stands_against_who_says_that_he_did_not(related):
    text = "県は「会社は工事の遅れを報告しなかった」と指摘した。会社は「遅れを報告しなかった事実はない」と反論した。"
    assert ("denied-by", "polarity") in {r[:2] for r in related(text)}


def test_the_paper_of_a_body_denies_for_itself():
    said = {
        "第1新聞": "元社員は、会社が事故の前に機械の亀裂を把握していたと証言した。",
        "株式会社青山索道": "当社が機械の亀裂を事前に把握していた事実はございません。",
    }
    analyses = [
        pipeline.analyze(
            Document(n, n, text, 0, len(text), outlet=Outlet(n), published=Published("2025-03-05", "given"))
        )
        for n, text in said.items()
    ]
    unified, entities = names.unify(analyses, [list(said)], ())
    found = claims.build(unified, entities, [list(said)])[0].claims
    assert "denied-by" in {r.type for c in found for r in c.relations}
