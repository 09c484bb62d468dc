"""What a headline tells in its outlet's own word."""

import pytest

BELOW = "\n\n詳しくは後で伝える。"


def told(said, headline):
    found = said(headline + BELOW)
    return [found.words(c) for s in found.statements for c in s.content if s.end <= len(headline)]


@pytest.mark.parametrize(
    ("headline", "parts"),
    [
        ("倉庫で火災、作業員3人けが", ["倉庫で火災", "作業員3人けが"]),
        ("製紙工場の爆発 けが人9人に", ["製紙工場の爆発 けが人9人に"]),
        ("町長選、新人が初当選 投票率は過去最低", ["町長選、新人が初当選", "投票率は過去最低"]),
        ("死者5人・不明2人 豪雨被害", ["死者5人", "不明2人"]),
        ("【速報】湾岸線が全線運休", ["湾岸線が全線運休"]),
        ("21:40 県庁に対策本部設置", ["県庁に対策本部設置"]),
        ("大手2社、運賃値上げ", ["大手2社、運賃値上げ"]),
        ("油槽船が爆発・炎上", ["油槽船が爆発・炎上"]),
        ("全域で停電、1万8千戸", ["全域で停電、1万8千戸"]),
        ("後任に樫村氏", ["後任に樫村氏"]),
        ("住宅浸水の恐れ", ["住宅浸水の恐れ"]),
        ("貨物船が座礁 行方不明者も", ["貨物船が座礁", "行方不明者"]),
        ("水門が開かず 原因調べる", ["水門が開かず", "原因調べる"]),
    ],
)
def test_a_headline_is_taken_apart_into_what_it_tells(said, headline, parts):
    assert told(said, headline) == parts


@pytest.mark.parametrize(
    "headline",
    [
        "今後の見通し",
        "事故の経緯",
        "2 安全対策について",
        "なぜ水門は開かなかったのか",
        "市長が語る街づくり",
        "質疑応答",
        "町議会の対応は",
        "知事臨時記者会見",
    ],
)
def test_a_heading_that_names_its_topic_or_asks_tells_nothing(said, headline):
    assert told(said, headline) == []


@pytest.mark.parametrize(
    ("headline", "parts"),
    [
        ("町長「水門は閉めた」 住民は反発", ["住民は反発"]),
        ("「二度と起こさない」社長", []),
        ("国防相が辞任へ=仏紙報道", []),
        ("国防相が辞任へ 仏メディア", []),
        ("県警が発表", []),
        ("新薬「ソラネル」を承認", ["新薬「ソラネル」を承認"]),
    ],
)
def test_what_others_say_in_a_headline_is_not_the_outlets(said, headline, parts):
    assert told(said, headline) == parts


def test_a_part_is_weighed_by_its_own_words(said):
    found = said("貨物船が沈没 燃料流出の恐れ" + BELOW)
    assert [s.certainty for s in found.statements][:2] == ["certain", "possible"]


def test_a_headline_is_nobodys_word_but_the_outlets(said):
    found = said("知事、空港の廃止を表明へ" + BELOW, outlet="北海新報")
    assert [link.name for link in found.statements[0].chain] == ["北海新報"]
    assert not found.statements[0].attributed
