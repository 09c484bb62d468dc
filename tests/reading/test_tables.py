import pytest
from hypothesis import given, strategies

from uratori.reading.door import documents
from uratori.reading.formats.tables import cells, columns
from uratori.reading.labels.days import day
from uratori.reading.readers import Input, Problem


def through(data, suffix=".csv"):
    found = list(documents(Input("a" + suffix, "a", data, suffix)))
    return [d for group in found if not isinstance(group, Problem) for d in group], [
        f for f in found if isinstance(f, Problem)
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp932", "utf-16", "euc_jp"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_a_table_of_a_spreadsheet(make, encoding, delimiter):
    found, problems = through(make.table.replace(",", delimiter).encode(encoding))
    first, second = found
    assert (first.id, first.outlet.name, first.published.value, first.title, first.url) == (
        "1",
        "東西テレビ",
        "2024-05-12T10:30+09:00",
        "荷役再開へ",
        "https://example.jp/a",
    )
    assert first.text.endswith("局長は「安全だ」と述べた。")
    assert second.published.value == "2024-05-13"
    assert not problems


def test_a_table_without_texts_names_its_columns():
    _, (problem,) = through("日付,媒体\n2024-05-12,NHK\n".encode())
    assert "日付, 媒体" in problem.why
    assert "本文" in problem.remedy


def test_titles_above_the_header_and_columns_in_english():
    found, _ = through(
        "青葉港の記事一覧,,\n\nPublished At,Source,Body\n2024-05-12T01:30:00Z,Reuters,荷役を再開した。\n".encode()
    )
    assert [(d.published.value, d.outlet.name, d.text) for d in found] == [
        ("2024-05-12T10:30+09:00", "Reuters", "荷役を再開した。")
    ]


def test_an_open_quotation_mark_spoils_its_own_row_only():
    rows = 'id,本文\n1,"荷役を再開した\n2,延期した。\n3,"開いて、閉じた。"\n'
    found, problems = through(rows.encode())
    assert [(d.id, d.text) for d in found] == [("1", '"荷役を再開した'), ("2", "延期した。"), ("3", "開いて、閉じた。")]
    assert [(p.path, p.lost) for p in problems] == [("a.csv:2", False)]


def test_rows_without_words_are_named_by_their_line():
    _, (problem,) = through('id,本文\n1,"二行の\n言葉。"\n2,\n'.encode())
    assert problem.path == "a.csv:4"


def test_very_long_cells():
    found, problems = through(f"id,本文\n1,{'再開した。' * 60_000}\n2,{'再開した。' * 120_000}\n".encode())
    assert [d.id for d in found] == ["1"]
    assert "longer than a report" in problems[0].why


def test_the_earlier_name_of_a_field_wins():
    assert columns(["要約", "本文", "媒体", "日 付"]) == {"text": 1, "outlet": 2, "published": 3}


@given(strategies.lists(strategies.lists(strategies.text(max_size=12), min_size=2, max_size=4), min_size=1, max_size=6))
def test_cells_are_what_was_written(rows):
    kept = [[c.replace("\0", "") for c in row] for row in rows]
    kept = [row for row in kept if any(c.strip() for c in row)]
    text = "".join(",".join('"' + c.replace('"', '""') + '"' for c in row) + "\r\n" for row in kept)
    assert [row for _, row, whole in cells(text, ",") if whole] == kept


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2024/5/12", "2024-05-12"),
        ("令和６年５月１２日(日)", "2024-05-12"),
        ("R6.5.12", "2024-05-12"),
        ("45424.4375", "2024-05-12T10:30+09:00"),
        ("1715477400", "2024-05-12T10:30+09:00"),
        ("20240512", "2024-05-12"),
        ("Sun, 12 May 2024 01:30:00 GMT", "2024-05-12T10:30+09:00"),
        ("May 12, 2024", "2024-05-12"),
        ("2024/13/40", None),
        ("5/12", None),
        ("きのう", None),
        ("", None),
        ("9" * 70, None),
    ],
)
def test_days(words, value):
    assert day(words) == value


def test_two_lines_of_a_headline_and_the_hour_of_a_broadcast():
    table = "放送局,放送日時,見出し1,見出し2,放送内容\n東西テレビ,2025/6/3 18:15,新型車両を公開,来月から運行,市交通局が公開した。\n"
    ((found,),) = documents(Input("a.csv", "a", table.encode(), ".csv"))
    assert (found.title, found.outlet.name) == ("新型車両を公開　来月から運行", "東西テレビ")
    assert found.published.value == "2025-06-03T18:15+09:00"


def test_a_clock_in_a_column_of_its_own():
    table = "日付\t時刻\tメディア\tヘッドライン\tリード文\n2025年6月10日\t14:02\t港都新聞\t市長が辞職へ\t市長が意向を固めた。\n"
    ((found,),) = documents(Input("a.tsv", "a", table.encode(), ".tsv"))
    assert (found.title, found.published.value) == ("市長が辞職へ", "2025-06-10T14:02+09:00")
