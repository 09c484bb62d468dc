import pytest

from uratori.claims.title import title
from uratori.claims.view import view
from uratori.model import Analysis, Document, Sentence


def named(*titles, layout="article"):
    return [Analysis(Document(str(n), "t", "", 0, 0, title=t, layout=layout)) for n, t in enumerate(titles)]


def test_a_story_is_called_by_the_title_that_says_what_the_others_say():
    look = view(named("投票締め切り", "県知事選の開票始まる", "県知事選、現職が当選確実", "県知事選で現職が当選"), ())
    assert title(look) == "県知事選で現職が当選"


@pytest.mark.parametrize("layout", ["entry", "post"])
def test_an_entry_or_a_post_speaks_only_where_nothing_else_does(layout):
    entries = named("県知事選の開票率", "県知事選の開票始まる", layout=layout)
    whole = Analysis(Document("9", "t", "", 0, 0, title="知事に新人"))
    assert title(view([*entries, whole], ())) == "知事に新人"
    assert title(view(entries, ())).startswith("県知事選の開票")


def test_a_story_without_titles_takes_its_first_sentence():
    text = "県知事選は現職が当選した。野党は敗れた。"
    alone = Analysis(Document("1", "t", text, 0, len(text)), (Sentence(0, 13, "body"), Sentence(13, 20, "body")))
    assert title(view([alone], ())) == "県知事選は現職が当選した。"


@pytest.mark.parametrize("line", ["見出し：知事に新人", "◎知事に新人", "【見出し】■知事に新人"])
def test_neither_a_label_nor_a_sign_is_part_of_a_title(line):
    text = f"{line}\n県知事選は新人が当選した。"
    kinds = (Sentence(0, len(line), "headline"), Sentence(len(line) + 1, len(text), "body"))
    assert title(view([Analysis(Document("1", "t", text, 0, len(text)), kinds)], ())) == "知事に新人"
