"""Spreadsheets: each sheet as a table."""

import io
import zipfile

from uratori.reading import Input, Problem, documents

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORDS = "市は11日、橋を通行止めにすると発表した。"


def cell(place, value):
    if isinstance(value, int | float):
        return f'<c r="{place}"><v>{value}</v></c>'
    if value.isdigit():
        return f'<c r="{place}" t="s"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'


def sheet(*rows):
    lines = "".join(
        f'<row r="{r}">' + "".join(cell(f"{c}{r}", v) for c, v in row.items()) + "</row>"
        for r, row in enumerate(rows, 1)
    )
    return f"<worksheet {MAIN}><sheetData>{lines}</sheetData></worksheet>"


def book(sheets, shared=()):
    names = "".join(
        f'<sheet name="{n}" sheetId="{k}" r:id="r{k}"{state}/>' for k, (n, state, _) in enumerate(sheets, 1)
    )
    links = "".join(f'<Relationship Id="r{k}" Target="worksheets/s{k}.xml"/>' for k in range(1, len(sheets) + 1))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        z.writestr("xl/workbook.xml", f'<workbook {MAIN} xmlns:r="{REL}"><sheets>{names}</sheets></workbook>')
        z.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{links}</Relationships>")
        z.writestr("xl/sharedStrings.xml", f"<sst {MAIN}>" + "".join(f"<si>{s}</si>" for s in shared) + "</sst>")
        for k, (_, _, xml) in enumerate(sheets, 1):
            z.writestr(f"xl/worksheets/s{k}.xml", xml)
    return out.getvalue()


def read(data):
    return list(documents(Input("a.xlsx", "a", data, ".xlsx")))


def test_rows_are_documents_their_days_counted_from_1899():
    rows = sheet(
        {"A": "クリッピング一覧"},
        {"A": "掲載日", "B": "媒体名", "C": "見出し", "E": "本文"},
        {"A": 46154, "B": "0", "C": "1", "E": WORDS},
        {"A": 46154.75, "B": "潮見放送", "E": WORDS},
    )
    shared = ["<t>潮見新報</t>", "<r><t>橋、</t></r><r><t>通行止めへ</t></r><rPh><t>ハシ</t></rPh>"]
    data = book([("記事", "", rows), ("控え", ' state="hidden"', rows)], shared)
    (first,), (second,) = read(data)
    assert (first.title, first.outlet.name, first.published.value, first.text) == (
        "橋、通行止めへ", "潮見新報", "2026-05-12", WORDS,
    )  # fmt: skip
    assert (second.outlet.name, second.published.value) == ("潮見放送", "2026-05-12T18:00+09:00")


def test_a_sheet_that_is_no_table_of_reports_names_its_columns():
    (problem,) = read(book([("売上", "", sheet({"A": "品名", "B": "単価"}, {"A": "りんご", "B": 120}))]))
    assert isinstance(problem, Problem)
    assert (problem.path, problem.remedy) == ("a.xlsx#売上", "call one 本文 or text")
