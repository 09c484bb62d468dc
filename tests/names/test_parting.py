"""Two names of one document that a user told apart."""

from uratori import pipeline
from uratori.model import Document
from uratori.names import Decision

TEXT = (
    "潮見市の山田一郎市長は7日、大橋を閉じると発表した。山田氏は「安全を優先する」と述べた。"
    "山田一郎氏は8日にも会見する。\n"
)
APART = [Decision("山田一郎", "山田", False)]


def check(decisions):
    document = Document("d1", "d1", TEXT, 0, len(TEXT))
    return pipeline.check([document], decisions=decisions)


def bearers(dossier):
    return {n.name: e.id for e in dossier.entities for n in e.names}


def said_of(dossier, id):
    return {TEXT[m.start : m.end] for m in dossier.documents[0].mentions if id in m.entities}


def test_without_a_word_of_the_user_they_are_one():
    found = bearers(check([]))
    assert found["山田一郎"] == found["山田"]


def test_names_told_apart_are_two_with_the_mentions_that_say_them():
    dossier = check(APART)
    found = bearers(dossier)
    assert found["山田一郎"] != found["山田"]
    assert any("山田氏" in words for words in said_of(dossier, found["山田"]))
    assert not any("一郎" in words for words in said_of(dossier, found["山田"]))
    assert sum("一郎" in words for words in said_of(dossier, found["山田一郎"])) == 2


def test_the_order_of_the_names_does_not_matter():
    one, other = check(APART), check([Decision("山田", "山田一郎", False)])
    assert one == other


def test_the_chain_of_a_statement_follows_its_mention():
    dossier = check(APART)
    found = bearers(dossier)
    chains = [link for s in dossier.documents[0].statements for link in s.chain if link.start is not None]
    held = {TEXT[x.start : x.end]: x.entity for x in chains if x.entity in found.values()}
    assert found["山田"] in {entity for words, entity in held.items() if "一郎" not in words}
    assert all(entity != found["山田"] for words, entity in held.items() if "一郎" in words)
