import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uratori.language import parse, sentences
from uratori.language.sentences import _line as line_of
from uratori.language.sentences import _nested, split
from uratori.model import Document, Mark


def pieces(text):
    return [text[a:b] for a, b in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会談は終わった。次は未定だ。", ["会談は終わった。", "次は未定だ。"]),
        ("「行く。必ず行く」と述べた。", ["「行く。必ず行く」と述べた。"]),
        ("市長は「『来るな。』と言われた」と話した。", ["市長は「『来るな。』と言われた」と話した。"]),
        ("影を落とした。 。次の文だ。", ["影を落とした。", "次の文だ。"]),
        ("念を押した。」次へ。", ["念を押した。」", "次へ。"]),
        ("本当か!?そうだ。", ["本当か!?", "そうだ。"]),
        ("開いたままの「引用。次の文。", ["開いたままの「引用。", "次の文。"]),
        ("見出し\n本文だ。", ["見出し", "本文だ。"]),
        ("。。。\n!?\n", []),
    ],
)
def test_split(text, expected):
    assert pieces(text) == expected


def test_a_line_without_a_stop_is_cut_so_that_nothing_runs_away():
    found = pieces("長い、" * 5000)
    assert max(map(len, found)) <= 4000
    assert "".join(found) == "長い、" * 5000


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("首相が辞意表明\n首相は辞任する。", ["headline", "body"]),
        (
            "題名 https://example.org/a\n— 帝都新聞 (@teito) May 1, 2024\n本文だ。\n#政局(辞任)",
            ["headline", "credit", "body", "tag"],
        ),
        ("主な議題は次の通り。\n・安全保障\n・経済", ["body", "list item", "list item"]),
        # what a notice tells by numbers; numbered headings are none
        ("お知らせします。\n1　対象　記録62件\n2　関与　社員5名", ["body", "list item", "list item"]),
        ("お知らせします。\n1　経緯\n2　今後の対応", ["body", "headline", "headline"]),
        ("お知らせします。\n1　対象　記録62件\n\n3　経緯　次の通り", ["body", "headline", "headline"]),
        ("県は発表した。\n(c)AFP", ["body", "credit"]),
        ("県は発表した。(共同)", ["body", "credit"]),
        ("県は発表した(4日)。", ["body"]),
        (
            "経過\n5月3日 8時10分 異音を確認\n同日 9時 運転を停止\n以上です。",
            ["headline", "list item", "list item", "body"],
        ),
        ("港の工事\n5月3日 海辺県の発表資料\n工事を始めた。", ["headline", "headline", "body"]),
        ("何が問題か?\n\n制度だ。", ["headline", "body"]),
        ("問 事実か。\n答 事実ではない。", ["body", "body"]),
        ("述べた。\n「必ず行く」", ["body", "quote"]),
    ],
)
def test_kinds(text, kinds):
    assert [s.kind for s in sentences(text)] == kinds


def test_marks_of_the_reader_win():
    text = "見出しではない行\n本文だ。"
    assert [s.kind for s in sentences(text, (Mark(0, 8, "caption"),))] == ["caption", "body"]


@given(st.text(alphabet="「」『』()。!?あ漢 \n", max_size=80))
def test_sentences_are_in_order_and_do_not_overlap(text):
    spans = list(split(text))
    assert all(a < b for a, b in spans)
    assert all(x[1] <= y[0] for x, y in itertools.pairwise(spans))


@given(st.text(alphabet="「」『』()。!?あ漢aYo ", max_size=60))
def test_a_line_without_brackets_in_others_is_cut_as_one_with(line):
    """Two ways lead to the same cuts."""
    assert line_of(line) == _nested(line)


@given(st.text(alphabet="首相は「訪問する」と述べた。\n12日", max_size=60))
def test_tokens_and_chunks_cover_their_sentence(text):
    found = parse(Document("d", "d", text, 0, len(text)))
    for sentence, tokens, chunks in zip(found.sentences, found.tokens, found.chunks, strict=True):
        assert "".join(t.surface for t in tokens) == found.text[sentence.start : sentence.end]
        assert [t.start for t in tokens] == sorted(t.start for t in tokens)
        assert chunks[0].first == 0
        assert chunks[-1].last == len(tokens)
        assert all(a.last == b.first for a, b in itertools.pairwise(chunks))


def test_a_mark_inside_a_name_ends_no_sentence():
    text = "朝刊によればYahoo!ニュースは閉じた。そうか!次は来る。"
    assert [text[a:b] for a, b in split(text)] == ["朝刊によればYahoo!ニュースは閉じた。", "そうか!", "次は来る。"]
