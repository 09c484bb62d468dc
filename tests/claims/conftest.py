"""Analyses written by hand: each line of a text is a sentence and a statement."""

from collections.abc import Callable

import pytest

from uratori import claims, names, pipeline
from uratori.model import Analysis, Document, Link, Mention, Outlet, Published, Sentence, Span, Statement, Story, Time


def _analysis(
    name: str,
    *lines: str,
    day: str | None = None,
    by: str | None = None,
    deny: tuple[int, ...] = (),
    people: dict[str, str] | None = None,
    times: dict[str, tuple[str, str]] | None = None,
) -> Analysis:
    """``by`` is who every line is attributed to (nobody: narration); ``deny`` are the numbers of the lines it denies;
    ``people`` and ``times`` map words to entity ids and to (earliest, latest)."""
    text = "\n".join(lines)
    spans, at = [], 0
    for line in lines:
        spans.append((at, at + len(line)))
        at += len(line) + 1
    chain = (Link(None, "outlet"), *((Link(by, "organization"),) if by else ()))
    found = lambda words: [(i, i + len(w), v) for w, v in (words or {}).items() for i in _places(text, w)]  # noqa: E731
    return Analysis(
        Document(name, f"{name}.txt", text, 0, len(text), published=Published(day, "given" if day else "unknown")),
        tuple(Sentence(a, b, "body") for a, b in spans),
        tuple(Mention(a, b, "person", (e,)) for a, b, e in found(people)),
        times=tuple(Time(a, b, "DATE", v[0], earliest=v[0], latest=v[1]) for a, b, v in found(times)),
        statements=tuple(
            Statement(
                f"s{n}",
                a,
                b,
                None,
                None,
                (Span(a, b),),
                chain,
                act="deny" if n in deny else "state",
                polarity="negative" if n in deny else "positive",
                attributed=by is not None,
            )
            for n, (a, b) in enumerate(spans)
        ),
    )


def _places(text: str, word: str) -> list[int]:
    return [i for i in range(len(text)) if text.startswith(word, i)]


@pytest.fixture
def told() -> Callable[..., Analysis]:
    return _analysis


def _story(
    *texts: str,
    days: tuple[str, ...] = ("2025-03-05", "2025-04-12", "2025-04-20"),
    by: tuple[str, ...] = ("第0新聞", "第1新聞", "第2新聞"),
) -> Story:
    """The one story of reports that are put together by hand, each of an outlet and a day of its own."""
    analyses = [
        pipeline.analyze(
            Document(f"d{n}", f"d{n}", text, 0, len(text), outlet=Outlet(outlet), published=Published(day, "given"))
        )
        for n, (text, day, outlet) in enumerate(zip(texts, days, by, strict=False))
    ]
    groups = [[a.document.id for a in analyses]]
    unified, entities = names.unify(analyses, groups, ())
    return claims.build(unified, entities, groups)[0]


@pytest.fixture
def story() -> Callable[..., Story]:
    return _story


def _related(*texts: str, **how: tuple[str, ...]) -> set[tuple[str, str | None, str, str]]:
    """(type, slot, words of one, words of the other) of the relations of :func:`_story`."""
    found = _story(*texts, **how)
    told = {c.id: c for c in found.claims}
    return {(r.type, r.slot, c.text, told[r.claim].text) for c in found.claims for r in c.relations}


@pytest.fixture
def related() -> Callable[..., set[tuple[str, str | None, str, str]]]:
    return _related
