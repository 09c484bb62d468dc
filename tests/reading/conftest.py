"""Files of every kind, made here: what the readers are shown, whole and broken."""

import gzip
import io
import json
import zipfile
from email.header import Header
from types import SimpleNamespace

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORDS = "青葉港の港湾局は12日、荷役を再開すると発表した。\n局長は「安全を確かめた」と述べた。"
PAGE = (
    '<html><head><meta charset="utf-8"><title>青葉港の荷役再開へ</title>'
    '<meta property="article:published_time" content="2024-05-12T10:30:00+09:00"></head><body><nav>ホーム</nav>'
    "<article><h1>青葉港の荷役再開へ</h1><p>青葉港の港湾局は12日、止めていた荷役を20日に再開すると発表した。</p>"
    "<p>局長は会見で「設備の安全を確かめた」と述べた。港湾会社の組合は、人手が足りないとして延期を求めている。</p>"
    "</article></body></html>"
)


def pdf(*pages, size=11, ruby=()):
    """A PDF whose text layer has the lines of each page; ``ruby`` are (line, words) set in half the size."""
    used = sorted({c for page in pages for line in page for c in line} | {c for _, words in ruby for c in words})
    table = "\n".join(f"<{ord(c):04X}> <{ord(c):04X}>" for c in used)
    chunks = [used[i : i + 100] for i in range(0, len(used), 100)]
    mapping = "".join(
        f"{len(chunk)} beginbfchar\n" + "\n".join(f"<{ord(c):04X}> <{ord(c):04X}>" for c in chunk) + "\nendbfchar\n"
        for chunk in chunks
    )
    assert table
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n1 begincodespacerange\n"
        f"<0000> <FFFF>\nendcodespacerange\n{mapping}endcmap end end"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Mincho /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Mincho /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
        " /Supplement 0 >> /DW 1000 >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    ]
    kids = []
    for page in pages:
        drawn = ""
        for n, line in enumerate(page):
            y = 780 - n * size * 1.8
            drawn += f"BT /F1 {size} Tf 1 0 0 1 60 {y} Tm <{line.encode('utf-16-be').hex()}> Tj ET\n"
            for at, words in ruby:
                if at == n:
                    small = words.encode("utf-16-be").hex()
                    drawn += f"BT /F1 {size / 2} Tf 1 0 0 1 90 {y + size} Tm <{small}> Tj ET\n"
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, offsets = "%PDF-1.4\n", []
    for n, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{n} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{o:010d} 00000 n \n" for o in offsets)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{out.index('xref')}\n%%EOF\n"
    return out.encode("latin-1")


def zipped(**files):
    return zipped_files({name.replace("__", "/"): data for name, data in files.items()})


def zipped_files(files, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx(body, **more):
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zipped_files({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **more})


def p(words, style=""):
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}<w:r><w:t>{words}</w:t></w:r></w:p>"


def odt(body):
    ns = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{ns}:office:1.0" xmlns:text="{ns}:text:1.0" '
        f'xmlns:table="{ns}:table:1.0"><office:body><office:text>{body}</office:text></office:body>'
        "</office:document-content>"
    )
    return zipped_files({"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": "<m/>",
                         "content.xml": content})  # fmt: skip


def warc(records, packed=True):
    """An archive by another hand (warcio) of (type, address, status, headers, body)."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "a test"}))
    for kind, url, status, headers, body in records:
        writer.write_record(
            writer.create_warc_record(
                url,
                kind,
                payload=io.BytesIO(body),
                http_headers=StatusAndHeaders(status, headers, protocol="HTTP/1.1"),
                warc_headers_dict={"WARC-Date": "2024-05-12T01:30:00Z"},
            )
        )
    return out.getvalue()


def response(url, body, status="200 OK", media="text/html; charset=utf-8", *headers):
    return ("response", url, status, [("Content-Type", media), *headers], body)


def mail(subject, body, charset="utf-8", sender="青葉通信 <news@aoba.example>", **headers):
    name, _, address = sender.partition(" <")
    lines = {
        "From": f"{Header(name, charset).encode()} <{address}",
        "To": "desk@example.jp",
        "Subject": Header(subject, charset).encode(),
        "Date": "Sun, 12 May 2024 10:30:00 +0900",
        "MIME-Version": "1.0",
        "Content-Type": f"text/plain; charset={charset}",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    return "".join(f"{n}: {v}\r\n" for n, v in lines.items()).encode() + b"\r\n" + (
        body if isinstance(body, bytes) else body.encode(charset)
    )  # fmt: skip


def parts(*inside):
    """The body of a multipart mail (boundary ``b``) of (headers, bytes)."""
    out = b""
    for headers, body in inside:
        out += b"--b\r\n" + "".join(f"{n}: {v}\r\n" for n, v in headers.items()).encode() + b"\r\n" + body + b"\r\n"
    return out + b"--b--\r\n"


TWEETS = [
    {
        "tweet": {
            "id_str": "1789",
            "full_text": "青葉港の荷役が再開したと港湾局が発表。 https://t.co/x",
            "created_at": "Sun May 12 01:30:00 +0000 2024",
            "entities": {"urls": [{"url": "https://t.co/x", "expanded_url": "https://example.jp/a"}]},
        }
    },
    {
        "tweet": {
            "id_str": "1790",
            "full_text": "RT @tozai_news: 局長は「安全を確かめた」と述べた。",
            "created_at": "Sun May 12 20:30:00 +0000 2024",
            "entities": {"user_mentions": [{"screen_name": "Tozai_News", "name": "東西テレビニュース"}]},
        }
    },
]
OUTBOX = {
    "type": "OrderedCollection",
    "orderedItems": [
        {
            "type": "Create",
            "published": "2024-05-12T01:30:00Z",
            "object": {
                "type": "Note",
                "content": "<p>荷役を再開しました。<br>局長は「安全を確かめた」と述べました。</p>",
                "url": "https://mstdn.example/@kouwan/1",
                "attributedTo": "https://mstdn.example/users/kouwan",
            },
        },
        {"type": "Announce", "object": "https://mstdn.example/@other/2"},
    ],
}
TABLE = (
    "No.,日付,媒体名,見出し,本文,URL\r\n"
    '1,2024/5/12 10:30,東西テレビ,荷役再開へ,"港湾局は12日、荷役を再開すると発表した。\r\n局長は「安全だ」と述べた。",https://example.jp/a\r\n'
    "2,2024年5月13日,帝都新聞,再開は1週間遅れ,港湾局によると、荷役は20日に再開する。,\r\n"
)
RELEASE = [
    "令和６年５月12日",
    "青葉市港湾局",
    "荷役の再開について",
    "　港湾局は、止めていた荷役を５月20日に再開します。",
]


def seeds():
    """A file of each kind that is read: its suffix and its bytes."""
    page = PAGE.encode()
    archive = [
        response("https://example.jp/news/1", page),
        response("https://example.jp/a.png", b"\x89PNG", media="image/png"),
    ]
    yield "page", ".html", page
    yield "sjis", ".html", PAGE.replace("utf-8", "Shift_JIS").encode("cp932")
    yield (
        "feed",
        ".xml",
        (
            '<?xml version="1.0"?><rss version="2.0"><channel><title>青葉通信</title><item><title>荷役再開へ</title>'
            "<link>https://example.jp/1</link><pubDate>Sun, 12 May 2024 10:30:00 +0900</pubDate>"
            f"<description>{WORDS}</description></item></channel></rss>"
        ).encode(),
    )
    yield "archive", ".warc", warc(archive, packed=False)
    yield "packed", ".gz", warc(archive)
    yield (
        "wacz",
        ".wacz",
        zipped_files(
            {"archive/data.warc.gz": warc(archive), "pages/pages.jsonl": '{"url": "https://example.jp/news/1"}'}
        ),
    )
    yield "table", ".csv", TABLE.encode("cp932")
    yield "tabs", ".tsv", TABLE.replace(",", "\t").encode("utf-8-sig")
    yield "letter", ".eml", mail("荷役再開へ", WORDS, "iso-2022-jp")
    yield "parts", ".eml", mail("荷役再開へ", parts(
        ({"Content-Type": "text/html; charset=utf-8"}, page),
        ({"Content-Type": "application/pdf", "Content-Disposition": 'attachment; filename="a.pdf"'}, pdf(RELEASE)),
    ), Content_Type="multipart/mixed; boundary=b")  # fmt: skip
    yield "saved", ".mhtml", mail("荷役再開へ", parts(
        ({"Content-Type": "text/html", "Content-Location": "https://aoba.example/1"}, page),
        ({"Content-Type": "text/css", "Content-Location": "cid:css"}, b"p{}"),
    ), Content_Type="multipart/related; boundary=b", Content_Location="https://aoba.example/1")  # fmt: skip
    yield "note", ".md", f"---\ntitle: 荷役再開へ\nsource: https://aoba.example/1\n---\n{WORDS}".encode()
    yield (
        "clips",
        ".html",
        (
            "<html><table><tr><th>日付</th><th>媒体</th><th>本文</th></tr>"
            + f"<tr><td>2024/5/12</td><td>青葉通信</td><td>{WORDS}</td></tr>" * 3
            + "</table></html>"
        ).encode(),
    )
    yield (
        "box",
        ".mbox",
        b"From a@example.jp Sun May 12 10:30:00 2024\n" + mail("荷役再開へ", WORDS).replace(b"\r\n", b"\n"),
    )
    yield "release", ".pdf", pdf(RELEASE)
    yield "word", ".docx", docx("".join(p(line) for line in RELEASE))
    yield "open", ".odt", odt("".join(f"<text:p>{line}</text:p>" for line in RELEASE))
    yield "tweets", ".js", ("window.YTD.tweets.part0 = " + json.dumps(TWEETS)).encode()
    yield "outbox", ".json", json.dumps(OUTBOX, ensure_ascii=False).encode()
    yield "rows", ".jsonl", (json.dumps({"id": "x", "text": WORDS, "published": "2024-05-12"}) + "\n").encode() * 3
    yield (
        "list",
        ".txt",
        (
            "青葉港まとめ 2024年5月\n・5/12 10:30 NHK 「青葉港の荷役再開へ」 https://example.jp/1\n"
            "・5/13 帝都新聞 再開は20日に\n 港湾局によると、荷役は20日に再開する。\n"
        ).encode(),
    )
    yield "blog", ".txt", f"7月7日の動き\n\n10:30 再開を発表\n{WORDS}\n\n11:05 会見始まる\n{WORDS}\n".encode()
    yield "bundle", ".zip", zipped_files({"a.txt": WORDS, "b.html": PAGE})
    yield "text", ".gz", gzip.compress(WORDS.encode())


@pytest.fixture(scope="session")
def make():
    """The makers of files."""
    return SimpleNamespace(
        pdf=pdf, docx=docx, p=p, odt=odt, zipped=zipped_files, warc=warc, response=response, mail=mail, parts=parts,
        seeds=tuple(seeds()), page=PAGE, words=WORDS, table=TABLE, tweets=TWEETS, outbox=OUTBOX, release=RELEASE,
    )  # fmt: skip
