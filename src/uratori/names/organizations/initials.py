"""Organizations that go by their initials in Latin letters: 監視団体のSNHR, 国営CRTVで, GECFは声明で."""

from __future__ import annotations

import re
from collections.abc import Sequence

from uratori.names.words import lexicon
from uratori.names.words.spots import Spot, endings_of, generic
from uratori.names.words.units import Unit, beside
from uratori.names.words.words import Words

_INITIALS = re.compile(r"[A-Z][A-Z&]{2,7}")
# What a body does and ICBM does not.
_ACTS = re.compile(
    r"(?:(?:は|が|も)[^。\n「」]{0,40}?(?:発表|声明|声明を|述べ|表明|明らか|警告|非難|否定|認め|報じ|伝え|求め|呼びかけ|呼び掛け|主張|指摘|公表|批判|要請|拒否|合意|承認|調査|審査)"
    r"|によると|によれば|の(?:取材に|報道官|事務局|事務局長|事務総長|議長|代表|総裁|社長|会長|幹部|高官|職員|担当者|広報|本部|総会|理事会|加盟|調査団|監視団)|加盟)"
)


def initialled(words: Words, found: Sequence[Spot], text: str) -> list[Spot]:
    """Spots for such names wherever one sign in the text shows them to be a body's, where ``found`` has none."""
    told = {
        s.gloss for s in found if s.gloss is not None
    }  # what the text itself coins stands for its body (``repeats``)
    wanted = [w for w in words.different if w.isascii() and _INITIALS.fullmatch(w) and w not in told and _may_be(w)]
    runs = [(row, k) for row, k in words.places(wanted) if row[k].sort == "latin" and _alone(row, k)]
    if not runs:
        return []
    taken = {k for s in found for k in range(s.start, s.end)}
    shown = {row[k].text for row, k in runs if row[k].start not in taken and _is_body(row, k, text)}
    return [
        Spot(row[k].start, row[k].end, "organization", (row[k].start, row[k].end))
        for row, k in runs
        if row[k].text in shown and row[k].start not in taken
    ]


def of_land(words: Words, found: Sequence[Spot], text: str) -> list[Spot]:
    """独|Qnami, 米|SpinLaunch: a name in Latin letters, small and capital, right behind one kanji that says of what land its firm is."""
    homes = {s.end for s in found if s.entry is not None and s.entry.sort == "country" and s.end - s.start == 1}
    taken = {k for s in found for k in range(s.start, s.end)}
    if not homes:
        return []
    return [
        Spot(u.start, u.end, "organization", (u.start, u.end), kind="company")
        for row in words
        for k, u in enumerate(row)
        if u.start in homes
        and u.start not in taken
        and (_MIXED.fullmatch(u.text) if u.sort == "latin" else _firm(row, k))
    ]


def _firm(row: list[Unit], k: int) -> bool:
    """独|アドラー|。: one word of katakana that is no common one, before a particle; not 米|バイデン|政権, nor 露|プーチン|氏."""
    u = row[k]
    after = row[k + 1] if k + 1 < len(row) else None
    closed = (
        after is None
        or after.sort in ("stop", "close", "gap")
        or after.text in ("と", "や", "は", "が", "に", "を", "も")
    )
    return u.sort in ("kana", "proper", "person") and len(u) > 2 and _KATAKANA.fullmatch(u.text) is not None and closed


_KATAKANA = re.compile(r"[ァ-ヶー]+")


_MIXED = re.compile(r"(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])[A-Za-z][A-Za-z.&-]{2,}")


def _may_be(word: str) -> bool:
    return lexicon.known().get(word) is None and word not in generic("acronym") and word not in generic("position")


def _alone(row: list[Unit], k: int) -> bool:
    """Not a part of a longer word: COVID-19, DNA|鑑定."""
    before, after = beside(row, k, k + 1)
    return (
        after is None
        or after.sort in ("other", "stop", "close", "gap")
        or after.text in ("加盟", "幹部", "報道官", "側")
    ) and (
        before is None
        or before.sort in ("other", "stop", "open", "gap", "close")
        or before.text.endswith(endings_of("initials"))
    )


def _is_body(row: list[Unit], k: int, text: str) -> bool:
    before, _ = beside(row, k, k + 1)
    if before is not None:
        of = before.text == "の" and k > 1
        sort = row[k - 2] if of else before  # 独占禁止当局の|CADE, 国営|CRTV
        if sort.text.endswith(endings_of("initials")) and (sort.sort == "noun" or (not of and sort.sort == "proper")):
            return True
    return _ACTS.match(text, row[k].end) is not None
