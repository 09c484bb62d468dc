"""FEEDS.toml."""

import pytest

from uratori.intake import PlanError, load


def plan(tmp_path, text):
    path = tmp_path / "feeds.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def test_a_plan(tmp_path):
    found = plan(
        tmp_path,
        'every = "30m"\nrecheck = "1d"\nreport = "changes.atom"\n'
        '[[feed]]\nurl = "https://example.jp/rss.xml"\noutlet = "見本新聞"\nmatch = "地震|津波"\npages = false\n'
        '[[page]]\nurl = "https://example.jp/1"\nevery = 120\n',
    )
    page, feed = found.followed
    assert (feed.every, feed.outlet.name, feed.pages, feed.feed) == (1800.0, "見本新聞", False, True)
    assert feed.match.search("津波注意報")
    assert (page.every, page.feed) == (120.0, False)
    assert (found.recheck, found.report) == (86400.0, tmp_path / "changes.atom")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "names no"),
        ("[[feed]]\n", r"\[\[feed\]\] 1: .*no url"),
        ('[[feed]]\nurl = "rss.xml"\n', "is no address"),
        ('[[feed]]\nurl = "https://example.jp/"\nevrey = "1h"\n', "evrey .*there are every, match"),
        ('every = "soon"\n[[page]]\nurl = "https://example.jp/"\n', 'write "15m"'),
        ('every = "1s"\n[[page]]\nurl = "https://example.jp/"\n', "60 seconds or more"),
        ('[[feed]]\nurl = "https://example.jp/"\nmatch = "("\n', "no regular expression"),
        ('[[feed]]\nurl = "https://example.jp/"\npages = "yes"\n', "true or false"),
        ('feed = "https://example.jp/"\n', "write it as"),
        ("[[feed\n", "is not TOML"),
    ],
)
def test_what_is_wrong_with_a_plan_is_named_with_its_place(tmp_path, text, words):
    with pytest.raises(PlanError, match=words) as error:
        plan(tmp_path, text)
    assert "feeds.toml" in str(error.value)


def test_a_plan_in_another_encoding_is_named(tmp_path):
    (tmp_path / "feeds.toml").write_bytes("# 見本".encode("cp932"))
    with pytest.raises(PlanError, match="cannot be read"):
        load(tmp_path / "feeds.toml")
