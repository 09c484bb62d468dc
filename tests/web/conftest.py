"""Desks to look at, the application over them without a network, and a real browser before a real port."""

import importlib.util
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import sync_playwright
from starlette.testclient import TestClient

from uratori import desk as store
from uratori import reading, web

SAMPLE = Path(__file__).parents[2] / "examples" / "summit"

BRIDGE = {
    "港新聞": (
        "港新聞 2031年5月7日\n"
        "潮見大橋、通行止めへ\n"
        "潮見市の山田一郎市長は7日の記者会見で、潮見大橋を6月10日から通行止めにすると発表した。\n"
        "山田氏は「安全を優先する」と述べた。\n"
        "市の調査では橋脚3本にひびが見つかったという。\n"
        "工事の費用は明らかになっていない。\n"
    ),
    "灯台放送": (
        "灯台放送 2031年5月8日\n"
        "大橋を閉鎖 潮見市\n"
        "潮見市のヤマダ市長は7日、潮見大橋を6月10日から通行止めにすると発表しました。\n"
        "県の担当者は8日、ひびが見つかった橋脚は5本だと明らかにしました。\n"
    ),
}


def sources(texts):
    for name, text in texts.items():
        found = reading.documents(reading.Input(name, name, text.encode(), ".txt"))
        for documents in found:
            yield store.Source(name, text.encode(), documents)


def filled(texts):
    desk = store.memory()
    desk.add(list(sources(texts)))
    desk.settle()
    return desk


def client_of(desk, **more):
    return TestClient(web.app(desk, **more), base_url="http://127.0.0.1", follow_redirects=False)


@pytest.fixture(scope="session")
def sample():
    """The sample story of the repository. Not to be changed."""
    desk = store.memory()
    desk.add(store.gather([SAMPLE]))
    desk.settle()
    return desk


@pytest.fixture
def client(sample):
    return client_of(sample)


@pytest.fixture
def story(sample):
    return f"/stories/{sample.stories()[0].id}"


@pytest.fixture
def bridge():
    """A small desk that a test may change."""
    return filled(BRIDGE)


def chromium():
    """The browser of the system. In CI, as root on Debian, it is installed where it is missing."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None and os.environ.get("CI") and shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium", "fonts-noto-cjk"], check=True)
        found = shutil.which("chromium")
    return found


@pytest.fixture(scope="session")
def browser():
    path = chromium()
    if path is None:
        pytest.fail("Chromium is missing. On Debian: apt-get install chromium fonts-noto-cjk", pytrace=False)
    arguments = ["--no-sandbox"] if sys.platform == "linux" and os.geteuid() == 0 else []
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=path, args=arguments)
        yield found
        found.close()


class Served:
    """A desk on a free port of this machine."""

    def __init__(self, desk):
        self.desk = desk
        config = uvicorn.Config(web.app(desk), port=0, log_level="error", lifespan="off")
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()
        while not self.server.started:
            assert self.thread.is_alive()
            time.sleep(0.01)
        port = self.server.servers[0].sockets[0].getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"

    def stop(self):
        self.server.should_exit = True
        self.thread.join(10)


@pytest.fixture(scope="session")
def served_sample(sample):
    served = Served(sample)
    yield served
    served.stop()


@pytest.fixture
def served(bridge):
    served = Served(bridge)
    yield served
    served.stop()


@pytest.fixture
def tab(browser):
    """A tab of the browser. Whatever a page complains of (a broken script, a breach of its policy) fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ja-JP")
    page = context.new_page()
    page.set_default_timeout(10_000)
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert not complaints


def made_up():
    """The module ``big`` beside this file: tests are no packages."""
    spec = importlib.util.spec_from_file_location("big", Path(__file__).with_name("big.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class OneStory:
    """A desk with one story, made by hand."""

    generation = 1

    def __init__(self, dossier):
        self.dossier, self.inner = dossier, store.memory()

    def story(self, id):
        if id != self.dossier.stories[0].id:
            raise KeyError(id)
        return self.dossier

    def versions(self, id):
        return ()

    def __getattr__(self, name):
        return getattr(self.inner, name)


@pytest.fixture(scope="session")
def large():
    """The application over a story of 120 documents and 600 claims."""
    return client_of(OneStory(made_up().dossier(documents=120, claims=600)))


@pytest.fixture(scope="session")
def served_large():
    """500 documents, 3,000 claims, before a real browser."""
    served = Served(OneStory(made_up().dossier()))
    yield served
    served.stop()


@pytest.fixture
def over():
    """The application over any desk, or over one dossier."""

    def make(desk, **more):
        return client_of(desk if hasattr(desk, "generation") else OneStory(desk), **more)

    return make
