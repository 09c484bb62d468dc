"""Names that are known from elsewhere in the same document: ノルドヴィク after ノルドヴィク・インダストリーズ, 早瀬 after 早瀬産業,
雨宮 after 雨宮恒彦社長, the headline's 鳥越町 before the body's 若槻県鳥越町."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from uratori.model import EntityType
from uratori.names.organizations import keys
from uratori.names.words import lexicon
from uratori.names.words.lexicon import Entry, Lexicon
from uratori.names.words.spots import Spot, generic
from uratori.names.words.units import Unit
from uratori.names.words.words import Words

_SPLIT = re.compile(r"[・=＝ ]")
_ADMIN = re.compile(r"(?<=.)(?:都|道|府|県|市|区|町|村|郡|島|駅|地区|川)$")
_RISES = ("山", "岳", "峰", "湖")
_INNER = re.compile(r"(?:[㐀-鿿々ヶ]{2,4}?[都道府県])?([㐀-鿿々ヶァ-ヶ]{2,6}?[市区町村])(?=[㐀-鿿々ヶァ-ヶ]{2,}$)")
_FORMS = re.compile(
    r"^(?:株式会社|有限会社|合同会社|一般社団法人|公益財団法人|社会福祉法人|医療法人|学校法人|NPO法人|(?:国立|公立)大学法人|国立研究開発法人)|(?:株式会社|有限会社|\(株\))$"
)
_KATAKANA = re.compile(r"[ァ-ヶー]{2,}")
_KANJI = re.compile(r"[㐀-鿿々ヶノ]{2,}")
_IN_NAME = re.compile(r"[ァ-ヶー・]")


def repeated(words: Words, found: Sequence[Spot], text: str) -> list[Spot]:
    """Further spots: where a name that ``found`` bears out stands without its cue. Those in ``found`` that it shows to be
    of another type (早瀬, a town, is the company here) come back corrected in the same place."""
    phrases = _phrases(found, text)
    if not phrases:
        return []
    local = Lexicon(phrases)
    covered = _Covered(found)
    out: list[Spot] = []
    opening = [word for word in words.different if word[0] in local.firsts]
    for _, places in groupby(words.places(opening), key=lambda place: id(place[0])):  # sentence by sentence
        starts = [(units, i) for units, i in places if units[i].sort not in _NO_NAME]
        if starts:
            out.extend(_in_sentence(starts[0][0], [i for _, i in starts], local, covered, text))
    return out


def titled_families(found: Sequence[Spot], text: str) -> Iterator[Spot]:
    """千種谷|町長 where the dictionary sees 千種|谷町|長: a family name the document knows, and a title, whatever the
    words."""
    families = {
        text[s.start : s.family]
        for s in found
        if s.type == "person" and s.family is not None and s.family - s.start >= 2
    }
    for s in found:
        if s.type == "person" and s.name is not None and s.form == "full":
            parts = _SPLIT.split(text[s.name[0] : s.name[1]])
            families.update(p for p in (parts[0], parts[-1]) if len(parts) > 1 and _KATAKANA.fullmatch(p))
    for family in families:
        in_kana = _KATAKANA.fullmatch(family) is not None
        for start in _places(family, text):
            end = start + len(family)
            if in_kana and _IN_NAME.match(text, max(0, start - 1), start):
                continue
            title = lexicon.known().prefix(text, end, ("title", "honorific"))
            if title is not None and not text.startswith(("会", *generic("housed")), title):  # 国分|委員|会
                borne = lexicon.known().get(text[end:title])
                office = (
                    borne is not None and borne.sort == "title"
                )  # 羽鳥さん holds no office that 羽鳥七海准教授 does not
                yield Spot(start, title, "person", (start, end), (end, title) if office else None, form="short")


def _places(word: str, text: str) -> Iterator[int]:
    """Where a word begins in the text. (A pattern of each name would be compiled first, which takes longer than the search.)"""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def speakers(words: Words, found: Sequence[Spot], text: str) -> Iterator[Spot]:
    """越河 1月29日に…: a family name of the document that opens a line before a gap says who speaks there."""
    families = {
        text[s.start : s.family]: text[s.name[0] : s.name[1]]
        for s in found
        if s.type == "person" and s.name is not None and s.family is not None
    }
    for row, i in words.places(families):
        if i == 0 and len(row) > 1 and row[1].sort == "gap" and text[row[0].start - 1 : row[0].start] in ("", "\n"):
            u = row[0]
            yield Spot(u.start, u.end, "person", (u.start, u.end), form="short", refers=families[u.text])


def lone_families(words: Words, found: Sequence[Spot], text: str) -> Iterator[Spot]:
    """森が左足で決めた after 森大地: a family name of one kanji, where one person of the document bears it. Not a common noun that
    something is said of (アマゾンの森が, 深い森は): it must open its clause."""
    bearers: dict[str, set[str]] = {}
    titled: set[str] = set()
    for s in found:
        if s.type != "person" or s.name is None:
            continue
        if s.family is not None and s.family - s.start > 0:
            bearers.setdefault(text[s.start : s.family], set()).add(text[s.name[0] : s.name[1]])
        elif s.title is not None and s.form == "short" and s.name[1] - s.name[0] > 1:
            titled.add(text[s.name[0] : s.name[1]])
    bearers |= {name: {name} for name in titled - bearers.keys()}
    alone = {family: next(iter(full)) for family, full in bearers.items() if len(full) == 1}
    for row, i in words.places(alone):
        u = row[i]
        if len(u) > 1 and u.sort != "noun":
            continue  # what the dictionary has as a name is found without that (``repeated``)
        before, after = row[i - 1] if i else None, row[i + 1] if i + 1 < len(row) else None
        opens = before is None or before.sort in ("stop", "open", "gap", "close") or before.text in _CLAUSE
        if opens and after is not None and after.text in _LONE and after.start == u.end:
            yield Spot(u.start, u.end, "person", (u.start, u.end), form="short", refers=alone[u.text])


_CLAUSE = frozenset(("は", "が", "に", "で", "と", "へ", "から", "も"))
_LONE = frozenset(("は", "が", "も", "の", "に", "と", "ら", "を", "」"))


class _Covered:
    """Which characters are taken, and by a spot that may yet change its type."""

    def __init__(self, found: Sequence[Spot]) -> None:
        self.firm: set[int] = set()
        for s in found:
            if s.type != "place" or s.entry is not None or s.title is not None or not _bare(s):
                self.firm.update(range(s.start, s.end))

    def free(self, start: int, end: int) -> bool:
        return start not in self.firm and end - 1 not in self.firm


def _bare(spot: Spot) -> bool:
    return spot.kind == "" and spot.name == (spot.start, spot.end)


def _in_sentence(
    units: list[Unit], starts: Sequence[int], local: Lexicon, covered: _Covered, text: str
) -> Iterator[Spot]:
    """The spots of a sentence that begin with one of the units ``starts``."""
    ends = {u.end for u in units}
    at = -1
    for i in starts:
        u = units[i]
        if u.start < at:
            continue
        hit = local.longest(text, u.start, ends)
        if hit is None or not covered.free(u.start, hit[0]):
            continue
        end, entry = hit
        if not _fits(units, i, end, entry):
            continue
        at = end
        form = "short" if entry.alone else "full"
        yield Spot(u.start, end, _TYPE[entry.sort], (u.start, end), form=form, kind=entry.kind, refers=entry.name)


_NO_NAME = frozenset(("other", "open", "close", "stop", "gap", "mark", "dot"))
_TYPE: dict[str, EntityType] = {"person": "person", "organization": "organization", "place": "place"}


_ROLES = frozenset(("は", "が", "も", "の", "に", "を", "と", "、", "ら"))
_WHERE = frozenset(("の", "で", "に", "へ", "から", "まで"))


def _fits(units: list[Unit], i: int, end: int, entry: Entry) -> bool:
    """A short form must not be part of a longer noun (森|林業, 雨宮|神社); a full one may be (鳥越町|役場)."""
    k = i
    while k < len(units) and units[k].end < end:
        k += 1
    nxt = units[k + 1] if k + 1 < len(units) else None
    before = units[i - 1] if i and units[i - 1].end == units[i].start else None
    if before is not None and before.sort in ("surname", "given", "kana", "dot", "kanji") and entry.alone:
        return False
    if entry.sort == "person" and entry.alone:
        if (
            nxt is not None
            and nxt.start == end
            and nxt.sort in ("noun", "kanji", "proper", "place", "given", "surname", "dot")
        ):
            return nxt.text in ("側", "陣営", "政権", "派", "家")
        if nxt is not None and nxt.start == end and nxt.sort == "adjective" and k + 2 < len(units):
            return units[k + 2].sort not in ("honorific", "title")  # 白樺|雄大|氏 is a name in full
        if k == i and units[i].sort == "place" and nxt is not None and nxt.text in _WHERE:
            return False  # 千葉の病院, 市川で: the place, though a 千葉蓮 was named
        foreign = k == i and units[i].sort == "noun" and _KATAKANA.fullmatch(units[i].text) and nxt is not None
        if foreign and nxt is not None and nxt.text in _ROLES and units[i].text not in generic("agent"):
            return True  # セップ of カイヤ・セップ
        cut = k > i and units[i].sort == "number"  # 三|橋
        return cut or units[i].sort in ("surname", "kana", "kanji", "person", "given", "place")
    if entry.sort == "place" and entry.alone and units[i].sort in ("noun", "number", "time") and k == i:
        return False  # 選挙 is no short form of 白根県選挙区
    if (
        entry.sort == "place"
        and entry.alone
        and nxt is not None
        and nxt.start == end
        and nxt.sort == "noun"
        and nxt.ending is None
    ):
        return nxt.text in ("市内", "駅前", "港", "周辺", "付近", "沖", "側", "内")  # 石坂|台 is not 石坂川
    if entry.kind == "tail":
        return (before is None or before.sort in ("other", "stop", "open", "gap", "mark")) and (
            nxt is None
            or nxt.start != end
            or nxt.sort in ("other", "stop", "close", "open")
            or nxt.text in ("側", "内")
        )
    if entry.alone and nxt is not None and nxt.start == end and nxt.ending is not None:
        return nxt.ending.sort == entry.sort
    return not (entry.alone and nxt is not None and nxt.start == end and nxt.sort in ("kana", "dot"))


def _phrases(found: Sequence[Spot], text: str) -> dict[str, Entry]:
    """Every phrase to look for. ``Entry.sort`` is the type, ``Entry.alone`` that the phrase is a short form."""
    full: dict[str, Entry] = {}
    short: dict[str, Entry] = {}
    families = {text[s.start : s.family] for s in found if s.type == "person" and s.family is not None}
    for s in found:
        if s.gloss and s.type != "person" and s.name is not None and len(s.gloss) > 1:
            name = s.entry.name if s.entry else text[s.name[0] : s.name[1]]
            short.setdefault(s.gloss, Entry(s.type, name, s.kind))
        if s.entry is not None or s.name is None or s.form in ("anaphor", "plural", "title"):
            continue
        name = text[s.name[0] : s.name[1]]
        if s.type == "place" and name in families and _bare(s):
            continue  # 三橋から, a headline above 三橋蓮選手
        if s.type == "place" and (town := _INNER.match(text[s.start : s.end])) is not None:
            full.setdefault(town[1], Entry("place", town[1], "region"))  # 鳥越町 of 若槻県鳥越町大柳
        if len(name) >= 2 and (s.type != "person" or s.form == "full"):
            full.setdefault(name, Entry(s.type, name, s.kind))
        for form in _shorts(s, name):
            if (
                len(form) >= 2
                and lexicon.known().get(form) is None
                and form not in generic("never")
                and form not in generic("modifier")
            ):
                if s.type == "organization" and s.kind in _OF_TOWNS and _has_town(form, text):
                    short.setdefault(form, Entry("place", form, "", alone=True))
                else:
                    short.setdefault(form, Entry(s.type, name, s.kind, alone=True))
    for tail, names in _tails(found, text).items():
        short.setdefault(tail, Entry(names[0][0], names[-1][1], "tail", alone=True))
    return short | full


# What is called by its town, which is meant where the town's name stands alone: 北潟大, 槙原放送.
_OF_TOWNS = frozenset(("university", "outlet", "newspaper", "broadcaster"))


def _has_town(stem: str, text: str) -> bool:
    """Whether the text tells of the town or the prefecture that a name begins with: 北潟市 beside 北潟大."""
    return any(text[at + len(stem) : at + len(stem) + 1] in _TOWNS for at in _places(stem, text))


_TOWNS = tuple("市県町村郡")


def _tails(found: Sequence[Spot], text: str) -> dict[str, list[tuple[str, str]]]:
    """The ends of names that can stand for the whole: 連盟 for 国際そり連盟, 事務所 for 久里川河川事務所, 駅前店."""
    endings = lexicon.endings()
    out: dict[str, list[tuple[str, str]]] = {}
    for s in found:
        if s.type == "person" or s.name is None or (s.entry is not None and s.entry.kind in _NO_TAIL):
            continue
        name = _FORMS.sub("", text[s.name[0] : s.name[1]])
        for n in range(1, len(name) - 1):
            ending = endings.get(name[n:])
            if (
                ending is None
                or ending.sort != s.type
                or ending.kind in _NO_TAIL
                or ending.kind in ("region", "country")
            ):
                continue
            head = next((h for h in _HEADS if name.startswith(h) and n > len(h)), None)
            if head is not None:
                out.setdefault(head + name[n:], []).append((s.type, name))  # 国際|連盟
            if len(name) - n >= (3 if s.type == "place" else 2) and name[n:] not in generic("whole"):
                out.setdefault(name[n:], []).append((s.type, name))
        kind = _KANA_HEAD.match(name)
        if (
            kind is not None
            and s.type == "organization"
            and (last := lexicon.tail(name)) is not None
            and last.sort == s.type
        ):
            out.setdefault(kind[1], []).append((s.type, name))  # 臨海鉄道 of ノルデナ臨海鉄道
    return {tail: whole for tail, names in out.items() if (whole := _whole(tail, names))}


_KANA_HEAD = re.compile(r"[ァ-ヶー・]{3,}([㐀-鿿々]{4,})(?:株式会社)?$")


def _whole(tail: str, names: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The names that end so, if they are one: 国際連盟 is 国際そり連盟 in a headline."""
    full = [(type_, name) for type_, name in names if name not in {head + tail for head in _HEADS}] or names
    return full if len({name for _, name in full}) == 1 else []


_HEADS = ("国際", "全国", "世界", "日本", "アジア", "欧州")
_NO_TAIL = frozenset(
    (
        "company",
        "outlet",
        "bank",
        "party",
        "newspaper",
        "broadcaster",
        "agency",
        "magazine",
        "online",
        "military",
        "sport",
    )
)


def _shorts(spot: Spot, name: str) -> Iterator[str]:
    if spot.type == "person":
        yield from _family(spot, name)
    elif spot.type == "organization":
        yield from _company(name)
    else:
        yield from _town(name)


def _family(spot: Spot, name: str) -> Iterator[str]:
    parts = _SPLIT.split(name)
    if len(parts) > 1:
        for part in (parts[0], parts[-1]):
            if len(part) >= 3 or (len(part) == 2 and _KATAKANA.fullmatch(part) and lexicon.known().get(part) is None):
                yield part
    elif spot.form == "short" and _KATAKANA.fullmatch(name) and len(name) >= 3:
        yield name
    elif _KANJI.fullmatch(name):
        if spot.form == "short":
            yield name
        elif spot.family is not None:  # 三橋|蓮; one of one kanji: lone_families
            yield name[: spot.family - spot.start]
            yield name[spot.family - spot.start :]  # 兼直 of 深水兼直
        elif len(name) == 4:
            yield name[:2]
            yield name[2:]


def _company(name: str) -> Iterator[str]:
    bare = _FORMS.sub("", name)
    if bare != name and len(bare) >= 2:
        yield bare
    head = _SPLIT.split(bare)[0]
    if head != bare and len(head) >= 3 and _KATAKANA.fullmatch(head):
        yield head
    endings = lexicon.endings()
    for n in range(len(bare) - 1, 1, -1):
        tail = endings.get(bare[n:])
        if tail is not None and tail.kind in ("company", "outlet", "university") and tail.sort == "organization":
            stem = bare[:n]
            if len(stem) >= 2 and (_KATAKANA.fullmatch(stem) or _KANJI.fullmatch(stem) or tail.kind == "company"):
                yield stem


def _town(name: str) -> Iterator[str]:
    inner = name.removeprefix(keys.prefecture(name) or "")
    if inner != name:
        yield inner
    bare = _ADMIN.sub("", inner)
    if bare != inner and len(bare) >= 2 and len(inner) - len(bare) == 1:
        yield bare
    if inner[-1:] in _RISES and len(inner) > 3:
        yield inner[:-1]  # 奥穂高 of 奥穂高岳, イリマニ of イリマニ山
