"""An evaluation in the terminal and as a page of differences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from rich.console import Console
from rich.table import Table

from uratori.evaluation.compare import Change
from uratori.evaluation.figures import Difference, interval
from uratori.evaluation.peers import Beside
from uratori.evaluation.run import Evaluation

_AROUND = 40


def table(evaluation: Evaluation, console: Console) -> None:
    """Every figure with its 95 % interval and the number of labels it is of."""
    grid = Table(box=None, pad_edge=False)
    for heading, justify in (
        ("layer", "left"),
        ("figure", "left"),
        ("value", "right"),
        ("95 %", "right"),
        ("of", "right"),
    ):
        grid.add_column(heading, justify=justify)  # type: ignore[arg-type]
    for layer, figures in evaluation.layers.items():
        for n, figure in enumerate(figures):
            low, high = interval(figure)
            measured = any(any(counts) for _, counts in figure.counts)
            mark = " (lower is better)" if figure.lower else ""
            grid.add_row(
                layer if n == 0 else "",
                figure.name + mark,
                f"{figure.value:.1f}" if measured else "—",
                f"{low:.1f}–{high:.1f}" if measured else "—",
                str(figure.count),
            )
    console.print(grid)


def peers(evaluation: Evaluation, others: Sequence[Beside], console: Console) -> None:
    """What the peers reach on the same texts, each figure with ours before it."""
    ours = {f.name: f for figures in evaluation.layers.values() for f in figures}
    grid = Table("layer", "figure", "uratori", "peer", "reaches", "95 %", box=None, pad_edge=False)
    for other in others:
        figure = other.figure
        if figure is None:
            console.print(f"{other.peer.name}: not installed (pip install 'uratori[{other.peer.extra}]')", markup=False)
            continue
        low, high = interval(figure)
        own = f"{ours[figure.name].value:.1f}" if figure.name in ours else ""
        grid.add_row(
            other.peer.layer, figure.name, own, other.peer.name, f"{figure.value:.1f}", f"{low:.1f}–{high:.1f}"
        )
    if grid.rows:
        console.print()
        console.print(grid)


def differences(evaluation: Evaluation, texts: Mapping[str, str], console: Console, most: int) -> None:
    """Up to ``most`` differences of each figure that keeps them, in their words."""
    for layer, figures in evaluation.layers.items():
        for figure in figures:
            if most and figure.differences:
                console.print(f"\n{layer}: {figure.name}: {len(figure.differences)}", markup=False)
            for d in figure.differences[:most]:
                console.print(_line(d, texts), markup=False, soft_wrap=True)


def changes(found: Sequence[Change], texts: Mapping[str, str], console: Console, most: int) -> None:
    """What moved between two evaluations."""
    for c in found:
        if c.before == c.after and not (c.won or c.lost):
            continue
        mark = "  FELL by more than the interval" if c.fell else ""
        console.print(f"{c.layer}: {c.name}: {c.before:.1f} → {c.after:.1f}{mark}", markup=False)
        for sign, rows in (("+", c.won), ("-", c.lost)):
            for d in rows[:most]:
                console.print(f"  {sign}{_line(d, texts)}", markup=False, soft_wrap=True)


def _line(d: Difference, texts: Mapping[str, str]) -> str:
    words = " ".join(texts.get(d.document, "")[d.start : d.end].split())
    return f"  {d.document}:{d.start} 「{words[:60]}」  gold: {d.wanted or '—'}  found: {d.found or '—'}"


def page(evaluation: Evaluation, texts: Mapping[str, str]) -> str:
    """One HTML file: every difference with its words in their surroundings, gold and found side by side."""
    out = [
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Uratori: differences</title>',
        "<style>body{font:15px/1.7 'BIZ UDPGothic','Hiragino Sans','Noto Sans JP',sans-serif;margin:2rem;max-width:70rem}"
        "td,th{padding:.2rem .6rem;text-align:left;vertical-align:top;border-top:1px solid #8886}"
        "mark{background:#fe6;color:#000}:root{color-scheme:light dark}</style>",
    ]
    for layer, figures in evaluation.layers.items():
        for f in figures:
            if f.differences:
                out.append(
                    f"<h2>{escape(layer)}: {escape(f.name)} ({f.value:.1f}, {len(f.differences)} differences)</h2>"
                )
                out.append("<table><tr><th>place<th>words<th>gold<th>found")
                out.extend(_rows(f.differences, texts))
                out.append("</table>")
    return "\n".join(out) + "\n"


def _rows(found: Iterable[Difference], texts: Mapping[str, str]) -> Iterable[str]:
    for d in found:
        text = texts.get(d.document, "")
        before, after = text[max(0, d.start - _AROUND) : d.start], text[d.end : d.end + _AROUND]
        yield (
            f"<tr><td>{escape(d.document)}:{d.start}<td>{escape(before)}<mark>{escape(text[d.start : d.end])}</mark>"
            f"{escape(after)}<td>{escape(d.wanted or '—')}<td>{escape(d.found or '—')}"
        )
