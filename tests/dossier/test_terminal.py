import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from uratori.dossier import terminal
from uratori.dossier.fold import clip, fold, pad


def shown(write, width=80, **more):
    console = Console(file=io.StringIO(), width=width, **more)
    write(console)
    return console.file.getvalue()


def test_the_summary_has_the_figures_first(dossier):
    text = shown(lambda c: terminal.summary(dossier, c))
    lines = text.splitlines()
    assert lines[0] == "案件 2・文書 6・媒体 4・主張 7"
    row = next(line for line in lines if "大橋を6月10日から" in line)
    assert row.split()[:4] == ["1", "1〜2", "3", "発表"]
    assert lines.index(row) < next(n for n, line in enumerate(lines) if line.startswith("食い違い"))
    for words in ("否定されている", "＊3本＊", "工事の費用は明らかになっていない", "半島日報 5/9 ← 灯台通信 5/8"):
        assert words in text


@pytest.mark.parametrize("width", [48, 60, 80, 120])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_line_is_wider_than_the_terminal_and_columns_align(dossier, width, language):
    text = shown(lambda c: terminal.summary(dossier, c, language=language), width)
    for number in (1, 2, 3):
        one = shown(lambda c, n=number: terminal.claim(dossier, n, c, language=language), width)
        assert max(map(cell_len, one.splitlines())) <= width
    assert max(map(cell_len, text.splitlines())) <= width
    starts = {cell_len(line[: line.index("「")]) for line in text.splitlines() if re.match(r" +\d+ +\d", line)}
    assert len(starts) == 1


def test_colour_adds_nothing_that_words_do_not_say(dossier):
    plain = shown(lambda c: terminal.summary(dossier, c), no_color=True)
    coloured = shown(lambda c: terminal.summary(dossier, c), force_terminal=True, color_system="standard")
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert "\x1b[" in coloured


def test_a_claim_opens_with_chains_and_reasons(dossier):
    text = shown(lambda c: terminal.claim(dossier, 2, c))
    assert "港新聞 ← 週刊みなと ← 潮見市の関係者ら" in text
    assert "同じ出所：一方が他方を引用" in text
    assert "否定されている（肯定・否定）" in text


def test_a_claim_that_is_not_there_is_named(dossier):
    for number in (0, 8, -1):
        with pytest.raises(LookupError):
            shown(lambda c, n=number: terminal.claim(dossier, n, c))


def test_one_line_a_statement(dossier):
    text = shown(lambda c: terminal.statements(dossier.documents[2], c))
    assert text.splitlines()[1:] == [
        "断定  発表        灯台通信 ← 山田一郎「大橋を6月10日から通行止めにする」",
        "断定  否定        灯台通信 ← 山田一郎「全面通行止めとの報道」",
        "断定  記述・発言  灯台通信 ← 山田一郎「ひびが見つかった橋脚は5本だ」",
    ]


def test_documents_cannot_drive_the_terminal(dossier, change):
    evil = change(dossier, "あ\x1b[2J\x07\u202eい[bold]う", title="\x1b]0;x\x07")
    text = shown(lambda c: terminal.summary(evil, c), force_terminal=True, color_system="standard")
    text += shown(lambda c: terminal.statements(evil.documents[-1], c))
    assert not re.search("[\x07\u202e]|\x1b[^\\[]|\x1b\\[[0-9;]*[^0-9;m]", text)
    assert "U+001B" in text
    assert "[bold]" in text


def test_more_claims_than_a_screen_are_counted(dossier):
    story = dossier.stories[0]
    many = tuple(replace(story.claims[5], id=f"m{n}") for n in range(40))
    text = shown(lambda c: terminal.summary(replace(dossier, stories=(replace(story, claims=many),)), c))
    assert "ほか10：見通し・可能性 10" in text


@given(st.text(alphabet=st.sampled_from("通行止め。、「」Abc 123ー\u3000"), max_size=80), st.integers(8, 40))
def test_folding_loses_nothing_but_spaces(text, width):
    rows = fold(text, width)
    assert "".join(rows).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(row) <= width for row in rows)


def test_folding_keeps_punctuation_off_the_start_of_a_line():
    assert fold("あいうえお。かきくけこ", 10) == ["あいうえ", "お。かきく", "けこ"]
    assert fold("あいうえ「かき」くけこ", 10)[0] == "あいうえ"
    assert fold("首都平壌)を訪れ", 8) == ["首都平", "壌)を訪", "れ"]
    assert fold("会談は NATO summit", 12) == ["会談は NATO", "summit"]


def test_pad_and_clip_count_cells():
    assert pad("発表", 6) == "発表  "
    assert pad("1", 3, right=True) == "  1"
    assert clip("通行止めにする", 8) == "通行止…"
