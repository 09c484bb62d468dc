import random

import pytest

from uratori import claims, pipeline
from uratori.contract import dossier_to_json
from uratori.model import Document, Published

TEXTS = {
    "a": "帝都新聞は3日、首相が辞任する意向を固めたと報じた。首相周辺は否定している。",
    "b": "首相が辞任の意向を固めたと、帝都新聞が3日に伝えました。",
    "c": "県は4日、ダムの放流を午後2時に始めたと発表した。",
}


def documents():
    return [Document(k, f"{k}.txt", t, 0, len(t)) for k, t in TEXTS.items()]


def test_the_same_documents_in_any_order_give_the_same_dossier():
    first = dossier_to_json(pipeline.check(documents()))
    for seed in range(3):
        shuffled = documents()
        random.Random(seed).shuffle(shuffled)
        assert dossier_to_json(pipeline.check(shuffled)) == first


def test_a_document_that_cannot_be_analysed_is_flagged_and_the_rest_is_done(monkeypatch):
    def broken(parse):
        if "放流" in parse.text:
            raise IndexError("broken")
        return (), ()

    monkeypatch.setattr(pipeline.names, "find", broken)
    found = pipeline.check(documents())
    flags = {a.document.id: a.document.flags for a in found.documents}
    assert not flags["a"]
    assert flags["c"][0].startswith("analysis failed: IndexError")


def test_documents_together_are_analysed_as_each_alone(monkeypatch):
    monkeypatch.setattr(pipeline, "_TOGETHER", 50)  # two batches
    alone = [pipeline.analyze(d) for d in documents()]
    assert list(pipeline.analyze_all(documents())) == alone
    assert list(pipeline.attempt_all(documents())) == alone


def test_a_document_that_cannot_be_analysed_costs_none_of_those_beside_it(monkeypatch):
    alone = pipeline.analyze(documents()[0])
    find = pipeline.attribution.find

    def broken(parse, *found):
        if "放流" in parse.text:
            raise IndexError("broken")
        return find(parse, *found)

    monkeypatch.setattr(pipeline.attribution, "find", broken)
    found = list(pipeline.attempt_all(documents()))
    assert [a.document.id for a in found] == ["a", "b", "c"]
    assert found[0] == alone
    assert found[2].document.flags[0].startswith("analysis failed: IndexError in broken")
    assert [a for a, _ in pipeline.examine_all(documents())] == found


def test_progress_is_told_by_stage():
    told = []
    pipeline.check(documents(), lambda *step: told.append(step))
    assert told[:4] == [("analyze", n, 3) for n in range(4)]
    assert (told[4], told[-1]) == (("check", 0, 3), ("check", 3, 3))


def test_a_story_that_cannot_be_told_is_shown_without_claims_and_the_rest_is_told(monkeypatch):
    told = claims.story

    def broken(part):
        if any("放流" in a.document.text for a in part.analyses):
            raise IndexError("broken")
        return told(part)

    monkeypatch.setattr(claims, "story", broken)
    found = pipeline.check(documents())
    assert {s.documents: bool(s.claims) for s in found.stories} == {("a", "b"): True, ("c",): False}
    flags = {a.document.id: a.document.flags for a in found.documents}
    assert not flags["a"]
    assert flags["c"][0].startswith("analysis failed: IndexError")


def test_parts_of_a_text_keep_the_offsets_of_the_whole():
    text = "前の記事。\n" + "ﾀﾞﾑの放流は12日に始まったと県は述べた。"
    found = pipeline.analyze(Document("x#2", "x", text, 6, len(text), parent="x"))
    assert [text[t.start : t.end] for t in found.times] == ["12日"]
    assert all(s.start >= 6 and s.end <= len(text) for s in found.statements)


@pytest.mark.parametrize("field", ["value", "earliest", "latest"])
@pytest.mark.parametrize("day", ["2007-13", "きのう", "2023-02-30"])
def test_a_date_of_publication_that_is_none_is_refused_where_it_is_made(field, day):
    with pytest.raises(ValueError, match=r"isoformat|out of range|day is"):
        Published(**{field: day})
