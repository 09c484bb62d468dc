"""The documentation is true: links lead somewhere, the tour's commands print what it shows, the examples run."""

import doctest
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from uratori.cli import main

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(
    p for p in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")] if p.name != "NOTICE"
)
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)|src=\"([^\"]+)\"")
FENCE = re.compile(r"^(`{3,})([^\n]*)\n(.*?)^\1", re.MULTILINE | re.DOTALL)
TOURS = ["docs/tour.md", "docs/tour.ja.md"]


def name(path):
    return str(path.relative_to(ROOT))


def links(text):
    prose = re.sub(r"`[^`\n]*`", "", FENCE.sub("", text))
    return [a or b for a, b in LINK.findall(prose)]


def anchors(text):
    """Of the headings, as they are shown on the web: lower case, without marks, blanks as hyphens."""
    heads = re.findall(r"^#+ +(.+)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", h.strip().lower()).replace(" ", "-") for h in heads}


def broken(page):
    text = page.read_text("utf-8")
    for link in links(text):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, fragment = link.partition("#")
        target = page.parent / path if path else page
        if not target.exists() or (fragment and fragment not in anchors(target.read_text("utf-8"))):
            yield link


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page):
    assert not list(broken(page))


def test_a_broken_link_is_seen(tmp_path):
    (tmp_path / "b.md").write_text("# The *one* head\n", encoding="utf-8")
    page = tmp_path / "a.md"
    page.write_text("[x](b.md#the-one-head) [y](b.md#other) [z](c.md) `[q](d.md)`\n", encoding="utf-8")
    assert list(broken(page)) == ["b.md#other", "c.md"]


def test_every_page_is_in_the_table_of_contents():
    index = (ROOT / "docs/index.md").read_text("utf-8")
    listed = {line for _, kind, body in FENCE.findall(index) if kind == "{toctree}" for line in body.splitlines()}
    pages = {str(p.relative_to(ROOT / "docs"))[:-3] for p in (ROOT / "docs").rglob("*.md")} - {"index"}
    assert pages <= listed


def steps(page):
    """The commands of a tour in their order, each with the lines that are shown below it."""
    out = []
    for _, kind, body in FENCE.findall((ROOT / page).read_text("utf-8")):
        for line in body.splitlines() if kind == "console" else ():
            if line.startswith("$ "):
                out.append((line[2:], []))
            else:
                out[-1][1].append(line)
    return out


def squeezed(text):
    """Without blanks and line breaks: a narrow terminal breaks lines elsewhere."""
    return re.sub(r"\s", "", text)


@pytest.mark.slow
@pytest.mark.parametrize("page", TOURS)
def test_the_tour_prints_what_it_shows(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    shutil.copytree(ROOT / "examples", "examples")
    assert len(steps(page)) > 10
    for command, shown in steps(page):
        program, *arguments = shlex.split(command)
        assert program == "uratori"
        ran = CliRunner().invoke(main, arguments)
        assert ran.exit_code == 0, (command, ran.output)
        assert shown, command
        for line in shown:
            assert squeezed(line) in squeezed(ran.output), (command, line, ran.output[:3000])


def test_both_tours_go_the_same_way():
    """But for the language of the labels and of the note."""
    english, japanese = ([shlex.split(c)[:3] for c, _ in steps(page)] for page in TOURS)
    assert english == japanese


def test_the_examples_of_the_api_run(monkeypatch):
    monkeypatch.chdir(ROOT)
    found = doctest.testfile(str(ROOT / "docs/api.md"), module_relative=False, encoding="utf-8")
    assert found.attempted > 10
    assert not found.failed


@pytest.mark.slow
def test_the_site_is_built_and_fetches_nothing(tmp_path):
    built = tmp_path / "site"
    subprocess.run([sys.executable, "-m", "sphinx", "-q", "-W", str(ROOT / "docs"), str(built)], check=True)
    fetched = re.compile(r"(?:<script[^>]+src|<link[^>]+href|<img[^>]+src)=\"(?:https?:)?//", re.IGNORECASE)
    pages = list(built.rglob("*.html"))
    assert len(pages) > 15
    assert not [p for p in pages if fetched.search(p.read_text("utf-8"))]
    assert not [
        p for p in built.rglob("*.css") if re.search(r"url\([\"']?(?:https?:)?//|@import", p.read_text("utf-8"))
    ]
