"""A trained tagger for the names that no rule places: which words of a run of nouns are a person, an organization or a place.

A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) over the units of one run. Its features are hashed into a
table of one byte a weight (data/tagger.bin, made by scripts/train_tagger.py); nothing but the standard library is needed to read it.
"""

from __future__ import annotations

import re
import struct
from array import array
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from operator import add
from typing import NamedTuple
from zlib import crc32

from uratori.model import EntityType
from uratori.names.words.units import NAMELIKE, NOUNLIKE, Unit

TAGS = ("O", "B-person", "I-person", "B-organization", "I-organization", "B-place", "I-place")
WIDTH = len(TAGS)
BITS = 19
_MASK = (1 << BITS) - 1
_TYPES: tuple[EntityType, ...] = ("person", "organization", "place")
_IN_RUN = NOUNLIKE | {"dot", "time", "adjective", "honorific"}
_TELLING = NAMELIKE | {"outlet", "body"}
_LONGEST = 16
_SCRIPTS = re.compile(
    r"(?P<k>[ァ-ヶー]+)|(?P<h>[ぁ-ん]+)|(?P<a>[A-Za-zÀ-ɏ.&'’-]+)|(?P<d>[\d〇一二三四五六七八九十]+)|(?P<c>[㐀-鿿々ヶ]+)"
)


class Tagged(NamedTuple):
    """A name the tagger sees: characters ``start`` to ``end``, its type, and by how much the tagger prefers it to no name."""

    start: int
    end: int
    type: EntityType
    margin: float


def runs(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """The runs of nouns that may hold a name, which the tagger is trained on, as unit numbers (first, after the last)."""
    return ((first, end) for first, end in stretches(units) if _may_hold_one(units, first, end))


def stretches(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """All runs of nouns, as unit numbers (first, after the last)."""
    first = end = 0  # the run in hand
    at = -1  # where it ends in the text
    for k, u in enumerate(units):
        if u.sort in _IN_RUN:
            if end == k and u.start == at and k - first < _LONGEST:
                end, at = k + 1, u.end
                continue
            if first < end:
                yield first, end
            first, end, at = k, k + 1, u.end
    if first < end:
        yield first, end


def _may_hold_one(units: Sequence[Unit], first: int, end: int) -> bool:
    for k in range(first, end):
        u = units[k]
        if u.ending is not None or u.sort in _TELLING or (u.sort == "title" and k > first and called(units, k - 1)):
            return True
    return False


def called(units: Sequence[Unit], k: int) -> bool:
    """蛭田|市議: a word right before a title, which may be a name whatever the dictionary has it as."""
    u = units[k]
    return u.sort == "noun" and len(u) == 2 and units[k + 1].sort == "title" and bool(_KANJI.fullmatch(u.text))


_KANJI = re.compile(r"[㐀-鿿々ヶ]+")


@cache
def _shape(word: str) -> str:
    kinds = "".join(m.lastgroup or "" for m in _SCRIPTS.finditer(word))
    return f"{kinds[:3]}{min(len(word), 5)}"


_SUBJECT = frozenset(("は", "が", "も"))


def _predicate(units: Sequence[Unit], at: int) -> str:
    """The last word with content of the sentence, which what は marks is said to do: 発表 in …は9日、…と発表した。"""
    for k in range(len(units) - 1, max(at, len(units) - 8), -1):
        u = units[k]
        if u.sort == "close":
            return "」"
        if u.text[0] not in _FUNCTION and u.sort not in ("stop", "mark", "gap"):
            return u.text
    return "-"


_FUNCTION = frozenset(
    "あいうえおかがきぎくぐけげこごさざしじすずせぜそぞただちつてでとどなにぬねのはばひびふぶへべほぼまみむめもやゆよらりるれろわをん"
)


Feature = tuple[str, ...]
"""The form of its name, and the words that stand in it: the name is put together only where its weights are not known yet."""
Group = tuple[Feature, ...]


class Look(NamedTuple):
    """What the model looks at for one unit: ``groups`` of features that always come together, which are made and weighed once,
    and those ``alone``."""

    groups: tuple[Group, ...]
    alone: tuple[Feature, ...]


def features(units: Sequence[Unit], first: int, end: int, ruled: Sequence[str]) -> list[list[str]]:
    """The names of what the model looks at, for each unit of a run. ``ruled[i]`` says what the rules make of unit i (a letter, - for
    nothing)."""
    return [[_name(f) for g in (*look.groups, look.alone) for f in g] for look in looks(units, first, end, ruled)]


def _name(feature: Feature) -> str:
    form, *words = feature
    return form.format(*words)


def looks(units: Sequence[Unit], first: int, end: int, ruled: Sequence[str]) -> list[Look]:
    """The same, in groups."""
    n = len(units)
    # The run with two units before and behind it, of which those outside the sentence read as ^ and -.
    near = range(first - 2, end + 2)
    word = [units[i].text if 0 <= i < n else "^" for i in near]
    sort = [units[i].sort if 0 <= i < n else "^" for i in near]
    rule = [ruled[i] if 0 <= i < n else "-" for i in near]

    def ends(i: int) -> str:
        ending = units[i].ending if 0 <= i < n else None
        return f"{ending.sort[0]}{ending.kind}" if ending else ""

    far, before, after, beyond = word[0], word[1], word[-2], word[-1]
    run = "".join(word[2:-2])
    sorts = " ".join(sort[2:-2][:6])
    tail, last = run[-2:], ends(end - 1)
    third = units[end + 2].text if end + 2 < n else "-"
    act = f"{after}{_predicate(units, end)}" if after in _SUBJECT else after
    shapes = [_shape(w) for w in word[1:-1]]
    endings = [ends(i) for i in range(first, end + 1)]
    whole = ("D{}", run if end - first > 1 else "")
    out = []
    for k in range(end - first):
        left2, left, w, right, right2 = word[k : k + 5]
        s1, s, s2 = sort[k + 1 : k + 4]
        r1, r, r2 = rule[k + 1 : k + 4]
        from_first, to_last = _DISTANCES[min(k, 3)], _DISTANCES[min(end - first - 1 - k, 3)]
        shape1, shape, shape2 = shapes[k : k + 3]
        entry = units[first + k].entry
        out.append(
            Look(
                (
                    _of_word(w, s), _of_sorts(s1, s, s2), _of_rules(r1, r, r2, s),
                    _of_ends(endings[k], endings[k + 1], s, f"{entry.sort}{entry.kind}" if entry else ""),
                ),
                (
                    ("c{}", left), ("d{}", right), ("e{}|{}", left, w), ("f{}|{}", w, right),
                    ("j{}|{}", left2, left), ("k{}|{}", right, right2), ("s{}{}", tail, s),
                    ("t{}{}{}{}", last, from_first, to_last, s), ("u{}{}{}", after, s, to_last), ("v{}{}{}", before, s, from_first),
                    ("w{}|{}{}", before, after, s), ("z{}{}{}", from_first, to_last, sorts), ("A{}{}{}", shape1, shape, shape2),
                    ("B{}|{}{}", far, before, s), ("C{}|{}{}", after, beyond, s), whole,
                    ("E{}{}", act, to_last), ("F{}|{}|{}{}", after, beyond, third, to_last),
                ),
            )
        )  # fmt: skip
    return out


_DISTANCES = ("0", "1", "2", "3")  # units; three or more are one


@lru_cache(maxsize=1 << 14)
def _of_word(w: str, s: str) -> Group:
    """What a word and its sort show, whatever stands beside it."""
    shape = _shape(w)
    kind = shape[:1]
    return (
        ("a{}", w), ("l{}{}", shape, s), ("m{}{}", w[0], shape), ("n{}{}", w[-1], s),
        ("o{}{}", w[-2:], kind), ("p{}{}", w[:2], kind), ("G{}{}", w[-3:], shape), ("H{}{}", w[:3], shape),
    )  # fmt: skip


@cache
def _of_sorts(s1: str, s: str, s2: str) -> Group:
    return ("g{}|{}", s1, s), ("h{}|{}", s, s2), ("i{}|{}|{}", s1, s, s2)


@cache
def _of_rules(r1: str, r: str, r2: str, s: str) -> Group:
    return ("b{}{}", s, r), ("x{}{}{}", r1, r, r2)


@cache
def _of_ends(own: str, after: str, s: str, entry: str) -> Group:
    return ("q{}{}", own, s), ("r{}{}", after, s), ("y{}", entry)


def bucket(feature: str) -> int:
    """Where the weights of a feature stand in the table."""
    return (crc32(feature.encode()) & _MASK) * WIDTH


_LANE = struct.Struct(f"<{WIDTH}H")
_BIAS = 128
_BIASED = bytes((n + _BIAS) % 256 for n in range(256))
"""For each byte read as a signed one, that byte plus :data:`_BIAS`."""


class _Rows(dict[Feature, int]):
    """The weights of each feature. Most come again: those met are kept.

    A row is one integer with a lane of 16 bits for each tag, so that one addition adds all tags. The weights stand 128 too high
    in it, which keeps each lane from borrowing of the next.
    """

    def __init__(self, weights: bytes) -> None:
        """``weights``: :data:`WIDTH` signed bytes a bucket."""
        super().__init__()
        lanes = bytearray(2 * len(weights))
        lanes[::2] = weights.translate(_BIASED)
        self._lanes = bytes(lanes)

    def __missing__(self, feature: Feature) -> int:
        at = 2 * bucket(_name(feature))
        row = int.from_bytes(self._lanes[at : at + 2 * WIDTH], "little")
        if len(self) >= _KEPT:
            self.clear()
        self[feature] = row
        return row


class _Sums(dict[Group, int]):
    """The sum of the weights of each group; those met are kept."""

    def __init__(self, rows: _Rows) -> None:
        super().__init__()
        self._rows = rows

    def __missing__(self, group: Group) -> int:
        if len(self) >= _KEPT:
            self.clear()
        self[group] = found = sum(map(self._rows.__getitem__, group))
        return found


class Model:
    """The weights, the transitions, and what one step of a byte is worth."""

    def __init__(self, weights: bytes, transitions: Sequence[Sequence[float]], scale: float) -> None:
        """``weights``: :data:`WIDTH` signed bytes a bucket."""
        self._rows = _Rows(weights)
        self._sums = _Sums(self._rows)
        self._transitions = transitions
        self._scale = scale

    def tags(self, looks: Sequence[Look]) -> tuple[list[int], list[list[float]]]:
        """The best tags of a run (Viterbi), and what each unit alone scores for each tag."""
        scores = self._scores(looks)
        return viterbi(scores, self._transitions), scores

    def _scores(self, looks: Sequence[Look]) -> list[list[float]]:
        row, of_group, scale = self._rows.__getitem__, self._sums.__getitem__, self._scale
        bias = _BIAS * sum(map(len, (*looks[0].groups, looks[0].alone)))  # every unit has as many features
        out = []
        for groups, alone in looks:
            total = sum(map(of_group, groups)) + sum(map(row, alone))
            out.append([scale * (lane - bias) for lane in _LANE.unpack(total.to_bytes(2 * WIDTH, "little"))])
        return out

    def margin(self, tags: Sequence[int], scores: Sequence[Sequence[float]], a: int, b: int) -> float:
        """By how much the tags of units ``a`` to ``b`` beat no name there."""
        t = self._transitions
        before = tags[a - 1] if a else 0
        after = tags[b] if b < len(tags) else None
        named = none = 0.0
        last = before
        for k in range(a, b):
            named += scores[k][tags[k]] + t[last][tags[k]]
            none += scores[k][0] + t[before if k == a else 0][0]
            last = tags[k]
        if after is not None:
            named, none = named + t[last][after], none + t[0][after]
        return named - none


def viterbi(scores: Sequence[Sequence[float]], transitions: Sequence[Sequence[float]]) -> list[int]:
    """The best path. ``transitions[from][to]``; what comes before the run counts as no name (0)."""
    best = [s + t for s, t in zip(scores[0], transitions[0], strict=True)]
    if len(scores) == 1:
        return [best.index(max(best))]
    back: list[list[int]] = []
    columns = list(zip(*transitions, strict=True))
    for row in scores[1:]:
        ways = [list(map(add, best, column)) for column in columns]
        tops = list(map(max, ways))
        back.append(list(map(list.index, ways, tops)))
        best = list(map(add, tops, row))
    path = [best.index(max(best))]
    for pointers in reversed(back):
        path.append(pointers[path[-1]])
    return path[::-1]


_KEPT = 1 << 16
_HEAD = WIDTH * WIDTH + 1


@cache
def model() -> Model:
    """The model that ships: little-endian floats (the scale, the transitions row by row), then the bytes of the table."""
    raw = files("uratori.data").joinpath("tagger.bin").read_bytes()
    head = array("f", raw[: 4 * _HEAD])
    transitions = [list(head[1 + k * WIDTH : 1 + (k + 1) * WIDTH]) for k in range(WIDTH)]
    return Model(raw[4 * _HEAD :], transitions, head[0])


def tagged(units: Sequence[Unit], first: int, end: int, ruled: Sequence[str]) -> Iterator[Tagged]:
    """The names in one run."""
    trained = model()
    tags, scores = trained.tags(looks(units, first, end, ruled))
    for a, b, kind in spans(tags):
        yield Tagged(units[first + a].start, units[first + b - 1].end, _TYPES[kind], trained.margin(tags, scores, a, b))


def spans(tags: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The names in a row of tags: first, after the last, number of the type."""
    if not any(tags):
        return
    a = None
    for k, tag in enumerate((*tags, 0)):
        if a is not None and (tag == 0 or tag % 2 == 1):
            yield a, k, (tags[a] - 1) // 2
            a = None
        if tag % 2 == 1:
            a = k
