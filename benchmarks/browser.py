"""How long the table of a large story takes to open in a real browser.

    python benchmarks/browser.py [--documents 500] [--claims 3000] [--rounds 7]

Serves a made-up story (tests/web/big.py) from a process of its own, opens it in the system's Chromium (Debian: apt-get install
chromium) and goes from the claims to the table by a click. Prints, of the rounds, the best and the median: the wall time
from the click to the table with all its blocks, the processor time of the page's own process, that of the server.
"""

from __future__ import annotations

import argparse
import importlib.util
import multiprocessing
import os
import shutil
import statistics
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

HOUSE = Path(__file__).parent.parent
_TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--documents", type=int, default=500)
    arguments.add_argument("--claims", type=int, default=3000)
    arguments.add_argument("--rounds", type=int, default=7)
    given = arguments.parse_args()
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        sys.exit("Chromium is missing. On Debian: apt-get install chromium")
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.Process(target=serve, args=(theirs, given.documents, given.claims), daemon=True)
    server.start()
    address = ours.recv()
    rounds = measured(path, address, server.pid or 0, given.rounds)
    server.terminate()
    for name in rounds[0]:
        values = [r[name] for r in rounds]
        print(f"{name:44} best {min(values):6.2f}  median {statistics.median(values):6.2f}")


def serve(out: Connection, documents: int, claims: int) -> None:
    """The story on a free port; its address goes to ``out``."""
    import uvicorn  # noqa: PLC0415 - in the server's process only

    from uratori import web  # noqa: PLC0415

    conftest, big = (module(name) for name in ("conftest", "big"))
    desk = conftest.OneStory(big.dossier(documents, claims))
    server = uvicorn.Server(uvicorn.Config(web.app(desk), port=0, log_level="error", lifespan="off"))

    async def started(**given: Any) -> None:  # noqa: ANN401
        await start(**given)
        out.send(f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}")

    start, server.startup = server.startup, started  # type: ignore[method-assign,assignment]
    server.run()


def module(name: str) -> Any:  # noqa: ANN401
    spec = importlib.util.spec_from_file_location(name, HOUSE / "tests" / "web" / f"{name}.py")
    assert spec
    assert spec.loader
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def measured(path: str, address: str, server: int, rounds: int) -> list[dict[str, float]]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    out = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for _ in range(rounds):
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            page = context.new_page()
            session = context.new_cdp_session(page)
            session.send("Performance.enable", {"timeDomain": "threadTicks"})
            page.goto(f"{address}/stories/s1/claims")
            page.wait_for_timeout(500)
            spent = processor(server)
            begun = time.perf_counter()
            page.locator(".contents").get_by_role("link", name="突き合わせ表").click()
            page.wait_for_selector("#grid.live")
            page.wait_for_function(
                "() => { const g = document.getElementById('grid').getBoundingClientRect();"
                " const last = [...document.querySelectorAll('#grid tbody tr')].pop();"
                " return last && last.getBoundingClientRect().bottom >= g.bottom - 4; }"
            )
            wall = time.perf_counter() - begun
            paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0") / 1000
            out.append(
                {
                    "first paint (s of the clock)": paint,
                    "table complete (s of the clock)": wall,
                    "the page's thread (s of the processor)": busy(session),
                    "the server (s of the processor)": processor(server) - spent,
                }
            )
            context.close()
        browser.close()
    return out


def busy(session: Any) -> float:  # noqa: ANN401 - playwright's session
    """Seconds of the processor that the page's thread has worked since the page was begun."""
    told = session.send("Performance.getMetrics")["metrics"]
    return float(next(m["value"] for m in told if m["name"] == "TaskDuration"))


def processor(pid: int) -> float:
    """Seconds of the processor that a process has used so far (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


if __name__ == "__main__":
    main()
