"""The text of a page's bytes, whatever its headers say: they are often wrong on old pages."""

from __future__ import annotations

import codecs
import re

from uratori.reading.formats.decode import Decoded

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{1,40})""", re.I)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_:.\-]{1,40})""", re.I)
# What the labels mean on Japanese pages: Windows' own characters (①, ㈱, 髙) are in all that is called Shift_JIS.
_LABELS = {
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "ms_kanji": "cp932",
    "windows-31j": "cp932",
    "x-euc-jp": "euc_jp",
    "euc-jp": "euc_jp",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
}
_HIRAGANA = re.compile("[ぁ-ん]")
_KANA = re.compile("[ァ-ヶー、。「」]")
_HALF = re.compile("[\uff61-\uff9f]")
_SAMPLE = 400_000
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def page_text(data: bytes, declared: str | None = None) -> Decoded:
    """The text of a page. A byte order mark wins, then the escapes of ISO-2022-JP, then valid UTF-8; else the encoding
    under which the bytes hold most Japanese, ``declared`` (the header's) and the page's own first where two are
    level."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _decoded(data, name)
    if (b"\x1b$B" in data or b"\x1b$@" in data) and b"\x00" not in data[:1000]:
        return _decoded(data, "iso2022_jp")
    labels = [
        _codec(declared),
        *(_codec(m[1].decode("ascii")) for m in (_META.search(data[:8192]), _XML.match(data)) if m),
    ]
    try:
        data.decode("utf-8")
        return _decoded(data, "utf-8")
    except UnicodeDecodeError:
        names = [n for n in dict.fromkeys((*labels, "utf-8", "cp932", "euc_jp")) if n]
        return _decoded(data, max(names, key=lambda n: _likeness(data[:_SAMPLE], n)))


def _codec(label: str | None) -> str | None:
    if not label:
        return None
    name = _LABELS.get(label.strip().lower(), label.strip().lower())
    try:
        return codecs.lookup(name).name if codecs.lookup(name)._is_text_encoding else None
    except (LookupError, ValueError):
        return None


def _likeness(data: bytes, name: str) -> float:
    """How much the bytes look like a text under an encoding: kana and punctuation speak for it, broken bytes and
    half-width kana (EUC read as Shift_JIS) against."""
    try:
        text = data.decode(name, errors="replace")
    except (LookupError, ValueError, TypeError):
        return float("-inf")
    good = 2 * len(_HIRAGANA.findall(text)) + len(_KANA.findall(text))
    return good - 5 * text.count("\ufffd") - 1.5 * len(_HALF.findall(text))


def _decoded(data: bytes, name: str) -> Decoded:
    text = data.decode(name, errors="replace").removeprefix("\ufeff")
    flags = () if name in ("utf-8", "utf8") else (f"encoding: {name}",)
    if broken := text.count("\ufffd"):
        flags = (*flags, f"unreadable characters: {broken}")
    return Decoded(_CONTROLS.sub("", text), name, flags)
