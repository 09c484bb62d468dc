"""Chains: from the outlet in hand, through whom it has it, to the one who first said it."""

from __future__ import annotations

from dataclasses import replace

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.cast import Cast
from uratori.attribution.document import employed
from uratori.attribution.document.employed import introduced
from uratori.attribution.document.written import Written
from uratori.attribution.holders.holders import Holder, organization_kind
from uratori.attribution.line.reading import Reading
from uratori.model import Document, Link, LinkKind, Mention
from uratori.names.words import countries

Chain = tuple[Link, ...]

_REMEMBERED = 100  # holders that a phrase may point back to
_COURTS = 200  # mentions looked back over for the court of a judgment
_MEDIA = frozenset(("outlet", "agency"))
_OFFICES = ("government", "military", "police")
_BODIES = _MEDIA | {"organization"}


class Chains:
    """Builds the chains of one document. Remembers who was introduced through whom: この高官 later on is the one that
    an outlet was said to cite."""

    def __init__(self, document: Document, cast: Cast) -> None:
        self.cast = cast
        outlet = document.outlet
        self.outlet = Link(outlet.name if outlet else None, "outlet", names=(outlet.name,) if outlet else ())
        self.own: Chain = (self.outlet,)
        self._introduced: list[tuple[str, str, Chain]] = []  # head, core, chain
        self._bodies: dict[str, Link] = {}  # person → the body for which the document says he speaks
        self._latest: Link | None = None  # the body last heard
        self._firm: Link | None = None  # the firm last heard
        self._firsts: dict[str, int] = {}  # person → where he is named first
        self._introductions: dict[str, Holder] | None = None  # person → with the body where he is named with one
        self._last: Chain = ()  # the chain last made
        self._press: list[Link] = []  # the outlets cited, each once
        self._issued: dict[str, Link] = {}  # sort of document → who put it out
        self._written: dict[int, Link] = {}  # end of the words for a document → who wrote it
        self._held: dict[str, Chain] = {}  # sort of document → through which outlet it is known

    def cite(self, outlet: Holder | None) -> None:
        """From here on, what is told is what ``outlet`` tells (an item of a digest); with None, the outlet in hand again."""
        self.own = (self.outlet,) if outlet is None or self.is_own(outlet) else (self.outlet, link_of(outlet))

    def inferred(self) -> Chain:
        """The chain of what the outlet itself estimates."""
        return (Link(self.outlet.name, "own", names=self.outlet.names),)

    def unknown(self, base: Chain | None = None) -> Chain:
        """The chain of what nobody in particular is said to say."""
        return (*(base or self.own), Link(None, "unknown"))

    def of(self, reading: Reading, base: Chain) -> Chain:
        """The chain of a reading with a source, below ``base``."""
        source = reading.source
        if source is None:
            return base
        venue = reading.venue
        if (
            venue is not None
            and len(base) == 1
            and self.outlet.name
            and not self.is_own(venue)
            and venue.sort != "self"
        ):
            base = (*base, link_of(venue))
        if self.is_own(source):
            chain = base
        else:
            direct = venue is not None and (venue.sort == "self" or self.is_own(venue))
            chain = self._below(base, source, direct)
        for holder in reading.through:
            chain = self._below(chain, holder)
        return chain

    def answering(self, speaker: Holder) -> Chain:
        """The chain of one who answers in what the outlet in hand puts out, with his body where it is another."""
        body = self._elsewhere(speaker) if speaker.kind == "person" else None
        body = None if employed.of_a_firm(speaker, self.cast.text) else body
        return (*self.own, body, link_of(speaker)) if body is not None else (*self.own, link_of(speaker))

    def meant(self, holder: Holder) -> Holder:
        """The outlet cited before that a short word means (スポニチ, 日刊 for 日刊スポーツ), or the two of them (両紙)."""
        if not self._press:
            return holder
        if holder.core in lexicon.words("both outlets"):
            last, *others = reversed(self._press)
            return _as(holder, last)._replace(beside=tuple(_as(holder, x) for x in others[:1]))
        if holder.core in lexicon.words("same outlet") and (holder.entity is None or holder.name == holder.core):
            return _as(holder, self._press[-1])
        short = holder.kind == "organization" and holder.sort == "organization" and len(holder.name) > 1
        found = [x for x in self._press if short and x.name is not None and x.name.startswith(holder.name)]
        return _as(holder, found[-1]) if found else holder

    def is_own(self, holder: Holder) -> bool:
        """Whether a holder is the outlet in hand: 本紙, or its name."""
        if holder.sort == "self" or _on_the_spot(holder):
            return True
        if holder.kind not in _BODIES:
            return False
        name = self.outlet.name
        if name and self.cast.text[max(0, holder.span.end - len(name)) : holder.span.end] == name:
            return True  # うみかぜテレビ, of which only テレビ is a word
        return bool(name) and any(n == name or (len(n) > 2 and n in str(name)) for n in (holder.name, holder.core))

    def _below(self, base: Chain, holder: Holder, direct: bool = False) -> Chain:
        """``base`` with a holder below it. One whom the outlet itself talked to (``direct``) needs no other between."""
        earlier = (self._earlier(holder) or self._goes_on(holder)) if len(base) == 1 and not direct else None
        if earlier is not None:
            return earlier
        if holder.sort == "document" and holder.points and len(base) == 1:
            base = self._held.get(holder.head, base)
        last = base[-1]
        if holder.points and last.kind == "anonymous" and (last.name or "").endswith(holder.head):
            return base
        if len(base) > 1 and (same(last, holder) or any(same(link, holder) for link in base[1:])):
            return base
        links = [*base]
        body = self._body(holder)
        if body is not None and any(link.name == body.name for link in base):
            body = None  # 〈CNN〉の番組に出演した財務長官
        if body is not None:
            links.append(body)
        party = body.name if body is not None else self._name(holder.body) if holder.body is not None else None
        party = countries.code(party) or party if party else None
        links.append(link_of(holder, party))
        if holder.kind in _MEDIA and holder.sort in ("named", "media"):
            self._press = [*(x for x in self._press if x.name != holder.name), links[-1]]
        if holder.sort == "document":
            links += self._authors(holder)
        chain = self._last = tuple(links)
        if holder.sort in ("anonymous", "people", "role", "document"):
            self._introduced.append((holder.head, holder.core, chain))
        if chain[-1].kind in ("organization", "government"):
            self._latest = chain[-1]
            self._firm = chain[-1] if self._is_firm(chain[-1]) else self._firm
        elif body is not None:
            self._latest = body
        return chain

    def handed_on(self, before: Chain, chain: Chain) -> None:
        """The words of ``before`` came through another, whom ``chain`` names: 当局者が述べた。〈AP通信が伝えた。〉 当局者によると、…"""
        self._last = chain
        self._introduced = [(head, core, chain if c == before else c) for head, core, c in self._introduced]

    def issued(self, head: str, author: Holder) -> None:
        """Remember who put out a document of this sort."""
        self._issued[head] = link_of(author)

    def wrote(self, written: Written) -> None:
        """Remember who wrote a document."""
        if written.author is not None:
            self.issued(written.head, written.author)
            self._written[written.end] = link_of(written.author)

    def held(self, head: str, chain: Chain) -> None:
        """Remember through which outlet a document of this sort is known: 〈地元紙は〉録音を手に入れたと報じた."""
        if len(chain) == 2 and chain[1].kind in _MEDIA:
            self._held[head] = chain

    def _authors(self, document: Holder) -> list[Link]:
        """Whose document it is: 〈市保健所〉が公表した報告書, 〈外務省〉の談話, 〈娘〉から届いた手紙."""
        if document.span.end in self._written:
            return [self._written[document.span.end]]
        near = [
            m for m in self.cast.within(document.span.start, document.span.end)
            if m.type == "organization" and m.end < document.span.end - len(document.head)
        ]  # fmt: skip
        if document.head.startswith("判決") and not near:
            before = self.cast.latest(document.span.start, _COURTS)
            near = [m for m in before if self._name(m).endswith(lexicon.parts("court"))][:1]
        if not near and document.points and document.head in self._issued:
            return [self._issued[document.head]]
        owner = document.span.of(self.cast.text).removesuffix(document.head).removesuffix("の")
        if not near and lexicon.heads().get(owner) == "organization":  # 〈国〉の報告書, 〈市〉の資料
            start = document.span.start
            return [Link(owner, "organization", start, start + len(owner), names=(owner,))]
        if not near or any(self._is_outlet(m) for m in near) or self._own(near[0]):
            return []  # 〈本紙〉が入手した報告書
        return [self._of_mention(near[0])]

    def _name(self, mention: Mention) -> str:
        entity = self.cast.entity(mention)
        return entity.name if entity else self.cast.text[mention.start : mention.end]

    def _is_outlet(self, mention: Mention) -> bool:
        return organization_kind(self._name(mention), self.cast.entity(mention)) in _MEDIA

    def _own(self, mention: Mention) -> bool:
        return lexicon.heads().get(self.cast.text[mention.start : mention.end]) == "self"

    def _earlier(self, holder: Holder) -> Chain | None:
        """The chain under which an unnamed source was introduced, where the phrase points back to it: この高官, 当局者."""
        if holder.sort not in ("anonymous", "document") or not holder.points:
            return None
        short = holder.head.removeprefix("同")  # 外務省筋, and then 同筋
        for head, core, chain in reversed(self._introduced[-_REMEMBERED:]):
            if core.endswith(short) or head == short:
                if not _pointed(holder) and any(x.kind in ("person", "anonymous") for x in chain[1:-1]):
                    return None  # 関係者は「社長が泣いた」と話した。〈社長は〉取材に「泣いていない」と述べた
                link = chain[-1]
                more = Link(
                    link.name, link.kind, holder.span.start, holder.span.end, link.entity, link.party,
                    tuple(dict.fromkeys((*link.names, *holder.names))),
                )  # fmt: skip
                return (*chain[:-1], more)
        return None

    def _goes_on(self, holder: Holder) -> Chain | None:
        """The chain of the words right before, where an outlet passed them on and the same one speaks: タス通信によると、〈外相は〉…と
        述べた。〈外相は〉…とも主張した。"""
        if len(self._last) < 3 or holder.kind in _MEDIA:
            return None
        through = self._last[1]
        if through.kind not in _MEDIA and lexicon.kind(through.name or "") != "media":
            return None
        if any(between.kind in ("person", "anonymous") for between in self._last[2:-1]):
            return None  # A紙によると、理事長は親方の言葉を伝えた。〈親方は〉…と話した
        link = self._last[-1]
        words = self.cast.text[link.start : link.end] if link.start is not None and link.end is not None else ""
        title = holder.sort in ("role", "anonymous") and holder.body is None and words.endswith(holder.core)
        if not title and not same(link, holder):
            return None
        return (*self._last[:-1], replace(link, start=holder.span.start, end=holder.span.end))

    def knows(self, holder: Holder) -> bool:
        """Whether a document (or somebody unnamed) of this head was introduced before."""
        return any(core.endswith(holder.head) for _, core, _ in self._introduced[-_REMEMBERED:])

    def _body(self, holder: Holder) -> Link | None:
        """The organization that a spokesperson speaks for, as a link before the person."""
        if holder.body is not None and self._for_body(holder, holder.body):
            link = self._of_mention(holder.body)
            if holder.entity is not None:
                self._bodies[holder.entity] = link
            return link
        if holder.entity is not None and holder.entity in self._bodies:
            return self._bodies[holder.entity]
        if holder.kind == "person" and holder.body is None:
            elsewhere = self._elsewhere(holder)
            if elsewhere is not None:
                return elsewhere
        words = holder.span.of(self.cast.text)
        bare = words[2:] if words.startswith(("その", "この")) else words
        if holder.body is None and bare.startswith(lexicon.parts("spokesperson")):
            return self._latest  # 報道官は, その報道官は, 報道官のソン氏は, and not 財務相の報道官は
        return None

    def _elsewhere(self, holder: Holder) -> Link | None:
        """The body of one whose phrase names none: with which the document names him elsewhere, or that his title goes with."""
        if self._introductions is None:
            self._introductions = introduced(self.cast)
        first = self._introductions.get(holder.entity or "")
        if first is not None and first.body is not None:
            return self._of_mention(first.body) if self._for_body(first, first.body) else None
        points = holder.span.of(self.cast.text).startswith(lexicon.parts("pointer"))
        if employed.of_a_firm(holder, self.cast.text):
            return self._latest if points else self._firm
        if holder.core.endswith(lexicon.parts("spokesperson")):
            return self._spoken_for(holder)
        found = employed.body_of_title(self.cast, holder, holder.span.start)
        return self._of_mention(found) if found is not None else None

    def _is_firm(self, link: Link) -> bool:
        entity = self.cast.by_id(link.entity) if link.entity else None
        if entity is None:
            return link.kind == "organization" and link.name not in lexicon.heads()
        return entity.kind in (None, "company", "bank", "group")

    def _spoken_for(self, holder: Holder) -> Link | None:
        """The office last heard, for which one speaks who is named for the first time: 内務省は3人に改めた。〈カリム報道官は〉…と述べた."""
        office = self.cast.by_id(self._latest.entity) if self._latest is not None and self._latest.entity else None
        if not self._firsts:
            self._firsts = employed.first_named(self.cast)
        new = self._firsts.get(holder.entity or "", -1) >= holder.span.start
        other = holder.party is not None and self._latest is not None and self._latest.party not in (None, holder.party)
        between = self.cast.text.rfind("。", 0, holder.span.start) + 1  # イスラエル軍で北部を管轄するナオル司令官は
        own = any(m.type == "organization" for m in self.cast.within(between, holder.span.end))
        return self._latest if new and not (other or own) and office is not None and office.kind in _OFFICES else None

    def _for_body(self, holder: Holder, body: Mention) -> bool:
        """Whether one speaks for the body that stands before his name: 国務省の報道官, 東亜航空の社長."""
        core = holder.core.split("(")[0]
        between = self.cast.text[body.end : holder.span.end].partition("の")[2]
        role = between.removesuffix(holder.core).removesuffix("である").removesuffix("を務める")
        title = role if len(role) > 1 else core
        if body.type == "place":
            return countries.code(self._name(body)) is None and title.endswith(lexicon.parts("section head"))
        if holder.sort == "anonymous":
            return core.endswith(lexicon.parts("spokesperson"))
        spokesperson = lexicon.parts("spokesperson")
        if holder.sort == "role" and not body.entities and not core.endswith(spokesperson):
            return False  # 電力会社の社長, 島の病院の院長: of a body that nobody names
        if core.endswith(spokesperson) or role.startswith(spokesperson) or core.startswith(spokesperson):
            return True  # 外務省のノル報道官, 大統領府の報道官ベルク氏
        return not title.endswith(lexicon.parts("himself")) and not core.endswith(lexicon.parts("himself"))

    def _of_mention(self, mention: Mention) -> Link:
        entity = self.cast.entity(mention)
        surface = self.cast.text[mention.start : mention.end]
        kind: LinkKind = "government" if (entity and entity.kind == "government") else "organization"
        return Link(
            entity.name if entity else surface, kind, mention.start, mention.end,
            entity.id if entity else None, entity.country if entity else None, (surface,),
        )  # fmt: skip


def _on_the_spot(holder: Holder) -> bool:
    """Whether a holder is the outlet's own reporter: 〈現場に入った記者〉によりますと, and not 地元紙の記者."""
    reporter = holder.kind == "anonymous" and holder.core.endswith(lexicon.parts("reporters"))
    return reporter and holder.name.startswith(lexicon.parts("on the spot"))


def _pointed(holder: Holder) -> bool:
    """Whether a phrase points in so many words: 〈この〉高官, 〈同〉筋."""
    return holder.core != holder.head or holder.name.startswith(lexicon.parts("pointer"))


def _as(holder: Holder, link: Link) -> Holder:
    """A holder that is found to mean the one of a link."""
    return holder._replace(
        sort="named", kind=link.kind, name=link.name or holder.name, entity=link.entity, party=link.party,
        names=tuple(dict.fromkeys((*link.names, *holder.names))),
    )  # fmt: skip


def link_of(holder: Holder, body: str | None = None) -> Link:
    """The link of a holder: its best name, and as its party the country it speaks for, or else its body."""
    return Link(
        holder.name, holder.kind, holder.span.start, holder.span.end, holder.entity, holder.party or body,
        tuple(dict.fromkeys((holder.name, *holder.names))),
    )  # fmt: skip


def same(link: Link, holder: Holder) -> bool:
    """Whether a link and a holder are one; 副町長 is not 町長."""
    if link.entity is not None and holder.entity is not None:
        return link.entity == holder.entity
    name = link.name or ""
    if name != holder.name and name.removesuffix(holder.name).endswith(lexicon.parts("other holder")):
        return False
    return name == holder.name or holder.name in link.names
