"""Documents, their authors and the outlets through whom they are known; what is overheard; those a report cites."""

from __future__ import annotations

import pytest

from uratori.model import Document, Outlet
from uratori.pipeline import analyze


def chains(text: str) -> list[list[str | None]]:
    """The chains of what others say, below the outlet, in the order of the text."""
    found = analyze(Document("d", "d.txt", text, 0, len(text), outlet=Outlet("岬日報")))
    return [[link.name for link in s.chain[1:]] for s in found.statements if len(s.chain) > 1]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("地元紙「入江」は、保護者が学校に宛てた手紙の写しを入手したと報じた。手紙は「柵が低い」と訴えていた。",
         ["入江", "手紙", "保護者"]),
        ("英紙マーロウ・タイムズは、部長が部下に宛てた電子メールを公開した。電子メールには「急ぐ必要はない」と書かれていた。",
         ["マーロウ・タイムズ", "電子メール", "部長"]),
        ("元社員がまとめた報告書によると、点検は行われていなかった。", ["元社員がまとめた報告書", "元社員"]),
        ("娘から届いた手紙には「元気です」と書いてあった。", ["娘から届いた手紙", "娘"]),
        # he who receives a document, or will not give it out, did not write it
        ("社長が受け取った手紙には「工事をやめろ」と書かれていた。", ["社長が受け取った手紙"]),
        ("住民が閲覧を求めた文書には「至急」と記されていた。", ["住民が閲覧を求めた文書"]),
    ],
)  # fmt: skip
def test_who_wrote_a_document(text, last):
    assert chains(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("隣の店の女性は取材に「煙が見えた」と話した。料理長は「裏へ回れ」と叫んでいたという。",
         [["隣の店の女性"], ["隣の店の女性"], ["隣の店の女性", "料理長"]]),
        ("祖母の竹内さんは「元気が出た」と話した。孫から届いた手紙には、駅で犬に会ったと書かれていたという。",
         [["竹内"], ["竹内"], ["竹内", "孫から届いた手紙", "孫"]]),
        ("登山協会は下山した男性を診察したと発表した。男性は「道に迷った」と話しているという。",
         [["登山協会"], ["登山協会"], ["登山協会", "男性"]]),
        # another one of the sort speaks for himself
        ("乗客は取材に「急に傾いた」と話した。別の乗客は「灯りが消えた」と言っていたという。", [["乗客"], ["別の乗客"]]),
    ],
)  # fmt: skip
def test_who_tells_what_somebody_said(text, told):
    assert chains(text) == told


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("英紙タイムズは、合意は近いとする政府高官を引用した。", ["英紙タイムズ", "政府高官"]),
        ("地元放送局は、船は安全だったと語る船長を紹介した。", ["地元放送局", "船長"]),
        ("地元紙は、「音がした」と話す住民の言葉を引用した。", ["地元紙", "住民"]),
        ("大統領は国営放送のニュースの中で、停戦は続くと述べた。", ["国営放送", "大統領"]),
        ("首相は混乱の中で、選挙は行うと述べた。", ["首相"]),
    ],
)
def test_through_whom(text, chain):
    assert chains(text) == [chain]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("原告側が違法だと訴え、被告側は適法だったと反論した。", [["原告側"], ["被告側"]]),
        ("市側が安全だと説明しているのに対し、住民側は危険だと訴えている。", [["市側"], ["住民側"]]),
        (
            "ミナト社が先に契約を破ったと主張する一方、カモメ社は合意はなかったとしている。",
            [["ミナト社"], ["カモメ社"]],
        ),
        # no claim stands against it: the subject belongs to what is said
        ("知事は、業者が約束を破ったと述べ、対応を検討すると説明した。", [["知事"], ["知事"]]),
    ],
)
def test_claims_set_against_each_other(text, who):
    assert chains(text) == who


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("県警は死者が3人だと発表した。同鉄道は取材に「確認中だ」と答えた。", "同鉄道"),
        ("県警は負傷者が3人だと発表した。三好遊園は「4人だ」としている。", "三好遊園"),
        ("県警は通行止めにすると発表した。ミサキ汽船は終日欠航すると説明した。", "ミサキ汽船"),
    ],
)
def test_a_firm_by_the_ending_of_its_name(text, source):
    assert chains(text)[-1] == [source]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("署によると、車は止まっていた。\n運転していた男性は署員に対し「眠かった」と話しているという。同乗の女性は「気づかなかった」と説明しているという。",
         [["署"], ["署"], ["署", "運転していた男性"], ["署"], ["署", "同乗の女性"]]),
        # in a paragraph of his own, and to nobody who would tell: his own word
        ("署によると、車は止まっていた。\n運転していた男性は「眠かった」と話しているという。", [["署"], ["運転していた男性"]]),
        ("手紙には「許して」とだけ書かれていた。", [["手紙"]]),
        ("英紙「マーロウ」は、政府が断念したとする内部文書を入手した。", [["マーロウ", "内部文書"]]),
        ("英紙「マーロウ」は、船員が書いた日誌を引用し、船底に穴があったと報じた。", [["マーロウ", "船員が書いた日誌", "船員"]]),
        ("市民団体は、市長が約束を破ったとする抗議文を公表した。", [["市民団体"]]),
    ],
)  # fmt: skip
def test_what_was_told_to_officials_and_stands_in_documents(text, told):
    assert chains(text) == told


def test_he_is_not_many():
    text = "港湾相ペタル・イリエフ(Petar Iliev)氏が録音を公開した。2人の専門家は偽造だと述べた。彼は誤りだと反論した。"
    assert chains(text) == [["2人の専門家"], ["ペタル・イリエフ"]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("県は橋を閉じたと発表しました。(記者リポート)“車が列を作っています。警察によりますと、渋滞は3キロだということです”", [["県"], ["警察"]]),
        ("県は橋を閉じたと発表しました。(記者)「車が列を作っています」", [["県"]]),
        ("県は橋を閉じたと発表しました。(住民)「車が列を作っています」", [["県"], ["住民"]]),
        # why it was done is no statement of its own; a ground that is given is part of what is announced
        ("市は3日、無断で止めたとして撤去していた自転車の返却を認めると発表した。", [["市"]]),
        ("住職は批判を「言いがかり」と呼び、寺の記録は別の年を示していると繰り返した。", [["住職"], ["住職"]]),
        ("部屋の関係者は「社長が泣いていた」と話した。社長は取材に「泣いていない」と述べた。",
         [["部屋の関係者"], ["社長"]]),
        ("電力会社の社長は修理に3週間かかると述べた。", [["電力会社の社長"]]),
        ("検察当局の報道官は捜査は続くと述べた。", [["検察当局", "検察当局の報道官"]]),
    ],
)  # fmt: skip
def test_whose_words_they_are(text, told):
    assert chains(text) == told
