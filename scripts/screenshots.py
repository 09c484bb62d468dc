"""Pictures of the desk for docs/desk: every view light, dark, narrow and printed.

    python scripts/screenshots.py [--language en] [--into FOLDER]

Shows the sample (examples/summit) in the system's Chromium (Debian: apt-get install chromium fonts-noto-cjk).
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from uratori import desk, web

HOUSE = Path(__file__).parent.parent
SIZE = {"width": 1140, "height": 690}
VIEWS = (
    "now",
    "claims",
    "claim",
    "table",
    "timeline",
    "origins",
    "differences",
    "names",
    "unknowns",
    "documents",
    "document",
    "correct",
)
EVERY = (*VIEWS, "home", "search")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--language", default="ja")
    arguments.add_argument("--only", default="", help="some of the views, divided by commas")
    arguments.add_argument("--into", type=Path, default=HOUSE / "docs" / "desk")
    given = arguments.parse_args()
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        sys.exit("Chromium is missing. On Debian: apt-get install chromium fonts-noto-cjk")
    os.chdir(HOUSE)  # the pages show the paths of the files
    given.into.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        desk.open(Path(folder) / "desk.uratori") as opened,
        sync_playwright() as play,
    ):
        opened.add(desk.gather(["examples/summit"]))
        opened.settle()
        correct(opened)
        address = serve(opened, given.language)
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        pictures(browser, address, opened, given.into, tuple(filter(None, given.only.split(","))) or EVERY)
        browser.close()
    total = sum(p.stat().st_size for p in given.into.glob("*.png"))
    print(f"{given.into}: {total / 1e6:.1f} MB")


def serve(opened: desk.Desk, language: str) -> str:
    """The desk on a free port; its address."""
    server = uvicorn.Server(
        uvicorn.Config(web.app(opened, language=language), port=0, log_level="error", lifespan="off")
    )
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.01)
    return f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"


def pictures(browser: Browser, address: str, opened: desk.Desk, into: Path, every: tuple[str, ...]) -> None:
    addresses = paths(opened)

    def shoot(names: tuple[str, ...], tag: str, width: int, height: int, **look: str) -> None:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="ja-JP")
        page = context.new_page()
        page.emulate_media(**look)  # type: ignore[arg-type]
        for name in names:
            page.goto(address + addresses[name])
            if look.get("media") != "print":
                prepare(page, name)
            page.screenshot(path=into / f"{name}{tag}.png")
        context.close()

    shoot(every, "", SIZE["width"], SIZE["height"])
    shoot(every, "-dark", SIZE["width"], SIZE["height"], color_scheme="dark")
    shoot(every, "-narrow", 390, 720)
    shoot(every, "-print", 794, 1000, media="print")


def paths(opened: desk.Desk) -> dict[str, str]:
    story = opened.stories()[0].id
    base = f"/stories/{story}"
    found = opened.story(story)
    first = found.stories[0].claims[0]
    claim = next((c for c in found.stories[0].claims if len(c.members) > 4), first)
    member = claim.members[0]
    named = {view: f"{base}/{view}" for view in VIEWS}
    return named | {
        "now": base,
        "claim": f"{base}/claims/{claim.id}",
        "document": f"{base}/document?id={member.document.replace('#', '%23')}&at={member.start}-{member.end}#at",
        "correct": f"{base}/correct?id={member.document.replace('#', '%23')}&layer=names",
        "home": "/",
        "search": "/search?q=きむ",
    }


def correct(opened: desk.Desk) -> None:
    """Set two names of the document that is shown right, as its reader would."""
    story = opened.story(opened.stories()[0].id)
    document = paths(opened)["correct"].partition("id=")[2].partition("&")[0].replace("%23", "#")
    (analysis,) = [a for a in story.documents if a.document.id == document]
    first, second, *_ = desk.labels.found("names", analysis, story.stories[0], story.entities)
    opened.correct(document, "names", "wrong", found=second, by="佐藤")
    opened.correct(document, "names", "right", found=first, label=first, by="佐藤")


def prepare(page: Page, name: str) -> None:
    """What is worth showing of a view besides its top."""
    if name == "claims":
        page.locator(".claim summary").first.click()
    if name == "table" and page.viewport_size and page.viewport_size["width"] > 800:
        page.locator(".grid tbody td a").nth(2).hover()
    if name == "correct":
        page.locator(".item .mend summary").nth(2).click()
    if name == "names":
        page.get_by_role("checkbox").nth(1).check()
    page.wait_for_timeout(200)


if __name__ == "__main__":
    main()
