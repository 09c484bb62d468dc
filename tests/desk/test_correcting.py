"""What a reader says of what was found: append-only, tied to words, apart from what the program finds; and as a gold set."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uratori import desk, evaluation
from uratori.desk import goldset, labels, reviewing
from uratori.desk.labels import LAYERS, MemberLabel, TimeLabel
from uratori.model import Span

from .helpers import source


def found(kept, document, layer):
    dossier = kept.story(kept.story_of(document))
    (analysis,) = [a for a in dossier.documents if a.document.id == document]
    return labels.found(layer, analysis, dossier.stories[0], dossier.entities)


def reviewed(kept, document, layer):
    return reviewing.review(layer, found(kept, document, layer), kept.corrections(document))


def words(kept, document, label):
    text = kept.document(document).document.text
    return [s.of(text) for s in labels.spans(label)]


def written(kept, folder, **more):
    for path, data in goldset.files(kept, **more).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def rows(folder, name):
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()]


def test_nothing_is_judged_before_a_reader_says_so(story):
    for layer in LAYERS:
        made = reviewed(story, "morning", layer)
        assert made.items
        assert {i.state for i in made.items} == {"found"}
        assert not made.touched
    assert goldset.files(story) == {}


def test_a_correction_holds_and_what_was_found_stays_beside_it(story):
    (time, *_) = found(story, "morning", "times")
    right = replace(time, value="2024-05-02")
    number = story.correct("morning", "times", "changed", found=time, label=right, by="佐藤")
    item = reviewed(story, "morning", "times").items[0]
    assert (item.state, item.found, item.label) == ("changed", time, right)
    assert item.correction.by == "佐藤"
    assert found(story, "morning", "times")[0] == time
    story.undo_correction(number, by="鈴木")
    assert reviewed(story, "morning", "times").items[0].state == "found"
    assert [c.holds for c in story.corrections(undone=True)] == [False]
    with pytest.raises(KeyError):
        story.undo_correction(number)


def test_the_later_word_on_the_same_label_holds_and_undoing_it_brings_the_earlier_back(story):
    (time, *_) = found(story, "morning", "times")
    story.correct("morning", "times", "right", found=time, label=time)
    later = story.correct("morning", "times", "wrong", found=time)
    assert reviewed(story, "morning", "times").items[0].label is None
    story.undo_correction(later)
    assert reviewed(story, "morning", "times").items[0].state == "right"


def test_a_missing_label_is_added_and_is_one_with_what_is_found_there(story):
    name = found(story, "morning", "names")[0]
    added = TimeLabel(name.span, "DATE", "2024")
    story.correct("morning", "times", "added", label=added)
    made = reviewed(story, "morning", "times")
    assert [i.label for i in made.items if i.state == "added"] == [added]
    again = reviewing.review("times", [replace(added, value="2023")], story.corrections("morning"))
    assert [(i.found.value, i.label.value) for i in again.items] == [("2023", "2024")]


def test_a_layer_that_was_gone_through_keeps_its_labels_whatever_is_found_later(story):
    before = found(story, "morning", "names")
    number = story.correct("morning", "names", "seen", labels=before)
    assert {i.state for i in reviewed(story, "morning", "names").items} == {"right"}
    later = reviewing.review("names", before[1:], story.corrections("morning"))
    assert later.labels == before
    more = replace(before[0], span=Span(before[0].span.start, before[0].span.end + 1), type="person")
    now = reviewing.review("names", [*before[1:], more], story.corrections("morning"))
    assert now.labels == before
    assert now.items[0].found == more
    story.undo_correction(number)
    assert not reviewed(story, "morning", "names").touched


def test_a_correction_stays_with_its_words_in_a_later_version(kept):
    head, body = "港の橋が通行止め\n", "市の担当者は3日、けが人は5人だと述べた。"
    page = {"outlet": "帝都新聞", "url": "https://teito.example/x", "published": "2024-05-03"}
    kept.add([source("a", head + body, **page)])
    (time,) = [t for t in found(kept, "a", "times") if words(kept, "a", t) == ["3日"]]
    kept.correct("a", "times", "changed", found=time, label=replace(time, value="2024-04-03"))
    seen = kept.correct("a", "names", "seen", labels=found(kept, "a", "names"))
    kept.add([source("a", head + "橋は古い。" + body, **page)])
    item = next(i for i in reviewed(kept, "a", "times").items if i.state == "changed")
    assert words(kept, "a", item.label) == ["3日"]
    assert item.found is not None
    assert next(c for c in kept.corrections() if c.number == seen).start is None
    kept.add([source("a", head + "担当者は話さなかった。", **page)])
    assert not any(i.correction for i in reviewed(kept, "a", "times").items)
    assert next(c for c in kept.corrections("a") if c.layer == "times").start is None


@pytest.mark.parametrize(
    ("verdict", "has", "label"),
    [
        ("right", False, True),
        ("wrong", True, True),
        ("added", True, True),
        ("changed", True, False),
        ("no", True, True),
    ],
)
def test_a_correction_that_says_nothing_is_refused(story, verdict, has, label):
    (time, *_) = found(story, "morning", "times")
    with pytest.raises(ValueError, match=verdict):
        story.correct("morning", "times", verdict, found=time if has else None, label=time if label else None)
    assert story.corrections() == ()


def test_words_outside_the_document_are_refused(story):
    with pytest.raises(ValueError, match="outside"):
        story.correct("morning", "times", "added", label=TimeLabel(Span(0, 10_000), "DATE", None))
    with pytest.raises(KeyError):
        story.correct("nobody", "times", "seen")


def test_notes_and_corrections_do_not_meet(story):
    note = story.note("morning", 0, 3, text="橋の件")
    number = story.correct("morning", "times", "seen", labels=found(story, "morning", "times"))
    assert [n.number for n in story.notes()] == [note.number]
    assert [c.number for c in story.corrections()] == [number]
    with pytest.raises(KeyError):
        story.undo_note(number)
    with pytest.raises(KeyError):
        story.undo_correction(note.number)


def test_corrections_go_with_the_archive(story, tmp_path):
    (time, *_) = found(story, "morning", "times")
    story.correct("morning", "times", "wrong", found=time, by="佐藤")
    story.export(tmp_path / "desk.zip")
    with desk.open(tmp_path / "other.uratori") as other:
        other.take(tmp_path / "desk.zip")
        assert other.corrections() == story.corrections()


def test_the_export_is_a_gold_set_in_which_a_correction_is_a_difference(story, tmp_path):
    (time, *_) = found(story, "morning", "times")
    story.correct("morning", "times", "changed", found=time, label=replace(time, value="2024-05-01"))
    folder = written(story, tmp_path / "gold")
    gold = evaluation.load(folder)
    assert gold.labelled("times") == ["morning"]
    assert rows(folder, "documents")[0]["labelled"] == ["times"]
    assert rows(folder, "entities") == []
    figures = {f.name: f for f in evaluation.evaluate(gold).layers["times"]}
    (difference,) = figures["found and value right"].differences
    assert (difference.wanted, difference.found) == ("2024-05-01", time.value)


def test_a_label_taken_away_is_a_difference_where_no_other_is_left(story, tmp_path):
    for time in found(story, "morning", "times"):
        story.correct("morning", "times", "wrong", found=time)
    folder = written(story, tmp_path / "gold")
    assert rows(folder, "times") == []
    figures = evaluation.evaluate(evaluation.load(folder)).layers["times"]
    assert len(figures[2].differences) == len(found(story, "morning", "times"))


def test_an_export_without_a_wrong_label_has_no_difference(story, tmp_path):
    for document in ("morning", "evening"):
        for layer in LAYERS:
            story.correct(document, layer, "seen", labels=found(story, document, layer))
    folder = written(story, tmp_path / "gold", seen=True)
    made = evaluation.evaluate(evaluation.load(folder))
    assert set(made.layers) == {"times", "names", "attribution", "claims"}
    assert not [d for figures in made.layers.values() for f in figures for d in f.differences]


def test_words_that_do_not_state_a_claim_stand_apart_in_the_export(story, tmp_path):
    shared = next(
        m
        for m in found(story, "morning", "claims")
        if any(o.claim == m.claim for o in found(story, "evening", "claims"))
    )
    story.correct("morning", "claims", "wrong", found=shared)
    folder = written(story, tmp_path / "gold")
    made = rows(folder, "claims")
    (alone,) = [c["members"] for c in made if c["id"] != shared.claim]
    assert [(m["start"], m["end"]) for m in alone] == [(shared.span.start, shared.span.end)]
    figure = evaluation.evaluate(evaluation.load(folder), ["claims"]).layers["claims"][0]
    assert figure.differences[0].found
    assert not figure.differences[0].wanted


def test_words_are_moved_to_another_claim(story, tmp_path):
    member, *rest = found(story, "morning", "claims")
    other = next(o for o in rest if o.claim != member.claim)
    story.correct("morning", "claims", "changed", found=member, label=MemberLabel(member.span, other.claim))
    made = {c["id"]: c for c in rows(written(story, tmp_path / "gold"), "claims")}
    place = ("morning", member.span.start)
    assert place in [(m["doc"], m["start"]) for m in made[other.claim]["members"]]
    assert place not in [(m["doc"], m["start"]) for m in made.get(member.claim, {"members": []})["members"]]


def test_only_what_was_gone_through_where_that_is_asked_for(story, tmp_path):
    (time, *_) = found(story, "morning", "times")
    story.correct("morning", "times", "right", found=time, label=time)
    assert goldset.files(story, seen=True) == {}
    story.correct("morning", "names", "seen", labels=found(story, "morning", "names"))
    folder = written(story, tmp_path / "gold", seen=True)
    assert rows(folder, "documents")[0]["labelled"] == ["names"]


def test_a_removed_document_is_not_exported(story):
    story.correct("morning", "times", "seen", labels=found(story, "morning", "times"))
    story.remove("morning")
    assert goldset.files(story) == {}


@pytest.mark.parametrize("id_", ["../../etc/passwd", "a b/c:d", "…", "長" * 200])
def test_the_files_of_an_export_lie_in_its_folder(kept, id_):
    kept.add([source(id_, "港の市は3日、橋を直すと発表した。", published="2024-05-03")])
    (document,) = (d.id for d in kept.documents())
    kept.correct(document, "times", "seen", labels=found(kept, document, "times"))
    (path,) = [p for p in goldset.files(kept) if p.startswith("docs/")]
    assert path.count("/") == 1
    assert not path.startswith("docs/.")
    assert len(path.encode()) < 240


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)), max_size=12), st.integers(0, 99))
def test_every_label_that_was_found_stands_in_the_review_once(places, picked):
    made = {s: TimeLabel(Span(s, s + n), "DATE", None) for s, n in places}
    review = reviewing.review("times", list(made.values()), [])
    assert [i.label for i in review.items] == sorted(made.values(), key=labels.place)
    if made:
        one = review.items[picked % len(review.items)]
        assert review.item(one.key) is one


@given(st.integers(0, 50), st.integers(1, 9), st.integers(-20, 20))
def test_a_label_survives_its_way_to_json_and_back(start, length, by):
    label = TimeLabel(Span(start + 20, start + 20 + length), "TIME", "2024-05-03T10:00", mod="APPROX")
    assert labels.from_row("times", labels.to_row(label)) == label
    assert labels.moved(labels.moved(label, by), -by) == label
