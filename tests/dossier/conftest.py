"""A dossier made by hand: an invented story of an invented town, with one of everything that a dossier can hold."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from uratori.model import (
    Analysis,
    Claim,
    Document,
    Dossier,
    Entity,
    Event,
    Evidence,
    Link,
    Member,
    Mention,
    Name,
    Origins,
    Outlet,
    Published,
    Relation,
    Reuse,
    Root,
    Sentence,
    Span,
    Statement,
    Story,
    Tie,
    Time,
    Unknown,
)

TEXTS = {
    "d1": (
        "港新聞",
        "2031-05-07",
        "潮見市の大橋、来月にも通行止め\n"
        "週刊みなとは6日、潮見市の関係者らの話として、市が大橋を来月から全面通行止めにする方針だと報じた。\n"
        "市の調査では橋脚3本にひびが見つかったという。\n"
        "工事の費用は明らかになっていない。\n",
    ),
    "d2": (
        "潮見放送",
        "2031-05-07",
        "大橋 来月から全面通行止めへ 週刊誌報道\n"
        "潮見市が大橋を来月から全面通行止めにする方針だと、週刊みなとが市の関係者の話として伝えました。\n"
        "工事は2年かかる見通しだということです。\n",
    ),
    "d3": (
        "灯台通信",
        "2031-05-08",
        "潮見市の山田一郎市長は8日の記者会見で、大橋を6月10日から通行止めにすると発表した。\n"
        "山田氏は「全面ではなく片側だ」と述べ、全面通行止めとの報道を否定した。\n"
        "ひびが見つかった橋脚は5本だとした。\n",
    ),
    "d4": (
        "半島日報",
        "2031-05-09",
        "大橋、片側を通行止めに\n潮見市の山田一郎市長は8日の記者会見で、大橋を6月10日から通行止めにすると発表した。\n",
    ),
    "d5": (
        None,
        None,
        "橋は閉じられます。 。\n市は木曜日、橋を6月10日から閉鎖すると述べた。ひびは5本の柱にある、と市長は言う。\n",
    ),
    "d6": ("港新聞", "2031-06-01", "隣の岬町では1日、魚市場が開いた。\n"),
}


def span(document, words, after=0):
    start = TEXTS[document][2].index(words, after)
    return Span(start, start + len(words))


def link(document, name, kind, words=None, **more):
    at = span(document, words) if words else None
    return Link(name, kind, at.start if at else None, at.end if at else None, **more)


def said(document, id, words, chain=(), source=None, cue=None, **more):
    whole = span(document, words)
    outlet = TEXTS[document][0]
    return Statement(
        id,
        whole.start,
        whole.end,
        span(document, source) if source else None,
        span(document, cue, whole.start) if cue else None,
        (whole,),
        (Link(outlet, "outlet"), *chain),
        attributed=bool(chain),
        **more,
    )


STATEMENTS = {
    "d1": (
        said(
            "d1",
            "s1",
            "市が大橋を来月から全面通行止めにする方針だ",
            (
                link("d1", "週刊みなと", "outlet", "週刊みなと"),
                link("d1", "潮見市の関係者ら", "anonymous", "潮見市の関係者ら", party="潮見市"),
            ),
            "週刊みなと",
            "報じた",
            act="report",
            tense="future",
        ),
        said(
            "d1",
            "s2",
            "橋脚3本にひびが見つかった",
            (link("d1", "市の調査", "document", "市の調査", party="潮見市"),),
            "市の調査",
            "という",
        ),
    ),
    "d2": (
        said(
            "d2",
            "s1",
            "潮見市が大橋を来月から全面通行止めにする方針だ",
            (
                link("d2", "週刊みなと", "outlet", "週刊みなと"),
                link("d2", "市の関係者", "anonymous", "市の関係者", party="潮見市"),
            ),
            "週刊みなと",
            "伝えました",
            act="report",
            tense="future",
        ),
        said("d2", "s2", "工事は2年かかる見通しだ", certainty="probable", tense="future"),
    ),
    "d3": (
        said(
            "d3",
            "s1",
            "大橋を6月10日から通行止めにする",
            (link("d3", "山田一郎", "government", "潮見市の山田一郎市長", entity="p1", party="潮見市"),),
            "潮見市の山田一郎市長",
            "発表した",
            act="announce",
            tense="future",
        ),
        said(
            "d3",
            "s2",
            "全面通行止めとの報道",
            (link("d3", "山田一郎", "government", "山田氏", entity="p1", party="潮見市"),),
            "山田氏",
            "否定した",
            act="deny",
            polarity="negative",
        ),
        said(
            "d3",
            "s3",
            "ひびが見つかった橋脚は5本だ",
            (link("d3", "山田一郎", "government", "山田氏", entity="p1", party="潮見市"),),
            cue="とした",
        ),
    ),
    "d4": (
        said(
            "d4",
            "s1",
            "大橋を6月10日から通行止めにする",
            (link("d4", "山田一郎", "government", "潮見市の山田一郎市長", entity="p1", party="潮見市"),),
            "潮見市の山田一郎市長",
            "発表した",
            act="announce",
            tense="future",
        ),
    ),
    "d5": (
        said(
            "d5",
            "s1",
            "橋を6月10日から閉鎖する",
            (link("d5", "市", "government", "市は", party="潮見市"),),
            "市は",
            "述べた",
            certainty="unknown",
        ),
        said("d5", "s2", "ひびは5本の柱にある", (link("d5", "市長", "person", "市長"),), "市長", "言う"),
    ),
    "d6": (said("d6", "s1", "隣の岬町では1日、魚市場が開いた"),),
}


def document(id):
    outlet, day, text = TEXTS[id]
    published = Published(day, "stated", day, day) if day else Published()
    if id == "d5":
        at = span("d5", "木曜日")
        published = Published(
            None, "inferred", "2031-05-08", "2031-05-14", (Evidence(at.start, at.end, "weekday", "d5"),)
        )
    return Document(
        id,
        f"sample/{id}.txt",
        text,
        0,
        len(text),
        title=text.splitlines()[0] if id in ("d1", "d2", "d4") else None,
        outlet=Outlet(outlet, "newspaper") if outlet else None,
        url="https://minato.example/1" if id == "d1" else None,
        published=published,
    )


def analysis(id):
    text = TEXTS[id][2]
    sentences, at = [], 0
    for n, row in enumerate(text.splitlines(keepends=True)):
        if row.strip():
            kind = "headline" if n == 0 and id in ("d1", "d2", "d4") else "body"
            sentences.append(Sentence(at, at + len(row.rstrip()), kind))
        at += len(row)
    mentions = []
    for words, type_, key in (("山田一郎市長", "person", "p1"), ("山田氏", "person", "p1"), ("潮見市", "place", "g1")):
        if words in text:
            found = span(id, words)
            mentions.append(Mention(found.start, found.end, type_, (key,)))
    times = []
    for words, value in (("6月10日", "2031-06-10"), ("来月", "2031-06")):
        if words in text:
            found = span(id, words)
            times.append(Time(found.start, found.end, "DATE", value))
    unknowns = (span("d1", "工事の費用は明らかになっていない"),) if id == "d1" else ()
    return Analysis(
        document(id),
        tuple(sentences),
        tuple(sorted(mentions, key=lambda m: m.start)),
        times=tuple(times),
        statements=STATEMENTS[id],
        unknowns=unknowns,
    )


def member(document, number):
    s = STATEMENTS[document][number - 1]
    return Member(document, s.content[0].start, s.content[0].end, s.id)


def words(m):
    return TEXTS[m.document][2][m.start : m.end]


def claim(id, members, status, roots, low, high, why=(), relations=()):
    return Claim(id, words(members[0]), members, Origins(low, high, roots, why), status, relations)


def evidence(document, words):
    s = span(document, words)
    return Evidence(s.start, s.end, "", document)


def story():
    closing = claim(
        "c1",
        (member("d1", 1), member("d2", 1)),
        "disputed",
        (Root("潮見市の関係者ら", "anonymous", (0, 1), "潮見市"),),
        1,
        1,
        (Tie((0, 1), "must", "cites", (evidence("d1", "週刊みなと"), evidence("d2", "週刊みなと"))),),
        (Relation("denied-by", "c2", "polarity", "", (evidence("d1", "全面"), evidence("d3", "全面"))),),
    )
    denial = claim("c2", (member("d3", 2),), "single-origin", (Root("山田一郎", "government", (0,), "潮見市"),), 1, 1)
    start = claim(
        "c3",
        (member("d3", 1), member("d4", 1), member("d5", 1)),
        "announced",
        (Root("山田一郎", "government", (0, 1), "潮見市"), Root("市", "government", (2,), "潮見市")),
        1,
        2,
        (
            Tie((0, 1), "must", "text-reuse", (evidence("d3", "大橋を6月10日から"),)),
            Tie((0, 2), "may", "one-government"),
        ),
    )
    five = claim(
        "c4",
        (member("d3", 3), member("d5", 2)),
        "corroborated",
        (Root("山田一郎", "government", (0,)), Root("市長", "person", (1,))),
        1,
        2,
        (),
        (Relation("conflicts", "c5", "number", "", (evidence("d3", "5本"), evidence("d1", "3本"))),),
    )
    three = claim(
        "c5",
        (member("d1", 2),),
        "superseded",
        (Root("市の調査", "document", (0,)),),
        1,
        1,
        (),
        (Relation("conflicts", "c4", "number", "", (evidence("d1", "3本"), evidence("d3", "5本"))),),
    )
    years = claim("c6", (member("d2", 2),), "speculative", (Root("潮見放送", "outlet", (0,)),), 1, 1)
    unknown = span("d1", "工事の費用は明らかになっていない")
    return Story(
        "s1",
        "潮見市の大橋、来月にも通行止め",
        ("d1", "d2", "d3", "d4", "d5"),
        (closing, denial, start, five, three, years),
        (
            Event("2031-05-08", words(member("d3", 2)), "c2"),
            Event("2031-06-10", words(member("d3", 1)), "c3"),
            Event("2031-06", words(member("d1", 1)), "c1"),
        ),
        (Unknown("d1", unknown.start, unknown.end),),
        (Reuse("d4", "d3", 1.0, True, (evidence("d4", "大橋を6月10日から"),)),),
    )


def alone():
    only = claim("c1", (member("d6", 1),), "reported", (Root("港新聞", "outlet", (0,)),), 1, 1)
    return Story("s2", "隣の岬町では1日、魚市場が開いた。", ("d6",), (only,))


@pytest.fixture
def dossier():
    entities = (
        Entity(
            "p1",
            "person",
            "山田一郎",
            (Name("山田一郎市長", "", ("d3", "d4")), Name("山田氏", "surname", ("d3",))),
            titles=("市長",),
        ),
        Entity("g1", "place", "潮見市", (Name("潮見市", "", ("d1", "d2", "d3", "d4")),), country="JP"),
    )
    return Dossier(tuple(analysis(id) for id in TEXTS), entities, (story(), alone()))


def with_text(dossier, text, **more):
    """The dossier with another text, title, outlet and address in its last document, which is a story of its own."""
    last = dossier.documents[-1]
    document = replace(last.document, text=text, start=0, end=len(text), **more)
    whole = Span(0, len(text))
    statement = replace(last.statements[0], start=0, end=len(text), content=(whole,), chain=())
    changed = Analysis(document, statements=(statement,))
    only = Claim("c1", text, (Member("d6", 0, len(text), "s1"),), Origins(1, 1), "reported")
    one = Story("s2", text, ("d6",), (only,), (Event(text, text, "c1"),), (Unknown("d6", 0, len(text)),))
    return Dossier((*dossier.documents[:-1], changed), dossier.entities, (dossier.stories[0], one))


VOID = {"meta", "br", "wbr", "input", "link", "img", "hr", "col"}


class Page(HTMLParser):
    """A rendered page: elements with their attributes and text; fails on tags that do not match."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.elements, self.stack, self.comments, self.chunks = [], [], [], []
        self.feed(html)
        self.close()
        assert not self.stack, [e["tag"] for e in self.stack]
        for e in self.elements:
            e["text"] = "".join(self.chunks[slice(*e.pop("chunks"))])

    def handle_starttag(self, tag, attrs):
        at = len(self.chunks)
        element = {"tag": tag, **dict(attrs), "chunks": (at, at)}
        self.elements.append(element)
        if tag not in VOID:
            self.stack.append(element)

    def handle_startendtag(self, tag, attrs):
        self.elements.append({"tag": tag, **dict(attrs), "chunks": (0, 0)})

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.stack, f"</{tag}> closes nothing"
            element = self.stack.pop()
            assert element["tag"] == tag, (element["tag"], tag)
            element["chunks"] = (element["chunks"][0], len(self.chunks))

    def handle_data(self, data):
        self.chunks.append(data)

    def handle_comment(self, data):
        self.comments.append(data)

    def all(self, tag=None, cls=None):
        return [
            e
            for e in self.elements
            if (tag is None or e["tag"] == tag) and (cls is None or cls in (e.get("class") or "").split())
        ]

    def by_id(self, id):
        found = [e for e in self.elements if e.get("id") == id]
        assert len(found) == 1, (id, len(found))
        return found[0]

    @property
    def links(self):
        return [e["href"] for e in self.elements if "href" in e]


@pytest.fixture
def read():
    return Page


@pytest.fixture
def change():
    return with_text
