"""The root of a statement's chain as a holder: who it is, for whom it speaks, through which outlet it came."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from uratori.claims.bodies import employers
from uratori.claims.bodies.credits import Credit, credit
from uratori.claims.bodies.publisher import body_of, outlet_key
from uratori.claims.bodies.sides import bodies, same_side, side_of
from uratori.claims.bodies.wording import (
    fold,
    forms,
    head_of,
    is_generic_press,
    is_whole,
    plain,
    points_back,
    press_key,
    same_name,
    same_person,
    voice_of,
)
from uratori.claims.view import View
from uratori.data import outlets
from uratori.model import Analysis, Evidence, Link, LinkKind, Member, Statement, quick

Sort = Literal["named", "anonymous", "document", "media", "unstated"]

_OF_A_SIDE = ("desk", "official", "insider")
_QUESTION = re.compile(r"^(?:問|Q|質問|記者)[0-9０-９ 　.:：(（、]|か。?$|[?？]$")
_SPOKESMAN = re.compile(r"(?:報道官|スポークス\w*|報道室長|報道局長|広報官|副局長)$")
_AUTHOR = re.compile(
    r"^(?P<author>[^がの]{2,20})(?:が|の|による).*(?:文書|声明|発表文|報告書|資料|リリース|コメント|談話|投稿|サイト)$"
)
_LEAKED = re.compile(r"内部|入手|流出|極秘|機密|未公表")
# 韓国の航空会社, ノースブリッジの日本の子会社: says what it is, not which.
_DESCRIBED = re.compile(r"(?:^.{0,2}|の)(?:会社|子会社|航空会社|運営会社|企業|メーカー|業者|事業者|団体|グループ)$")
_OFFICEHOLDER = re.compile(r"(?:長|官|相|頭取|総裁|理事|幹事|監督|代表|会長|社長|CEO)$")
_WOMAN, _MAN = re.compile(r"女性|女子|女|母|娘|妻"), re.compile(r"男性|男子|男|父|息子|夫")
_AGE = re.compile(r"(\d{1,3})(?:歳|\)|代)")


@quick
@dataclass(frozen=True, slots=True)
class Holder:
    """``names`` are folded forms for comparing; ``body`` those of what an official speaks for; ``side`` as in
    :mod:`uratori.claims.bodies.sides`; ``outlet`` the press it came through last, the outlet in hand if no other; ``path``
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

    def says(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern is found in one of its names."""
        return any(pattern.search(n) for n in (self.name or "", *self.names))

    @property
    def unplaced(self) -> bool:
        """Whether it is an officeholder of whom no words tell the body: 梶浦委員長."""
        return self.person and not self.body and self.side is None and self.says(_OFFICEHOLDER)

    @property
    def whole(self) -> bool:
        """Whether it is a country or its government as a whole."""
        return not self.person and is_whole(frozenset({fold(self.name or "")}))


def read(member: Member, view: View) -> Holder:
    """The holder a member's chain ends in."""
    return _Reading(member, view).holder()


def alone(member: Member, view: View) -> tuple[str | None, LinkKind, str | None]:
    """Name, kind and side of :func:`read`: all that is told of a holder who is laid against no other."""
    found = _Reading(member, view)
    return found.name(), found.kind(), found.side()[0]


class _Reading:
    """One member's chain, being read."""

    def __init__(self, member: Member, view: View) -> None:
        self.member, self.view = member, view
        self.statement: Statement = view.statement(member)
        self.analysis: Analysis = view.analyses[member.document]
        self.chain = self.statement.chain or (Link(None, "outlet"),)
        self.root = self.chain[-1]
        self.cited = [link for link in self.chain[1:] if is_press(link)]
        self.publisher = body_of(self.analysis)
        self.phrase = self._phrase()
        self.sort = self._sort()
        self.voice = "" if self.sort == "named" else voice_of(self.phrase)

    def holder(self) -> Holder:
        own = outlet_key(self.analysis)
        path, copied = self._path
        between = [link for link in self.chain[1:-1] if link not in self.cited]
        side, public = self.side()
        alone = len(self.chain) == 1
        return Holder(
            sort=self.sort,
            name=self.name(),
            kind=self.kind(),
            names=self._names(self.root, self.phrase) or frozenset({own} if alone else ()),
            entity=self.root.entity,
            person=self._person(),
            body=self._body(),
            side=side,
            public=public,
            voice=self.voice,
            outlet=path[-1] if path else own,
            path=path,
            between=frozenset(n for link in between for n in self._names(link)),
            span=self._evidence(self.root, "no source stated" if alone else "source"),
            press=copied.evidence if copied else self._evidence((self.cited or [self.root])[-1], "cited outlet"),
        )

    def name(self) -> str | None:
        outlet = self.analysis.document.outlet
        return self.phrase or (outlet.name if outlet and len(self.chain) == 1 else None)

    def kind(self) -> LinkKind:
        return "own" if self.sort == "unstated" and not self._path[0] else self.root.kind

    @cached_property
    def _path(self) -> tuple[tuple[str, ...], Credit | None]:
        """The outlets that it came through, nearest first; and the words at the head or the end of the report that credit one, where
        no other is cited: 【北京共同】, what the outlet has from nobody else, it has from the agency."""
        path = tuple(k for link in self.cited if (k := self._press(link)))
        copied = credit(self.analysis.document) if not path else None
        return ((copied.key,) if copied else path), copied

    def _person(self) -> bool:
        return self.root.kind == "person" or (self.sort == "named" and bool(_SPOKESMAN.search(self.phrase)))

    def _phrase(self) -> str:
        """The words that tell most of who the root is: この高官 says less than the 韓国政府高官 it points back to."""
        known = [n for n in (self.root.name, *self.root.names) if n]
        telling = [n for n in known if not points_back(n)]
        if telling:
            return max(telling, key=len) if self.root.kind == "anonymous" else telling[0]
        if not known:
            return ""
        head = re.sub(r"^(?:.*(?=[そこ]の)|)(?:同じ|同|この|その|あの|先の|前出の?)", "", known[0])
        kinds: tuple[LinkKind, ...] = (
            (self.root.kind,) if self.root.kind != "unknown" else ("organization", "government")
        )
        names = (n for a in self._page() for n in _mentioned(a, kinds))
        return next((n for n in names if head and plain(n).endswith(head)), known[0])

    def _page(self) -> Iterator[Analysis]:
        """The document, then those that stand in the same file."""
        yield self.analysis
        parent = self.analysis.document.parent
        if parent:
            yield from (a for a in self.view.analyses.values() if parent in (a.document.parent, a.document.id))

    def _author(self) -> str | None:
        """The public body that put out a document: 中国外務省が夜に発表した文書; not of a leaked one."""
        found = _AUTHOR.match(self.phrase)
        author = found["author"] if found and not _LEAKED.search(self.phrase) else None
        return author if author and side_of(author).public else None

    def _press(self, link: Link) -> str | None:
        """The key of a cited outlet; 同紙 is the outlet cited last before it."""
        known = [n for n in (link.name, *link.names) if n]
        name = next((n for n in known if not points_back(n)), None)
        if name is None:
            before = list(_mentioned(self.analysis, ("outlet", "agency"), until=self.statement.start))
            name = next(iter(before[-1:] or known), None)
        return press_key(name) if name else None

    def _sort(self) -> Sort:
        root, phrase = self.root, self.phrase
        if len(self.chain) == 1:
            return "named" if self.publisher and not self._asked() else "unstated"
        if root.kind == "document":
            return "named" if self._author() or phrase.endswith(employers.COURT) else "document"
        voice = voice_of(phrase)
        press = voice == "media" and _names_no_outlet(phrase)
        if is_press(root) and root.kind != "anonymous":
            if phrase in bodies() or ("国営" in phrase and side_of(phrase).name):
                return "named"  # a state's own agency speaks for the state
            return "media" if press and not outlets.find(phrase) else "unstated"
        if root.kind == "anonymous" and phrase.endswith(employers.COURT):
            return "named"
        if root.kind == "anonymous" and not is_whole(frozenset({fold(phrase)})) and (voice or not root.entity):
            return "media" if voice == "media" else "anonymous"
        if root.kind == "own" or (root.kind == "unknown" and (not phrase or points_back(phrase))):
            return "named" if self.publisher and not self._asked() else "unstated"
        if not phrase or (points_back(phrase) and not root.entity):
            return "anonymous"  # 彼女
        if root.kind in ("organization", "government") and _DESCRIBED.search(phrase):
            return "anonymous"
        return "media" if press else "named"

    def _asked(self) -> bool:
        """Whether the words stand in a question that a body's transcript gives, and are not the body's own."""
        text = self.analysis.document.text
        sentence = next((s for s in self.analysis.sentences if s.start <= self.member.start < s.end), None)
        words = text[sentence.start : sentence.end] if sentence else ""
        return bool(_QUESTION.search(words.strip()))

    def _names(self, link: Link, phrase: str = "") -> frozenset[str]:
        if link.kind == "document" and (author := self._author()):
            return forms([author])
        if link.kind in ("document", "anonymous") and phrase.endswith(employers.COURT):
            return employers.said(phrase, "")
        if not phrase and link.kind in ("own", "unknown") and (own := self.publisher):
            return forms([own])
        entity = self.view.entities.get(link.entity or "")
        known = (phrase, link.name, *link.names, *((n.name for n in entity.names) if entity else ()))
        return forms(n for n in known if n)

    def _body(self) -> frozenset[str]:
        """The names of the body an official speaks for: the holder before it in the chain, or what its words say."""
        if len(self.chain) == 1 or (self.root.kind in ("government", "organization") and not self._person()):
            return frozenset()
        found: set[str] = set()
        before, own = self.chain[-2], self.publisher
        if len(self.chain) > 2 and before.kind in ("government", "organization"):
            found |= self._names(before)
        elif len(self.chain) == 2 and self.root.kind == "person" and own:
            found |= forms([own])
        for name in (self.phrase, *self.root.names):
            found |= employers.said(name, self.voice)
        if self._person():
            found |= self.view.employers.get(self.root.entity or "", frozenset())
            found |= forms(self._stands_before())
        return frozenset(found)

    def _stands_before(self) -> list[str]:
        start, text = self.root.start, self.analysis.document.text
        name = employers.before(text, start) if start is not None else None
        return [name] if name else []

    def side(self) -> tuple[str | None, bool]:
        """The side of a holder, and whether it is a public one."""
        if self.voice in ("private", "worker", "expert", "crowd"):
            return None, False
        entity = self.view.entities.get(self.root.entity or "")
        phrases = list(self._phrases())
        sides = [side_of(p) for p in phrases]
        public = any(s.public for s in sides)
        if self.sort == "named":
            public = public or any(link.kind == "government" for link in self.chain[1:][-2:])
        known = [s.name for s in sides if s.name and s.public and s.sure]
        known = known or [s.name for s in sides if s.name and s.public]
        if known:
            return max(known, key=lambda n: (known.count(n), len(n), n)), True
        if self.root.party and re.fullmatch(r"[A-Z]{2}", self.root.party) and (public or self.voice in _OF_A_SIDE):
            return self.root.party, public
        if public and entity and entity.country:
            return entity.country, True
        if self.sort == "media":
            return next((s.name for s in sides if s.name), None), any("国営" in p for p in phrases)
        return None, public

    def _phrases(self) -> Iterator[str]:
        """The phrases that may tell the side: the holder's own, its entity's names, the body it speaks for."""
        entity = self.view.entities.get(self.root.entity or "")
        before, own = self.chain[-2] if len(self.chain) > 1 else None, self.publisher
        known = [self.phrase, *self.root.names, *((n.name for n in entity.names) if entity else ())]
        if len(self.chain) > 2 and before and before.kind in ("government", "organization"):
            known += [n for n in (before.name, *before.names) if n]
        elif own and (before is None or self.root.kind in ("person", "own", "unknown")):
            known.append(own)
        known += self._stands_before()
        if entity:
            known += entity.titles
        if self.root.start is not None and self.root.end is not None:
            known.append(self.analysis.document.text[self.root.start : self.root.end])
        return (n for n in known if n and not points_back(n))

    def _evidence(self, link: Link, why: str) -> Evidence:
        document, source = self.member.document, self.statement.source
        if link.start is not None and link.end is not None:
            return Evidence(link.start, link.end, why, document)
        if source and len(self.chain) > 1:
            return Evidence(source.start, source.end, why, document)
        return Evidence(self.member.start, self.member.end, why, document)


def _mentioned(analysis: Analysis, kinds: tuple[LinkKind, ...], until: int | None = None) -> Iterator[str]:
    """The names that links of some kinds have in a document, up to an offset, anaphors left out."""
    for s in analysis.statements:
        if until is None or s.start <= until:
            links = (x for x in s.chain[1:] if x.kind in kinds)
            yield from (n for x in links for n in (x.name, *x.names) if n and not points_back(n))


def is_press(link: Link) -> bool:
    """Whether a link of a chain is an outlet or an agency, or press that is not named."""
    if link.kind == "organization" and outlets.ends_as_medium(link.name or ""):
        return True
    return link.kind in ("outlet", "agency") or (link.kind != "person" and is_generic_press(link.name or ""))


def _names_no_outlet(phrase: str) -> bool:
    """韓国メディア, 一部報道, 地元紙 name none; 漢江新聞 does."""
    before, head, _ = head_of(phrase)
    return not before or before.endswith("の") or head not in ("新聞", "テレビ", "通信社") or bool(side_of(phrase).name)


# ---------------------------------------------------------------- comparing


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
        if same_person(a.names, b.names) if a.entity and b.entity else same_name(a.names, b.names):
            return True
        return a.says(_SPOKESMAN) and b.says(_SPOKESMAN) and same_name(a.body, b.body)
    person, body = (a, b) if a.person else (b, a)
    return same_name(person.body, body.names)


def exclusive(a: Holder, b: Holder) -> bool:
    """Whether two private people cannot be one: a woman and a man, 24 and 67 years old, former and present staff."""
    x, y = (unicodedata.normalize("NFKC", h.name or "") for h in (a, b))
    if (_WOMAN.search(x) and _MAN.search(y)) or (_MAN.search(x) and _WOMAN.search(y)):
        return True
    ages = _AGE.search(x), _AGE.search(y)
    if ages[0] and ages[1] and ages[0][1] != ages[1][1]:
        return True
    former = ("元" in x) != ("元" in y) and a.voice == b.voice == "worker"
    return former or ("別の" in x) != ("別の" in y)
