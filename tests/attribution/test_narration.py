"""What the outlet tells itself in a sentence that holds another's word too."""

import pytest


def told(found):
    return [found.words(c) for s in found.statements if not s.attributed for c in s.content]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("保健所は弁当が原因と断定し、店を3日間の営業停止とした。", "店を3日間の営業停止とした"),
        ("堤防が切れ、市長は「備えが足りなかった」と述べた。", "堤防が切れ"),
    ],
)
def test_a_clause_beside_anothers_word_is_the_outlets(said, text, clause):
    assert clause in told(said(text))


@pytest.mark.parametrize(
    "text",
    [
        "市長は7日の会見で、橋を直すと述べた。",
        "駅長によると、列車は止まり、客は歩いた。",
        "同社は、謝罪し、支払うと約束した。",
        "堤防が切れた水害で、市長は「備えが足りなかった」と述べた。",
    ],
)
def test_who_speaks_and_where_is_no_word_of_the_outlets(said, text):
    assert told(said(text)) == []


def test_a_dateline_is_no_part_of_what_is_told(said):
    assert told(said("【潮見共同】潮見大橋が6月から通行止めになる。")) == ["潮見大橋が6月から通行止めになる"]
