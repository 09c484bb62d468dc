"""Subtitles of a broadcast or a film (``.srt``, ``.vtt``): the words of its cues as paragraphs, the clocks left out.

A sentence runs over the cues it is shown in; a paragraph ends where a sentence does and the next cue comes later, or another
speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html import unescape

from uratori.data import rows
from uratori.reading.formats.decode import Decoded
from uratori.reading.formats.plain import flagged, of_text
from uratori.reading.layouts.lines import joined
from uratori.reading.layouts.rows import RowError, from_row
from uratori.reading.readers import Found, Input, Problem, Reader

_CLOCK = r"(?:(?P<{0}h>\d{{1,3}}):)?(?P<{0}m>\d{{1,2}}):(?P<{0}s>\d{{1,2}}[.,]\d{{1,3}})"
_TIMING = re.compile(rf"^[ \t]*{_CLOCK.format('a')}[ \t]*-->[ \t]*{_CLOCK.format('b')}[^\n]*$", re.M)
_SIGNATURE = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:WEBVTT(?=[\s\x00]|$)|\s{0,20}\d{1,6}[ \t]*\r?\n[ \t]*(?:\d{1,3}:)?\d{1,2}:\d{1,2}[,.]\d{1,3}[ \t]*-->)"
)
_TAG = re.compile(r"<(?:v(?:\.[\w.]{1,40})?[ \t]+(?P<who>[^<>\n]{1,40})|[^<>\n]{0,80})>|\{\\[^{}\n]{0,40}\}")
_SOUND = re.compile(
    r"^[ \t\u3000]*[♪♬〜～♩]+.*$|^[ \t\u3000]*[(（\[［](?:音楽|拍手|笑い?声?|歓声|効果音|BGM|テーマ曲)[)）\]］][ \t]*$"
)
# What opens the words of another: (アナ), ＞＞, ≫, －; 山田：
_SPEAKER = re.compile(r"^[ \t\u3000]*(?:[>＞≫»]{1,3}|[-－–—](?=\S)|[(（][^()（）\n]{1,12}[)）])[ \t\u3000]*")
_TURN = re.compile(r"^(?:[>＞≫»]{1,3}|[-－–—](?=\S))[ \t\u3000]*")
_CLOSING = tuple("。．！？!?…」』）)")
# How a sentence ends where subtitles set no full stop: …と発表しました
_ENDS = re.compile(r"(?:です|ます|ました|ません|でした|でしょう|ください|ですか|ますか|だ|である)$")
_PAUSE = 4.0  # seconds between two cues from which the next opens a paragraph
_MOST = 100_000  # cues


def paragraphs(text: str) -> tuple[str, ...]:
    """The words of the cues, a paragraph a line; empty where the text holds none."""
    out: list[str] = []
    ended, before, speaker, until = True, "", "", 0.0
    for start, end, lines in _cues(text):
        for line in lines:
            voice = next((m["who"].strip() for m in _TAG.finditer(line) if m["who"]), "")
            words = unescape(_TAG.sub("", line)).strip()
            turn = bool(_SPEAKER.match(words)) or voice not in ("", speaker)
            speaker = voice or speaker
            bare = _TURN.sub("", words)
            if _SOUND.match(words) or not bare or bare == before:
                continue  # a rolling caption shows its last line again
            before = bare
            if turn and voice and not voice.endswith(_staff()):
                bare = f"{voice}：{bare}"
            if not out or turn or (ended and start - until >= _PAUSE):
                out.append(bare)
            elif ended:
                out[-1] += ("" if out[-1].endswith(_CLOSING) else "。") + bare
            else:
                out[-1] = joined(out[-1], bare)
            ended = bare.endswith(_CLOSING) or bool(_ENDS.search(bare))
        until = end
    return tuple(out)


@cache
def _staff() -> tuple[str, ...]:
    """What the name of a voice ends in whose words are the programme's own: no label stands before them."""
    return tuple(row["word"] for row in rows("speech") if row["class"] == "on the air")


def _cues(text: str) -> Iterator[tuple[float, float, list[str]]]:
    """The cues, each with its first and last second and its lines."""
    found = list(_TIMING.finditer(text))[:_MOST]
    for n, m in enumerate(found):
        stop = found[n + 1].start() if n + 1 < len(found) else len(text)
        block = re.split(r"\n[ \t]*\n", text[m.end() : stop].lstrip("\n"), maxsplit=1)[0]
        lines = block.split("\n")
        if n + 1 < len(found) and len(lines) > 1 and lines[-1].strip().isdigit():
            lines.pop()  # the number of the next cue, where no blank line stands before it
        yield _seconds(m, "a"), _seconds(m, "b"), lines


def _seconds(m: re.Match[str], at: str) -> float:
    return int(m[f"{at}h"] or 0) * 3600 + int(m[f"{at}m"]) * 60 + float(m[f"{at}s"].replace(",", "."))


@of_text
def read(item: Input, text: Decoded) -> Iterator[Found]:
    """The words of the subtitles as one document."""
    words = "\n".join(paragraphs(text.text.replace("\r\n", "\n").replace("\r", "\n")))
    try:
        found = from_row({"text": words}, item.name, item.id)
    except RowError:
        yield Problem(item.name, "holds no words")
        return
    yield flagged(tuple(replace(d, extracted=True) for d in found), text.flags)


READER = Reader(
    "subtitles",
    read,
    lambda head: _SIGNATURE.match(head) is not None,
    frozenset((".srt", ".vtt")),
    frozenset(("text/vtt", "application/x-subrip")),
)
