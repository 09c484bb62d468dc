"""Who goes on speaking: somebody private told of by a body, words that the next sentence points back at, who speaks within a body."""

from __future__ import annotations

import pytest

from uratori.model import Document, Outlet
from uratori.pipeline import analyze


def said(text: str) -> list[tuple[str, str | None]]:
    """Content and ultimate source of what others say, in the order of the text."""
    found = analyze(Document("d", "d.txt", text, 0, len(text), outlet=Outlet("岬日報")))
    return [
        ("…".join(text[c.start : c.end] for c in s.content), s.chain[-1].name) for s in found.statements if s.attributed
    ]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "渡船局の久米太一局長は人手が足りないと説明。船員は3日で6時間しか寝ていなかったとした。",
            ("船員は3日で6時間しか寝ていなかった", "久米太一"),
        ),
        (
            "渡船局は「警笛を鳴らした」と発表した。また、乗組員は全員無事だとしている。",
            ("乗組員は全員無事だ", "渡船局"),
        ),
        ("渡船局は安全だと説明した。これに対し、住民は危険だとしている。", ("危険だ", "住民")),
        ("渡船局は桟橋を直した。住民は危険だとしている。", ("危険だ", "住民")),
        ("渡船局は安全だと説明した。乗客は「怖かった」としている。", ("怖かった", "乗客")),
    ],
)
def test_somebody_private_is_told_of(text, last):
    assert said(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("客は列を作った。「明日も来ます」。女性はそう話して店を出た。", ("明日も来ます", "女性")),
        ("店主は閉店を決めた。「もう潮時です」。常連客はそう言って肩を落とした。", ("もう潮時です", "常連客")),
        # it does not point at the words
        ("店主は閉店を決めた。「もう潮時です」。常連客はそうは思わない。", ("もう潮時です", "店主")),
    ],
)
def test_words_pointed_back_at(text, words):
    assert said(text)[0] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("村議会では、議員から「対応が遅い」との批判が相次いだ。", ("対応が遅い", "議員")),
        ("県議会では「対応が遅い」との批判が相次いだ。", ("対応が遅い", "県議会")),
        ("県議会では、国から指示が来るのが遅いとの意見が出ている。", ("国から指示が来るのが遅い", "県議会")),
    ],
)
def test_who_speaks_within_a_body(text, words):
    assert said(text) == [words]
