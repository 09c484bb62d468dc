"""The root of a statement's chain as a holder: who it is, for whom it speaks, through which outlet it came."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from uratori.claims.sides import bodies, same_side, side_of
from uratori.claims.view import View
from uratori.data import rows
from uratori.model import Analysis, Evidence, Link, LinkKind, Member, Statement
from uratori.names import countries, outlets

Sort = Literal["named", "anonymous", "document", "media", "unstated"]

_DROP = re.compile(r"[・=\s\-‐’'.,、「」『』()（）]")
_GLOSS = re.compile(r"[((][^()()]*[))]")
_RA = re.compile(r"(?:ら|たち|など|側)$")
# 複数の, 匿名の, 事情に詳しい …: says nothing of the body somebody speaks for.
_VAGUE = re.compile(
    r"^(?:複数|匿名|一人|1人|別|ある|この|その|同|当該|先|前出|事情に詳しい|上級|元|現地|地元|某|\d+人|数人|当時|担当)$"
)
_NOT_PRESS = re.compile(
    r"(?:省|庁|県|府|市|町|村|区|署|局|所|委員会|機構|会社|協会|連盟|組合|銀行|大学|病院|社会福祉法人)$"
)
# 同紙, この高官, 彼女: points back, and names nobody by itself.
_BACK = re.compile(
    r"^(?:同(?!志|和|盟|友|仁)|両|当(?!局)|本(?:紙|社|誌|省|庁|県|市|部|人)|弊|この|その|あの|先の|前出|先方|相手|彼|彼女|私|われわれ|我々)"
)
# The office tells the body: 防衛相 speaks for 防衛省, a mayor for the town.
_OFFICE = re.compile(
    r"(?:副?大統領|首相|国防相|防衛相|外務?相|財務相|経産相|厚労相|農相|国交相|環境相|文科相|総務相|法相|内相|商務相|国務長官|国防長官|"
    r"大統領報道官|大統領補佐官|副?知事|副?市長|副?町長|副?村長|副?区長)$"
)
_SEAT = {
    "大統領": "大統領府", "副大統領": "大統領府", "大統領報道官": "大統領府", "大統領補佐官": "大統領府", "首相": "首相官邸",
    "外相": "外務省", "財務相": "財務省", "経産相": "経産省", "厚労相": "厚労省", "農相": "農水省", "国交相": "国交省",
    "文科相": "文科省", "法相": "法務省", "内相": "内務省", "国務長官": "国務省", "国防長官": "国防総省",
    "知事": "県", "副知事": "県", "市長": "市", "副市長": "市", "町長": "町", "副町長": "町", "村長": "村", "副村長": "村",
    "区長": "区", "副区長": "区",
}  # fmt: skip
_ROLE = re.compile(r"(?:報道官|スポークス\w*|報道室長|報道局長|広報官|副局長)$")
_WOMAN, _MAN = re.compile(r"女性|女子|女|母|彼女|娘|妻"), re.compile(r"男性|男子|男|父|息子|夫")
_AGE = re.compile(r"(\d{1,3})(?:歳|\)|代)")


@dataclass(frozen=True, slots=True)
class Holder:
    """``names`` are folded forms for comparing; ``body`` what an official speaks for; ``side`` as in
    :mod:`uratori.claims.sides`; ``outlet`` the press it came through last, the outlet in hand if no other; ``path``
    all outlets cited on the way, nearest first; ``between`` the names of other holders on the way; ``span`` the words
    that name it, ``press`` those that name the outlet."""

    sort: Sort
    name: str | None
    kind: LinkKind
    names: frozenset[str]
    entity: str | None
    person: bool
    body: frozenset[str]
    side: str | None
    public: bool
    voice: str
    outlet: str
    path: tuple[str, ...]
    between: frozenset[str]
    span: Evidence
    press: Evidence

    @property
    def relayed(self) -> bool:
        """Whether it came through another outlet than the one in hand."""
        return bool(self.path)


def read(member: Member, view: View) -> Holder:
    """The holder a member's chain ends in."""
    statement = view.statement(member)
    analysis = view.analyses[member.document]
    chain = statement.chain or (Link(None, "outlet"),)
    root = chain[-1]
    own = outlet_key(analysis)
    path = tuple(
        k for link in chain[1:] if link.kind in ("outlet", "agency") and (k := _press_of(link, statement, analysis))
    )
    phrase = _phrase(root, analysis)
    sort = _sort(root, phrase, len(chain), analysis)
    voice = "" if sort == "named" else voice_of(phrase)
    names = _names(root, phrase, view)
    side, public = _side(root, phrase, chain, view, analysis, sort, voice)
    press = next((x for x in reversed(chain[1:]) if x.kind in ("outlet", "agency")), root)
    return Holder(
        sort=sort,
        name=phrase or (analysis.document.outlet.name if analysis.document.outlet and len(chain) == 1 else None),
        kind="own" if sort == "unstated" and not path else root.kind,
        names=names or (frozenset({own}) if len(chain) == 1 else frozenset()),
        entity=root.entity,
        person=root.kind == "person" or (sort == "named" and bool(_ROLE.search(phrase))),
        body=_body_names(chain, phrase, view, sort, voice, analysis),
        side=side,
        public=public,
        voice=voice,
        outlet=path[-1] if path else own,
        path=path,
        between=frozenset(
            n for link in chain[1:-1] if link.kind not in ("outlet", "agency") for n in _names(link, "", view)
        ),
        span=_evidence(root, statement, member, "source" if len(chain) > 1 else "no source stated"),
        press=_evidence(press, statement, member, "cited outlet"),
    )


def _phrase(link: Link, analysis: Analysis) -> str:
    """The words that tell most of who a link is: この高官 says less than the 韓国政府高官 that it points back to."""
    known = [n for n in (link.name, *link.names) if n]
    plain = [n for n in known if not _BACK.match(n)]
    if plain:
        return plain[0] if link.kind != "anonymous" else max(plain, key=len)
    if not known:
        return ""
    head = re.sub(r"^(?:同じ|同|この|その|あの|先の|前出の?)", "", known[0])
    others = (x for s in analysis.statements for x in s.chain[1:] if x.kind == link.kind)
    names = (n for x in others for n in (x.name, *x.names) if n and not _BACK.match(n))
    return next((n for n in names if head and _GLOSS.sub("", n).endswith(head)), known[0])


def _press_of(link: Link, statement: Statement, analysis: Analysis) -> str | None:
    """The key of a cited outlet; 同紙 is the outlet cited last before it."""
    plain = next((n for n in (link.name, *link.names) if n and not _BACK.match(n)), None)
    if plain:
        return press_key(plain)
    before = [
        n
        for s in analysis.statements
        if s.start <= statement.start
        for x in s.chain[1:]
        if x.kind in ("outlet", "agency")
        for n in (x.name, *x.names)
        if n and not _BACK.match(n)
    ]
    return press_key(before[-1]) if before else press_key(link.name) if link.name else None


def fold(name: str) -> str:
    """The form under which names are compared: width, glosses in brackets, dots and blanks do not matter."""
    return _DROP.sub("", _GLOSS.sub("", unicodedata.normalize("NFKC", name))).lower()


def press_key(name: str) -> str:
    """The key of an outlet or agency: one for all its forms."""
    found = outlets.find(name)
    return fold(found.name if found else re.sub(r"(?:紙|電子版|通信社|新聞社|社)$", "", name))


def outlet_key(analysis: Analysis) -> str:
    """The key of a document's outlet; an unnamed outlet is one of its own."""
    d = analysis.document
    return press_key(d.outlet.name) if d.outlet and d.outlet.name else f"?{d.parent or d.id}"


def is_press(analysis: Analysis) -> bool:
    """Whether a document is published by the press, and not by a body that speaks for itself."""
    d = analysis.document
    if d.outlet is None or outlets.find(d.outlet.name):
        return True
    if d.outlet.kind in ("government", "organization") or d.layout in ("release", "transcript"):
        return False
    return d.outlet.name not in bodies() and not _NOT_PRESS.search(d.outlet.name)


@cache
def _heads() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(((r["head"], r["voice"]) for r in rows("voices")), key=lambda x: -len(x[0])))


def _head(phrase: str) -> tuple[str, str, str]:
    """What stands before the head of an unnamed source, the head, its voice."""
    bare = _RA.sub("", _GLOSS.sub("", unicodedata.normalize("NFKC", phrase)))
    for head, voice in _heads():
        if bare.endswith(head):
            return bare[: -len(head)], head, voice
    return bare, "", ""


def voice_of(phrase: str) -> str:
    """What kind of somebody an unnamed source is (data/voices.tsv); empty where the words do not tell."""
    before, _, voice = _head(phrase)
    if voice == "private" and any(head in before for head, v in _heads() if v == "worker"):
        return "worker"  # 従業員の女性
    return voice


def _sort(root: Link, phrase: str, length: int, analysis: Analysis) -> Sort:
    if length == 1:
        return "unstated" if is_press(analysis) else "named"
    if root.kind == "document":
        return "document"
    voice = voice_of(phrase)
    if root.kind in ("outlet", "agency"):
        if phrase in bodies():
            return "named"  # a state's own agency speaks for the state
        return "media" if voice == "media" and not outlets.find(phrase) and _generic(phrase) else "unstated"
    if root.kind == "anonymous" and not is_whole(frozenset({fold(phrase)})):
        return "media" if voice == "media" else "anonymous"
    if root.kind in ("own", "unknown"):
        return "media" if voice == "media" else "unstated"
    if not phrase:
        return "anonymous"
    return "media" if voice == "media" and _generic(phrase) else "named"


def _generic(phrase: str) -> bool:
    """Whether a word for press names no outlet: 韓国メディア, 一部報道, 地元紙; not 漢江日報."""
    before, head, _ = _head(phrase)
    return not before or before.endswith("の") or head not in ("新聞", "テレビ", "通信社") or bool(side_of(phrase).name)


def is_whole(names: frozenset[str]) -> bool:
    """Whether names stand for a country or its government as a whole: 北朝鮮, 中国側, 米政府."""
    return bool(names) and all(_country_of(n) for n in names)


def _country_of(name: str) -> str | None:
    for tail in ("側", "政府", "当局", ""):
        if name.endswith(tail) and (code := countries.code(name.removesuffix(tail))):
            return code
    return None


def _names(root: Link, phrase: str, view: View) -> frozenset[str]:
    known = [phrase, root.name, *root.names]
    entity = view.entities.get(root.entity or "")
    if entity:
        known += [entity.name, *(n.name for n in entity.names)]
    return _forms(n for n in known if n)


def _forms(names: Iterable[str]) -> frozenset[str]:
    out = set()
    for name in names:
        if not _BACK.match(name):
            out.add(fold(name))
            if body := bodies().get(name.removesuffix("など")):
                out.add(fold(body.name))
    return frozenset(out - {""})


def _body_names(
    chain: tuple[Link, ...], phrase: str, view: View, sort: Sort, voice: str, analysis: Analysis
) -> frozenset[str]:
    """The names of the body an official speaks for: the holder before it in the chain, or what its own phrase says."""
    root = chain[-1]
    if len(chain) == 1 or (
        sort == "named" and root.kind in ("government", "organization") and not _ROLE.search(phrase)
    ):
        return frozenset()
    found: set[str] = set()
    before = chain[-2]
    if len(chain) > 2 and before.kind in ("government", "organization"):
        found |= _names(before, "", view)
    elif len(chain) == 2 and root.kind == "person" and not is_press(analysis) and analysis.document.outlet:
        found |= _forms([analysis.document.outlet.name])
    for name in (phrase, *root.names):
        found |= _said_body(name, voice)
    if root.kind == "person":
        found |= _employer(root.entity, analysis, view)
    return frozenset(found)


def _employer(entity: str | None, analysis: Analysis, view: View) -> frozenset[str]:
    """What a person belongs to where the document introduces it: つむぎ屋の苗代社長."""
    text = analysis.document.text
    organizations = {m.end: m for m in analysis.mentions if m.type == "organization"}
    found: set[str] = set()
    for m in analysis.mentions if entity else ():
        if m.type != "person" or entity not in m.entities:
            continue
        at = m.start - 1 if text[m.start - 1 : m.start] == "の" else m.start
        if at in organizations:
            o = organizations[at]
            known = [text[o.start : o.end]]
            known += [n.name for e in o.entities if e in view.entities for n in view.entities[e].names]
            found |= _forms(known)
    return frozenset(found)


def _said_body(phrase: str, voice: str) -> frozenset[str]:
    """The body in 韓国外務省の当局者, 国交省幹部, マルカゼ精機の雨宮社長, 千種谷町長, 木原防衛相."""
    plain = _GLOSS.sub("", unicodedata.normalize("NFKC", phrase))
    if voice:
        before, head, _ = _head(plain)
        if voice not in ("official", "insider") or not head:
            return frozenset()
        parts = [p for p in before.split("の") if p and not _VAGUE.match(p)]
        return _forms(parts[-1:]) if parts and len(parts[-1]) < 20 else frozenset()
    parts = plain.split("の")
    found = {p for p in parts[:-1] if 1 < len(p) < 20}
    if office := _OFFICE.search(plain):
        found.add(_SEAT.get(office[0]) or office[0][:-1] + "省")
    return _forms(found)


def _side(
    root: Link, phrase: str, chain: tuple[Link, ...], view: View, analysis: Analysis, sort: Sort, voice: str
) -> tuple[str | None, bool]:
    """The side of a holder, and whether it is a public one."""
    if voice in ("private", "worker", "expert", "crowd"):
        return None, False
    entity = view.entities.get(root.entity or "")
    phrases = [n for n in (phrase, *root.names) if n and not _BACK.match(n)]
    if len(chain) == 1 and analysis.document.outlet:
        phrases.append(analysis.document.outlet.name)
    if entity:
        phrases += [n.name for n in entity.names if not _BACK.match(n.name)]
    if len(chain) > 2 and chain[-2].kind in ("government", "organization"):
        phrases += [n for n in (chain[-2].name, *chain[-2].names) if n]
    elif len(chain) == 2 and root.kind == "person" and not is_press(analysis) and analysis.document.outlet:
        phrases.append(analysis.document.outlet.name)
    sides = [side_of(p) for p in phrases]
    public = any(s.public for s in sides) or root.kind == "government"
    known = [s.name for s in sides if s.name and s.public]
    if known:
        return max(known, key=lambda n: (known.count(n), len(n), n)), True
    if root.party and re.fullmatch(r"[A-Z]{2}", root.party):
        return root.party, public
    if public and entity and entity.country:
        return entity.country, True
    if sort == "media":
        return next((s.name for s in sides if s.name), None), any("国営" in p for p in phrases)
    return None, public


def _evidence(link: Link, statement: Statement, member: Member, why: str) -> Evidence:
    if link.start is not None and link.end is not None:
        return Evidence(link.start, link.end, why, member.document)
    if statement.source and why != "no source stated":
        return Evidence(statement.source.start, statement.source.end, why, member.document)
    return Evidence(member.start, member.end, why, member.document)


# ---------------------------------------------------------------- comparing


def same_name(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two sets of folded names have one in common, in full or cut short (国交省, 河川事務所)."""
    return bool(a & b) or any(_short_of(x, y) or _short_of(y, x) for x in a for y in b)


def _short_of(short: str, long: str) -> bool:
    if len(short) >= len(long) or not short:
        return False
    if long.endswith(short):
        return len(short) > 2 or (len(short) == 1 and short in "県市町村区")
    if long.startswith(short):
        return len(short) > 3
    return _abbreviates(short, long)


def _abbreviates(short: str, long: str) -> bool:
    """国交省 for 国土交通省, 合参 for 合同参謀本部: the first letter, then letters in order; kanji only."""
    if not 2 <= len(short) <= 4 or short[0] != long[0] or not re.fullmatch(r"[一-龥]+", short + long):
        return False
    rest = iter(long)
    return all(c in rest for c in short)


def same_holder(a: Holder, b: Holder) -> bool:
    """Whether two named holders are one: one entity, one name, a body and the official who speaks for it, or two
    spokespeople of one body."""
    if a.entity and a.entity == b.entity:
        return True
    if a.side and b.side and not same_side(a.side, b.side):
        return False
    if not a.person and not b.person:
        return same_name(a.names, b.names)
    if a.person and b.person:
        if same_name(a.names, b.names) and not (a.entity and b.entity):
            return True
        return bool(_ROLE.search(a.name or "") and _ROLE.search(b.name or "")) and same_name(a.body, b.body)
    person, body = (a, b) if a.person else (b, a)
    return same_name(person.body, body.names)


def exclusive(a: Holder, b: Holder) -> bool:
    """Whether two private people cannot be one: a woman and a man, 24 and 67 years old, former and present staff."""
    x, y = a.name or "", b.name or ""
    if (_WOMAN.search(x) and _MAN.search(y)) or (_MAN.search(x) and _WOMAN.search(y)):
        return True
    ages = [_AGE.search(unicodedata.normalize("NFKC", t)) for t in (x, y)]
    if ages[0] and ages[1] and ages[0][1] != ages[1][1]:
        return True
    return (("元" in x) != ("元" in y) and a.voice == b.voice == "worker") or x.startswith("別の") != y.startswith(
        "別の"
    )
