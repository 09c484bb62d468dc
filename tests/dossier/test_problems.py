"""What was not taken is named in the reader's language."""

import ast
from pathlib import Path

import pytest

import uratori
from uratori.data import rows
from uratori.dossier.labels import Labels
from uratori.dossier.problems import in_both, worded
from uratori.reading import Problem

JA, EN = Labels("ja"), Labels("en")


def test_what_varies_is_kept():
    assert worded(Problem("a.txt", "is larger than 20,000,000 bytes", "save it and add the file"), JA) == (
        "a.txt：20,000,000バイトを超える。保存してファイルを加える"
    )


def test_what_varies_may_have_a_wording_of_its_own():
    assert worded(Problem("a.jsonl:3", 'the row has an empty "text"'), JA) == 'a.jsonl:3：この行は"text" が空'


def test_english_and_the_unknown_stay_as_they_are():
    problem = Problem("a.txt", "is odd", "look {again}")
    assert worded(problem, EN) == str(problem)
    assert worded(problem, JA) == "a.txt：is odd。look {again}"


def test_the_terminal_names_it_in_both_languages():
    assert in_both(Problem("a.txt", "is empty")) == "a.txt: 空 / is empty"
    assert in_both(Problem("a.txt", "is odd", "look {again}")).startswith("a.txt: is odd。look {again} / is odd")


def test_what_varies_and_is_long_stands_once():
    kinds = " ".join(f".{n}" for n in range(40))
    shown = in_both(Problem("a", "no texts in this folder", f"put {kinds} files there"))
    assert shown.count(kinds) == 1
    assert shown.endswith("no texts in this folder — put … files there")


def test_every_wording_keeps_what_varies():
    for row in rows("problems"):
        assert row["en"].count("{}") == row["ja"].count("{}"), row


def said(node):
    """A sentence as it is written in the program, {} for what varies; None where it is made elsewhere."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(v.value if isinstance(v, ast.Constant) else "{}" for v in node.values)
    return None


def sentences():
    house = Path(uratori.__file__).parent
    for room in ("reading", "intake"):
        for path in sorted((house / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Problem", "FetchError"):
                    yield from filter(None, map(said, node.args[1:3]))


@pytest.mark.parametrize("sentence", sorted(set(sentences())))
def test_every_sentence_of_reading_and_intake_has_a_wording(sentence):
    assert worded(Problem("", sentence.replace("{}", "x")), JA) != "：" + sentence.replace("{}", "x")
