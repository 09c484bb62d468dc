"""The trained tagger, and what of it the rules let through."""

from __future__ import annotations

import itertools
from array import array
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uratori.names.within import tagger

from .helpers import marked, read


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("二回には小田切の適時打で先制し、バレンティンが本塁打を放った。", "小田切", "person"),
        ("歌手の相沢みのりが主題歌を歌う。", "相沢みのり", "person"),
        ("アントニオ・ペレスは画家として知られた。", "アントニオ・ペレス", "person"),
        ("作業はキタムラ技研が請け負った。", "キタムラ技研", "organization"),
    ],
)
def test_names_without_a_cue(text: str, words: str, kind: str) -> None:
    assert (words, kind) in marked(text)


@pytest.mark.parametrize("text", ["ICBMの発射とTOBの期限。", "新型の減速機を開発した。", "(社会部・草薙悠)"])
def test_no_names(text: str) -> None:
    assert not marked(text)


def test_a_rule_with_a_cue_stands() -> None:
    assert ("森首相", "person") in marked("森首相は森の保全を訴えた。")


def test_one_name_has_one_type_in_a_document() -> None:
    kinds = {
        kind
        for words, kind in marked("カムラスは勝った。監督はカムラスをほめた。カムラスで祭りがあった。")
        if words == "カムラス"
    }
    assert len(kinds) <= 1


def test_a_unit_scores_the_sum_of_the_weights_of_its_features() -> None:
    row = read("会合には東雲商事の相沢みのり社長も出た。")[1][0]
    raw = files("uratori.data").joinpath("tagger.bin").read_bytes()
    scale, weights = array("f", raw[:4])[0], array("b", raw[4 * (tagger.WIDTH**2 + 1) :])
    for first, end in tagger.runs(row):
        ruled = ["-"] * len(row)
        _, scores = tagger.model().tags(tagger.looks(row, first, end, ruled))
        for names, found in zip(tagger.features(row, first, end, ruled), scores, strict=True):
            rows = [weights[b : b + tagger.WIDTH] for b in map(tagger.bucket, names)]
            assert found == pytest.approx([scale * sum(column) for column in zip(*rows, strict=True)])


def test_the_model_forbids_what_cannot_be() -> None:
    def allowed(before: int, after: int) -> bool:
        return after == 0 or after % 2 == 1 or before in (after, after - 1)

    turns = tagger.model()._transitions
    assert all(allowed(a, b) or turns[a][b] < -100 for a in range(tagger.WIDTH) for b in range(tagger.WIDTH))


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(-9, 9), min_size=3, max_size=3), min_size=1, max_size=5), st.data())
def test_viterbi_finds_the_best_path(scores: list[list[int]], data: st.DataObject) -> None:
    turns = [[data.draw(st.integers(-5, 5)) for _ in range(3)] for _ in range(3)]

    def worth(path: list[int]) -> int:
        return sum(scores[k][t] + turns[path[k - 1] if k else 0][t] for k, t in enumerate(path))

    paths: list[list[int]] = [[]]
    for _ in scores:
        paths = [[*p, t] for p in paths for t in range(3)]
    assert worth(tagger.viterbi(scores, turns)) == max(map(worth, paths))


@settings(deadline=None)
@given(st.text("山田太郎カナABＡ・市はで、。「」()1 \n氏社", max_size=60))
def test_any_text(text: str) -> None:
    for row in read(text)[1]:
        for first, end in tagger.runs(row):
            found = list(tagger.tagged(row, first, end, ["-"] * len(row)))
            assert all(row[first].start <= n.start < n.end <= row[end - 1].end for n in found)
            assert all(a.end <= b.start for a, b in itertools.pairwise(found))
