"""Forms: the words of a predicate with what does not change its force taken away.

``可能性がある``, ``可能性もあります`` and ``可能性もあった`` differ in politeness, topic and tense, not in how sure the
speaker is. Forms drop those, so that one line of a closed class matches them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from uratori.language import Token, tokenize

# Topic, case and focus particles; と, に, で, か carry meaning in endings (かもしれない, とみられる) and stay.
_DROPPED = frozenset(("は", "も", "が", "を", "さえ", "こそ", "すら", "た", "ます", "てる"))
_BRACKETS = frozenset("「」『』“”‘’\"'()〈〉《》")
_SAME = {
    "です": "だ",
    "ず": "ない",
    "無い": "ない",
    "ぬ": "ない",
    "ん": "ない",
    "御座る": "有る",
    "いたす": "為る",
    "致す": "為る",
    "おる": "居る",
    "居る": "居る",
    "申す": "言う",
    "参る": "行く",
    "伺う": "聞く",
    "れる": "られる",
    "解る": "分かる",
    "判る": "分かる",
}
_ADVERBS = frozenset(("はっきり", "どう", "そう", "よう", "全く"))  # those that endings are made of
_VIEWS = frozenset(("見方", "観測", "声", "指摘", "意見", "見立て", "分析", "説"))
_ABLE = "得る"
_GUESS = "だろう"


_VERB = "食べ"  # any verb: it gives what follows the reading it has after one


class Form(NamedTuple):
    """``word`` is the canonical form; ``token`` the index of the token it came from."""

    word: str
    token: int


def forms(tokens: Sequence[Token], first: int = 0, last: int | None = None) -> tuple[Form, ...]:
    """The forms of ``tokens[first:last]``.

    >>> from uratori.language import tokenize
    >>> [f.word for f in forms(tokenize("可能性もありました"))]
    ['可能性', '有る']
    >>> [f.word for f in forms(tokenize("確認できておりません"))]
    ['確認', '出来る', 'ない']
    """
    last = len(tokens) if last is None else last
    new = tuple.__new__  # a named tuple's own way to be made takes twice as long
    out: list[Form] = []
    i = first
    while i < last:
        token = tokens[i]
        match token.pos[0]:
            case "名詞":
                norm = token.norm
                out.append(new(Form, (_SAME.get(norm, norm), i)))
            case "助詞":
                if skipped := _aspect(tokens, i, last):
                    i += skipped
                    continue
                word = "で" if token.surface == "で" else token.norm
                if word not in _DROPPED or _after_te(tokens, i) or _one_of_many(tokens, i) or _trails(tokens, i, last):
                    out.append(new(Form, (word, i)))
            case "動詞" | "形容詞" | "助動詞":
                if _humble(tokens, i, last):
                    i += 3
                    continue
                out += _predicate(tokens, i, last)
            case "空白":
                pass
            case "副詞" if token.norm not in _ADVERBS:  # 可能性は〈極めて〉低い
                pass
            case _:
                norm = token.norm
                if token.surface not in _BRACKETS and norm != "御":
                    out.append(new(Form, (_SAME.get(norm, norm), i)))
        i += 1
    return tuple(out)


def _predicate(tokens: Sequence[Token], i: int, last: int) -> tuple[Form, ...]:
    token = tokens[i]
    word, pos = _word(token), token.pos
    if word == "ない" and pos[-1].startswith("仮定形"):  # 行かなければ negates no statement
        word = "なけれ"
    if word == "有る" and _denied_next(tokens, i + 1, last):  # ありません, ございません are ない
        return ()
    if pos[-1] == "意志推量形" and pos[0] != "動詞":
        return (Form(_GUESS, i),) if word == "だ" or _dropped(word, pos) else (Form(word, i), Form(_GUESS, i))
    return () if _dropped(word, pos) else (Form(word, i),)


def _dropped(word: str, pos: tuple[str, ...]) -> bool:
    return word in _DROPPED and pos[0] == "助動詞"


def _aspect(tokens: Sequence[Token], i: int, last: int) -> int:
    """The number of tokens of ている, ており, ではいる: how far the thing has got, not how sure it is."""
    if not _te(tokens[i]):
        return 0
    n = 2 if i + 1 < last and tokens[i + 1].surface in ("は", "も") else 1
    if i + n >= last or tokens[i + n].norm not in ("居る", "おる") or not tokens[i + n].is_verb:
        return 0
    return n + 1


def _humble(tokens: Sequence[Token], i: int, last: int) -> bool:
    """控え〈させていただき〉ます is a polite 控えます."""
    if i + 2 >= last or tokens[i].lemma not in ("せる", "させる"):
        return False
    return _te(tokens[i + 1]) and tokens[i + 2].norm in ("頂く", "貰う")


def _te(token: Token) -> bool:
    return token.surface in ("て", "で") and token.pos[1] == "接続助詞"


def _after_te(tokens: Sequence[Token], i: int) -> bool:
    """The は of てはならない, which is not てならない."""
    return tokens[i].surface == "は" and i > 0 and _te(tokens[i - 1])


def _trails(tokens: Sequence[Token], i: int, last: int) -> bool:
    """The は in which a question trails off: 復帰は近いので〈は〉, and not のではない."""
    ends = i + 1 >= last or tokens[i + 1].pos[0] == "補助記号"
    return ends and i > 1 and tokens[i].surface == "は" and tokens[i - 1].surface == "で" and tokens[i - 2].norm == "の"


def _denied_next(tokens: Sequence[Token], i: int, last: int) -> bool:
    while i < last and tokens[i].lemma == "ます":
        i += 1
    return i < last and _word(tokens[i]) == "ない"


def _word(token: Token) -> str:
    kind, norm = token.pos[0], token.norm
    if kind == "動詞":
        return norm + _ABLE if _potential(token.lemma, norm) else _SAME.get(norm, norm)
    if kind in ("助詞", "助動詞") and token.surface in ("で", "じゃ"):
        return "で"
    return _SAME.get(norm, norm)


def _potential(lemma: str, norm: str) -> bool:
    """言える of 言う, 取れる of 取る: the normal form hides that somebody can."""
    if lemma == norm or not lemma.endswith("る"):
        return False
    return not norm.endswith("る") or lemma[:-2] == norm[:-1]


def _one_of_many(tokens: Sequence[Token], i: int) -> bool:
    """The も of 〜との見方もある, one view beside others (〜との見方がある says more), and of 〜かも."""
    return tokens[i].surface == "も" and i > 0 and (tokens[i - 1].norm in _VIEWS or tokens[i - 1].norm == "か")


@cache
def words(text: str) -> tuple[str, ...]:
    """The forms of a line of a closed class, written as a newspaper would write it; ``~`` before it stands for a verb.

    >>> words("見通しだ"), words("~ざるを得ない")
    (('見通し', 'だ'), ('ない', '得る', 'ない'))
    """
    if text.startswith("~"):
        return words(_VERB + text[1:])[1:]
    return tuple(f.word for f in forms(tokenize(text)))
