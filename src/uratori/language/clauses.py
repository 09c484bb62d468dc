"""Where a sentence's propositions part: after a continuative verb, a conjunctive particle, a count in a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from uratori.data import rows
from uratori.language.tokens import Token

_AFTER = re.compile("後|のち|際|ため|上|一方|ほか|中|うえ|あと|途端|結果|以上|反面")
_COMMAS = frozenset(("、", ","))
_SIGNS = _COMMAS | {"。", "!", "?", "▽", "\n"}
_CLOCK = frozenset("時分秒日月年")
_OPEN, _CLOSE = frozenset("「『(“〈《【["), frozenset("」』)”〉》】]")


def cuts(tokens: Sequence[Token]) -> list[int]:
    """The token indexes at which a new clause begins, the first one not counted. Brackets are looked into, so that
    「通話は10日で、北京からだった」 yields two; a bracket's inside never joins what stands before it.

    >>> from uratori.language.tokens import tokenize
    >>> t = tokenize("列車は国境を越え、駅で式典が開かれた")
    >>> ["".join(x.surface for x in t[a:b]) for a, b in zip([0, *cuts(t)], [*cuts(t), len(t)])]
    ['列車は国境を越え、', '駅で式典が開かれた']
    """
    return [
        i + 1
        for i, token in enumerate(tokens)
        if 0 < i < len(tokens) - 1
        and (
            (token.surface not in _COMMAS or _clause_ends(tokens, i - 1) or _count_ends(tokens, i))
            if token.surface in _SIGNS
            else (token.surface == "て" and tokens[i + 1].surface not in _SIGNS and _is_ground(tokens, i))
            or _and_so_many(tokens, i)
        )
    ]


def _is_ground(tokens: Sequence[Token], i: int) -> bool:
    """Whether て at ``i`` ends the ground of a deed, without a comma: 〈無許可で工事をしたとして〉訴えた社長; not 証拠として, nor
    安全だとしている."""
    if (
        i < 3
        or tokens[i - 1].surface != "し"
        or tokens[i - 2].surface != "と"
        or tokens[i + 1].norm in ("居る", "おる")
    ):
        return False
    return tokens[i - 3].pos[0] in ("動詞", "助動詞", "形容詞")


def _clause_ends(tokens: Sequence[Token], i: int) -> bool:
    while i > 0 and tokens[i].surface in _CLOSE:
        i -= 1
    token = tokens[i]
    if _is_adverbial(tokens, i):
        return False
    if token.pos[0] == "助詞":
        verbal = i > 0 and tokens[i - 1].pos[0] in ("助動詞", "動詞", "形容詞")
        return (
            token.pos[1] == "接続助詞"
            or (token.surface in ("が", "と", "て", "で") and verbal)
            or (token.surface == "で" and (_is_matter(tokens, i - 1) or _is_so_many(tokens, i)))
            or (token.surface == "に" and _although(tokens, i - 1))
        )
    if token.surface == "こと":  # 発射したこと、距離が200キロを超えたこと
        return i > 0 and tokens[i - 1].pos[0] in ("動詞", "助動詞", "形容詞")
    if _AFTER.fullmatch(token.surface):
        return i > 0 and tokens[i - 1].pos[0] in ("動詞", "助動詞", "形容詞")
    if token.surface == "つき" and i > 1 and tokens[i - 1].surface == "に" and tokens[i - 2].is_noun:
        return False  # 1株につき、2550円
    if token.surface == "で" and i > 0 and _is_where(tokens, i - 1):
        return False
    if token.pos[0] in ("動詞", "助動詞", "形容詞"):
        return token.pos[5].startswith(("連用形", "仮定形", "条件"))
    return token.pos[2] == "サ変可能" and _acts_alone(tokens, i)


def _is_adverbial(tokens: Sequence[Token], i: int) -> bool:
    """Whether a phrase that only says when or in what connection ends at ``i``: これに〈先立ち〉、, 事故と〈関連して〉、."""
    at = i
    while at > 0 and (tokens[at].surface == "て" or tokens[at].norm == "為る"):
        at -= 1
    return at > 0 and tokens[at - 1].surface in _adverbials().get(tokens[at].norm, ())


@cache
def _adverbials() -> dict[str, frozenset[str]]:
    table = rows("adverbials")
    return {r["word"]: frozenset(x["particle"] for x in table if x["word"] == r["word"]) for r in table}


def _although(tokens: Sequence[Token], i: int) -> bool:
    """Whether に behind ``i`` ends what is so all the same: 土地を持っていた〈のに〉、; not 説明するのに、, which says what for."""
    past = i > 0 and tokens[i - 1].pos[0] in ("助動詞", "形容詞")
    return past and tokens[i].surface == "の" and tokens[i].pos[0] == "助詞"


def _is_where(tokens: Sequence[Token], i: int) -> bool:
    """Whether で behind the noun at ``i`` says where, and is no copula: 島の沖で、, 3日、町内の常葉川で、; but 現場は県道の交差点で、."""
    if tokens[i].surface.endswith(_where("sure")):
        return True
    if not tokens[i].surface.endswith(_where("alone")):
        return False
    for token in reversed(tokens[:i]):
        if token.surface in _COMMAS or token.pos[0] in ("動詞", "助動詞"):
            continue
        if token.surface in ("は", "が", "も") and token.pos[0] == "助詞":
            return False
        if token.surface in _SIGNS:
            break
    return True


def _acts_alone(tokens: Sequence[Token], i: int) -> bool:
    """Whether a noun for an act stands for its verb: 14人が〈死亡〉、60人が病院に運ばれた; not 会社が〈製造〉、販売する."""
    after = tokens[i + 2] if i + 2 < len(tokens) else None
    said = i > 0 and tokens[i - 1].surface in ("が", "を") and tokens[i - 1].pos[0] == "助詞"
    return (
        said
        and after is not None
        and after.pos[2] != "サ変可能"
        and not after.surface.startswith(("その", "又", "また"))
    )


def _is_matter(tokens: Sequence[Token], i: int) -> bool:
    """Whether a noun for what happened stands at ``i``, told of by a clause (道路が陥没した事故) or for a clause (患者情報の
    流出); not 交通事故."""
    if tokens[i].pos[2] == "サ変可能" and _matter(tokens[i].surface) and i > 1:
        of = tokens[i - 1 - (tokens[i - 1].surface == "の")]
        if of.pos[:2] == ("名詞", "普通名詞") and of.pos[2] != "副詞可能":
            return True
    first = i
    while first > 0 and tokens[first].pos[0] == "名詞" and i - first < 4:
        first -= 1
        if tokens[first].surface == "の" and _matter(tokens[first - 1].surface):
            first -= 1
    return _matter(tokens[i].surface) and tokens[first].pos[0] in ("動詞", "助動詞", "形容詞")


@cache
def _where(use: str) -> tuple[str, ...]:
    """The ends of nouns that say where (``data/where.tsv``), of one ``use``."""
    return tuple(r["ending"] for r in rows("where") if r["use"] == use)


@cache
def matters() -> tuple[str, ...]:
    """The nouns for what happened (``data/matters.tsv``): 事故, 地震."""
    return tuple(r["word"] for r in rows("matters"))


@cache
def framing() -> frozenset[str]:
    """Words that news on any matter shares (``data/framing.tsv``), normalised."""
    return frozenset(r["word"] for r in rows("framing"))


def _matter(word: str) -> bool:
    return word.endswith(matters())


def _count_ends(tokens: Sequence[Token], comma: int) -> bool:
    """死者は3人、けが人は40人: a count before the comma and another, with a noun of its own, after it; but not 懲役3年、
    執行猶予5年の判決, 賛成14、反対8で可決した, which are one thing."""
    last = comma - 1 - (tokens[comma - 1].surface in ("で", "だが", "が"))  # 価格は2400円で、総額は1900億円
    if last < 0 or not _is_count(tokens, last):
        return False
    named = False
    for k, token in enumerate(tokens[comma + 1 : comma + 12], start=comma + 1):
        if token.surface in ("、", "。"):
            return False
        if token.pos[1] == "数詞":
            behind = [t.surface for t in tokens[k + 1 : k + 4]]
            how = "で" in behind and not _COMMAS & set(behind)
            return named and "の" not in behind and not how
        named = named or (token.pos[0] == "名詞" and token.pos[1] == "普通名詞")
    return False


def _and_so_many(tokens: Sequence[Token], i: int) -> bool:
    """Whether a verb at ``i`` ends a clause and another opens with a count, without a comma: 2人が〈死亡し〉13人が負傷した; not
    雨が降り続き3日間休んだ."""
    if tokens[i].pos[0] != "動詞" or not tokens[i].pos[5].startswith("連用形-一般"):
        return False
    after = [t.surface for t in tokens[i + 1 : i + 5]]
    return tokens[i + 1].surface[0].isdigit() and "が" in after[1:] and not _SIGNS.intersection(after)


def _is_so_many(tokens: Sequence[Token], i: int) -> bool:
    """Whether で at ``i`` is a copula behind a count or a clock time, and another clause with a topic or subject of its own
    follows: 対象は18万台で、改ざんは4月に始まった; also what was cleft: 電話を受けたのは8時45分で、. Not 店は5人で、客を迎えた."""
    if not (_is_count(tokens, i - 1) or tokens[i - 1].surface[-1] in _CLOCK):
        return False
    first = next((k for k in range(i - 1, -1, -1) if tokens[k].surface in _SIGNS), -1) + 1
    topic = next((k for k in range(first, i) if tokens[k].surface == "は" and tokens[k].pos[0] == "助詞"), None)
    if topic is None:
        return False
    if topic and tokens[topic - 1].surface == "の":
        return True
    for token in tokens[i + 2 : i + 16]:
        if token.surface in _SIGNS:
            return False
        if token.surface in ("は", "が") and token.pos[0] == "助詞":
            return True
    return False


def _is_count(tokens: Sequence[Token], i: int) -> bool:
    if tokens[i].surface[-1] in _CLOCK:  # 6時38分、島の北300メートルで
        return False
    if tokens[i].surface[0].isdigit() and len(tokens[i].surface) > 1:  # Sudachi keeps 1人 as one word
        return True
    return i > 0 and tokens[i].pos[0] in ("名詞", "接尾辞") and tokens[i - 1].pos[1] == "数詞"
