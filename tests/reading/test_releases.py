import io

import docx
import pytest
from hypothesis import given, strategies
from pypdf import PdfWriter

from uratori.pipeline import analyze
from uratori.reading.door import documents
from uratori.reading.labels.release import issuer
from uratori.reading.layouts import lines
from uratori.reading.readers import Input, Problem


def through(data, suffix):
    found = list(documents(Input("a" + suffix, "a", data, suffix)))
    return [d for group in found if not isinstance(group, Problem) for d in group], [
        f for f in found if isinstance(f, Problem)
    ]


LONG = [
    "　青葉市港湾局は、止めていた荷役を５月20日に再開します。設備の点検で",
    "安全が確かめられたためです。再開は四か月ぶりで、はじめの一週間は昼の",
    "うちに限ります。",
]


def test_a_release_is_dated_and_its_issuer_known(make):
    (found,), problems = through(make.pdf(make.release), ".pdf")
    done = analyze(found).document
    assert (done.published.value, done.outlet.name, done.outlet.kind, done.layout) == (
        "2024-05-12",
        "青葉市港湾局",
        "government",
        "release",
    )
    assert found.extracted
    assert not problems


def test_lines_of_a_page_become_paragraphs(make):
    (found,), _ = through(make.pdf([*make.release[:3], *LONG, "１ 期間", "２ 対象"]), ".pdf")
    assert found.text.split("\n")[3:] == ["".join(LONG), "１ 期間", "２ 対象"]


def test_a_sentence_runs_over_the_page_without_the_page_s_number_and_heading(make):
    head = "青葉市港湾局　報道資料"
    pages = [[head, *LONG[:2], "- 1 -"], [head, LONG[2], "- 2 -"], [head, "　以上です。", "- 3 -"]]
    (found,), _ = through(make.pdf(*pages), ".pdf")
    assert "".join(LONG) in found.text
    assert head not in found.text
    assert "- 2 -" not in found.text


def test_ruby_is_no_word_of_the_sentence(make):
    (found,), _ = through(make.pdf([*make.release], ruby=((3, "にやく"),)), ".pdf")
    assert "にやく" not in found.text


def test_radicals_and_vertical_marks_become_characters():
    assert lines.plain("令和６年５⽉12⽇︑⻑官は﹁⾏く﹂︒") == "令和６年５月12日、長官は「行く」。"


def test_vertical_writing_is_read_and_flagged(make):
    upright = [c for line in LONG for c in line]
    (found,), problems = through(make.pdf(upright[:40]), ".pdf")
    assert "港湾局は、止めていた荷役を" in found.text.replace("\n", "")
    assert problems[0].why == "is written in vertical lines"
    assert not problems[0].lost


def test_a_scan_and_a_locked_file_are_named(make):
    blank, locked = PdfWriter(), PdfWriter()
    blank.add_blank_page(595, 842)
    locked.append(io.BytesIO(make.pdf(make.release)))
    locked.encrypt("secret", algorithm="RC4-128")
    for writer, why in ((blank, "no text layer"), (locked, "encrypted")):
        out = io.BytesIO()
        writer.write(out)
        found, (problem,) = through(out.getvalue(), ".pdf")
        assert not found
        assert why in problem.why
        assert problem.remedy


@pytest.mark.parametrize("cut", [30, 400, 1500])
def test_a_damaged_file_is_named_or_read(make, cut):
    found, problems = through(make.pdf(make.release)[:cut], ".pdf")
    assert found or "PDF" in problems[0].why or "text layer" in problems[0].why


def test_word_headings_tables_and_tracked_changes(make):
    body = (
        make.p("荷役の再開について", "1")
        + make.p("港湾局は荷役を再開する。")
        + "<w:p><w:r><w:t>再開は</w:t></w:r><w:del><w:r><w:delText>10日</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>20日</w:t></w:r></w:ins><w:r><w:ruby><w:rt><w:r><w:t>よてい</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>予定</w:t></w:r></w:rubyBase></w:ruby><w:t>。</w:t></w:r></w:p>"
        f"<w:tbl><w:tr><w:tc>{make.p('区分')}</w:tc><w:tc>{make.p('日')}</w:tc></w:tr></w:tbl>"
    )
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>'
    )
    (found,), _ = through(make.docx(body, **{"word/styles.xml": styles}), ".docx")
    assert found.text == "荷役の再開について\n港湾局は荷役を再開する。\n再開は20日予定。\n区分\t日"
    assert [found.text[m.start : m.end] for m in found.marks if m.kind == "headline"] == ["荷役の再開について"]


def test_a_file_of_word_itself(make):
    out, document = io.BytesIO(), docx.Document()
    for line in make.release:
        document.add_paragraph(line)
    document.save(out)
    (found,), _ = through(out.getvalue(), ".docx")
    assert found.text.split("\n") == make.release
    assert found.outlet.name == "青葉市港湾局"


def test_opendocument(make):
    body = (
        "<text:h>再開</text:h><text:p>荷役を<text:span>再開</text:span>する。<text:s text:c='2'/>以上<text:line-break/>局</text:p>"
        "<text:tracked-changes><text:p>消した</text:p></text:tracked-changes>"
        "<table:table><table:table-row><table:table-cell><text:p>区分</text:p></table:table-cell>"
        "<table:table-cell><text:p>日</text:p></table:table-cell></table:table-row></table:table>"
    )
    (found,), _ = through(make.odt(body), ".odt")
    assert found.text == "再開\n荷役を再開する。  以上\n局\n区分\t日"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("令和6年5月12日\n株式会社青葉製作所\n代表取締役 山田太郎\n\nお知らせ", "青葉製作所"),
        ("お客様各位\n\n2024年5月12日\n青葉電力株式会社\n\n停電について", "青葉電力"),
        ("報道発表資料\n令和６年５月12日（日）\n国土交通省　港湾局\n\n点検の結果", "国土交通省"),
        ("青葉県保健福祉部健康課\n令和6年5月12日\n\n食中毒の発生について", "青葉県保健福祉部健康課"),
        ("令和6年5月12日　青葉市教育委員会\n学校の休校について", "青葉市教育委員会"),
        ("報道資料　令和6年5月12日　青葉市教育委員会\n学校の休校について", "青葉市教育委員会"),
        ("2024年5月12日 港湾局は荷役を再開すると発表した。\n青葉市", None),
        ("荷役が再開された。\n2024年5月12日\n局長が述べた。", None),
        ("青葉市港湾局\n荷役の再開について", None),
        ("2024年5月12日\n山田太郎\n\n港にて", None),
        ("2024年5月12日\n総務課\n\n回覧", None),
    ],
)
def test_who_issues_a_release(head, name):
    found = issuer(head)
    assert (found.name if found else None) == name


@given(strategies.lists(strategies.lists(strategies.text(max_size=30), max_size=8), max_size=5))
def test_no_page_breaks_the_joining(pages):
    words = "".join(c for page in pages for line in page for c in lines.plain(line) if not c.isspace())
    joined = "".join(c for c in lines.plain(lines.paragraphs(pages)) if not c.isspace())
    assert len(joined) <= len(words)
