"""A made-up story of any size, put together without analysing anything: for looking at size."""

from datetime import date, timedelta

from uratori.model import (
    Analysis,
    Claim,
    Document,
    Dossier,
    Event,
    Evidence,
    Link,
    Member,
    Origins,
    Outlet,
    Published,
    Relation,
    Root,
    Sentence,
    Span,
    Statement,
    Story,
    Tie,
)

_OUTLETS = [f"見本{n}新聞" for n in range(1, 61)]
_HOLDERS = ["市の担当者", "県警", "消防", "住民", "関係者", "大学の研究者", "商工会", "河川事務所"]
_SURE = ("certain", "certain", "probable", "possible", "unknown")
_STATUS = ("corroborated", "single-origin", "announced", "reported", "speculative")


def dossier(documents: int = 500, claims: int = 3000, each: int = 6) -> Dossier:
    """``each`` is how many documents state a claim, spread so that every document states as many as the others."""
    stated: list[list[int]] = [[] for _ in range(documents)]
    holding: list[list[int]] = []
    for c in range(claims):
        bearing = sorted({(c * 7 + k * 31 + (c * k) % 5) % documents for k in range(1 + (c % each))})
        holding.append(bearing)
        for d in bearing:
            stated[d].append(c)
    analyses = [_analysis(n, stated[n]) for n in range(documents)]
    found = tuple(_claim(c, holding[c], stated) for c in range(claims))
    story = Story(
        "s1",
        "見本川の堤防が決壊、流域の十市町で浸水",
        tuple(a.document.id for a in analyses),
        found,
        tuple(Event(f"2031-07-{1 + c % 28:02d}", _words(c), f"c{c + 1}") for c in range(0, claims, 10)),
    )
    return Dossier(tuple(analyses), (), (story,))


def _words(claim: int) -> str:
    return f"見本川の第{claim + 1}地点で堤防が{claim % 90 + 10}メートルにわたって崩れた"


def _analysis(n: int, claims: list[int]) -> Analysis:
    day = (date(2031, 7, 1) + timedelta(n * 30 // 500)).isoformat()
    lines = [f"見本川の堤防、{n + 1}報"]
    lines += [f"{_HOLDERS[(c + n) % 8]}によると、{_words(c)}という。" for c in claims]
    text = "\n".join(lines) + "\n"
    sentences, statements, at = [Sentence(0, len(lines[0]), "headline")], [], len(lines[0]) + 1
    for k, (c, line) in enumerate(zip(claims, lines[1:], strict=True), start=1):
        holder = _HOLDERS[(c + n) % 8]
        start = at + line.index("、") + 1
        end = start + len(_words(c))
        sentences.append(Sentence(at, at + len(line), "body"))
        statements.append(
            Statement(
                f"s{k}",
                start,
                end,
                Span(at, at + len(holder)),
                Span(end, end + 3),
                (Span(start, end),),
                (Link(_OUTLETS[n % 60], "outlet"), Link(holder, "organization", at, at + len(holder))),
                certainty=_SURE[(c + n) % 5],
                polarity="negative" if (c * n) % 97 == 1 else "positive",
                attributed=True,
            )
        )
        at += len(line) + 1
    document = Document(
        f"d{n + 1}",
        f"made/d{n + 1}.txt",
        text,
        0,
        len(text),
        title=lines[0],
        outlet=Outlet(_OUTLETS[n % 60], "newspaper"),
        published=Published(day, "stated", day, day),
    )
    return Analysis(document, tuple(sentences), statements=tuple(statements))


def _claim(c: int, bearing: list[int], stated: list[list[int]]) -> Claim:
    members = []
    for d in bearing:
        k = stated[d].index(c)
        head = len(f"見本川の堤防、{d + 1}報") + 1
        before = sum(len(_HOLDERS[(x + d) % 8]) + len("によると、という。") + len(_words(x)) + 1 for x in stated[d][:k])
        start = head + before + len(_HOLDERS[(c + d) % 8]) + len("によると、")
        members.append(Member(f"d{d + 1}", start, start + len(_words(c)), f"s{k + 1}"))
    names = [_HOLDERS[(c + d) % 8] for d in bearing]
    roots = tuple(
        Root(name, "organization", tuple(i for i, n in enumerate(names) if n == name)) for name in dict.fromkeys(names)
    )
    ties = (Tie((0, 1), "may", "unstated"),) if len(members) > 1 else ()
    relations = ()
    if c % 20 == 1:
        m = members[0]
        relations = (Relation("conflicts", f"c{c}", "number", "", (Evidence(m.start, m.end, "", m.document),)),)
    low = max(1, len(roots) - 1)
    return Claim(
        f"c{c + 1}", _words(c), tuple(members), Origins(low, len(roots), roots, ties), _STATUS[c % 5], relations
    )
