"""The words of subtitles."""

import pytest

from uratori.reading import Input, Problem, documents
from uratori.reading.formats.subtitles import paragraphs

SRT = """1
00:00:01,000 --> 00:00:04,000
潮見橋についてです。

2
00:00:04,100 --> 00:00:07,000
市はきょう　橋を６月から
通行止めにすると

3
00:00:07,100 --> 00:00:09,000
発表しました
"""


def read(text, suffix):
    return list(documents(Input(f"a{suffix}", "a", text.encode(), suffix)))


@pytest.mark.parametrize("suffix", [".srt", ".txt"])  # by its signature, whatever it is called
def test_a_sentence_runs_over_its_cues(suffix):
    ((found,),) = read(SRT, suffix)
    assert found.text == "潮見橋についてです。市はきょう　橋を６月から通行止めにすると発表しました"
    assert found.extracted


def test_another_speaker_or_a_pause_opens_a_paragraph():
    vtt = (
        "WEBVTT\n\nNOTE 収録\n\n00:01.000 --> 00:03.000\n<v アナ>橋が閉鎖されます\n\n00:03.000 --> 00:05.000 align:start\n≫住民は\n\n"
        "00:05.000 --> 00:06.000\n住民は\n「困る」と話しています\n\n00:06.000 --> 00:07.000\n♪～\n\n00:30.000 --> 00:32.000\n次のニュースです\n"
    )
    assert paragraphs(vtt) == ("橋が閉鎖されます", "住民は「困る」と話しています", "次のニュースです")


def test_subtitles_without_words_are_named():
    (found,) = read("WEBVTT\n\n00:01.000 --> 00:03.000\n[音楽]\n", ".vtt")
    assert isinstance(found, Problem)
    assert found.why == "holds no words"


def test_a_voice_that_goes_on_opens_no_paragraph_and_one_that_is_no_staff_is_named():
    cue = "00:0{}.000 --> 00:0{}.000\n<v {}>{}\n\n"
    told = [
        ("山岸アナ", "市は来年度から、"),
        ("山岸アナ", "給食費を無償にします。"),
        ("市長", "負担を減らしたい。"),
        ("記者", "いつからですか。"),
    ]
    vtt = "WEBVTT\n\n" + "".join(cue.format(n, n + 1, who, said) for n, (who, said) in enumerate(told))
    assert paragraphs(vtt) == (
        "市は来年度から、給食費を無償にします。",
        "市長：負担を減らしたい。",
        "いつからですか。",
    )
