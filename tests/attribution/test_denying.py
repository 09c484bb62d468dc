"""Denials that do not say of what, and who stands against whom in one sentence."""

import pytest

FOUND = "県警は3日、男を拘束したと発表した。"


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        (FOUND + "家族側は否定している。", "家族側", "男を拘束した"),
        (FOUND + "家族側は一貫して否定している。", "家族側", "男を拘束した"),
        ("県警は男を拘束したと発表したが、家族側は否定している。", "家族側", "男を拘束した"),
        ("買収は同社は否定した。", "同社", "買収"),
        ("社長は会見で、数は62件だと述べたが、自らの関与は否定した。", "社長", "自らの関与"),
        ("弟は取材に「兄は元気だ」と話し、拘束を否定した。", "弟", "拘束"),
        ("住民が避難を始めた。市は否定している。", "市", "否定している"),
    ],
)
def test_who_denies_what(text, who, what, said):
    found = said(text)
    (denial,) = [s for s in found.statements if s.act == "deny"]
    assert (denial.chain[-1].name, denial.polarity) == (who, "negative")
    assert [found.words(c) for c in denial.content] == [what]


@pytest.mark.parametrize("text", [FOUND + "家族側は否定していない。", FOUND + "家族側は否定も肯定もしなかった。"])
def test_what_is_not_denied_is_no_denial(text, said):
    assert not [s for s in said(text).statements if s.act == "deny" and s.polarity == "negative"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("市長は再選されたが、野党は不正があったと主張した。", "野党"),
        ("首相は景気は回復したが、国民は不満だと述べた。", "首相"),
        ("市長は会見したが、対応は遅れたと述べた。", "市長"),
    ],
)
def test_who_stands_against_the_topic_before(text, source, said):
    assert said(text).rows[-1][0] == source


def test_one_who_stands_against_another_goes_on(said):
    rows = said("市長は再選されたが、野党は不正があったと主張し、結果を認めていない。").rows
    assert [r[2] for r in rows] == ["野党", "野党"]
