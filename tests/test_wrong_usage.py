"""What the command line says of wrong usage and interruption: in Japanese and in English, and what to do."""

import pytest
from click.testing import CliRunner

from uratori.cli import main


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "記事.txt"
    path.write_text("県は12日、橋を閉鎖すると発表した。", encoding="utf-8")
    return path


def run(*arguments):
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.mark.parametrize(
    ("arguments", "japanese", "english"),
    [
        (["--frobnicate"], "というオプションはない", "No such option"),
        (["--language", "fr"], "'ja', 'en' のどれでもない", "is not one of"),
        (["--jobs", "0"], "範囲の外", "not in the range"),
        (["--claim"], "には値が要る", "requires an argument"),
        (["-o", "story.pdf"], ".html か .md", "print the page"),
    ],
)
def test_wrong_usage_is_said_in_both_languages(report, arguments, japanese, english):
    done = run("check", report, *arguments)
    assert done.exit_code == 2
    assert japanese in done.output
    assert english in done.output


def test_an_unknown_command_is_named():
    done = run("chekc")
    assert done.exit_code == 2
    assert "'chekc' というコマンドはない" in done.output


def test_what_is_said_in_japanese_already_is_not_said_twice(report):
    assert run("check", report, "--since", "昨日").output.count("日付ではありません") == 1


def test_who_breaks_off_is_told_so(report, monkeypatch):
    def broken(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("uratori.cli.terminal.read_documents", broken)
    done = run("check", report)
    assert done.exit_code == 130
    assert "中断しました" in done.output
    assert "interrupted" in done.output
