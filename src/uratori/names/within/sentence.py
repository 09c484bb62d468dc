"""One pass over the units of a sentence: which person, organization or place starts here?"""

from __future__ import annotations

import re
from functools import lru_cache

from uratori.data import outlets
from uratori.language import may_be_family
from uratori.model import SentenceKind
from uratori.names.organizations.beside import quoted
from uratori.names.organizations.organizations import dated_paper, organization
from uratori.names.persons.persons import person, titled_before
from uratori.names.persons.wrestlers import fielded
from uratori.names.places.places import ADMIN, headed, place, quoted_site
from uratori.names.words import countries
from uratori.names.words.spots import Spot, generic
from uratori.names.words.stretches import ERAS, LOCAL
from uratori.names.words.units import EDGES, NOUNLIKE, Unit

# 【北京=楢原京介】 names the writer, and (青柳総局・郡司彩) does: the place stays, the writer is no actor of the news.
_WRITER = re.compile(
    r"(?<![^。」\s])\([㐀-鿿々ヶぁ-んァ-ヶー]{2,8}\)$"
    r"|(?:編集委員|論説委員|解説委員|特派員|支局|総局|支社|本社|報道部|[^\s。、]{1,4}部|記者|文|写真)[・=:: ]\S{2,8}$"
)
_BYLINE = re.compile(
    r"【[^】]{1,60}】|\((?:[^()]{0,12}(?:支局|総局|通信部|特派員|編集委員|記者|社会部|政治部|経済部)[^()]{0,20})\)\s*$"
)


def spots(units: list[Unit], text: str, start: int, end: int, kind: SentenceKind) -> list[Spot]:
    """The mentions of one sentence (``text[start:end]``), left to right, without overlap."""
    writers: list[tuple[int, int]] | None = None  # looked for where a person is found
    out: list[Spot] = []
    at = 0
    while at < len(units):
        u = units[at]
        if (
            u.sort not in NOUNLIKE
            and not (u.sort == "other" and (u.text[0] in generic("clan") or _initials(units, at)))
            and not dated_paper(units, at)
        ):
            if u.sort != "open" or u.text not in "「『":
                at += 1
                continue
            named = quoted_site(units, at, text)
            if named is None and at + 1 < len(units) and _opens_name(units, at + 1):
                named = quoted(units, at + 1)
            if named is not None:
                out.append(named[0])
            at = named[1] if named is not None else _behind_title(units, at)
            continue
        if u.sort == "noun" and _plain(units, at):
            at += 1
            continue
        if (common := _past_common(units, at)) > at:
            at = common
            continue
        found = headed(units, at) if kind == "headline" and len(u) == 1 else None
        found = found or _at(units, at, text)
        if found is None:
            at += 1
            continue
        spot, nxt = found
        while spot.type == "place" and (further := _hamlet(units, nxt, text)) is not None:
            spot, nxt = further[0]._replace(start=spot.start), further[1]
        if spot.type == "place" and at and text[spot.end - 1] == "駅" and _opens_station(units, at):
            spot = spot._replace(start=units[at - 1].start, name=(units[at - 1].start, spot.end))
            out = [o for o in out if o.end <= spot.start]
        at = nxt
        if spot.type == "person" or spot.kind == "":
            writers = bylines(text, start, end) if writers is None else writers
            dateline = spot.type == "place" and text[spot.start - 1 : spot.start] == "【"
            if not dateline and any(a <= spot.start < b for a, b in writers):
                continue  # 【ジェノバ11日=…】: the place stays
        out.append(spot)
    return out


def _initials(units: list[Unit], at: int) -> bool:
    """レ in レ・ヴァン・カン, which the dictionary has as a particle."""
    u = units[at]
    return len(u) == 1 and "ァ" <= u.text <= "ヶ" and at + 1 < len(units) and units[at + 1].sort == "dot"


def _plain(units: list[Unit], at: int) -> bool:
    """計画|を, 市民|は: a common noun that stands alone before a particle or a stop, as most nouns do, names nobody, and no
    rule need be asked. Left to the rules: what opens a quote (飲食店「食堂」), ends as names do, or is an outlet's name too."""
    u = units[at]
    if u.ending is not None or u.end - u.start < 2 or at + 1 == len(units) or u.text[0] in generic("clan"):
        return False
    if at and units[at - 1].text in generic("maker") and units[at - 1].end == u.start:
        return False  # 独誌|ツァイトガイスト|の
    after = units[at + 1]
    if after.sort != "stop" and not (after.sort == "other" and "ぁ" <= after.text[0] <= "ん"):
        return False
    return (at == 0 or units[at - 1].sort != "open") and outlets.find_unsure(u.text) is None


def _past_common(units: list[Unit], at: int) -> int:
    """The unit after a run of common nouns and numbers (再発|防止|策|を, 24|人|が) of which no rule can make a name, for nothing in it
    begins or ends one and nothing glued to its end does; ``at`` itself where the run may be or hold a name."""
    if at and (units[at - 1].sort in ("open", "dot") or units[at - 1].text in generic("side")):
        return at
    k, n, end = at, len(units), units[at].start
    while k < n and units[k].start == end:
        u = units[k]
        if u.sort not in ("noun", "number"):
            # what follows: a particle, a stop; 雨夜|ひかり|准教授 is left to the rules
            return k if u.sort in _PAST_NOUNS and u.text not in generic("given") and u.text not in ERAS else at
        if u.ending is not None or u.entry is not None or not _is_common(u.text):
            return at
        end = u.end
        k += 1
    return k


def _opens_name(units: list[Unit], at: int) -> bool:
    """Whether what opens in quotes is looked at as a whole: a word that no name begins with elsewhere, and 現地法人「トナミ・ベトナム」,
    whose words are names of their own."""
    if units[at].sort in _QUOTED:
        return True
    dotted = at + 2 < len(units) and units[at + 1].sort == "dot" and units[at].sort in ("place", "surname", "kana")
    return dotted and at > 1 and units[at - 2].text in generic("maker")


_QUOTED = frozenset(
    ("other", "time")
)  # what a name in quotes may begin with that no name begins with elsewhere: 「明日と連帯」
_PAST_NOUNS = frozenset(("other", "stop", "close", "gap", "time"))
# What a section, a town or a company of a mere noun ends or begins with: 県|会計課, 松葉|台地区, 週刊|ライトハウス.
_SECTIONS = LOCAL | ADMIN
_SERIALS = frozenset(("週刊", "月刊", "日刊", "隔週刊", "季刊"))


@lru_cache(maxsize=1 << 14)
def _is_common(word: str) -> bool:
    """Whether no rule makes anything of a noun for what it is itself: not 株式会社, 旅館, 与党, 米, 森, 毎日, 朴, katakana."""
    return not (
        word[0] in generic("clan")
        or "ァ" <= word[0] <= "ヿ"
        or word[-1] in _SECTIONS
        or word in _SERIALS
        or outlets.find_unsure(word) is not None
        or countries.of_short(word) is not None
        or any(word in generic(use) for use in ("legal", "lodging", "side", "lone", "position", "rank"))
    )


def _behind_title(units: list[Unit], at: int) -> int:
    """The unit after a bracket; after the quote where it holds what a thing is called: 巡視船「あわぎく」, 映画「津軽の春」."""
    numbered = (
        at > 2
        and units[at - 1].text == "号"
        and units[at - 2].sort == "number"
        and units[at - 3].text in generic("product")
    )
    if at == 0 or not (numbered or units[at - 1].text in generic("product")):
        return at + 1
    return next((k for k in range(at + 1, min(len(units), at + _TITLE)) if units[k].sort == "close"), at + 1)


_TITLE = 14  # units in a title


def _inside_compound(units: list[Unit], at: int) -> bool:
    """参院|補選, 立憲|主義: a name that is a common word too, and here the head of a longer noun."""
    entry = units[at].entry
    if entry is None or entry.sure or at + 1 >= len(units):
        return False
    nxt = units[at + 1]
    if entry.kind == "party" and nxt.text in generic("partisan"):
        return False  # 共産|推薦
    return (
        nxt.start == units[at].end
        and nxt.sort in ("noun", "number", "region", "place", "surname")
        and nxt.ending is None
    )


def _medium(units: list[Unit], at: int) -> bool:
    """フェイスブックで, LINEの投稿: a service that something is said on; not フェイスブックは…発表した, which is its firm."""
    if units[at].text not in generic("medium") or at + 1 >= len(units):
        return False
    nxt = units[at + 1].text
    then = units[at + 2].text if at + 2 < len(units) else ""
    return nxt in ("で", "上", "に", "へ", "アカウント", "グループ", "投稿", "ライブ") or (
        nxt == "の"
        and then
        in ("投稿", "アカウント", "動画", "ライブ", "グループ", "公式", "ストーリーズ", "メッセージ", "やりとり")
    )


def bylines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where a sentence (``text[start:end]``) names those who wrote it."""
    sentence = text[start:end]
    framed = "【" in sentence
    if not framed and "(" not in sentence and len(sentence) > 30:
        return []
    out: list[tuple[int, int]] = []
    if framed or sentence.rstrip().endswith(")"):
        out = [(start + m.start(), start + m.end()) for m in _BYLINE.finditer(sentence)]
    writer = _WRITER.search(sentence, max(0, len(sentence) - _SIGNED))
    return out if writer is None else [*out, (start + writer.start(), start + writer.end())]


_SIGNED = 14  # characters in the longest writer at the end of a sentence


def _hamlet(units: list[Unit], at: int, text: str) -> tuple[Spot, int] | None:
    """大柳 in 若槻県鳥越町|大柳で: what follows a municipality up to the particle."""
    if (
        at >= len(units)
        or at == 0
        or units[at].start != units[at - 1].end
        or text[units[at].start - 1] not in "市区町村"
    ):
        return None
    u = units[at]
    nxt = units[at + 1] if at + 1 < len(units) else None
    common = u.sort == "noun" and nxt is not None and nxt.text in ("で", "の") and may_be_family(u.text)  # 大柳
    if (u.sort not in ("surname", "given", "kanji", "proper", "place") and not common) or len(u) < 2:
        return None
    if nxt is not None and nxt.start == u.end and nxt.sort not in ("other", "number", "stop", "open"):
        return None
    return Spot(u.start, u.end, "place", (u.start, u.end), kind="region"), at + 1


def _opens_station(units: list[Unit], at: int) -> bool:
    """美影 before 新町駅: a station of the dictionary behind a name glued to it has a longer name; not 横浜市|新横浜駅."""
    before = units[at - 1]
    alone = at == 1 or units[at - 2].end != before.start or units[at - 2].sort in EDGES
    return (
        alone
        and before.end == units[at].start
        and before.sort in ("place", "surname", "given", "kanji")
        and len(before) > 1
        and before.text[-1] not in ADMIN
    )


_SETTLED = frozenset(("country", "capital", "outlet", "body"))


def _addressed(units: list[Unit], at: int) -> bool:
    """リマ|氏, アダニ|容疑者: what only a person is called, behind a name that a capital or a firm has too."""
    nxt = units[at + 1] if at + 1 < len(units) else None
    return nxt is not None and nxt.start == units[at].end and nxt.text in generic("strong")


def _at(units: list[Unit], at: int, text: str) -> tuple[Spot, int] | None:
    u = units[at]
    if u.sort == "other":
        return person(units, at, text)
    if u.sort in ("title", "before"):
        return titled_before(units, at, text)
    if u.sort in ("body", "outlet") and (_inside_compound(units, at) or _medium(units, at)):
        return None
    if u.sort == "latin" and (player := fielded(units, at, text)) is not None:
        return player
    who = person(units, at, text) if u.sort not in _SETTLED or _addressed(units, at) else None
    if who is not None and (who[0].title is not None or who[0].gloss is not None):
        return who
    body = organization(units, at, text)
    if body is not None and who is not None and who[0].title is None and body[1] == who[1]:
        return body  # ドイツ紙デア・モルゲン
    where = place(units, at, text)
    if body is not None and (where is None or body[1] >= where[1]):
        return body if who is None or body[1] > who[1] else who
    if where is not None and (who is None or where[1] >= who[1]):
        return where
    return who
