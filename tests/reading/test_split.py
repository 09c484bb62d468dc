import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uratori.model import Document, Published
from uratori.reading import named, split
from uratori.reading.labels.outlet import stated

LOG = """知事選で現職が優勢か 出口調査 #tozai_news https://t.co/abc
— 東西テレビニュース (@tozai_news) July 7, 2024
出口調査では現職が優勢です。
#知事選(出口調査・現職)
知事選、新人が当確 https://t.co/def
— 帝都新聞デジタル (@teito) July 8, 2024
新人が当選を確実にした。
"""

BLOG = """【詳報】知事選の開票 7月7日(日)の動き

翌0:20 新人が勝利宣言
新人が事務所で勝利を宣言した。

21:05 開票率は三割
県選管によると、開票率は三割に達した。

20:00 投票が終了
県内の投票所で投票が締め切られた。
"""


def document(text, **known):
    return Document("d", "d.txt", text, 0, len(text), **known)


def test_a_clip_log_is_taken_apart():
    first, second = split(document(LOG))
    assert (first.id, first.parent, first.outlet.name, first.published.value) == (
        "d#1",
        "d",
        "東西テレビ",
        "2024-07-07",
    )
    assert first.title == "知事選で現職が優勢か 出口調査"
    assert [t.of(LOG) for t in first.topics] == ["#知事選(出口調査・現職)"]
    assert (second.outlet.name, second.published.day) == ("帝都新聞", "2024-07-08")
    assert LOG[first.start : first.end] + LOG[second.start : second.end] == LOG


def test_tags_of_one_line_are_topics_of_their_own():
    log = LOG.replace("#知事選(出口調査・現職)", "#知事選(出口調査・現職) ＃県政 #選挙 （余談）")
    first, _ = split(document(log))
    assert [t.of(log) for t in first.topics] == ["#知事選(出口調査・現職)", "＃県政", "#選挙 （余談）"]


def test_what_stands_above_the_first_post_is_kept():
    head, first, _ = split(document("切り抜き帳 その3\n\n" + LOG))
    assert head.text[head.start : head.end].strip() == "切り抜き帳 その3"
    assert first.parent == head.id


def test_a_live_blog_is_taken_apart_and_dated_where_the_year_is_known():
    head, *items = split(document(BLOG))
    assert BLOG[head.start : head.end].startswith("【詳報】")
    assert [i.title for i in items] == ["新人が勝利宣言", "開票率は三割", "投票が終了"]
    assert {i.published for i in items} == {Published()}
    given = Published("2024-07-07", "given", "2024-07-07", "2024-07-07")
    _, *items = split(document(BLOG, published=given))
    assert [i.published.value for i in items] == [
        "2024-07-08T00:20+09:00",
        "2024-07-07T21:05+09:00",
        "2024-07-07T20:00+09:00",
    ]
    assert [BLOG[e.start : e.end] for e in items[1].published.evidence] == ["7月7日", "21:05"]


def test_a_list_of_clock_times_in_a_release_is_no_live_blog():
    text = "記者発表資料\n1 経過\n9日0時10分 市に通知\n同日1時22分 電話で連絡\n以上です。"
    (only,) = split(document(text))
    assert only.layout == "release"


def test_a_transcript_is_known_by_its_questions():
    (only,) = split(document("会見要旨\n問 事実か。\n答 違う。\n問 理由は。\n答 差し控える。"))
    assert only.layout == "transcript"


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("【ソウル聯合ニュース】大統領は述べた。", "聯合ニュース"),
        ("(CNN) 大統領は述べた。", "CNN"),
        ("[ワシントン 4日 ロイター] - 大統領は述べた。", "ロイター"),
        ("知事が辞任\n\n帝都新聞 2024年5月12日 朝刊\n\n知事は辞任した。", "帝都新聞"),
        ("大統領は述べた。(c)AFP", "AFP"),
        ("大統領は述べた。(共同)", "共同"),
        ("【リマ＝アンデス通信】大統領は述べた。", "アンデス通信"),  # an agency that no table knows
        ("【リマ11日 アンデス通信】大統領は述べた。", "アンデス通信"),
        ("【リマ＝三枝遼】大統領は述べた。", None),  # a correspondent
        ("(敬称略) 大統領は述べた。", None),
        ("大統領は述べた。(終わり)", None),
    ],
)
def test_the_outlet_a_text_names_as_its_own(text, outlet):
    found = stated(text)
    assert (found.name if found else None) == outlet


def test_services_carry_the_name_of_their_outlet():
    assert named("NHKニュース").name == "NHK"
    assert named("ニュース").name == "ニュース"


@given(st.text(alphabet="—- @a(1)January 202,:：時分日月翌【】\n。", max_size=120))
def test_no_text_is_lost_or_told_twice(text):
    parts = split(document(text))
    assert all(a.end <= b.start for a, b in itertools.pairwise(parts))
    covered = "".join(text[p.start : p.end] for p in parts)
    assert "".join(covered.split()) == "".join(text.split())
