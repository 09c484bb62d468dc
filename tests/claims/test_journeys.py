"""To which countries a clause tells of a journey, and that two journeys are not one."""

import pytest

from uratori.claims.clauses.journeys import visited


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("数日内にロシアを訪問する", {"RU"}),
        ("首相が訪米する", {"US"}),
        ("北朝鮮の大臣が今月中にロシア極東のウラジオストクを訪れ", {"RU"}),
        ("平壌に到着した", {"KP"}),
        ("ロシア訪問を計画か", {"RU"}),
        ("ロシアから到着した", set()),
        ("北朝鮮の特使が訪れた", set()),
        ("中国製の船が到着した", set()),
    ],
)
def test_where_to(text, codes):
    assert visited(text) == codes


def test_journeys_to_two_lands_are_two_claims(story):
    def together(one, other):
        found = story(one, other, days=("2024-03-05", "2024-03-06"), by=("第0新聞", "第1新聞"))
        return any(len(c.members) > 1 for c in found.claims)

    assert together(
        "大統領府は、大統領が近くロシアを訪問すると発表した。", "大統領府は、大統領が近く訪ロすると明らかにした。"
    )
    assert not together(
        "大統領府は、大統領が近くロシアを訪問すると発表した。", "大統領府は、大統領が近く中国を訪問すると発表した。"
    )
