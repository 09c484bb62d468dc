"""Drawings of figures: plain SVG without scripts or fonts, its colours legible on white and on black."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

_INK, _BAR, _MARK = "#767676", "#5a8fc0", "#c0603a"  # 4.5:1 on white and on black; at least 3:1 both


def bars(title: str, rows: Sequence[tuple[str, float, float, float]], unit: str, note: str = "") -> str:
    """A bar a row: its label, its value and the interval, as a line with ends. The scale begins at 0."""
    most = max((high for *_, high in rows), default=0.0) or 1.0
    height = 52 + 30 * len(rows) + (22 if note else 0)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 {height}" role="img" font-family="sans-serif" '
        f'font-size="13" fill="{_INK}">',
        f"<title>{escape(title)}</title>",
        f'<text x="8" y="22" font-size="15">{escape(title)}</text>',
    ]
    for n, (label, value, low, high) in enumerate(rows):
        y = 40 + 30 * n
        at, left, right = (310 + 340 * v / most for v in (value, low, high))
        out.append(f'<text x="300" y="{y + 14}" text-anchor="end">{escape(label)}</text>')
        out.append(f'<rect x="310" y="{y + 2}" width="{at - 310:.1f}" height="16" fill="{_BAR}"/>')
        out.append(
            f'<path d="M{left:.1f} {y + 10}H{right:.1f}M{left:.1f} {y + 5}v10M{right:.1f} {y + 5}v10" '
            f'stroke="{_MARK}" stroke-width="2" fill="none"/>'
        )
        out.append(f'<text x="{max(at, right) + 8:.1f}" y="{y + 15}">{value:.1f}{escape(unit)}</text>')
    if note:
        out.append(f'<text x="8" y="{height - 8}" font-size="11">{escape(note)}</text>')
    return "\n".join([*out, "</svg>", ""])
