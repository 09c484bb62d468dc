"""Letters printed or saved as text, what is quoted in them, chats."""

import pytest

from uratori.reading import Input, Problem, documents

REPORT = "潮見橋、6月から通行止めへ\n潮見新報 2026年5月12日 朝刊\n\n市は11日、潮見橋を6月から通行止めにすると発表した。\n市長は「安全を優先する」と述べた。\n"
HEAD = "差出人: 浜口 実 <hama@x.example>\n送信日時: 2026年5月12日火曜日 8:42\n宛先: デスク\n件名: Fwd: 橋の件\n\n"


def read(text, suffix=".txt"):
    found = list(documents(Input(f"a{suffix}", "a", text.encode(), suffix)))
    assert not [f for f in found if isinstance(f, Problem)]
    return [d for group in found for d in group]


def quoted(text):
    return "".join(f"> {line}".rstrip() + "\n" for line in text.splitlines())


def test_what_a_printed_letter_quotes_is_the_document():
    (found,) = read(HEAD + "今朝の記事です。\n\n" + quoted(REPORT) + "\n浜口\n")
    assert (found.outlet.name, found.captured) == ("潮見新報", "2026-05-12T08:42+09:00")
    assert found.text.strip() == REPORT.strip()
    assert found.extracted


def test_a_letter_in_a_letter_bears_its_own_sender_and_day():
    inner = "From: 潮見放送 報道局 <news@y.example>\nDate: Tue, 12 May 2026 07:10:00 +0900\nSubject: 【速報】橋が閉鎖\n\n市は橋を閉鎖しました。\n"
    (found,) = read(HEAD + quoted(inner))
    assert (found.title, found.outlet.name, found.published.value) == (
        "【速報】橋が閉鎖",
        "潮見放送",
        "2026-05-12T07:10+09:00",
    )


def test_a_printed_letter_without_a_quotation_is_the_senders():
    (found,) = read(HEAD + "市の説明会は20日に開かれる。担当者は「全戸に知らせる」と話した。\n")
    assert (found.title, found.outlet, found.published.value) == ("橋の件", None, "2026-05-12T08:42+09:00")


def test_a_release_that_is_passed_on_speaks_for_its_body():
    release = "令和8年5月11日\n報道関係者　各位\n潮見市水道局\n\n断水の復旧について\n\n断水は11日正午に復旧しました。\n"
    (found,) = read(HEAD + release)
    assert (found.title, found.outlet.name, found.layout) == ("断水の復旧について", "潮見市水道局", "release")


@pytest.mark.parametrize(
    "text",
    [
        "件名：橋の通行止め\n日時：6月1日から\n場所：潮見橋\n\n市は橋を通行止めにする。\n",  # a notice
        "From the harbour to the hills.\n\nThe city closed the bridge.\n",
        REPORT,
    ],
)
def test_what_is_no_letter(text):
    (found,) = read(text)
    assert not found.extracted
    assert found.text == text


def test_a_chat_is_a_document_for_each_message_with_words():
    log = (
        "[LINE] 取材班のトーク履歴\n保存日時：2026/05/12 20:11\n\n2026/05/12(火)\n18:02\t浜口\t市が会見を始めました。\n橋は閉鎖とのこと。\n"
        "18:05\t森\t[写真]\n午後7:10\t森\t再開は未定です。\n"
    )
    first, second = read(log)
    assert first.text[first.start : first.end] == "市が会見を始めました。\n橋は閉鎖とのこと。"
    assert (first.outlet.name, first.published.value, second.published.value) == (
        "浜口",
        "2026-05-12T18:02+09:00",
        "2026-05-12T19:10+09:00",
    )
    (prose,) = read("2026/05/12(火)\n市は橋を閉鎖した。\n18:02 に再開した。\n")
    assert prose.parent is None


def test_a_letter_as_a_service_prints_it():
    shown = (
        "Gmail - 橋の件\n浜口 実 <hama@x.example>\n橋の件\n1 件のメール\n"
        "潮見放送 報道部 <news@y.example>\t2026年5月12日 17:30\nTo: 浜口 実 <hama@x.example>\n\n市は橋を閉鎖しました。\n"
    )
    (found,) = read(shown)
    assert (found.title, found.outlet.name, found.published.value, found.text) == (
        "橋の件",
        "潮見放送",
        "2026-05-12T17:30+09:00",
        "市は橋を閉鎖しました。",
    )


def test_the_letter_that_is_answered_is_no_part_of_the_answer():
    answer = "市長は12日、記者団に「事実なら遺憾だ」と述べました。県の担当課は調査中としています。\n\n"
    (found,) = read(HEAD + answer + "2026年5月12日(火) 11:20 Mori <mori@x.example>:\n> 了解です。\n")
    assert found.text[found.start : found.end] == answer.strip()


@pytest.mark.parametrize(
    "text",
    [
        "[2026/05/12 18:02:11] 浜口: 橋は閉鎖とのこと。\n[2026/05/12 18:05:40] 黒木: 市は否定した。\n",
        "2026/05/12, 18:02 - 浜口: 橋は閉鎖とのこと。\n2026/05/12, 18:05 - 黒木: 市は否定した。\n",
        "[LINE]取材班のトーク履歴\n保存日時：2026/05/13 09:00\n\n2026.05.12 火曜日\n18:02 浜口 橋は閉鎖とのこと。\n18:05 黒木 市は否定した。\n",
    ],
)
def test_messages_of_other_programs_and_of_a_phone_are_posts(text):
    found = read(text)
    assert [d.outlet.name for d in found] == ["浜口", "黒木"]
    assert [d.published.value for d in found] == ["2026-05-12T18:02+09:00", "2026-05-12T18:05+09:00"]
    assert [d.text[d.start : d.end] for d in found] == ["橋は閉鎖とのこと。", "市は否定した。"]


def test_clocks_of_a_live_report_are_no_messages():
    text = "2026.05.12 火曜日\n18:02 市長が 会見を始めた。\n18:05 市長は 辞任を否定した。\n"
    assert all(d.outlet is None for d in read(text))


def test_one_message_of_another_program_makes_no_log_of_it():
    head = "2026/05/12(火)\n[2026/05/12 18:00:00] 事務局: 開始\n"
    found = read(head + "18:02\t浜口\t市が会見を始めました。\n18:05\t黒木\t市は否定した。\n")
    assert [d.outlet.name for d in found] == ["浜口", "黒木"]
