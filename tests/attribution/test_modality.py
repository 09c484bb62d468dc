"""Act, certainty, polarity and tense of sentences of our own, and of statements inside a document."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uratori.attribution.modality import assess, assess_text, unknowns
from uratori.language import Parse, parse
from uratori.model import Document, Span


def _parse(text: str, layout: str = "article") -> Parse:
    return parse(Document("", "", text, 0, len(text), layout=layout))  # type: ignore[arg-type]


def _assess(text: str, content: str, cue: str | None, quoted: bool = False, layout: str = "article"):
    parsed = _parse(text, layout)
    a = text.index(content)
    spot = None
    if cue is not None:
        c = text.rindex(cue)
        spot = Span(c, c + len(cue))
    at = next(i for i, s in enumerate(parsed.sentences) if s.start <= (spot.start if spot else a) < s.end)
    return assess(parsed, at, (Span(a, a + len(content)),), spot, quoted)


@pytest.mark.parametrize(
    ("text", "certainty", "polarity"),
    [
        ("監督は続投する可能性があるとみられる。", "possible", "positive"),
        ("工場は再開しない見通しだ。", "probable", "negative"),
        ("知事が辞任する可能性は低いと述べた。", "probable", "negative"),
        ("支援を続けないとは限らない。", "possible", "positive"),
        ("選手の参加を認めないわけではない。", "certain", "positive"),
        ("会社は工場を閉めるはずがない。", "probable", "negative"),
        ("そのような提案はありません。", "certain", "negative"),
        ("設備に異常はございませんでした。", "certain", "negative"),
        ("船は転覆したかもしれない。", "possible", "positive"),
        ("負けたのは私に責任があると言わざるを得ない。", "certain", "positive"),
        ("患者は増えていないもようです。", "probable", "negative"),
        ("通知は届いてはいない。", "certain", "negative"),
        ("理解を得る。", "certain", "positive"),
        ("個別の件へのお答えは差し控えさせていただきます。", "unknown", "negative"),
        ("提案に応じさせていただきます。", "certain", "positive"),
        ("株価が元に戻る可能性は極めて低い。", "probable", "negative"),
        ("けがをしたことがある。", "certain", "positive"),
        ("空港が閉まることがある。", "possible", "positive"),
    ],
)
def test_endings_one_inside_the_other(text: str, certainty: str, polarity: str) -> None:
    found = assess_text(text)
    assert (found.certainty, found.polarity) == (certainty, polarity)


@pytest.mark.parametrize(
    "text",
    [
        "値上げはやむを得ない。",
        "失敗は一度だけではない。",
        "原因は整備の不足に間違いない。",
        "これは偶然に過ぎない。",
        "残された時間は2日しかない。",
        "早く手を打たなければならない。",
        "組合は争議も辞さない。",
        "山に入った3人の行方が分かっていない。",
        "市は住民に外へ出ないよう呼びかけた。",
    ],
)
def test_a_nai_that_negates_nothing(text: str) -> None:
    assert assess_text(text).polarity == "positive"


def test_a_denial_is_of_the_report() -> None:
    found = _assess("球団は監督が代わるとの報道を否定した。", "監督が代わる", "否定した")
    assert (found.act, found.certainty, found.polarity) == ("deny", "certain", "negative")


def test_not_denying_leaves_it_open() -> None:
    found = _assess("会長は年内に退任することを否定しなかった。", "年内に退任する", "否定しなかった")
    assert (found.certainty, found.polarity) == ("possible", "positive")


def test_a_refusal_gives_nothing() -> None:
    for text, content, cue in (
        ("県は搬送先の病院名を明らかにしていない。", "搬送先の病院名", "明らかにしていない"),
        ("広報は買収について「お答えできない」とした。", "買収", "お答えできない"),
        ("本紙は映像の真偽を確認することができなかった。", "映像の真偽", "確認する"),
        ("社長は撤退するとは述べていない。", "撤退する", "述べ"),
    ):
        found = _assess(text, content, cue)
        assert (found.certainty, found.polarity) == ("unknown", "negative"), text


def test_still_looked_into_is_unknown_but_not_negative() -> None:
    found = _assess("消防はけが人の数について「確認中」としている。", "けが人の数", "確認中")
    assert (found.certainty, found.polarity) == ("unknown", "positive")


def test_words_said_beside_an_evasion_were_said() -> None:
    found = _assess("大臣は「制度は機能している」と明言を避けた。", "制度は機能している", "明言を避けた", quoted=True)
    assert (found.certainty, found.polarity) == ("certain", "positive")


def test_a_cue_far_off_says_nothing_of_the_first_of_two_contents() -> None:
    text = "部長は「点検は済ませた。不正な操作をした事実はない」と述べた。"
    first = _assess(text, "点検は済ませた", "述べた")
    second = _assess(text, "不正な操作をした事実はない", "述べた")
    assert first.polarity == "positive"
    assert (second.act, second.polarity) == ("deny", "negative")


def test_plans_are_certain_once_announced() -> None:
    assert (
        _assess("市は来春に橋を架け替える予定だと発表した。", "来春に橋を架け替える予定", "発表した").certainty
        == "certain"
    )
    assert (
        _assess("関係者は来春に橋を架け替える予定だと話す。", "来春に橋を架け替える予定", "話す").certainty
        == "probable"
    )
    own = "対象の車両は来月から順次お預かりする予定です。"
    assert _assess(own, own[:-1], None, layout="release").certainty == "certain"


def test_what_is_considered() -> None:
    content = "運賃を上げることを検討している"
    assert _assess(f"社長は{content}と認めた。", content, "認めた").certainty == "certain"
    assert _assess(f"地元紙は{content}と報じた。", content, "報じた").certainty == "probable"


def test_what_is_feared_though_it_happened_is_certain() -> None:
    assert _assess("団体は堤防が崩れたことに懸念を示した。", "堤防が崩れた", "懸念を示した").certainty == "certain"
    assert _assess("団体は堤防が崩れることに懸念を示した。", "堤防が崩れる", "懸念を示した").certainty == "possible"


def test_one_view_beside_others_is_less_than_the_view() -> None:
    assert assess_text("来月に決まるとの見方がある。").certainty == "probable"
    assert assess_text("来月に決まるとの見方もある。").certainty == "possible"


def test_a_word_for_something_false_needs_a_report() -> None:
    assert assess_text("その報道は誤りだ。").polarity == "negative"
    assert assess_text("記事の人数は28人の誤りでした。").polarity == "positive"
    assert assess_text("優勝を取り消す。").polarity == "positive"


@pytest.mark.parametrize(
    ("text", "content", "cue", "act"),
    [
        ("県警は男を逮捕したと発表した。", "男を逮捕した", "発表した", "announce"),
        ("県警によると、男は容疑を認めている。", "男は容疑を認めている", "によると", "announce"),
        ("地元紙によると、橋は昨夜落ちた。", "橋は昨夜落ちた", "によると", "report"),
        ("捜査関係者によると、男は逃げたという。", "男は逃げた", "によると", "state"),
        ("議会は予算を削るよう求めた。", "予算を削る", "求めた", "request"),
        ("野党は審議の打ち切りは横暴だと批判した。", "審議の打ち切りは横暴だ", "批判した", "criticise"),
        ("党は税率を下げるよう提案した。", "税率を下げる", "提案した", "propose"),
        ("社長は指示があったことを認めた。", "指示があった", "認めた", "confirm"),
        ("教授は年内に収まるだろうと話す。", "年内に収まるだろう", "話す", "estimate"),
        ("被害者は「早く会わせてほしい」と話す。", "早く会わせてほしい", "話す", "request"),
    ],
)
def test_acts(text: str, content: str, cue: str, act: str) -> None:
    assert _assess(text, content, cue).act == act


def test_to_iu_carries_on_the_act_before_it() -> None:
    text = "気象台は最大震度は4だったと発表した。津波の心配はないという。"
    assert _assess(text, "津波の心配はない", "という").act == "announce"


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("首脳は昨夜会談した。", "past"),
        ("首脳は会談しなかった。", "past"),
        ("首脳は会談している。", "present"),
        ("首脳は強気だ。", "present"),
        ("首脳は来月会談する。", "future"),
        ("首脳は来月会談する見通しだ。", "future"),
    ],
)
def test_tense(text: str, tense: str) -> None:
    assert assess_text(text).tense == tense


def test_unknowns_are_clauses_in_the_outlets_voice() -> None:
    text = (
        "火は3時間後に消えたが、出火の原因は分かっていない。社長は「詳細は不明だ」と述べた。"
        "県警によると、動機は明らかになっていない。行方が分かっていない2人を捜している。"
    )
    parsed = _parse(text)
    assert [u.of(parsed.text) for u in unknowns(parsed)] == ["出火の原因は分かっていない"]


def test_two_unknowns_in_one_sentence() -> None:
    parsed = _parse("男の動機は不明で、凶器も見つかっておらず、足取りも分かっていない。")
    assert [u.of(parsed.text) for u in unknowns(parsed)] == ["男の動機は不明で", "足取りも分かっていない"]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("列車は止まったが、遅れた原因は不明である。", "遅れた原因は不明である"),
        ("一方、再開の時期は見通せていません。", "再開の時期は見通せていません"),
        ("弁護人は争うと述べる一方、認否は明らかにしなかった。", "認否は明らかにしなかった"),
        ("7人不明のまま捜索が続く。", None),
        ("作者の分かっていない絵を展示した。", None),
    ],
)
def test_the_clause_of_an_unknown(text: str, clause: str | None) -> None:
    parsed = _parse(text)
    assert [u.of(parsed.text) for u in unknowns(parsed)] == ([clause] if clause else [])


def test_a_transcript_has_no_voice_of_the_outlet() -> None:
    assert unknowns(_parse("問 原因は。\n答 原因は分かっていません。\n問 再開は。\n", layout="transcript")) == ()


def test_an_explainer_in_questions_is_the_outlets_own() -> None:
    parsed = _parse("Q 原因は分かっていないのか\n漏れた量は分かっていない。\nQ 再開は\n", layout="transcript")
    assert [u.of(parsed.text) for u in unknowns(parsed)] == ["漏れた量は分かっていない"]


_WORDS = st.lists(
    st.sampled_from(
        [
            *"「」『』()、。!?\n　と",
            "ない",
            "という",
            "よう",
            "可能性",
            "が",
            "ある",
            "否定した",
            "分から",
            "述べた",
            "こと",
            "は",
            "ませ",
            "ん",
            "だろう",
        ]
    ),
    max_size=60,
).map("".join)


@settings(deadline=None)
@given(_WORDS)
def test_any_text_can_be_assessed(text: str) -> None:
    assess_text(text)
    parsed = _parse(text)
    for span in unknowns(parsed):
        assert 0 <= span.start < span.end <= len(parsed.text)


@settings(deadline=None)
@given(_WORDS, st.integers(0, 80), st.integers(0, 80), st.integers(0, 80), st.integers(0, 80))
def test_any_spans_can_be_assessed(text: str, a: int, b: int, c: int, d: int) -> None:
    parsed = _parse(text)
    for at in range(len(parsed.sentences)):
        assess(parsed, at, (Span(min(a, b), max(a, b)),), Span(min(c, d), max(c, d)), quoted=True)
        assess(parsed, at, (), None, quoted=False)


def test_a_hedge_never_makes_a_sentence_surer() -> None:
    order = ["possible", "probable", "certain"]
    for plain in ("橋が落ちた", "代表が代わる", "列車は動かない"):
        before = assess_text(plain + "。").certainty
        for hedge in ("可能性がある", "かもしれない", "とみられる", "もようだ", "らしい"):
            assert order.index(assess_text(plain + hedge + "。").certainty) < order.index(before)
