"""The root of a statement's chain as a holder: who it is, for whom it speaks, through which outlet it came."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal

from uratori.claims.sides import bodies, same_side, side_of
from uratori.claims.view import View
from uratori.data import rows
from uratori.model import Analysis, Evidence, Link, LinkKind, Member, Statement
from uratori.names import outlets

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
_WOMAN, _MAN = re.compile(r"女性|女子|女|母|彼女|娘|妻"), re.compile(r"男性|男子|男|父|息子|夫")
_AGE = re.compile(r"(\d{1,3})(?:歳|\)|代)")


@dataclass(frozen=True, slots=True)
class Holder:
    """``names`` are folded forms for comparing; ``body`` what an official speaks for; ``side`` as in
    :mod:`uratori.claims.sides`; ``outlet`` the press it came through last, the outlet in hand if no other;
    ``span`` the words that name it, ``press`` those that name the outlet."""

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
    relayed: bool
    span: Evidence
    press: Evidence


def read(member: Member, view: View) -> Holder:
    """The holder a member's chain ends in."""
    statement = view.statement(member)
    analysis = view.analyses[member.document]
    chain = statement.chain or (Link(None, "outlet"),)
    root = chain[-1]
    own = outlet_key(analysis)
    press = [x for x in chain[1:] if x.kind in ("outlet", "agency") and x.name]
    through = press[-1] if press else None
    names = _names(root, view)
    phrase = root.name or ""
    sort = _sort(root, len(chain), analysis)
    voice = voice_of(phrase) if sort != "named" else ""
    body = _body_names(chain, view, sort, voice, analysis)
    side, public = _side(root, chain, view, analysis, sort, voice)
    return Holder(
        sort=sort,
        name=root.name or (analysis.document.outlet.name if analysis.document.outlet and len(chain) == 1 else None),
        kind="own" if sort == "unstated" else root.kind,
        names=names or (frozenset({own}) if len(chain) == 1 else frozenset()),
        entity=root.entity,
        person=root.kind == "person",
        body=body,
        side=side,
        public=public,
        voice=voice,
        outlet=press_key(through.name) if through and through.name else own,
        relayed=through is not None,
        span=_evidence(root, statement, member, "source" if len(chain) > 1 else "no source stated"),
        press=_evidence(through or root, statement, member, "cited outlet"),
    )


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
    return _head(phrase)[2]


def _sort(root: Link, length: int, analysis: Analysis) -> Sort:
    if length == 1:
        return "unstated" if is_press(analysis) else "named"
    if root.kind == "document":
        return "document"
    voice = voice_of(root.name or "")
    if root.kind in ("outlet", "agency"):
        return "unstated" if root.name and (voice != "media" or outlets.find(root.name)) else "media"
    if root.kind == "anonymous":
        return "media" if voice == "media" else "anonymous"
    if root.kind == "unknown" or not root.name:
        return "media" if voice == "media" else "unstated" if root.kind in ("own", "unknown") else "anonymous"
    return "unstated" if root.kind == "own" else "named"


def _names(root: Link, view: View) -> frozenset[str]:
    known = [root.name, *root.names]
    entity = view.entities.get(root.entity or "")
    if entity:
        known += [entity.name, *(n.name for n in entity.names)]
    return frozenset(fold(n) for n in known if n and fold(n))


def _body_names(chain: tuple[Link, ...], view: View, sort: Sort, voice: str, analysis: Analysis) -> frozenset[str]:
    """The names of the body an official speaks for: the holder before it in the chain, or what its own phrase says."""
    if (sort == "named" and chain[-1].kind in ("government", "organization")) or len(chain) == 1:
        return frozenset()
    found: set[str] = set()
    root, before = chain[-1], chain[-2]
    if before.kind in ("government", "organization"):
        found |= _names(before, view)
    elif len(chain) == 2 and not is_press(analysis) and analysis.document.outlet:
        found.add(fold(analysis.document.outlet.name))
    for name in (root.name, *root.names):
        found |= _said_body(name or "", voice)
    return frozenset(found)


def _said_body(phrase: str, voice: str) -> set[str]:
    """The body in 韓国外務省の当局者, 国交省幹部, マルカゼ精機の雨宮社長."""
    plain = _GLOSS.sub("", unicodedata.normalize("NFKC", phrase))
    if voice:
        before, head, _ = _head(plain)
        if voice not in ("official", "insider") or not head:
            return set()
        parts = [p for p in before.split("の") if p and not _VAGUE.match(p)]
        return {fold(parts[-1])} if parts and len(parts[-1]) < 20 else set()
    parts = plain.split("の")
    return {fold(p) for p in parts[:-1] if 1 < len(p) < 20}


def _side(
    root: Link, chain: tuple[Link, ...], view: View, analysis: Analysis, sort: Sort, voice: str
) -> tuple[str | None, bool]:
    """The side of a holder, and whether it is a public one."""
    if voice in ("private", "worker", "expert", "crowd"):
        return None, False
    entity = view.entities.get(root.entity or "")
    phrases = [n for n in (root.name, *root.names) if n]
    if len(chain) == 1 and analysis.document.outlet:
        phrases.append(analysis.document.outlet.name)
    if entity:
        phrases += [entity.name, *(n.name for n in entity.names)]
    sides = [side_of(p) for p in phrases]
    body = chain[-2] if len(chain) > 1 and chain[-2].kind in ("government", "organization") else None
    if body and body.name:
        sides += [side_of(n) for n in (body.name, *body.names)]
    public = any(s.public for s in sides) or root.kind == "government"
    if root.kind == "organization" and entity and entity.kind == "company":
        public = False
    known = [s.name for s in sides if s.name and s.public]
    if known:
        return max(known, key=lambda n: (known.count(n), len(n), n)), True
    if root.party and re.fullmatch(r"[A-Z]{2}", root.party):
        return root.party, public
    if public and entity and entity.country:
        return entity.country, True
    if sort == "media":
        return next((s.name for s in sides if s.name), None), False
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
    """Whether two named holders are one: one entity, one name, or a body and the official who speaks for it."""
    if a.entity and a.entity == b.entity:
        return True
    if a.side and b.side and not same_side(a.side, b.side):
        return False
    if a.person == b.person:
        return same_name(a.names, b.names) and not (a.entity and b.entity and a.person)
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
