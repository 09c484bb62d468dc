"""Why something was not taken, in the reader's language."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from uratori.data import rows
from uratori.dossier.labels import Labels
from uratori.reading import Problem

_LONG = 60  # characters of what varies that a line in both languages shows once


def worded(problem: Problem, labels: Labels) -> str:
    """``絵.png：画像か音声。内容をテキスト（.txt）に書き起こす``; in English, and where a wording is not known, as it is.

    >>> worded(Problem("a.pdf", "has 2,000 pages or more; those were read", "split it"), Labels("ja"))
    'a.pdf：2,000ページまで読んだ。分ける'
    """
    if labels.language != "ja":
        return str(problem)
    return f"{problem.path}：{_sentences(problem)}"


def in_both(problem: Problem) -> str:
    """As the terminal names it, in Japanese and English.

    >>> in_both(Problem("a.pdf", "has 2,000 pages or more; those were read", "split it"))
    'a.pdf: 2,000ページまで読んだ。分ける / has 2,000 pages or more; those were read — split it'
    """
    english = str(replace(problem, path=""))[2:]
    wording = _sentences(problem)
    if wording == english:
        return f"{problem.path}: {english}"
    for piece in (p for part in (problem.why, problem.remedy) for p in _read(part)[1]):
        english = english.replace(piece, "…") if len(piece) > _LONG and piece in wording else english
    return f"{problem.path}: {wording} / {english}"


def _sentences(problem: Problem) -> str:
    return "。".join(japanese(part) for part in (problem.why, problem.remedy) if part)


def japanese(text: str) -> str:
    """A sentence of ours, or of the command line, in Japanese; as it is where no wording is known."""
    wording, pieces = _read(text)
    return wording.format(*map(japanese, pieces)) if wording else text


def _read(text: str) -> tuple[str, tuple[str, ...]]:
    """The wording of a sentence, and what stands in its {}; empty where none is known."""
    for pattern, wording in _wordings():
        if found := pattern.fullmatch(text):
            return wording, found.groups()
    return "", ()


@cache
def _wordings() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The wordings, those that say most first: ``is empty`` before ``{} is not read``."""
    known = sorted(rows("problems"), key=lambda row: (row["en"].count("{}"), -len(row["en"])))
    return tuple((re.compile("(.*)".join(map(re.escape, row["en"].split("{}")))), row["ja"]) for row in known)
