"""Whatever the text: no crash, spans inside the text, nothing lost, no runaway."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uratori.attribution.document import focus
from uratori.model import Document
from uratori.pipeline import analyze

PIECES = st.sampled_from(
    ["外相は", "「", "」", "『", "』", "“", "”", "(", ")", "、", "。", "\n", "と述べた", "によると", "という", "ことを認めた", "との見方を示した",
     "が", "も", "県", "同紙", "だった", "行く", "4日", "問 ", "答 ", ":", "とみられる", "の話として", "と", "に", "から聞いた", "よう求めた", "同氏"]
)  # fmt: skip

LABEL = re.compile(r"\s*[問答]\s*:?[\s、。]*")


def read(text):
    return analyze(Document("d", "d", text, 0, len(text)))


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=24).map("".join))
def test_spans_lie_in_the_text_and_chains_begin_with_the_outlet(text):
    found = read(text)
    for s in found.statements:
        assert s.content
        for span in (*s.content, *(x for x in (s.source, s.cue) if x)):
            assert 0 <= span.start < span.end <= len(text)
        assert s.chain[0].kind in ("outlet", "own")
        assert s.attributed == (len(s.chain) > 1)
    ids = [s.id for s in found.statements]
    assert len(ids) == len(set(ids))


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=24).map("".join))
def test_every_sentence_of_the_body_belongs_to_a_statement(text):
    found = read(text)
    # A sentence that only says whose words came before it (政府高官の話としている) belongs to those.
    held = [(x.start, x.end) for s in found.statements for x in (s, *s.content, *s.chain) if x.start is not None]
    for sentence in found.sentences:
        alone = LABEL.fullmatch(text[sentence.start : sentence.end])  # a label alone on its line says nothing
        asked = text[text.rfind("\n", 0, sentence.start) + 1 :].lstrip().startswith("問")  # a question asserts nothing
        if sentence.kind in ("body", "list item") and not alone and not asked:
            assert any(a < sentence.end and sentence.start < b for a, b in held)


@pytest.mark.parametrize(
    "text",
    ["「" * 3000, "」" * 3000, "「はい」" * 800, "「『" * 500 + "はい" + "』」" * 500, "首相は「行く」と述べ、" * 300, "県によると、" * 500,
     "県は市は町は" * 400, "述べたと" * 800, "問 どうか。\n答 行く。\n" * 200, "ことを認めた" * 500, "首相は「行く…\n" * 200],
    ids=lambda t: t[:8],
)  # fmt: skip
def test_bad_input_is_read_to_its_end(text):
    found = read(text)
    assert all(s.start <= c.start < c.end <= s.end <= len(text) for s in found.statements for c in s.content)


@pytest.mark.parametrize("line", ["岡部さん死亡に", "岡部さんは遺体に", "岡部さんが死亡", "岡部さんは死ぬ"])
def test_a_line_may_end_behind_one_who_is_lost(line):
    text = line + "\n町長は席に着いた。「残念だ」。"
    assert read(text).statements[-1].content[0].of(text) == "残念だ"


def test_an_open_quote_does_not_swallow_the_next_line():
    text = "首相は「続ける、と述べた。\n外相は会議を終えたと語った。"
    contents = [text[c.start : c.end] for s in read(text).statements for c in s.content]
    assert "会議を終えた" in contents


def test_the_same_text_gives_the_same_statements():
    text = "外相は「続ける」と述べた。会談は近いという。"
    assert read(text).statements == read(text).statements


def test_a_sentence_of_hearsay_is_read_once_for_all_its_clauses(monkeypatch):
    looked = []
    monkeypatch.setattr(focus, "told_of", lambda line, *rest: looked.append(line.sentence))
    text = "工場は港の近くにある。" + "止まったという、" * 200 + "止まった。"
    read(text)
    assert len(looked) < 20
