"""Sections of ministries, bodies behind their sort, stations and lines, persons called by Latin letters."""

from __future__ import annotations

from itertools import pairwise

import pytest

from .helpers import analysis, marked


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("厚生労働省医政局は通知した。", "厚生労働省医政局", "organization"),
        ("外務省北米局の課長補佐は語った。", "外務省北米局", "organization"),
        ("埼玉県警生活安全部は摘発した。", "埼玉県警生活安全部", "organization"),
        ("県立こども医療センターの医師が説明した。", "県立こども医療センター", "organization"),
        ("独誌ツァイトガイストの取材に応じた。", "ツァイトガイスト", "organization"),
        ("台湾の立法院は可決した。", "台湾の立法院", "organization"),
        ("暴力団黒嶺会の元幹部が逮捕された。", "黒嶺会", "organization"),
        ("港町ポルト・サン・ジョルジョで橋が落ちた。", "ポルト・サン・ジョルジョ", "place"),
        ("JR湖東線の美影新町駅で列車が止まった。", "美影新町駅", "place"),
        ("歌手のKEIさんが休養する。", "KEIさん", "person"),
        ("電池大手・遼東新能源が工場を建てる。", "遼東新能源", "organization"),
    ],
)
def test_found(text: str, words: str, kind: str) -> None:
    assert (words, kind) in marked(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("厚生労働省幹部は否定した。", "厚生労働省幹部"),
        ("防衛省会見室で説明した。", "防衛省会見室"),
        ("県内の公立病院を調べた。", "公立病院"),
        ("スキージャンプの選手が集まった。", "スキージャンプ"),
        ("厚生労働省医政局長が答えた。", "厚生労働省医政局"),
    ],
)
def test_left(text: str, word: str) -> None:
    assert word not in [words for words, _ in marked(text)]


def test_mentions_do_not_overlap() -> None:
    found = analysis("JR東西線の御影新町駅で、回送列車がホームに接触した。").mentions
    assert all(a.end <= b.start for a, b in pairwise(found))
