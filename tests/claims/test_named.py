"""One thing that is given two names: its cause, who did it first, what it was and what it was not."""

import pytest

from uratori.claims.same.named import named


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("配管の腐食が原因だ", ("cause", "配管の腐食")),
        ("出火の原因は電気配線のショート", ("cause", "電気配線のショート")),
        ("原因は調査中だ", ("open", "原因")),
        ("何が原因だったのか", None),
        ("先に殴ったのは客の方だ", ("first", "客")),
        ("混入していたのはガラスではなく、氷砂糖だった", ("not", "ガラス")),
        ("被害は県内だけではなく、隣県にも広がった", None),
    ],
)
def test_what_a_clause_names(text, found):
    assert (named(text) or ((None, None)))[:2] == (found or (None, None))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("消防は「配管の腐食が原因だ」とみている。", "ホテルの運営会社は「客の火の不始末が原因だ」と主張した。"),
        ("警備員は「先に殴ったのは客の方だ」と話した。", "目撃者は「警備員が先に殴った」と証言した。"),
    ],
)
def test_two_names_conflict(one, other, related):
    assert "conflicts" in {r[0] for r in related(one, other)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("消防は「配管の腐食が原因だ」とみている。", "専門家は「腐食した配管が原因だ」と指摘した。"),
        ("消防は「出火の原因は配管の腐食だ」とみている。", "会社は「赤字の原因は円安だ」と説明した。"),
    ],
)
def test_one_name_or_two_things_do_not(one, other, related):
    assert "conflicts" not in {r[0] for r in related(one, other)}


def test_not_this_but_that_denies_this(related):
    one = "店員は、見つかったのはガラスの破片だったと話した。"
    other = "保健所は、見つかったのはガラスではなく氷砂糖だったと発表した。"
    assert "denied-by" in {r[0] for r in related(one, other)}


def test_not_this_but_that_of_the_same_holder_is_an_update(related):
    one, other = "県警は、死因は心不全だと発表した。", "県警は、死因は心不全ではなく脳内出血だったと発表した。"
    assert "updates" in {r[0] for r in related(one, other)}
