"""axe finds nothing serious on any view, in light and dark, and no view is wider than a phone."""

from pathlib import Path

import pytest

AXE = Path(__file__).with_name("axe.min.js").read_text(encoding="utf-8")
VIEWS = ("", "/claims", "/table", "/timeline", "/origins", "/differences", "/names", "/unknowns", "/documents")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def paths(sample, story):
    dossier = sample.story(story.rpartition("/")[2])
    document = next(a.document.id for a in dossier.documents if "#" not in a.document.id)
    return [
        *(story + view for view in VIEWS),
        f"{story}/claims/{dossier.stories[0].claims[0].id}",
        f"{story}/document?id={document}",
        *(f"{story}/correct?id={document}&layer={layer}" for layer in ("times", "names", "attribution", "claims")),
        "/",
        "/search?q=金",
        "/decisions",
        "/nothing",
    ]


def faults(tab, path, options):
    told = tab.evaluate("options => axe.run({ preload: false, iframes: false, ...options })", options)
    return [
        (path, v["id"], v["nodes"][0]["html"][:160], v["nodes"][0]["failureSummary"][:200])
        for v in told["violations"]
        if v["impact"] in ("serious", "critical")
    ]


def test_nothing_serious_on_any_view(browser, served_sample, paths):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True, locale="ja-JP")
    tab = context.new_page()
    found = []
    for path in paths:
        tab.emulate_media(color_scheme="light")
        tab.goto(served_sample.address + path)
        tab.evaluate("document.querySelectorAll('details').forEach((d, n) => { if (n < 3) d.open = true; })")
        tab.evaluate(AXE)
        found += faults(tab, path, {"runOnly": RULES, "resultTypes": ["violations"]})
        tab.emulate_media(color_scheme="dark")
        found += faults(tab, path + " dark", {"runOnly": {"type": "rule", "values": ["color-contrast"]}})
    context.close()
    assert not found


def test_no_view_is_wider_than_a_phone(browser, served_sample, paths):
    context = browser.new_context(viewport={"width": 390, "height": 800}, locale="ja-JP")
    tab = context.new_page()
    wide = {}
    for path in paths:
        tab.goto(served_sample.address + path)
        if (found := tab.evaluate("document.documentElement.scrollWidth")) > 390:
            wide[path] = found
    context.close()
    assert not wide
