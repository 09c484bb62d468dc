"""What a desk holds of its stories from one settling to the next changes nothing of what it shows."""

import pytest

from uratori import desk
from uratori.claims import Memory
from uratori.desk import remembering
from uratori.desk.remembering import Recalled, Remembered

from .helpers import source

MORE = (
    source("d0", "港湾局は6日、フェリーの接触事故で乗客5人がけがをしたと発表した。", published="2024-05-06", title="フェリーが岸壁に接触"),
    source("d9", "フェリーの接触事故で、港湾局は7日、けが人が7人に増えたと明らかにした。", published="2024-05-07", title="フェリーが岸壁に接触"),
    source("d4", "フェリー接触事故で船会社は7日、「減速が遅れた事実はない」と説明した。", published="2024-05-07", title="フェリーが岸壁に接触"),
    source("d1", "フェリーの接触事故で、関係者は減速が遅れたと話した。けが人は7人。", published="2024-05-06", title="フェリーが岸壁に接触"),
)  # fmt: skip
CHIEF = (
    source("e1", "港湾局の山田太郎局長は6日、フェリーの接触事故で乗客5人がけがをしたと発表した。", published="2024-05-06", title="フェリーが岸壁に接触"),
    source("e2", "フェリーの接触事故で、港湾局の山田局長は6日、乗客5人がけがをしたと述べた。", published="2024-05-06", title="フェリーが岸壁に接触"),
)  # fmt: skip


def shown(kept):
    """What the stories of a desk say, their ids left out."""
    out = []
    for summary in kept.stories():
        (story,) = kept.story(summary.id).stories
        names = {c.id: (c.text, c.members[0].document, c.members[0].start) for c in story.claims}
        out.append(
            [
                (
                    c.text,
                    c.status,
                    c.origins,
                    c.members,
                    sorted((r.type, r.slot or "", names[r.claim]) for r in c.relations),
                )
                for c in sorted(story.claims, key=lambda c: names[c.id])
            ]
        )
    return sorted(out, key=str)


@pytest.fixture(autouse=True)
def _small_stories_too(monkeypatch):
    monkeypatch.setattr(remembering, "_WORTH", 2)


def test_one_by_one_or_all_at_once(kept):
    for one in MORE:
        kept.add([one])
        kept.settle()
    with desk.memory() as other:
        other.add(MORE)
        assert shown(kept) == shown(other)
        assert any(len(claims) > 2 for claims in shown(other))


def test_taken_out_and_put_back(kept):
    kept.add(MORE)
    before = shown(kept)
    kept.remove("d9")
    less = shown(kept)
    assert less != before
    kept.restore("d9")
    assert shown(kept) == before


def test_a_decision_is_heeded_by_what_is_remembered(kept):
    kept.add((*MORE, *CHIEF))
    before = shown(kept)
    kept.decide("山田太郎", "山田", one=False)
    found = shown(kept)
    assert found != before
    with desk.memory() as other:
        other.decide("山田太郎", "山田", one=False)
        other.add((*MORE, *CHIEF))
        assert found == shown(other)


def test_what_was_told_longest_ago_is_let_go(monkeypatch):
    monkeypatch.setattr(remembering, "_MOST", 3)
    remembered = Remembered()
    for story in (1, 2):
        remembered.keep(story, Recalled({(story, 1): None, (story, 2): None}, Memory()))
    assert remembered.of(1) == remembering.NOTHING
    assert len(remembered.of(2).analyses) == 2
    remembered.forget()
    assert remembered.of(2) == remembering.NOTHING
