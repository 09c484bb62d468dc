"""Names that the dictionary cuts to pieces, made one word before their ending."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uratori.names.words.words import read_words

from .helpers import marked, read


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("鹿羽市で5日、住宅が焼けた。", "鹿羽市", "place"),
        ("雄物沢町教育委員会は会見を開いた。", "雄物沢町教育委員会", "organization"),
        ("霧ノ瀬署は男から事情を聴いている。", "霧ノ瀬署", "organization"),
        ("八羽場市内の交差点で起きた。", "八羽場市", "place"),
        ("銀手川が氾濫し、家々が浸水した。", "銀手川", "place"),
        ("浪橋地裁は請求を棄却した。", "浪橋地裁", "organization"),
        ("市立霜沢中の生徒が参加した。", "市立霜沢中", "organization"),
        ("第6管区海上保安本部の巡視船が向かった。", "第6管区海上保安本部", "organization"),
        ("ベトナムのクアンガイ省を台風が襲った。", "クアンガイ省", "place"),
        ("葬儀は蓮華光明寺で営まれた。", "蓮華光明寺", "place"),
    ],
)
def test_a_name_is_whole(text: str, name: str, kind: str) -> None:
    assert (name, kind) in marked(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("大規模工場が閉鎖された。", []),
        ("同県は対策を急ぐ。", [("同県", "place")]),
        ("各署に通知した。", []),
        ("県が管理する一級河川の堤防が崩れた。", []),
        ("スポーツ省は会見を開いた。", [("スポーツ省", "organization")]),
        ("東京株高で引けた。", [("東京", "place")]),
    ],
)
def test_a_common_word_is_left(text: str, names: list[tuple[str, str]]) -> None:
    assert marked(text) == names


@given(st.lists(st.sampled_from("鹿羽市町村ノケ之県署川駅大小一八立の、。は内元同"), max_size=30).map("".join))
def test_the_words_cover_the_same_text(text: str) -> None:
    parsed, rows = read(text, read_words)
    for tokens, row in zip(parsed.tokens, rows, strict=True):
        assert "".join(u.text for u in row) == "".join(parsed.text[t.start : t.end] for t in tokens)
        assert all(parsed.text[u.start : u.end] == u.text for u in row)
        assert all(a.end <= b.start for a, b in itertools.pairwise(row))
