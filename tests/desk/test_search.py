"""Search as Japanese users type."""

import pytest

from uratori import desk
from uratori.desk import asking, words
from uratori.desk.asking import Phrase
from uratori.desk.vocabulary import Vocabulary
from uratori.language import parse

from .helpers import source

TEXTS = (
    (
        "noto",
        "半島で地震、震度７",
        "気象庁は1日、能登半島地震で震度７を観測したと発表した。附属病院に負傷者が運ばれた。",
    ),
    (
        "north",
        "北がﾐｻｲﾙ発射",
        "北朝鮮は12日、弾道ミサイルを発射した。金正恩（キム・ジョンウン）総書記が視察したと朝鮮中央通信が伝えた。",
    ),
    ("metro", "知事が会見", "東京都の小池百合子知事は都庁で会見し、待機児童は３人だと述べた。ＮＨＫが伝えた。"),
    ("violin", "楽器盗難", "警視庁は、ヴァイオリンが盗まれたと発表した。山田太郎さんが届け出た。滑走路の近くだった。"),
    ("paper", "手紙", "キム・ジョンウンと書かれた紙があった。"),
)


@pytest.fixture(scope="module")
def shelf():
    with desk.memory() as found:
        found.add([source(i, x, title=t, outlet="帝都新聞") for i, t, x in TEXTS])
        yield found


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("地震", "noto"), ("のと", "noto"), ("のとはんとう", "noto"), ("ノトハントウ", "noto"), ("震度7", "noto"), ("震度７", "noto"),
        ("付属病院", "noto"), ("みさいる", "north"), ("ﾐｻｲﾙ", "north"), ("ミサ", "north"), ("北朝鮮ミサイル", "north"),
        ("NHK", "metro"), ("ｎｈｋ", "metro"), ("都知事", "metro"), ("待機児童", "metro"), ("ゆりこ", "metro"),
        ("バイオリン", "violin"), ("かっそうろ", "violin"), ("滑走", "violin"), ("やまだ", "violin"),
        ("みさいる はっしゃ", "north"), ("地震　気象庁", "noto"),
    ],
)  # fmt: skip
def test_it_is_found(shelf, query, expected):
    assert expected in [h.id for h in shelf.search(query, ("document",))]


@pytest.mark.parametrize(
    "query", ["京都", "地震 ミサイル", "選挙", "", "　", '"', "*", "（）", "word:地震 OR", "NEAR(", "-", "a" * 5000]
)
def test_it_is_not_found_and_nothing_breaks(shelf, query):
    assert shelf.search(query, ("document",)) == ()


def test_one_who_has_two_names_is_found_by_both(shelf):
    assert [h.id for h in shelf.search("金正恩", ("document",))] == ["north", "paper"]
    (person,) = shelf.search("キムジョンウン", ("person",))[:1]
    assert {person.label, *person.names} >= {"金正恩", "キム・ジョンウン"}


def test_a_person_is_found_by_the_reading(shelf):
    assert "山田太郎" in {n for h in shelf.search("やまだたろう", ("person",)) for n in (h.label, *h.names)}


def test_a_person_is_found_by_the_inside_of_a_name_where_few_documents_have_it(shelf):
    assert {h.label for h in shelf.search("太郎", ("person",))} == {"山田太郎"}
    assert shelf.search("太郎", ("person",), limit=1) == ()  # in as many documents as are shown: a common word


def test_one_who_is_told_of_everywhere_is_one_hit():
    with desk.memory() as found:
        found.add(
            [
                source(
                    f"r{n}",
                    f"潮見市の山田太郎市長は{n + 1}日、{place}の整備を急ぐと述べた。",
                    published=f"2024-{n + 1:02}-0{n + 1}",
                )
                for n, place in enumerate(("橋", "港", "病院", "図書館", "堤防", "空港", "斎場", "学校", "水道"))
            ]
        )
        assert len(found.stories()) > 3
        assert [h.label for h in found.search("山田", ("person",))].count("山田太郎") == 1


@pytest.mark.parametrize(
    ("query", "words"),
    [("かっそうろ", "滑走路"), ("ｎｈｋ", "ＮＨＫ"), ("震度7", "震度７"), ("のとはんとう", "能登半島")],
)
def test_the_words_are_marked_in_the_sentence_as_it_stands(shelf, query, words):
    (quote,) = shelf.search(query, ("document",))[0].quotes[:1]
    text = shelf.document(quote.document).document.text
    assert text[quote.start : quote.end] == quote.text
    assert words in [quote.text[m.start : m.end] for m in quote.marks]


def test_a_quote_tells_the_bounds_of_the_claim_it_bears(shelf):
    hits = shelf.search("震度")
    (quote,) = [q for h in hits if h.kind == "document" for q in h.quotes][:1]
    (borne,) = quote.bears[:1]
    assert borne.claim in {h.id for h in hits if h.kind == "claim"}
    assert 1 <= borne.min <= borne.max


def test_removed_documents_and_old_versions_are_not_found():
    with desk.memory() as found:
        found.add([source("p", "県は12日、中止を決めた。", url="https://x.example/p")])
        found.add([source("p", "県は12日、延期を決めた。", url="https://x.example/p")])
        found.add([source("q", "県は12日、続行を決めた。")])
        found.remove("q")
        assert [h.id for h in found.search("中止", ("document",))] == []
        assert [h.id for h in found.search("続行", ("document",))] == []
        assert [h.id for h in found.search("延期", ("document",))] == ["p"]


def test_the_index_is_made_anew_for_another_dictionary(shelf):
    with desk.memory() as found:
        found.add([source("p", "県は12日、延期を決めた。")])
        found._db.execute("UPDATE meta SET value = 'other 1' WHERE key = 'tokenizer'")
        found._db.execute("INSERT INTO words (words) VALUES ('delete-all')")
        assert [h.id for h in found.search("延期", ("document",))] == ["p"]


def test_what_has_no_title_is_called_by_its_headline_not_by_the_line_above_it(kept):
    kept.add(
        [
            source("a", "例文通信 2023年9月12日 配信\n\n浜辺市で橋が崩れる\n\n浜辺市で12日、橋の一部が崩れた。\n"),
            source("b", "例文通信 2023年9月12日 配信\n\n港町で12日、花火の倉庫が燃え、県警が原因を調べている。\n"),
        ]
    )
    called = {"浜辺市で橋が崩れる", "港町で12日、花火の倉庫が燃え、県警が原因を調べている。"}
    assert {h.label for h in kept.search("12日", kinds=["document"])} == called
    assert {s.title for s in kept.stories()} == called
    assert {c.text for c in kept.changes()} == called


def test_the_words_of_a_document_are_those_of_its_text():
    """What is added is tokenized once, for its analysis and for the index."""
    for id_, title, text in TEXTS:
        (document,) = source(id_, text, title=title).documents
        parsed = parse(document)
        assert words.told(t for s in parsed.tokens for t in s) == words.streams(text)


def test_a_compound_is_found_by_its_shortest_words():
    told, read, _ = words.streams("能登半島地震で２０２４年にヌメロンテキスタ社が発表")
    assert told[:3] == ["能登", "半島", "地震"]
    assert read[:3] == ["のと", "はんとう", "じしん"]
    assert told[3:] == ["2024", "年", "ヌメロンテキスタ", "社", "発表"]


def test_numbers_are_found_whole():
    with desk.memory() as found:
        found.add([source("n", "知事は2024年に会見した。")])
        assert found.search("2024", ("document",))
        assert not found.search("202", ("document",))
        assert Vocabulary(found._db).beginning("202", 9) == []


def test_kana_that_are_one_word_are_not_taken_to_pieces():
    with desk.memory() as found:
        found.add([source("names", "系列の札が並ぶ。「系」「札」の字が読める。", title="札")])
        asked = asking.ask(found._db, "けいさつ")
    assert [a.phrases for a in asked] == [(Phrase(("警察",)),)]
