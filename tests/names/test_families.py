"""Family names that the dictionary takes for common words or places, and given names in kana."""

from __future__ import annotations

import pytest

from .helpers import by_words, marked


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("郡司教授は「興味深い」と話す。", "郡司教授"),
        ("主将の辻堂が決めた。", "辻堂"),
        ("花形は「悔しい」と話した。", "花形"),
        ("後半に郡司の得点で追いついた。", "郡司"),
        ("原作者の凪野しずくさんは否定した。", "凪野しずくさん"),
        ("雨夜ひかり准教授らが調べた。", "雨夜ひかり准教授ら"),
        ("加賀谷総務課長が説明した。", "加賀谷総務課長"),
        ("磯貝の妹、葵(Aoi)は会場にいた。", "葵(Aoi)"),
        ("長男の翔太が跡を継いだ。", "翔太"),
        ("家元の藤間仙之丞が舞った。", "藤間仙之丞"),
        ("檜垣元執行役員は否定した。", "檜垣元執行役員"),
        ("乾副町長は電話に出なかった。", "乾副町長"),
        ("賀首席研究員は「誤りだ」と話した。", "賀首席研究員"),
        ("分析した沈国梁氏は慎重だった。", "沈国梁氏"),
        ("新人の早瀬大空さんが当選した。", "早瀬大空さん"),
        ("山根本社長は辞任した。", "山根本社長"),
        ("外相のイワン・ロマノフスキー氏が述べた。", "イワン・ロマノフスキー氏"),
    ],
)
def test_a_person(text: str, name: str) -> None:
    assert (name, "person") in marked(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("中立候補は苦戦した。", []),
        ("工場元課長は否定した。", []),
        ("客が満員御礼さんと呼んだ。", []),
        ("県副知事は会見した。", []),
        ("作家の本名は知られていない。", []),
        ("選手の入場が始まった。", []),
        ("鍵は鳴海一人が持っていた。", [("鳴海", "person")]),
        ("新作は遺跡で見つかり「ロス・アレナス」と名付けられた。", []),
    ],
)
def test_a_common_word_is_left(text: str, names: list[tuple[str, str]]) -> None:
    assert marked(text) == names


def test_an_office_before_the_name_is_its_bearers() -> None:
    found = by_words("社長の蓑田浩一さんと弟の蓑田誠さんが出席した。蓑田社長は謝罪した。")
    assert found["蓑田社長"] == found["蓑田浩一さん"] != found["蓑田誠さん"]


def test_two_names_in_brackets_are_one_persons() -> None:
    found = by_words("俳優の相沢誠一(本名蓑田誠)さんが死去した。")
    assert found["相沢誠一"] == found["蓑田誠"]
    found = by_words("一色仙之丞(いっしき・せんのじょう、本名一色義雄)さんが死去した。")
    assert found["一色仙之丞"] == found["一色義雄"]
