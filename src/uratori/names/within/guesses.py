"""What the tagger adds to the rules: names that no rule places. Where a rule has a cue, the rule stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from uratori.language import may_be_family
from uratori.model import EntityType, Sentence
from uratori.names.places.foreign import built
from uratori.names.within import tagger
from uratori.names.within.sentence import bylines
from uratori.names.words.bodily import thing
from uratori.names.words.families import behind_office
from uratori.names.words.gloss import gloss
from uratori.names.words.lexicon import known
from uratori.names.words.spots import Spot, endings_of, generic
from uratori.names.words.units import NAMELIKE, Unit

_OPEN = NAMELIKE - {"region"}
_PART = frozenset(("region", "country", "capital", "outlet", "body"))
_ADMIN = frozenset("都道府県市区町村郡")
_FAIR = 0.7
_SURE = 2.0
_VERY = 3.0
_MOST = 5.0
_GLUED = 0.25
_KANJI = re.compile(r"[㐀-鿿々]+")
_LED = re.compile(r"[㐀-鿿々]+|JR")  # what a rule may have left before a place
_KATAKANA = re.compile(r"[ァ-ヶー]+")
# ICBM and TOB are no names; SpaceX and OpenAI show by their capitals that they are.
_LATIN = re.compile(r"[A-Z]+|[a-z.&'’-]+|[A-Z][a-z]{1,2}")


def _letter(spot: Spot) -> str:
    """A rule's finding for the tagger: its type, in capitals where a cue bears it out, and k where a table has the name."""
    if spot.type == "person":
        return "P" if spot.title is not None or spot.gloss is not None else "p" if spot.form == "full" else "q"
    if spot.entry is not None:
        return "K" if spot.type == "place" else "B"
    if spot.type == "place":
        return "L" if spot.kind else "l"
    return "w" if spot.weak else "O" if spot.kind else "o"


def marks(units: Sequence[Unit], found: Sequence[Spot]) -> list[str]:
    """What the rules make of each unit: a letter, - for nothing. ``found`` in order."""
    out = ["-"] * len(units)
    for spot in reversed(found):  # a unit that two spots share is of the first
        letter = _letter(spot)
        k = bisect_right(units, spot.start, key=attrgetter("end"))
        while k < len(units) and units[k].start < spot.end:
            out[k] = letter
            k += 1
    return out


class Opinion(NamedTuple):
    """What the tagger makes of one sentence: the names, and which characters it looked at (start, end of runs)."""

    names: tuple[tagger.Tagged, ...]
    runs: tuple[tuple[int, int], ...]


def opinion(row: list[Unit], ruled: Sequence[Spot]) -> Opinion:
    """The tagger's view of a sentence, wherever ``ruled``, the spots of its rules, leave a name open or are unsure."""
    firm = {k for s in ruled if not _unsure(s) and s.type != "place" for k in range(s.start, s.end)}
    names: list[tagger.Tagged] = []
    looked: list[tuple[int, int]] = []
    letters: list[str] | None = None
    for first, end in tagger.stretches(row):
        if _left_open(row, first, end, firm):
            letters = letters or marks(row, ruled)
            names.extend(_settled(n, row) for n in tagger.tagged(row, first, end, letters) if n.margin > 0)
            looked.append((row[first].start, row[end - 1].end))
    return Opinion(tuple(names), tuple(looked))


def _left_open(row: list[Unit], first: int, end: int, firm: Collection[int]) -> bool:
    """Whether a run of nouns has a word that may be of a name, and whose place (``firm``) no rule is sure of."""
    for k in range(first, end):
        u = row[k]
        if (u.ending is not None or u.sort in _OPEN) and u.start not in firm:
            return True
        if u.sort == "title" and k > first and row[k - 1].start not in firm and tagger.called(row, k - 1):
            return True
    return False


def _settled(name: tagger.Tagged, row: Sequence[Unit]) -> tagger.Tagged:
    """A school is an organization and a dam a place, whatever the tagger makes of them: the ending decides."""
    at = _ending(row, name.end)
    last = row[at]
    first = row[_starting(row, name.start)]
    if (
        name.type == "organization"
        and first.text in ("参院", "衆院")
        and last.start > name.start
        and last.ending is None
    ):
        return name._replace(start=first.end, type="place")  # 参院|白根|補選
    if name.type == "person" and last.start > name.start and last.text in generic("reign"):
        return name._replace(end=last.start)  # 阿久津|町政
    quoting = [u.text for u in row[at + 1 : at + 3]] in (["は", "「"], ["が", "「"], ["も", "「"])
    if quoting and name.type == "place" and last.sort == "surname" and last.start == name.start:
        return name._replace(type="person")  # 佐久間は「何とか食らいついた」
    if name.type != "person" and _native(row, name, last):
        return name._replace(type="person")  # モンゴル出身の|バトバヤル|が
    if name.type != "person" and _behind_kin(row, name):
        return name._replace(type="person")  # 祖母の|キヱ|の
    if (
        name.type != "person"
        and name.start == last.start
        and last.sort == "kana"
        and last.text.endswith(endings_of("patronym"))
    ):
        return name._replace(type="person")  # ゼレンスキーには
    if name.type != "person" and last.sort == "kana" and last.start == name.start and _held(row, at):
        return name._replace(type="person")  # 主将のファレアフは
    if (
        name.type != "person"
        and last.sort == "kana"
        and [u.text for u in row[at + 1 : at + 2]] == ["が"]
        and _scores(row, at + 2)
    ):
        return name._replace(type="person")  # ザンドバルが頭で合わせ
    if name.type == "person" and last.text[-1] in "市町村県郡駅" and name.end - name.start > 2 and len(last) != 2:
        return name._replace(type="place")  # 緑見市
    if name.type == "organization" and _natural(last, name):
        return name._replace(type="place")  # 蘇岩礁
    if name.type == "person" and built(last):
        return name._replace(type="place")  # セピアン・セナムノイダム
    if last.ending is None or len(last) < 2 or last.start == name.start or name.type == "person":
        return name
    return name._replace(type=last.ending.sort)  # type: ignore[arg-type]


def _natural(last: Unit, name: tagger.Tagged) -> bool:
    """Whether a name of three kanji or more ends as land and water do: 離於島, 蘇岩礁; not 徳島, nor the firm 長谷川."""
    word = last.text
    return (
        word.endswith(endings_of("landform"))
        and name.end - name.start > 2
        and not (last.start == name.start and may_be_family(word))
        and (last.ending is None or last.ending.sort == "place")
    )


def _native(row: Sequence[Unit], name: tagger.Tagged, last: Unit) -> bool:
    """Whether a name without an ending stands behind what says where a person was born."""
    a = _starting(row, name.start)
    return a > 1 and row[a - 1].text == "の" and row[a - 2].text in ("出身", "生まれ", "国籍") and last.ending is None


def _behind_kin(row: Sequence[Unit], name: tagger.Tagged) -> bool:
    a = _starting(row, name.start)
    return (
        a > 1
        and row[a - 1].text == "の"
        and row[a - 2].sort == "kin"
        and row[a].sort in ("kana", "kanji", "given", "surname")
    )


def _held(row: Sequence[Unit], at: int) -> bool:
    """Whether katakana before a particle stands behind an office or a trade: 主将の|ファレアフ|は, not 作家の|ファンタジー|の."""
    return behind_office(row, at) and [u.text for u in row[at + 1 : at + 2]] in (["は"], ["が"], ["も"], ["("])


def _scores(row: Sequence[Unit], at: int) -> bool:
    """Whether what one player does with head or foot begins there."""
    return at + 1 < len(row) and row[at].text in generic("limb") and row[at + 1].text in ("で", "に")


def _unsure(spot: Spot) -> bool:
    """A full name without title or reading, a place that only the dictionary has as one: 本郷は笑わせた."""
    return (
        spot.entry is None
        and spot.kind == ""
        and spot.type != "organization"
        and spot.title is None
        and (spot.gloss is None and spot.name == (spot.start, spot.end))
    )


def weighed(ruled: Sequence[Spot], said: Opinion, text: str, *, played: bool) -> list[Spot]:
    """The spots of a sentence without the unsure ones that the tagger takes for something else. Of 40 such (tests/gold and others) it
    is right in 36; a person without a cue that it takes for no name at all is none, a place may be one all the same."""
    out: list[Spot] = []
    for spot in ruled:
        s = _whole(spot, said, text)
        while out and out[-1].start >= s.start:
            out.pop()  # 御影 before 御影新町駅
        journal = text.endswith(("紙", "誌"), 0, s.start)  # 独誌|ツァイトガイスト
        if s.type != "person" and not journal and any(_within(s, n) and _holds(n, s) for n in said.names):
            continue
        if _unsure(s) and any(a <= s.start < b for a, b in said.runs):
            others = [n for n in said.names if n.start < s.end and s.start < n.end]
            if not played and s.type == "place" and text[s.start : s.end] in generic("area"):
                others = [n for n in others if (n.start, n.end) != (s.start, s.end)]  # 横浜 is no firm
                if not others:
                    out.append(s)
                    continue
            if (others or s.type == "person") and all(n.type != s.type for n in others):
                continue
        out.append(s)
    return out


def _whole(spot: Spot, said: Opinion, text: str) -> Spot:
    """三浦|トヨさん as one name, of which a rule has the end; so of a place."""
    if spot.type == "place" and spot.entry is None and spot.name == (spot.start, spot.end):
        for n in said.names:
            one = n.start < spot.start and n.end == spot.end and _LED.fullmatch(text, n.start, spot.start)
            if one and n.type == "place" and n.margin > _VERY:
                return spot._replace(start=n.start, name=(n.start, n.end))  # 塩見県凪|沢村
    if spot.type != "person" or spot.name is None:
        return spot
    for n in said.names:
        if n.type == "person" and n.start < spot.start and n.end == spot.name[1] and n.margin > _VERY:
            return spot._replace(start=n.start, name=(n.start, n.end), form="full", family=spot.start)
    return spot


def _within(spot: Spot, name: tagger.Tagged) -> bool:
    return name.start <= spot.start and spot.end <= name.end


def _holds(name: tagger.Tagged, spot: Spot) -> bool:
    """デトロイト・ピストンズ is a club, whatever the rules make of デトロイト, and 西濃ブルーオックス one name, of which a rule has the end."""
    if name.end - name.start <= spot.end - spot.start:
        return False
    if spot.type == "organization":
        return name.type == "organization" and spot.entry is None and spot.start > name.start and name.margin > _SURE
    if spot.entry is not None and spot.entry.sort != "region" and (spot.end != name.end or name.type != "organization"):
        return False  # ドイツ紙, but IIT|デリー
    return name.type != "place" and name.margin > _SURE


def guessed(
    sentences: Sequence[Sentence],
    words: Sequence[list[Unit]],
    opinions: Sequence[Opinion],
    found: Sequence[Spot],
    text: str,
) -> list[Spot]:
    """Further spots, where ``found`` has none. One name has one type in the whole document: the one of a name in ``found`` that
    begins with it (三和田 after 三和田市), else the one the tagger is surest of."""
    taken = {k for s in found for k in range(s.start, s.end)}
    names: list[tuple[list[Unit], tagger.Tagged]] = []
    for sentence, row, said in zip(sentences, words, opinions, strict=True):
        if sentence.kind == "credit" or not said.names:
            continue
        writers = bylines(text, sentence.start, sentence.end)
        for name in said.names:
            if not (_personal(row, name) and any(a <= name.start < b for a, b in writers)) and (
                taken.isdisjoint(range(name.start, name.end)) and _is_one(row, name)
            ):
                names.append((row, name))
    barred = {
        text[n.start : n.end] for row, said in zip(words, opinions, strict=True) for n in said.names if _sort_of(row, n)
    }
    names = [(row, name) for row, name in names if text[name.start : name.end] not in barred]
    types = _types(names, found, text)
    return [
        _spot(row, name, "place" if _seat(name, text) else types[text[name.start : name.end]], text)
        for row, name in names
    ]


def _sort_of(row: Sequence[Unit], name: tagger.Tagged) -> bool:
    a = _starting(row, name.start)
    return a > 0 and row[a - 1].end == row[a].start and row[a - 1].text in generic("product")


def _starting(row: Sequence[Unit], start: int) -> int:
    """The number of the unit that starts there; units stand in order."""
    return bisect_left(row, start, key=attrgetter("start"))


def _ending(row: Sequence[Unit], end: int) -> int:
    return bisect_left(row, end, key=attrgetter("end"))


def _personal(row: Sequence[Unit], name: tagger.Tagged) -> bool:
    return name.type == "person" or row[_starting(row, name.start)].sort in ("surname", "given")


def _seat(name: tagger.Tagged, text: str) -> bool:
    """岳見興業(岳見市)の: a town alone in brackets, whatever family bears its name; not 高市(早苗)氏."""
    return (
        text[name.start - 1 : name.start] == "("
        and text[name.end - 1] in _ADMIN
        and text[name.end : name.end + 1] == ")"
    )


def no_bodies(opinions: Sequence[Opinion], text: str) -> set[str]:
    """The names that the tagger takes for persons or places in the document as a whole: those it is surer of as such."""
    sure = _sureness((name for said in opinions for name in said.names), text)
    return {word for word, kinds in sure.items() if _surest(kinds) != "organization"}


def _sureness(names: Iterable[tagger.Tagged], text: str) -> dict[str, dict[EntityType, float]]:
    """How sure the tagger is of each type of a name in all its places; where one is or goes to is a place."""
    sure: dict[str, dict[EntityType, float]] = defaultdict(lambda: defaultdict(float))
    for name in names:
        kinds = sure[text[name.start : name.end]]
        # what follows a noun without a break may be the end of a longer name: 公正|バルハン
        kinds[name.type] += name.margin * (_GLUED if name.start and _KANJI.match(text, name.start - 1) else 1.0)
        if _THERE.match(text, name.end) or text.endswith(endings_of("leading"), 0, name.start):
            kinds["place"] += _MOST
    return sure


_THERE = re.compile(
    r"で(?=[、0-9]|再び|相次|続く|起き|開か|行わ|暮ら|生まれ|取材|拘束|暴動|戦闘|内戦)|に(?:いる|住|滞在|駐在|残る|残って|残され|到着|入国|渡航|渡った|逃れ|避難|派遣)"
    r"|から(?:帰国|出国|脱出|逃|避難|退避|の(?:留学|難民|移民|避難|輸入|撤退|退避))|への(?:渡航|派遣|入国|旅行)|(?:在住|出身|国内|全土|大統領選|総選挙|市内|郊外|近郊)"
)


def _types(
    names: Sequence[tuple[list[Unit], tagger.Tagged]], found: Sequence[Spot], text: str
) -> dict[str, EntityType]:
    sure = _sureness((name for _, name in names), text)
    longer: dict[str, EntityType] = {}
    lengths = {len(word) for word in sure}
    for s in found if sure else ():
        if s.name is not None and s.type != "person":
            full = text[s.name[0] : s.name[1]]
            longer.update((full[:n], "place" if full[n] in _ADMIN else s.type) for n in lengths if n < len(full))
    return {word: longer.get(word, _surest(kinds)) for word, kinds in sure.items()}


def _surest(kinds: dict[EntityType, float]) -> EntityType:
    return max(kinds, key=lambda t: (kinds[t], t))


def _is_one(row: list[Unit], name: tagger.Tagged) -> bool:
    """Whether a guess stands as a word of its own and holds a word that can be a name."""
    a, b = _starting(row, name.start), _ending(row, name.end)
    inside = row[a : b + 1]
    if _outside(row, a, name) or (
        name.type == "organization" and (_thing(inside[-1].text) or thing("".join(u.text for u in inside)))
    ):
        return False
    if name.type == "person" and (_counted(inside) or _honoured(row, b)):
        return False
    if len(inside) > 1 and inside[-1].text in generic("mishap"):
        return False  # 湯瀬|土石流
    if name.margin > _SURE and (
        (a == b and name.type == "person" and b + 1 < len(row) and tagger.called(row, a))
        or (len(inside) > 1 and name.type == "organization" and _bodily(inside))
    ):
        return True
    if (
        not any((u.sort in _OPEN and not _LATIN.fullmatch(u.text)) or u.sort in _PART for u in inside)
        and not (
            len(inside) > 1 and inside[-1].ending is not None and any(_KATAKANA.fullmatch(u.text) for u in inside[:-1])
        )
        and not _likely(row, a, b, name)
    ):
        return False  # 聴聞|会 is no name, セガサミー|グループ is
    if len(inside) == 1 and inside[0].sort in _PART:
        return False
    if len(inside) == 1 and (_never(inside[0].text) or (len(inside[0]) == 1 and not _lone(row, a, name))):
        return False
    before = row[a - 1] if a and row[a - 1].end == name.start else None
    after = row[b + 1] if b + 1 < len(row) and row[b + 1].start == name.end else None
    # ステラ in ステラゲート, 瀬町 in 雁ノ瀬町: a part of a longer name
    return not any(
        n is not None
        and n.sort != "dot"
        and _KATAKANA.fullmatch(n.text)
        and _KATAKANA.fullmatch(e.text[-1:] if n is after else e.text[:1])
        for n, e in ((before, inside[0]), (after, inside[-1]))
    ) and not (before is not None and before.sort == "other" and _KATAKANA.fullmatch(before.text))


def _counted(inside: Sequence[Unit]) -> bool:
    """史上|33|人: so many of them."""
    return any(u.sort == "number" and u.text[0].isdigit() for u in inside)


def _honoured(row: Sequence[Unit], b: int) -> bool:
    """芥川|龍之介|賞, 織田|信長|展: what bears one's name; 赤坂|議員|宿舎: a house of those who hold an office."""
    behind = [u.text for k, u in enumerate(row[b + 1 : b + 3], b + 1) if u.start == row[k - 1].end]
    if not behind or row[b + 1].start != row[b].end:
        return False
    if behind[0] in generic("contest") or behind[0] in ("展", "像"):
        return True
    return row[b + 1].sort == "title" and len(behind) > 1 and (behind[1] == "会" or behind[1] in generic("housed"))


def _never(word: str) -> bool:
    return word in generic("never") or word in generic("product")  # ケミカルタンカー


def _likely(row: Sequence[Unit], a: int, b: int, name: tagger.Tagged) -> bool:
    """潮海|二郎|裁判長, 運輸|労連, 平野●: common words, of which the tagger makes a name that ends as one or stands as one."""
    last = row[b]
    if a == b:
        if name.type == "organization":
            return last.sort == "latin" and len(last) > 4 and last.text.isupper() and name.margin > _VERY
        return name.type == "person" and len(last) == 2 and name.margin > _VERY and may_be_family(last.text)
    if name.type == "person":
        titled = b + 1 < len(row) and row[b + 1].start == last.end and row[b + 1].sort in ("title", "honorific")
        return name.margin > (_FAIR if titled else _VERY)
    ends = last.ending is not None and last.ending.sort == name.type and last.text not in generic("vague")
    return ends and name.margin > _FAIR


def _lone(row: Sequence[Unit], a: int, name: tagger.Tagged) -> bool:
    """敗れた|辻|、: a family or a given name of one kanji of which the tagger is very sure."""
    u = row[a]
    return (
        name.type == "person"
        and name.margin > _VERY
        and u.sort in ("surname", "given")
        and u.text not in generic("lone")  # 熱水の|森
    )


def _thing(word: str) -> bool:
    """独占禁止法, ノロウイルス, iPS細胞: what no organization is called."""
    return len(word) > 2 and (word.endswith(endings_of("goods")) or word[-1] in "法菌症剤薬酸胞")


def _bodily(inside: Sequence[Unit]) -> bool:
    """東雲|総合|法律事務所: nouns and an ending of organizations, where more than a sort is named."""
    last = inside[-1].ending
    return (
        last is not None
        and last.sort == "organization"
        and len(inside[-1]) > 1
        and (last.kind != "company" or last.name in generic("firm") or last.name.endswith("事務所"))  # ミサイル|開発
        and inside[0].text not in generic("modifier")
        and inside[0].text not in generic("press")
        and inside[0].sort not in ("prefix", "number", "time")
    )


def _outside(row: Sequence[Unit], a: int, name: tagger.Tagged) -> bool:
    """What is no name wherever it stands: a part of an address on the web, a drug or a ship behind its sort (治療薬|トリメタジジン), and
    what something is named (「ロス・アブエロス」と名付けられた)."""
    b = _ending(row, name.end)
    if (
        [u.text for u in row[b + 1 : b + 3]] == ["」", "と"]
        and b + 3 < len(row)
        and row[b + 3].text in generic("naming")
    ):
        return True
    before = row[a - 1] if a and row[a - 1].end == row[a].start else None
    return before is not None and (
        before.text in ("/", "@", "_", "=")
        or (before.sort == "number" and row[a].sort in ("surname", "given", "person"))  # 8|千羽
        or before.text in generic("product")
        or (before.sort == "open" and a > 1 and _thing_called(row, a - 1))
        or (before.text == "(" and a > 3 and row[a - 2].sort == "close" and _thing_called(row, a - 2))
    )


def _thing_called(row: Sequence[Unit], at: int) -> bool:
    """Whether the quote that unit ``at`` opens or closes is what a thing is called: 台風|22|号|「テンビン」."""
    k = at
    while k > 0 and row[k].sort != "open" and at - k < 8:
        k -= 1
    if k == 0:
        return False
    numbered = row[k - 1].text == "号" and k > 2 and row[k - 2].sort == "number"
    return row[k - 3 if numbered else k - 1].text in generic("product")


def _spot(row: list[Unit], name: tagger.Tagged, kind: EntityType, text: str) -> Spot:
    if kind != "person":
        at = _ending(row, name.end)
        last = row[at]
        sort = last.ending.kind if last.ending is not None and last.ending.sort == kind else ""
        spot = Spot(name.start, name.end, kind, (name.start, name.end), kind=sort)
        after, other = gloss(row, at + 1, text, text[name.start : name.end]) if kind == "organization" else (at, None)
        if other is None or known().get(other) is not None:
            return spot  # ヴァルテン(チェコ): where it is, not what else it is called
        return spot._replace(end=row[after - 1].end, gloss=other)
    end, title = name.end, None
    first, after = _starting(row, name.start), _ending(row, name.end) + 1
    while after < len(row) and row[after].start == end and row[after].sort in ("title", "honorific"):
        end = row[after].end
        title = (row[after].start, end) if row[after].sort == "title" else title
        after += 1
    words = row[first : _ending(row, name.end) + 1]
    # 小野寺 is a family name, of whom only the document can say; 村井颯真 and ハンナ・ベルク are full names
    whole = words[0].sort == "person" and not _KATAKANA.fullmatch(words[0].text)  # クルム is of クルム's family
    full = len(words) > 1 or whole or (len(words[0]) > 3 and words[0].sort == "kanji")
    family = words[0].end if len(words) > 1 and words[0].sort == "surname" else None
    return Spot(name.start, end, kind, (name.start, name.end), title, form="full" if full else "short", family=family)
