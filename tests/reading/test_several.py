"""Pages that hold several reports, each with its headline and its day."""

import pytest

from uratori.reading import Input, documents

ITEM = "<div class='item'><h3>{title}</h3><p>{first}</p><p>二日目も続くという。</p></div>"
HEADS = ["青葉港の荷役を再開", "路面電車の新車両を公開", "桜が満開に"]
FIRST = [
    "港湾局は5日、荷役を再開すると発表した。",
    "市交通局は5日、新型の車両を公開した。",
    "公園の桜が5日、満開になった。",
]


def read(markup, name="a.html"):
    found = list(documents(Input(name, "a", markup.encode(), ".html")))
    return [d for group in found if isinstance(group, tuple) for d in group]


def page(items, title="ニュース｜ひがしテレビ", head="", below=""):
    return f"<html><head><title>{title}</title>{head}</head><body><h2>4月5日のニュース</h2>{''.join(items)}{below}</body></html>"


def items(form, dates=("20-04-05", "20-04-05", "20-04-04")):
    return [form.format(title=t, first=f, date=d) for t, f, d in zip(HEADS, FIRST, dates, strict=True)]


LAYOUTS = [
    (ITEM.replace("{title}", "■{title} ({date})"), ("20-04-05", "20-04-05", "20-04-04")),
    (
        ITEM.replace("<h3>{title}", "<p class='date'>{date} [社会]</p><h3><a href='/1'>{title}</a>"),
        ("2020年4月5日", "2020年4月5日", "2020年4月4日"),
    ),
    (ITEM.replace("</h3>", "</h3><p>{date} 配信</p>"), ("2020/4/5", "2020/4/5", "2020/4/4")),
]


@pytest.mark.parametrize(("form", "dates"), LAYOUTS)
def test_each_report_has_its_headline_its_day_and_its_own_words(form, dates):
    found = read(page(items(form, dates)))
    assert [d.title for d in found] == HEADS
    assert [d.published.day for d in found] == ["2020-04-05", "2020-04-05", "2020-04-04"]
    assert {d.outlet.name for d in found} == {"ひがしテレビ"}
    assert [d.text[d.start : d.end].split("\n")[1] for d in found] == FIRST
    assert len({d.id for d in found}) == 3
    assert {d.parent for d in found} == {"a"}


def test_a_report_with_subheads_is_one():
    assert len(read(page(items(ITEM), below="<p>2020年4月5日</p>"))) == 1


def test_a_report_above_teasers_of_others_is_one():
    report = (
        "<h1>港の堤防を直す</h1><p>2020年4月5日</p>"
        + "<p>県は5日、港の堤防を直すと発表した。工事は秋までかかるという。</p>" * 5
    )
    assert len(read(page([report, *items(*LAYOUTS[1])], title="港の堤防を直す｜ひがしテレビ"))) == 1


def test_teasers_that_are_cut_short_are_no_reports():
    form = LAYOUTS[1][0].replace("二日目も続くという。", "二日目も続くと…")
    assert len(read(page(items(form, LAYOUTS[1][1])))) == 1


def test_a_page_that_says_it_is_one_article_is_one():
    head = "<meta property='og:type' content='article'>"
    assert len(read(page(items(*LAYOUTS[0]), head=head))) == 1
