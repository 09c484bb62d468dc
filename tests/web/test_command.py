"""``uratori desk``: started as a user starts it."""

import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

BRIDGE = "港新聞 2031年5月7日\n潮見大橋を閉鎖\n潮見市の山田一郎市長は7日、潮見大橋を6月10日から閉じると発表した。\n"


def started(*arguments):
    """The process and the address that it tells."""
    command = [sys.executable, "-m", "uratori", "desk", "--no-open", "--port", "0", *arguments]
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=os.environ | {"PYTHONIOENCODING": "utf-8"}
    )
    told = []
    for line in process.stderr:
        told.append(line)
        if found := re.search(r"http://\S+", line):
            return process, found[0]
    raise AssertionError("".join(told))


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "minato.txt"
    path.write_text(BRIDGE, encoding="utf-8")
    return path


def page(address):
    with urllib.request.urlopen(address, timeout=60) as answer:
        return re.sub("<[^>]*>", "", answer.read().decode())


def test_over_files_nothing_is_kept_and_an_interrupt_ends_it(article):
    process, address = started(str(article))
    try:
        assert "潮見大橋を閉鎖" in page(address)
    finally:
        process.send_signal(signal.SIGINT)
        process.stderr.read()
        assert process.wait(15) == 0
    assert [p.name for p in article.parent.iterdir()] == [article.name]


def test_a_desk_file_is_made_and_shown(tmp_path):
    place = tmp_path / "my.uratori"
    process, address = started("--desk", str(place))
    try:
        assert "まだ資料がない" in page(address)
        assert place.exists()
    finally:
        process.terminate()
        process.stderr.read()
        process.wait(15)


def run(*arguments):
    command = [sys.executable, "-m", "uratori", "desk", "--no-open", *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8", timeout=240)


def test_paths_and_a_desk_are_not_mixed(article, tmp_path):
    done = run(str(article), "--desk", str(tmp_path / "x.uratori"))
    assert done.returncode == 2
    assert "--desk" in done.stderr


def test_nothing_readable_is_said_so(tmp_path):
    done = run(str(tmp_path / "none.txt"))
    assert done.returncode == 1
    assert "none.txt" in done.stderr


def test_a_port_that_is_taken_is_named(article):
    process, address = started(str(article))
    try:
        port = address.rstrip("/").rpartition(":")[2]
        done = run(str(article), "--port", port)
        assert done.returncode == 1
        assert port in done.stderr
        assert "Traceback" not in done.stderr
    finally:
        process.terminate()
        process.stderr.read()
        process.wait(15)


def test_off_the_loopback_the_address_bears_a_key(article):
    process, address = started(str(article), "--host", "0.0.0.0")
    try:
        assert "?token=" in address
        bare = re.sub(r"//[^/]*?:(\d+)/.*", r"//127.0.0.1:\1/", address)
        with pytest.raises(urllib.error.HTTPError) as refused:
            page(bare)
        assert refused.value.code == 401
        assert Path(article).exists()
    finally:
        process.terminate()
        process.stderr.read()
        process.wait(15)
