"""Files made to do harm: bombs, nests, rings, pipes, names."""

import gzip
import os
import zlib

import pytest

from uratori.reading import read
from uratori.reading.door import documents
from uratori.reading.formats.packed import LARGEST, inflate
from uratori.reading.readers import Input, Problem


def through(data, suffix):
    found = list(documents(Input("a" + suffix, "a", data, suffix)))
    return [d for group in found if not isinstance(group, Problem) for d in group], [
        f for f in found if isinstance(f, Problem)
    ]


def test_a_zip_bomb_is_refused_by_name(make):
    found, (problem,) = through(make.zipped({f"{n}.txt": bytes(30_000_000) for n in range(2)}), ".zip")
    assert not found
    assert "bomb" in problem.why
    assert LARGEST > 60_000_000


def test_a_gzip_bomb_is_refused_by_name():
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(10_000_000)) for _ in range(20)) + packer.flush()
    found, (problem,) = through(bomb, ".gz")
    assert not found
    assert "would unpack" in problem.why


def test_no_more_is_unpacked_than_asked():
    assert len(inflate(gzip.compress(bytes(5_000_000)), 1000)[0]) == 1001
    assert inflate(gzip.compress(b"ab") + gzip.compress(b"cd"), 100) == (b"abcd", True)
    assert inflate(gzip.compress(b"ab")[:-3], 100)[1] is False


@pytest.mark.parametrize("wrap", ["docx", "odt"])
def test_a_billion_laughs_are_refused_by_name(make, wrap):
    laughs = '<!DOCTYPE l [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY a{n} "&a{n - 1 if n else ""};&a{n - 1 if n else ""};">' for n in range(40)
    ) + "]><l>&a39;</l>"  # fmt: skip
    names = {"docx": ("word/document.xml",), "odt": ("content.xml", "META-INF/manifest.xml")}[wrap]
    found, (problem,) = through(make.zipped(dict.fromkeys(names, laughs)), f".{wrap}")
    assert not found
    assert "damaged" in problem.why


def test_archives_in_archives_end(make):
    data = "荷役を再開した。".encode()
    for n in range(12):
        data = make.zipped({f"{n}.zip" if n else "a.txt": data})
    found, (problem,) = through(data, ".zip")
    assert not found
    assert "containers deep" in problem.why


def test_names_that_lead_out_of_the_archive_lead_nowhere(make, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.zip").write_bytes(make.zipped({"../../out.txt": make.words, "/etc/x.txt": make.words, "dir/": ""}))
    found = read(["a.zip"])
    assert [d.id for d in found.documents] == ["a:out", "a:x"]
    assert os.listdir(tmp_path) == ["a.zip"]


def test_a_locked_member_is_named(make):
    data = bytearray(make.zipped({"a.txt": make.words, "b.txt": make.words}))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    found, problems = through(bytes(data), ".zip")
    assert len(found) == 1
    assert "encrypted" in problems[0].why


def test_pipes_rings_and_names_in_a_folder(make, tmp_path):
    (tmp_path / "a.txt").write_text(make.words, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "pipe.txt")
    (tmp_path / "device.txt").symlink_to("/dev/zero")
    (tmp_path / "ring").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    with open(os.fsencode(tmp_path) + b"/\x8d\x86.txt", "wb") as named:
        named.write(make.words.encode())
    found = read([tmp_path])
    assert sorted(d.id for d in found.documents) == ["a", "\ufffd\ufffd"]
    assert ["gone.txt" in p.path for p in found.problems] == [True]
    assert all(str(p).encode() for p in found.problems)


def test_a_file_of_a_gigabyte_is_not_read(tmp_path):
    with (tmp_path / "large.html").open("wb") as page:
        page.write(b"<html><body><p>x")
        page.truncate(1_000_000_000)
    found = read([tmp_path])
    assert not found.documents
    assert "1,000,000,000 bytes" in found.problems[0].why


@pytest.mark.parametrize(
    ("name", "data", "remedy"),
    [
        ("a.rtf", b"{\\rtf1 x}", ".docx"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".docx"),
        ("a.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".docx"),
        ("a.jtd", b"\x00\x01\x02" * 90, "PDF"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c" + bytes(90), "unpack"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(90), "text file"),
    ],
)
def test_what_is_not_read_is_named_with_what_to_do(tmp_path, name, data, remedy):
    (tmp_path / name).write_bytes(data)
    found = read([tmp_path])
    assert not found.documents
    assert [remedy in p.remedy for p in found.problems if "no texts" not in p.why] == [True]


def test_a_spreadsheet_without_a_table_is_named(make):
    found, (problem,) = through(make.zipped({"xl/workbook.xml": "<x/>", "[Content_Types].xml": "<x/>"}), ".xlsx")
    assert not found
    assert problem.why == "holds no words"
    broken, (problem,) = through(make.zipped({"xl/workbook.xml": "<x", "[Content_Types].xml": "<x/>"}), ".xlsx")
    assert not broken
    assert problem.remedy == "open it and save it anew"


@pytest.mark.parametrize("blank", [" ", "\u3000", "\t"])
def test_a_line_of_blanks_without_end_is_read(blank):
    (found,), problems = through((blank * 200_000 + "県は発表した。").encode(), ".txt")
    assert found.text.endswith("県は発表した。")
    assert not problems
