"""Files that hold files (ZIP, gzip), and files of a kind that is known and not read, each with what to do instead."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace

from uratori.reading.formats import office, sheets, warc
from uratori.reading.formats.packed import TooLargeError, inflate, opened
from uratori.reading.readers import Found, Input, Problem, Reader

# What one file in an archive may unpack to (bytes): as much as a file on the disk may have.
LONGEST_FILE = 64_000_000
# What the files of one archive may unpack to together (bytes): all their words are in memory at once.
MOST_UNPACKED = 256_000_000
# Members handed on; an archive with more is a dump.
MOST_MEMBERS = 5_000
_AGAIN = "copy or fetch it again"


def read_zip(item: Input) -> Iterator[Found]:
    """What is in a ZIP file: the words of an office document, the pages of a WACZ, else each file of an archive."""
    with item.open() as stream:
        try:
            with opened(stream) as archive:
                yield from _inside(item, archive)
        except TooLargeError as error:
            yield Problem(item.name, f"is refused as a bomb: {error}", "unpack it yourself, if you trust it")
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error, ValueError,
                OSError) as error:  # fmt: skip
            yield Problem(item.name, f"cannot be unpacked ({str(error)[:80]})", _AGAIN)


def _inside(item: Input, archive: zipfile.ZipFile) -> Iterator[Found]:
    names = {info.filename for info in archive.infolist()}
    if "word/document.xml" in names:
        yield from office.read_docx(item, archive)
    elif "content.xml" in names and "META-INF/manifest.xml" in names:
        yield from office.read_odt(item, archive)
    elif "xl/workbook.xml" in names:
        yield from sheets.read_xlsx(item, archive)
    elif "ppt/presentation.xml" in names:
        yield Problem(item.name, "is a presentation (.pptx)", "save it as PDF")
    elif any(n.startswith("archive/") and n.endswith((".warc", ".warc.gz")) for n in names):
        yield from warc.read_wacz(item, archive)
    else:
        yield from _members(item, archive)


def _members(item: Input, archive: zipfile.ZipFile) -> Iterator[Found]:
    unpacked = 0
    for n, info in enumerate(i for i in archive.infolist() if not i.is_dir()):
        name = info.filename
        base = name.rpartition("/")[2]
        if base.startswith(".") or name.startswith("__MACOSX/"):
            continue
        if n >= MOST_MEMBERS:
            yield Problem(item.name, f"holds more than {MOST_MEMBERS:,} files", "unpack it and name the folder")
            return
        if info.flag_bits & 1:
            yield Problem(f"{item.name}#{name}", "is encrypted", "unpack it with its password")
            continue
        if info.file_size > LONGEST_FILE:
            yield Problem(f"{item.name}#{name}", f"is larger than a file may be ({info.file_size:,} bytes)", "split it")
            continue
        unpacked += info.file_size
        if unpacked > MOST_UNPACKED:
            yield Problem(item.name, f"unpacks to more than {MOST_UNPACKED:,} bytes", "unpack it and name the folder")
            return
        try:
            with archive.open(info) as stream:
                data = stream.read(LONGEST_FILE)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            yield Problem(f"{item.name}#{name}", f"cannot be unpacked ({str(error)[:60]})", _AGAIN)
            continue
        stem, dot, suffix = base.rpartition(".")
        inner = item.inner(data, stem if dot else base, suffix=f".{suffix.lower()}" if dot else "")
        yield replace(inner, name=f"{item.name}#{name}")


def read_gzip(item: Input) -> Iterator[Found]:
    """What a gzip file holds, by the name it has without its ``.gz``; no more of it than a file may have."""
    data, whole = inflate(item.data, LONGEST_FILE)
    if len(data) > LONGEST_FILE:
        yield Problem(
            item.name, f"would unpack to more than {LONGEST_FILE:,} bytes", "unpack it yourself, if you trust it"
        )
        return
    if not whole:
        yield Problem(item.name, "is cut short or damaged; what stands before was read", _AGAIN, lost=not data)
    if data:
        inner = item.name.lower().removesuffix(".gz").rpartition(".")[2]
        yield item.inner(data, "1", suffix=f".{inner}" if len(inner) <= 6 and inner.isalnum() else "")


def _refused(name: str, why: str, remedy: str) -> Reader:
    suffixes, signature = _KNOWN[name]

    def read(item: Input) -> Iterator[Found]:
        yield Problem(item.name, why, remedy)

    sniff = (lambda head: head.startswith(signature)) if signature else None
    return Reader(name, read, sniff, aside=frozenset(suffixes))


_KNOWN: dict[str, tuple[tuple[str, ...], tuple[bytes, ...]]] = {
    "RTF": ((".rtf",), (b"{\\rtf",)),
    "old Office": ((".doc", ".xls", ".ppt", ".msg"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)),
    "Ichitaro": ((".jtd", ".jtdc", ".jtt"), ()),
    "other archive": ((".7z", ".rar", ".lzh", ".tar", ".bz2", ".xz", ".tgz"),
                      (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"BZh9", b"\xfd7zXZ\x00")),
    "picture or sound": ((".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".heic", ".webp", ".mp3", ".m4a", ".wav",
                          ".mp4", ".mov"),
                         (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"ID3", b"OggS", b"II*\x00",
                          b"MM\x00*")),
}  # fmt: skip
REFUSED = (
    _refused("RTF", "is RTF, which is not read", "open it and save it as .docx or as a text file (.txt)"),
    _refused("old Office", "is an old Office file, which is not read", "save it as .docx, .csv or PDF"),
    _refused("Ichitaro", "is an Ichitaro file, which is not read", "save it as .docx or PDF"),
    _refused("other archive", "is an archive of a kind that is not read", "unpack it and name the folder"),
    _refused("picture or sound", "is a picture or a sound", "write down its words in a text file (.txt)"),
)
READERS = (
    warc.READER,
    Reader(
        "ZIP",
        read_zip,
        lambda head: head.startswith((b"PK\x03\x04", b"PK\x05\x06")),
        frozenset((".zip", ".docx", ".odt", ".xlsx", ".wacz")),
        frozenset(
            (
                "application/zip",
                "application/wacz",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "application/vnd.oasis.opendocument.text",
            )
        ),
        streams=True,
    ),
    Reader(
        "gzip",
        read_gzip,
        lambda head: head.startswith(b"\x1f\x8b"),
        frozenset((".gz",)),
        frozenset(("application/gzip", "application/x-gzip")),
    ),
    *REFUSED,
)
