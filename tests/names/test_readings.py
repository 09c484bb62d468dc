"""Readings across scripts, and whether two names are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uratori.names import read, same
from uratori.names.readings.kana import near, skeleton
from uratori.names.readings.readings import family_may_be, may_be


@pytest.mark.parametrize(
    ("kanji", "language", "kana"),
    [
        ("金正恩", "kp", "キム・ジョンウン"),
        ("李雪主", "kp", "リ・ソルジュ"),
        ("李洛淵", "ko", "イ・ナギョン"),
        ("盧泰愚", "ko", "ノ・テウ"),
        ("習近平", "zh", "シー・チンピン"),
        ("李克強", "zh", "リー・コーチアン"),
        ("諸葛亮", "zh", "チューコー・リアン"),
        ("平壌", "kp", "ピョンヤン"),
        ("重慶", "zh", "チョンチン"),
    ],
)
def test_reads(kanji: str, language: str, kana: str) -> None:
    assert skeleton(kana) in {skeleton(r.kana) for r in read(kanji, language)}


def test_says_where_a_reading_comes_from() -> None:
    assert {r.how for r in read("金正恩", "kp")} == {"korean, north", "korean, place"}
    assert read("さくら")[0].how == "kana"
    assert read("Smith") == ()


@pytest.mark.parametrize(
    ("some", "other", "answer"),
    [
        ("金正恩", "キム・ジョンウン", "yes"),
        ("ピョンヤン", "平壌", "yes"),
        ("米国", "アメリカ", "yes"),
        ("ＮＹタイムズ", "ニューヨーク・タイムズ", "yes"),
        ("ドミトリー・ペスコフ", "ドミトリ・ペスコフ", "yes"),
        ("国連安保理", "国連安全保障理事会", "yes"),
        ("金正恩", "金与正", "no"),
        ("韓国", "北朝鮮", "no"),
        ("金", "金正恩", "cannot tell"),
        ("田中", "佐藤", "cannot tell"),
    ],
)
def test_same(some: str, other: str, answer: str) -> None:
    assert same(some, other).answer == answer
    assert same(other, some).answer == answer


def test_other_given_names_do_not_read_alike() -> None:
    assert not may_be("金与正", "キム・ジョンウン")
    assert family_may_be("金", "キム・ジョンウン")
    assert not family_may_be("朴", "キム・ジョンウン")


@given(st.text(alphabet="金李朴崔正恩日与雪主習近平王毅", min_size=2, max_size=4))
def test_readings_of_kanji_are_kana(kanji: str) -> None:
    assert all(set(r.kana) <= set("・ー") | {chr(c) for c in range(0x30A1, 0x30F7)} for r in read(kanji))


@given(st.text(max_size=12), st.text(max_size=12))
def test_near_and_same_are_symmetric(a: str, b: str) -> None:
    assert near(a, b) == near(b, a)
    assert same(a, b).answer == same(b, a).answer


@given(st.text(max_size=30))
def test_reads_anything(text: str) -> None:
    assert all(r.kana for r in read(text))
