import json

import pytest

from uratori.model import Document
from uratori.reading.door import documents
from uratori.reading.layouts.clips import clips
from uratori.reading.readers import Input, Problem


def through(data, suffix):
    found = list(documents(Input("a" + suffix, "a", data, suffix)))
    return [d for group in found if not isinstance(group, Problem) for d in group], [
        f for f in found if isinstance(f, Problem)
    ]


def test_a_repost_is_the_words_of_the_one_reposted(make):
    own, repost = through(("window.YTD.tweets.part0 = " + json.dumps(make.tweets)).encode(), ".js")[0]
    assert (own.id, own.published.value, own.outlet) == ("1789", "2024-05-12T10:30+09:00", None)
    assert own.text.endswith("https://example.jp/a")
    assert (repost.outlet.name, repost.text) == ("東西テレビ", "局長は「安全を確かめた」と述べた。")
    assert (repost.published.value, repost.captured) == (None, "2024-05-13T05:30+09:00")


def test_the_other_files_of_an_archive_are_named():
    found, (problem,) = through(b'window.YTD.like.part0 = [{"like": {"fullText": "x"}}]', ".js")
    assert not found
    assert "like" in problem.why


def test_activitypub(make):
    (found,), _ = through(json.dumps(make.outbox).encode(), ".json")
    assert (found.outlet.name, found.published.value, found.layout) == (
        "@kouwan@mstdn.example",
        "2024-05-12T10:30+09:00",
        "post",
    )
    assert found.text == "荷役を再開しました。\n局長は「安全を確かめた」と述べました。"


def test_a_quoted_post_is_a_document_of_its_own():
    quoted = {"uri": "at://did/app.bsky.feed.post/2", "author": {"handle": "teito.example", "displayName": "帝都新聞"},
              "value": {"text": "再開は20日。", "createdAt": "2024-05-12T00:00:00Z"}}  # fmt: skip
    post = {"uri": "at://did/app.bsky.feed.post/1", "author": {"handle": "a.example"},
            "record": {"text": "遅すぎる。", "createdAt": "2024-05-12T01:00:00Z"}, "embed": {"record": quoted}}  # fmt: skip
    own, other = through(json.dumps({"feed": [{"post": post}]}).encode(), ".json")[0]
    assert (own.text, own.outlet.name) == ("遅すぎる。", "@a.example")
    assert (other.text, other.outlet.name, other.url) == (
        "再開は20日。",
        "帝都新聞",
        "https://bsky.app/profile/teito.example/post/2",
    )


def test_the_answer_of_the_interface_names_its_authors():
    value = {
        "data": [{"id": "9", "text": "再開した。", "created_at": "2024-05-12T01:30:00.000Z", "author_id": "7"}],
        "includes": {"users": [{"id": "7", "name": "港湾局", "username": "kouwan"}]},
    }
    (found,), _ = through(json.dumps(value).encode(), ".json")
    assert (found.id, found.outlet.name, found.published.value) == ("9", "港湾局", "2024-05-12T10:30+09:00")


def listed(text):
    return [
        (d.outlet.name, d.published.value, d.text[d.start : d.end], d.url)
        for d in clips(Document("a", "a.txt", text, 0, len(text)))
    ]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "港のまとめ 2024年\n・5/12 10:30 NHK 「荷役再開へ」 https://e.jp/1\n・5/13 帝都新聞：再開は20日 https://e.jp/2\n",
            [
                ("NHK", "2024-05-12T10:30+09:00", "荷役再開へ", "https://e.jp/1"),
                ("帝都新聞", "2024-05-13", "再開は20日", "https://e.jp/2"),
            ],
        ),
        (
            "- [荷役再開へ](https://e.jp/1)（NHK、2024年5月12日）\n- [再開は20日](https://e.jp/2) — 帝都新聞 2024-05-13\n",
            [
                ("NHK", "2024-05-12", "荷役再開へ", "https://e.jp/1"),
                ("帝都新聞", "2024-05-13", "再開は20日", "https://e.jp/2"),
            ],
        ),
        (
            "@tozai_news 2024/05/12 10:30\n荷役を再開した。\n東西テレビ (@tozai_news) · 2024/05/13\n延期した。\n",
            [
                ("@tozai_news", "2024-05-12T10:30+09:00", "荷役を再開した。", None),
                ("東西テレビ", "2024-05-13", "延期した。", None),
            ],
        ),
        (
            "2024/05/12\tNHK\t荷役を再開した。\n2024/05/13\t朝日新聞\t延期した。\n",
            [("NHK", "2024-05-12", "荷役を再開した。", None), ("朝日新聞", "2024-05-13", "延期した。", None)],
        ),
        (
            "2024年5月12日の動き\n10:30 NHK：荷役再開へ\n　港湾局が発表した。\n11:05 【帝都新聞】延期を要望\n",
            [
                ("NHK", "2024-05-12T10:30+09:00", "荷役再開へ\n　港湾局が発表した。", None),
                ("帝都新聞", "2024-05-12T11:05+09:00", "延期を要望", None),
            ],
        ),
        (
            "【朝日新聞】5月12日「荷役再開へ」\n【読売新聞】5月13日「再開は20日」\n",
            [("朝日新聞", None, "荷役再開へ", None), ("読売新聞", None, "再開は20日", None)],
        ),
        (
            "検索結果 2024年\n東西テレビ\n@tozai_news\n·\n5月12日\n荷役を再開した。\n局長が述べた。\n12\n3,456\n1.2万\n"
            "港湾局\n@kouwan\n·\n2024年5月13日\n延期した。\n",
            [
                ("東西テレビ", "2024-05-12", "荷役を再開した。\n局長が述べた。", None),
                ("港湾局", "2024-05-13", "延期した。", None),
            ],
        ),
        (
            "東西テレビ @tozai_news\n2024年5月12日 10:30\n荷役を再開した。\n局長が述べた。\n\n---\n\n港湾局（@kouwan）\n2024/5/13\n延期した。\n",
            [
                ("東西テレビ", "2024-05-12T10:30+09:00", "荷役を再開した。\n局長が述べた。", None),
                ("港湾局", "2024-05-13", "延期した。", None),
            ],
        ),
    ],
)
def test_hand_made_lists(text, items):
    assert listed(text) == items


@pytest.mark.parametrize(
    "text",
    [
        "5月12日 県が発表した。\n5月13日 市が会見した。\n5月14日 国が調べた。\n",
        "10:30 再開を発表\n港湾局が発表した。\n11:05 会見始まる\n局長が述べた。\n",
        "NHKが12日に報じた。\n朝日新聞は13日に伝えた。\n",
        "質問は @kouwan\nへ\n2024年5月12日\n港湾局は荷役を再開すると発表した。\n",
        "5/12 NHK 荷役再開へ\n" + "港湾局は荷役を再開すると発表した。\n" * 200,
    ],
)
def test_what_is_no_list(text):
    assert not listed(text)


def test_a_report_that_cites_a_paper_at_the_head_of_a_line_is_no_list():
    text = (
        "会見は延期\n港都新聞 2025年4月8日 夕刊\n\n市は7日、会見を延期した。\n"
        "東都新聞(電子版)は7日、市長が辞任すると報じた。市は否定した。\n"
    )
    assert clips(Document("a", "a.txt", text, 0, len(text))) == ()
