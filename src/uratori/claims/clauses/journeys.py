"""To which countries a clause tells of a journey: 訪朝, ロシア訪問, ロシア極東のウラジオストクを訪れる."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from uratori.names.words import countries


def abroad(text: str) -> frozenset[str]:
    """The countries, as codes, that a clause names with a journey or a post there: 訪米, 来日, 在北京."""
    return frozenset(code for name in _posts().findall(text) if (code := countries.code(name)))


@lru_cache(maxsize=4096)  # a clause is laid against many
def visited(text: str) -> frozenset[str]:
    """The countries, as codes, to which somebody goes: 訪ロ, 北朝鮮を訪問, 平壌に到着; not ロシアから到着, 北朝鮮の特使が訪れた."""
    found = (name for m in _visits().finditer(text) for name in m.groups() if name)
    return frozenset(code for name in found if (code := countries.code(name)))


@cache
def _any_of() -> str:
    names = {name for c in countries.known() for name in (*c.short, *c.names, *c.capitals)}
    return "|".join(sorted(map(re.escape, names), key=lambda n: (-len(n), n)))


@cache
def _posts() -> re.Pattern[str]:
    return re.compile(f"(?:[訪渡駐在]|来(?=日))({_any_of()})(?![ァ-ヶー])")


@cache
def _visits() -> re.Pattern[str]:
    there = rf"(?<![一-龥ァ-ヶー])({_any_of()})(?:(?:東部|西部|南部|北部|極東|首都|中部)?の[一-龥ァ-ヶー]{{1,12}})?"
    return re.compile(
        rf"[訪渡]({_any_of()})(?![ァ-ヶー])|{there}(?:(?:極東|側)?(?:を|に|へ))?(?:公式|電撃|再び|初めて)?(?:訪問|訪れ|到着|渡航|入り|入国)"
    )
