"""News outlets and agencies: the canonical name, kind and country of a surface."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from uratori.data import rows

_NOISE = re.compile(r"[・\s=.'’‐-]")
_WRAPPED = re.compile(
    r"^(?:国営|公営|国際|民放|公共放送|新聞|日刊紙|経済紙|大衆紙|夕刊紙|有力紙|週刊誌|雑誌|科学誌|通信社|テレビ局|放送局)?[「『“\"]?(.+?)[」』”\"]?(?:紙|電子版|誌|テレビ局|新聞社|社|紙?サイト|の公式サイト)?$"
)


# A broadcaster with its call sign before its name: RCC中国放送, UHB 北海道文化放送.
_CALLED = re.compile(r"[A-ZＡ-Ｚ]{2,5}[ \u3000・]?([ぁ-んァ-ヶ一-龥々].{2,})")
_EDITION = 9  # characters of the name of an edition


class OutletName(NamedTuple):
    """An outlet of the closed class. ``kind`` is newspaper, broadcaster, agency, magazine or online; ``country`` an
    ISO 3166 alpha-2 code; ``sure`` the names that are an outlet wherever they stand, ``unsure`` those that are also
    common words (毎日, 朝日)."""

    name: str
    kind: str
    country: str
    sure: tuple[str, ...]
    unsure: tuple[str, ...]
    domains: tuple[str, ...]


def is_press(name: str) -> bool:
    """Whether a word in a name says that it is a newspaper's, a broadcaster's or an agency's (``media.tsv``).

    >>> is_press("みなと新聞デジタル"), is_press("みなとニュース"), is_press("みなと製薬")
    (True, False, False)
    """
    return _press().search(name) is not None


def ends_as_medium(name: str) -> bool:
    """Whether a name ends as those of media do, words included that begin other names too.

    >>> ends_as_medium("グローブ・ヘラルド"), ends_as_medium("SHB 潮見放送局"), ends_as_medium("ポスト宅配")
    (True, True, False)
    """
    return _ending().search(name) is not None


def heads_as_medium(name: str) -> bool:
    """The same beside a date at the head of a text, where words count that name other things elsewhere.

    >>> heads_as_medium("リージョナル・ワイヤ"), ends_as_medium("リージョナル・ワイヤ"), heads_as_medium("再放送")
    (True, False, False)
    >>> heads_as_medium("夕刊みなと"), heads_as_medium("テレビ番組表")
    (True, False)
    """
    named = _heading().search(name) or _first().match(name) or ends_as_medium(name)
    return bool(named) and not _common().fullmatch(name)


def is_paper(name: str) -> bool:
    """Whether a name is one of a known outlet, or ends in a word that only names of outlets do, with a name before it.

    >>> is_paper("潮見日報"), is_paper("再放送"), is_paper("中継ニュース")
    (True, False, False)
    """
    known = find(name)
    if known is not None:
        return name in known.sure
    return _paper().search(name) is not None and not _common().fullmatch(name)


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(f"(?i).(?:{_words('head')})$")


@cache
def _first() -> re.Pattern[str]:
    return re.compile(f"(?i)(?:{_words('first')}).")


@cache
def _paper() -> re.Pattern[str]:
    return re.compile(f"(?i)..(?:{press_words()})[社局]?$")


@cache
def _common() -> re.Pattern[str]:
    return re.compile(f"(?i)(?:{_words('common', 'press', 'medium', 'head', 'first')})*[社局]?")


def _words(*uses: str) -> str:
    return "|".join(r["word"] for r in rows("media") if r["use"] in uses)


@cache
def press_words() -> str:
    """The words that say it anywhere, as alternatives of a pattern."""
    return _words("press")


@cache
def _press() -> re.Pattern[str]:
    return re.compile(f"(?i){press_words()}")


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(f"(?i).(?:{_words('press', 'medium')})[社局]?$")


@cache
def known() -> tuple[OutletName, ...]:
    """Every outlet of the closed class."""
    return tuple(_outlet(**row) for row in rows("outlets"))


def find(surface: str) -> OutletName | None:
    """The outlet a surface names, or None. Widths, middle dots and 紙/電子版 after the name do not matter.

    >>> find("ニューヨークタイムズ紙").name, find("ＫＣＮＡ").kind, find("商工会")
    ('ニューヨーク・タイムズ', 'agency', None)
    """
    if not surface:
        return None
    index = _index()
    found = index.get(key(surface))
    if found is None:
        wrapped = _WRAPPED.match(surface)
        found = index.get(key(wrapped[1])) if wrapped else None
    if found is None and (called := _CALLED.fullmatch(surface)):
        found = index.get(key(called[1]))
    return found or (_edition(surface) if surface.endswith("版") else None)


def _edition(surface: str) -> OutletName | None:
    """The outlet of an edition: 読売新聞九州版, 朝日新聞の大阪版."""
    cuts = range(len(surface) - 1, max(1, len(surface) - _EDITION), -1)
    return next((found for cut in cuts if (found := _index().get(key(surface[:cut].removesuffix("の"))))), None)


def find_unsure(surface: str) -> OutletName | None:
    """The outlet of a surface that is also a common word (毎日, タイム, RT): for the caller who knows that an outlet is
    meant."""
    return _unsure().get(surface)


def find_short(surface: str) -> OutletName | None:
    """The paper of a name cut short before its 新聞 or 日報, for the caller who knows that papers are meant.

    >>> find_short("京都").name, find_short("みなと")
    ('京都新聞', None)
    """
    return _shorts().get(surface)


def of_domain(host: str) -> OutletName | None:
    """The outlet that publishes under a host name (``www3.nhk.or.jp`` → NHK)."""
    parts = host.lower().split(".")
    domains = _domains()
    return next((domains[d] for i in range(len(parts) - 1) if (d := ".".join(parts[i:])) in domains), None)


def key(surface: str) -> str:
    """The form under which names are compared: widths folded, middle dots and blanks dropped, lower case."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", surface)).lower()


def _outlet(name: str, kind: str, country: str, aliases: str, domains: str) -> OutletName:
    forms = [a for a in aliases.split("|") if a]
    unsure = tuple(a[1:] for a in forms if a.startswith("?"))
    sure = tuple(n for n in (name, *forms) if not n.startswith("?") and n not in unsure)
    return OutletName(name, kind, country, sure, unsure, tuple(d for d in domains.split("|") if d))


@cache
def _index() -> dict[str, OutletName]:
    out: dict[str, OutletName] = {}
    for outlet in known():
        for name in (*outlet.sure, *outlet.unsure):
            out.setdefault(key(name), outlet)
    return out


@cache
def _unsure() -> dict[str, OutletName]:
    return {name: outlet for outlet in known() for name in outlet.unsure}


_PAPER = re.compile(r"(?<=..)(?:新聞|日報|新報|民報|タイムス|タイムズ)$")


@cache
def _shorts() -> dict[str, OutletName]:
    """The papers by their names cut short, without those that two papers share."""
    out: dict[str, OutletName | None] = {}
    for outlet in known():
        stem = _PAPER.sub("", outlet.name) if outlet.kind == "newspaper" else outlet.name
        if stem != outlet.name:
            out[stem] = None if stem in out else outlet
    return {stem: outlet for stem, outlet in out.items() if outlet is not None} | _unsure()


@cache
def _domains() -> dict[str, OutletName]:
    out: dict[str, OutletName] = {}
    for outlet in known():
        for domain in outlet.domains:
            out.setdefault(domain, outlet)
    return out
