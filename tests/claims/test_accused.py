"""A denial in other words, beside the word that it answers."""

import pytest

from uratori import claims, names, pipeline
from uratori.model import Document, Outlet, Published


@pytest.mark.parametrize(
    "texts",
    [
        (
            "投資会社の青山キャピタルが鉄道会社の買い取りを検討していると、関係者が明らかにした。青山キャピタルは「買い取りを申し出る考えはない」とコメントした。",
        ),
        (
            "元社員の男性は「機械に亀裂があった。上司に報告した」と証言した。会社は「亀裂の報告は受けていない」としている。",
        ),
        ("県は「会社は工事の中止を届け出なかった」と指摘した。会社は「中止を届け出なかった事実はない」と反論した。",),
        (
            "元職員の一人は「書庫は施錠されないことが多かった」と明かした。",
            "書庫が開いていたという元職員の証言について、館長は「施錠は毎日しており、開いていた事実はない」と答えた。",
        ),
        (
            "野党の指導者は、大統領がすでに国外に逃れたと主張した。",
            "大統領は「私は国を離れていない」と述べた。野党側の主張を退けた形だ。",
        ),
        (
            "青山自動車が欧州の工場を閉鎖する方針を固めたことが、関係者の話で分かった。青山自動車の広報担当者は「当社として決定した事実はない」と述べた。",
        ),
        (
            "青山FCの主将が海外のクラブへの移籍で合意したことが、関係者の話で分かった。",
            "主将は移籍報道について「合意したことはない」と語った。",
        ),
    ],
    ids=[
        "of whom it is told",
        "to whom it was told",
        "not that he did not",
        "by what the maker of the charge is called",
        "the report says whose word is turned away",
        "nothing decided",
        "a report named by its matter alone",
    ],
)
def test_an_answer_beside_the_word_that_it_denies(texts, related):
    assert ("denied-by", "polarity") in {r[:2] for r in related(*texts)}


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


def test_an_answer_says_itself_what_it_answers(related):
    charge = "住民の男性は「避難の放送は流れなかった」と話した。"
    answer = "避難の放送がなかったという指摘について、運営会社は「館内の放送を流している」と説明した。"
    assert ("denied-by", "polarity") in {r[:2] for r in related(charge, answer)}
    assert not related(charge, "避難の放送がなかったという指摘について、運営会社は「調べている」と説明した。")


def test_a_report_that_says_that_two_words_do_not_agree(related):
    text = "副館長は「記録の一部は残っていない」と述べた。館長は「記録はすべて保存した」と語り、二人の言い分は対立している。"
    assert any(r[0] in ("conflicts", "denied-by") for r in related(text))


def test_what_was_said_until_then_is_overtaken(related):
    text = "市は、処理場のポンプが5時間停止していたと発表した。市はこれまで、ポンプが停止した記録はないと説明していた。"
    assert ("updates", "polarity") in {r[:2] for r in related(text)}
    granted = "市は「入札の話は出ていない」としていたが、市長は7日、「工期の一般論は話した」と認めた。"
    assert ("updates", "polarity") in {r[:2] for r in related(granted)}
    assert not related(granted.replace("認めた", "述べた"))
