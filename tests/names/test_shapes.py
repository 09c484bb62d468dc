"""Names by the shapes they come in: what each rule finds, and what of its like it must leave."""

from __future__ import annotations

import pytest

from .helpers import analysis, marked


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("小結は大関潮ノ海を寄り切った。大関潮ノ海は初黒星。", "大関潮ノ海", "person"),
        ("GK白浜がPKを止めた。", "白浜", "person"),
        ("弁護人の森弁護士は控訴すると述べた。", "森弁護士", "person"),
        ("株式会社あさつゆ(本社・松江市)は新店を開く。", "株式会社あさつゆ", "organization"),
        ("与党人民連帯運動(MSP)は敗れた。", "人民連帯運動(MSP)", "organization"),
        ("ミリャ(緑河)銀行は支店を閉じた。", "ミリャ(緑河)銀行", "organization"),
        ("サザン・クロッサー海運の船が座礁した。", "サザン・クロッサー海運", "organization"),
        ("つばき銀は支援を続ける。", "つばき銀", "organization"),
        ("連合鳥取は推薦を決めた。", "連合鳥取", "organization"),
        ("軍はバドゥーラ近郊を攻撃した。", "バドゥーラ", "place"),
        ("タンザニア・ムワンブルの港に着いた。", "ムワンブル", "place"),
    ],
)
def test_found(text: str, name: str, kind: str) -> None:
    assert (name, kind) in marked(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("深い森はどこまでも続く。森弁護士は来なかった。", "森"),
        ("治療薬ゾルビナムが承認された。", "ゾルビナム"),
        ("アプリ「まなびラボ」を配る。", "まなびラボ"),
        ("バス・鉄道の運賃を上げる。", "バス・鉄道"),
        ("詳細は https://example.jp/aKd8Zx を参照。", "aKd8Zx"),
        ("羽数は3万5千羽だった。", "千羽"),
    ],
)
def test_left(text: str, word: str) -> None:
    assert word not in {name for name, _ in marked(text)}


@pytest.mark.parametrize(
    ("text", "one", "other", "same"),
    [
        ("大庭七生准教授らが調べた。大庭さんは「驚いた」と話す。", "大庭七生准教授ら", "大庭さん", True),
        ("宮前理飛行士ら4人が乗る。宮前飛行士は手を振った。", "宮前理飛行士ら", "宮前飛行士", True),
        ("堀大輔が先制した。堀が追加点も決めた。", "堀大輔", "堀", True),
        ("カルナ精機は、オオミ電工やシマノ工機に部品を納めてきた。同社は解散する。", "カルナ精機", "同社", True),
        ("カルナ精機は、オオミ電工やシマノ工機に部品を納めてきた。同社は解散する。", "シマノ工機", "同社", False),
        ("一行はウラジオストクに着いた。同市で会談する。", "ウラジオストク", "同市", True),
    ],
)
def test_one_or_two(text: str, one: str, other: str, same: bool) -> None:
    found = analysis(text)
    bearers = {text[m.start : m.end]: m.entities for m in found.mentions}
    assert one in bearers
    assert other in bearers
    assert (bearers[one] == bearers[other]) is same
