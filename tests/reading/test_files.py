import json
import os

from uratori.model import Outlet, Published
from uratori.reading import Input, documents, read


def test_one_bad_file_does_not_stop_the_rest(tmp_path):
    (tmp_path / "a.txt").write_text("県は発表した。", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes(b"%PDF-1.4" + bytes(200))
    (tmp_path / "d.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / ".hidden.txt").write_text("見ない", encoding="utf-8")
    (tmp_path / "README.md").write_text("説明", encoding="utf-8")
    found = read([tmp_path])
    assert [d.id for d in found.documents] == ["a"]
    assert [os.path.basename(p.path) for p in found.problems] == ["b.txt", "c.txt", "d.pdf"]


def test_a_file_that_cannot_be_opened_is_named(tmp_path):
    (tmp_path / "a.txt").write_text("県は発表した。", encoding="utf-8")
    (tmp_path / "ring.txt").symlink_to(tmp_path / "ring.txt")
    found = read([tmp_path])
    assert [d.id for d in found.documents] == ["a"]
    assert "ring.txt" in str(found.problems[0])


def test_rows_and_what_is_wrong_with_them(tmp_path):
    path = tmp_path / "rows.jsonl"
    lines = [
        json.dumps({"id": "x", "text": "首相は述べた。", "outlet": "帝都新聞デジタル", "published": "2024-05-12"}),
        "{not json",
        json.dumps({"id": "y"}),
        json.dumps({"text": "名のない行だ。", "published": "きのう"}),
        "[]",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    found = read([path])
    first, second = found.documents
    assert (first.id, first.outlet.name, first.published) == (
        "x",
        "帝都新聞",
        Published("2024-05-12", "given", "2024-05-12", "2024-05-12"),
    )
    assert second.id == "rows:4"
    assert second.published == Published()
    assert [(p.path.rsplit(":", 1)[1], p.lost) for p in found.problems] == [
        ("2", True),
        ("3", True),
        ("4", False),
        ("5", True),
    ]


def test_json_files_and_standard_input(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"text": "一。"}, {"id": "z", "text": "二。"}, 3]), encoding="utf-8")
    assert [d.id for d in read([path]).documents] == ["a:1", "z"]
    rows = json.dumps({"id": "p", "text": "三。"}).encode()
    assert [d.id for d in read(["-"], stdin=lambda: rows).documents] == ["p"]
    assert [d.text for d in read(["-"], stdin="四。".encode).documents] == ["四。"]


def test_ids_stay_unique_when_two_folders_hold_one_name(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(f"{folder}の記事だ。", encoding="utf-8")
    assert [d.id for d in read([tmp_path]).documents] == ["x", "x~2"]


def test_the_hand_given_date_and_outlet_hold_where_the_text_bears_none(tmp_path):
    (tmp_path / "a.txt").write_text("【6月1日 AFP】首相は辞任した。", encoding="utf-8")
    (tmp_path / "b.txt").write_text("首相は辞任した。", encoding="utf-8")
    day = Published("2024-06-02", "given", "2024-06-02", "2024-06-02")
    a, b = read([tmp_path], published=day, outlet=Outlet("帝都新聞")).documents
    assert (a.outlet.name, b.outlet.name) == ("AFP", "帝都新聞")
    assert a.published == b.published == day


def test_missing_paths_and_empty_folders_are_named(tmp_path):
    found = read([tmp_path / "none.txt", tmp_path])
    assert [p.why for p in found.problems] == ["no such file or folder", "no texts in this folder"]


def test_half_a_character_is_flagged_and_the_rest_is_read(tmp_path):
    path = tmp_path / "cut.jsonl"
    path.write_text('{"id": "a\\udc00", "text": "首相は\\ud800述べた。", "title": "\\ud800"}', encoding="utf-8")
    found = read([path])
    assert found.documents[0].text == "首相は\ufffd述べた。"
    assert found.documents[0].id == "a\ufffd"
    assert "half of a pair" in str(found.problems[0])


def test_a_clipped_note_loses_the_pictures_of_its_page():
    note = "---\ntitle: 橋\n---\n![](a.png)\n[![橋](b.png)](https://a.example/c)\n県は12日、橋を再開すると発表した。\n"
    ((document,),) = documents(Input("a.txt", "a", note.encode(), ".txt"))
    assert document.text == "県は12日、橋を再開すると発表した。\n"
