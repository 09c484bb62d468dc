"""What a desk keeps, and how it tells what became of it."""

import threading

import pytest

from uratori import desk, pipeline
from uratori.contract import dossier_to_json
from uratori.desk import settling

from .helpers import DENIAL, OTHER, STORY, source


def kinds(receipt):
    return [a.kind for a in receipt.added]


def test_the_same_content_twice_is_one(kept):
    assert kinds(kept.add(STORY)) == ["new", "new"]
    assert kinds(kept.add(STORY)) == ["same", "same"]
    assert len(kept.documents()) == 2


def test_the_same_words_of_two_outlets_are_two(kept):
    text = "帝都の株価は12日、続落した。"
    kept.add([source("a", text, outlet="帝都新聞"), source("b", text, outlet="みなとテレビ")])
    assert len(kept.documents()) == 2


def test_what_came_is_given_back_byte_for_byte(kept, tmp_path):
    file = tmp_path / "古い.txt"
    file.write_bytes("知事は12日、辞任すると述べた。".encode("cp932"))
    (added,) = kept.add(s for s in desk.gather([file])).added
    assert kept.original(added.document) == file.read_bytes()
    assert kept.document(added.document).document.text == "知事は12日、辞任すると述べた。"


def test_an_analysis_comes_back_as_it_was_made(kept):
    kept.add(STORY)
    (document,) = STORY[0].documents
    assert kept.document("morning") == pipeline.analyze(document)


def test_another_text_at_one_address_is_a_version(kept):
    kept.add(STORY)
    new = source(
        "morning",
        "浜風市の橋が通行止め\n浜風市の大橋で3日、路面の陥没が見つかり、通行止めになった。市の担当者は「けが人は8人」と述べた。\n復旧の見通しは立っていない。",
        outlet="帝都新聞",
        url="https://teito.example/a1?utm_source=feed#top",
        published="2024-05-03",
    )
    receipt = kept.add([new])
    assert kinds(receipt) == ["version"]
    assert len(kept.documents()) == 2
    first, second = kept.versions("morning")
    assert second.current
    assert not first.differences
    found = {d.kind: d for d in second.differences}
    assert "5人" in found["changed"].before[1]
    assert "8人" in found["changed"].after[1]
    assert found["added"].after[1] == "復旧の見通しは立っていない。"
    assert "5人" in kept.document("morning", 1).document.text
    assert "version" in [c.kind for c in kept.changes()]


def test_an_older_capture_added_again_changes_nothing_but_a_live_one_does(kept):
    old, new = (
        source("p", t, url="https://x.example/p") for t in ("県は12日、中止を決めた。", "県は12日、延期を決めた。")
    )
    kept.add([old, new])
    assert kinds(kept.add([old])) == ["same"]
    assert "延期" in kept.document("p").document.text
    live = desk.Source("https://x.example/p", None, old.documents, live=True)
    assert kinds(kept.add([live])) == ["version"]
    assert "中止" in kept.document("p").document.text


def test_a_file_name_used_again_for_another_report_is_another_document(kept, tmp_path):
    file = tmp_path / "article.txt"
    for text in ("知事は12日、辞任すると述べた。", "海外で大きな地震があり、各国が支援を表明した。"):
        file.write_text(text, encoding="utf-8")
        (added,) = kept.add(desk.gather([file])).added
        assert added.kind == "new"
    assert len(kept.documents()) == 2


def test_a_rewritten_entry_of_a_page_is_a_version_and_the_rest_stays(kept, tmp_path):
    file = tmp_path / "live.txt"
    entries = [
        "18:20 会見で釈明\n知事は会見で、県の対応は適切だったと述べた。",
        "17:05 会見始まる\n県庁で会見が始まった。多くの記者が集まった。",
    ]
    file.write_text("【詳報】知事会見 7月7日の動き\n\n" + "\n\n".join(entries), encoding="utf-8")
    assert kinds(kept.add(desk.gather([file]))) == ["new", "new", "new"]
    entries[0] = entries[0].replace("適切だった", "適切ではなかった")
    new = "19:00 会見終わる\n知事の会見が終わった。"
    file.write_text("【詳報】知事会見 7月7日の動き\n\n" + "\n\n".join([new, *entries]), encoding="utf-8")
    assert sorted(kinds(kept.add(desk.gather([file])))) == ["new", "same", "same", "version"]
    assert len({d.parent for d in (kept.document(x.id).document for x in kept.documents()) if d.parent}) == 1
    kept.settle()
    assert not kept.examine()


def test_removed_stays_removed_until_restored(story):
    before = story.stories()
    story.remove("evening")
    assert "evening" not in {d.id for d in story.documents()}
    assert [d.id for d in story.documents(removed=True) if d.removed] == ["evening"]
    assert kinds(story.add(STORY)) == ["same", "removed"]
    assert not story.examine()
    story.restore("evening")
    assert [s.id for s in story.stories()] == [s.id for s in before]
    assert {c.kind for c in story.changes()} >= {"removed", "restored"}


def test_a_story_is_what_check_says_of_its_documents(story):
    (found,) = [s for s in story.stories() if s.documents == 2]
    shown = story.story(found.id)
    expected = pipeline.check([d for s in STORY for d in s.documents])
    assert dossier_to_json(shown)["documents"] == dossier_to_json(expected)["documents"]
    bare = [(c.text, c.origins, c.status) for c in expected.stories[0].claims]
    assert [(c.text, c.origins, c.status) for c in shown.stories[0].claims] == bare


def test_claims_are_never_stale(story):
    (found,) = [s for s in story.stories() if s.documents == 2]
    story.add([DENIAL])
    assert len(story.story(story.story_of("denial")).documents) == 3
    assert story.story_of("denial") == found.id


def test_the_order_of_adding_decides_no_claim(tmp_path):
    texts = []
    for name, order in (("a", (*STORY, DENIAL, OTHER)), ("b", (OTHER, DENIAL, *reversed(STORY)))):
        with desk.open(tmp_path / name) as kept:
            for one in order:
                kept.add([one])
                kept.settle()
            stories = [kept.story(s.id).stories[0] for s in kept.stories()]
            texts.append(sorted((s.title, [(c.text, c.origins.min, c.origins.max) for c in s.claims]) for s in stories))
    assert texts[0] == texts[1]


def test_ids_stay_when_documents_come(story):
    (before,) = [s for s in story.stories() if s.documents == 2]
    claims = {c.text: c.id for c in story.story(before.id).stories[0].claims}
    story.add([DENIAL])
    after = {c.text: c.id for c in story.story(before.id).stories[0].claims}
    kept_texts = claims.keys() & after.keys()
    assert kept_texts
    assert all(claims[t] == after[t] for t in kept_texts)
    assert all(story.story_of(id_) == before.id for id_ in claims.values())


def test_changes_tell_what_happened_to_a_claim(story):
    last = story.last_change
    story.settle()
    a = source("a", "会社は6日、部品に欠陥があったと発表した。", outlet="帝都新聞", published="2024-05-06")
    b = source(
        "b", "会社は7日、部品に欠陥があった事実はないと否定した。", outlet="みなとテレビ", published="2024-05-07"
    )
    story.add([a])
    story.settle()
    story.add([b])
    found = story.changes(last)
    assert [c.number for c in found] == sorted(c.number for c in found)
    assert {"added", "new"} <= {c.kind for c in found}
    assert all(c.before for c in found if c.kind in ("rose", "fell"))


def test_decisions_win_and_are_undone(story):
    a = source("x", "山田太郎氏は、計画を知らなかったと述べた。", published="2024-05-03")
    story.add([a])
    generation = story.generation
    made = story.decide("山田太郎", "山田", one=False)
    assert story.generation > generation
    assert [k.holds for k in story.decisions()] == [True]
    story.undo(made.number)
    assert [k.holds for k in story.decisions()] == [False]
    with pytest.raises(desk.DecisionError):
        story.undo(made.number)
    with pytest.raises(desk.DecisionError):
        story.decide("山田", "山田", one=True)


def test_a_decision_reaches_the_stories_that_know_the_name(kept):
    kept.add(
        [source("x", "白川市の鈴木一郎市長は、中止を決めた。鈴木次郎副市長は反対した。鈴木氏は説明を続けるという。")]
    )
    story = kept.stories()[0].id
    names = {e.name for e in kept.story(story).entities if e.type == "person"}
    kept.decide("鈴木一郎", "鈴木次郎", one=True)
    assert {e.name for e in kept.story(story).entities if e.type == "person"} != names


def test_a_note_stays_with_its_words(kept):
    first = source("p", "県は12日、工事の中止を決めた。費用は3億円という。", url="https://x.example/p")
    kept.add([first])
    text = kept.document("p").document.text
    start = text.index("費用は3億円")
    note = kept.note("p", start, start + 6, standing="confirmed", text="予算書で確認")
    assert note.words == "費用は3億円"
    kept.add(
        [source("p", "県は12日、急な会見を開き、工事の中止を決めた。費用は3億円という。", url="https://x.example/p")]
    )
    kept.reanalyse()
    (found,) = kept.notes("p")
    assert kept.document("p").document.text[found.start : found.end] == "費用は3億円"
    kept.add(
        [source("p", "県は12日、急な会見を開き、工事の中止を決めた。費用は4億円という。", url="https://x.example/p")]
    )
    (lost,) = kept.notes("p")
    assert (lost.start, lost.words) == (None, "費用は3億円")
    kept.undo_note(note.number)
    assert kept.notes() == ()
    assert [n.holds for n in kept.notes(undone=True)] == [False]


@pytest.mark.parametrize(
    ("start", "end", "standing"), [(0, 0, "check"), (0, 999, "check"), (0, 2, None), (0, 2, "true")]
)
def test_a_note_needs_words_and_something_to_say(kept, start, end, standing):
    kept.add([source("p", "県は12日、中止を決めた。")])
    with pytest.raises(ValueError, match=r"\w"):
        kept.note("p", start, end, standing=standing)


def test_what_an_older_program_read_is_read_anew(story):
    story.note("morning", 0, 5, standing="check")
    claims = {c.id for s in story.stories() for c in story.story(s.id).stories[0].claims}
    path = story.path
    story._db.execute("UPDATE maker SET name = '0-old'")
    story._db.execute("UPDATE meta SET value = '0-old' WHERE key = 'analysis'")
    story.close()
    with desk.open(path) as again:
        assert {c.id for s in again.stories() for c in again.story(s.id).stories[0].claims} == claims
        assert again.document("morning").sentences
        assert len(again.notes()) == 1
        assert not again.examine()


def test_credentials_are_not_kept(kept, tmp_path):
    url = "https://taro:himitsu@x.example/p?id=3&access_token=abc123"
    row = f'{{"id": "r", "text": "県は12日、中止を決めた。", "url": "{url}"}}'
    file = tmp_path / "rows.jsonl"
    file.write_text(row, encoding="utf-8")
    kept.add(desk.gather([file]))
    (listed,) = kept.documents()
    assert listed.url == "https://x.example/p?id=3"
    kept.close()
    assert not [p for p in tmp_path.glob("desk*") if b"himitsu" in p.read_bytes()]
    with desk.open(kept.path) as again:
        assert b"himitsu" not in again.original("r")
        assert b"abc123" not in again.original("r")


@pytest.mark.parametrize("broken", [False, True])
def test_a_file_of_several_texts_loses_the_credentials_of_each(kept, tmp_path, broken):
    rows = [
        f'{{"id": "r{n}", "text": "県は{n}日、中止を決めた。", "url": "https:\\/\\/taro:himitsu{n}@x.example/{n}?access_token=kagi{n}"}}'
        for n in range(1, 4)
    ]
    if broken:
        rows.insert(1, "{")
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join(rows), encoding="utf-8")
    receipt = kept.add(desk.gather([file]))
    assert [a.kind for a in receipt.added] == ["new"] * 3
    assert len(receipt.problems) == broken
    kept.close()
    assert not [p for p in tmp_path.glob("desk*") if b"himitsu" in p.read_bytes()]
    with desk.open(kept.path) as again:
        data = {again.original(f"r{n}") for n in range(1, 4)}
        assert len(data) == 1  # the file is kept once
        (whole,) = data
        assert whole
        assert not [s for s in (b"himitsu", b"kagi") if s in whole]
        assert again.examine() == ()


def test_the_bytes_of_a_file_of_one_text_stay_as_they_came(kept, tmp_path):
    """Addresses in it that are not its own are its words."""
    file = tmp_path / "memo.txt"
    file.write_text("県は12日、中止を決めた。https://taro:mihon@x.example/ は記入例。", encoding="utf-8")
    kept.add(desk.gather([file]))
    assert kept.original("memo") == file.read_bytes()


def test_what_is_added_piece_by_piece_is_brought_together_in_the_index(kept):
    for n in range(24):
        kept.add([source(f"r{n}", f"第{n}号の橋で{n + 1}日、路面の陥没が見つかった。", title=f"橋{n}")])
        kept.settle()
    (pieces,) = kept._db.execute("SELECT count(DISTINCT segid) FROM words_idx").fetchone()
    assert pieces <= 5
    assert len(kept.search("陥没", ("document",), limit=50)) == 24
    assert kept.examine() == ()


def test_a_document_without_a_title_is_listed_by_its_headline(kept):
    kept.add(
        [
            source("r", "橋が通行止め\n浜風市の橋で3日、路面の陥没が見つかった。"),
            source("t", "県は4日、中止を決めた。", title="中止"),
        ]
    )
    assert {d.id: d.title for d in kept.documents()} == {"r": "橋が通行止め", "t": "中止"}


def test_a_desk_in_memory_keeps_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with desk.memory() as found:
        found.add(STORY)
        assert len(found.stories()) == 1
    assert not list(tmp_path.iterdir())


def test_another_connection_moves_the_generation(kept):
    before = kept.generation
    with desk.open(kept.path) as other:
        other.add(STORY)
    assert kept.generation > before
    assert len(kept.documents()) == 2


def test_two_connections_settle_to_one_answer(kept):
    with desk.open(kept.path) as other:
        kept.add(STORY[:1])
        kept.settle()
        other.add(STORY[1:])
        other.settle()
        kept.add([DENIAL])
        assert [s.documents for s in kept.stories()] == [s.documents for s in other.stories()] == [3]


def test_what_another_adds_while_a_story_is_worked_out_is_not_lost(kept, monkeypatch):
    work = settling._work
    late = [DENIAL, OTHER]

    def slowly(connection, *rest):
        found = work(connection, *rest)
        if late:
            with desk.open(kept.path) as other:
                other.add([late.pop()])
        return found

    monkeypatch.setattr(settling, "_work", slowly)
    kept.add(STORY)
    assert [s.documents for s in kept.stories()] == [2]  # what comes meanwhile keeps no one waiting
    kept.stories()
    assert sorted(s.documents for s in kept.stories()) == [1, 3]
    assert kept.examine() == ()


def test_others_read_and_add_while_a_story_is_worked_out(kept, monkeypatch):
    work = settling._work
    begun, go = threading.Event(), threading.Event()

    def held(*given):
        begun.set()
        assert go.wait(20)
        return work(*given)

    kept.add(STORY)
    monkeypatch.setattr(settling, "_work", held)
    settler = threading.Thread(target=kept.settle)
    settler.start()
    assert begun.wait(20)
    (added,) = kept.add([DENIAL]).added
    assert kept.document(added.document).document.text
    assert len(kept.documents()) == 3
    assert settler.is_alive()
    go.set()
    settler.join(20)
    assert [s.documents for s in kept.stories()] == [3]
    assert kept.examine() == ()


def test_a_story_is_shown_in_the_versions_it_rests_on(kept, monkeypatch):
    first = source("a", "県は13日、橋を直すと発表した。", name="/tmp/a.txt", published="2024-05-13")
    second = source("a", "県は13日、橋を直すと発表した。工事は3週間かかる。", name="/tmp/a.txt", published="2024-05-13")
    kept.add([first])
    (story,) = kept.stories()
    monkeypatch.setattr(kept, "settle", lambda: None)  # somebody adds between the settling and the reading
    kept.add([second])
    dossier = kept.story(story.id)
    assert dossier.documents[0].document.text == "県は13日、橋を直すと発表した。"
    assert dossier.stories[0].claims


def test_a_decision_taken_while_a_story_is_worked_out_counts(kept, monkeypatch):
    work = settling._work
    late = [("甲", "乙")]

    def slowly(connection, *rest):
        found = work(connection, *rest)
        if late:
            with desk.open(kept.path) as other:
                other.decide(*late.pop(), one=True)
        return found

    monkeypatch.setattr(settling, "_work", slowly)
    kept.add(STORY)
    assert [s.documents for s in kept.stories()] == [2]
    assert kept.examine() == ()


def test_threads_may_share_a_desk(kept):
    errors = []

    def work(n):
        try:
            kept.add([source(f"t{n}", f"県は{n + 1}日、第{n}号の工事を始めたと発表した。", published="2024-05-20")])
            kept.stories()
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert not errors
    assert len(kept.documents()) == 6


def test_what_cannot_be_analysed_is_kept_with_a_flag(kept, monkeypatch):
    def fail(document):
        raise RuntimeError("no")

    monkeypatch.setattr(pipeline, "analyze", fail)
    kept.add([source("p", "県は12日、中止を決めた。")])
    assert kept.document("p").document.flags
    assert kept.stories()


@pytest.mark.parametrize("missing", ["document", "original", "versions", "story", "story_of", "remove", "restore"])
def test_an_unknown_id_is_a_key_error(kept, missing):
    with pytest.raises(KeyError):
        getattr(kept, missing)("none")


def test_a_story_has_the_words_of_its_claims_though_they_are_kept_once(kept):
    kept.add(STORY)
    (summary,) = kept.stories()
    (story,) = kept.story(summary.id).stories
    texts = {a.document.id: a.document.text for a in kept.story(summary.id).documents}
    assert story.claims
    assert all(any(c.text and c.text in t for t in texts.values()) for c in story.claims)


def test_a_decision_on_places_of_one_name_each_reaches_their_story(kept):
    kept.add([source("a", "京都市で12日、橋が崩れた。神戸市の住民によると、けがはない。")])
    (summary,) = kept.stories()
    kept.decide("京都市", "神戸市", one=True)
    assert [{n.name for n in e.names} for e in kept.story(summary.id).entities] == [{"京都市", "神戸市"}]
