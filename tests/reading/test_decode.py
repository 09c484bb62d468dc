import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uratori.reading import Input, NotTextError, decode, documents

TEXT = "首相は12日、閣僚と協議したうえで辞任する考えを明らかにした。野党は反発している。"


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp", "iso2022_jp", "utf-16", "utf-8-sig"])
def test_the_encodings_of_japanese_text(encoding):
    found = decode(TEXT.encode(encoding))
    assert found.text == TEXT
    assert bool(found.flags) == (encoding not in ("utf-8", "utf-8-sig"))


def test_utf_16_without_a_mark():
    assert decode(TEXT.encode("utf-16-le")).text == TEXT


def test_a_mixed_file_keeps_what_can_be_read_and_says_what_cannot():
    found = decode(TEXT.encode() * 3 + "辞任".encode("cp932") + TEXT.encode())
    assert found.text.startswith(TEXT)
    assert any(flag.startswith("unreadable characters") for flag in found.flags)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n\x00\x01\x02\x03" * 20, "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "PNG"),
        (bytes(300), "binary"),
    ],
)
def test_binary_files_are_refused_by_kind(data, kind):
    with pytest.raises(NotTextError, match=kind):
        decode(data)


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(data):
    with contextlib.suppress(NotTextError):
        assert isinstance(decode(data).text, str)


def test_crlf_stays_as_it_stands():
    assert decode(codecs.BOM_UTF8 + "一行\r\n二行".encode()).text == "一行\r\n二行"


def test_iso_2022_jp_without_its_escapes():
    bare = TEXT.encode("iso2022_jp").replace(b"\x1b", b"")
    assert decode(bare * 2).text == TEXT * 2
    assert decode(b"costs $Between (B) and $B12(B").text == "costs $Between (B) and $B12(B"


def test_a_text_that_was_read_under_another_encoding_is_named_as_garbled():
    ((garbled,), (whole,)) = (
        list(documents(Input("a.txt", "a", text.encode(), ".txt")))
        for text in (TEXT.encode().decode("cp932", "replace"), TEXT)
    )
    assert garbled.why.startswith("is garbled")
    assert whole[0].text == TEXT
