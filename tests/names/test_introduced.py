"""Organizations that the words before them introduce."""

import pytest

from .helpers import marked


def organizations(text):
    return [words for words, kind in marked(text) if kind == "organization"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("運行会社の青嶺交通は4日、運転手の健康に問題はなかったと明らかにした。", "青嶺交通"),
        ("食品大手のまるなか食品は10日、約3万袋を回収すると発表した。", "まるなか食品"),
        ("保守を請け負うメディネット東和（東京）は4日、調べを続けると明らかにした。", "メディネット東和"),
        ("動物園を運営する緑の財団は同日、ゾウが死んだと発表した。", "緑の財団"),
        ("製造元の北辰電機は、リコールを届け出た。", "北辰電機"),
        ("食堂を運営するきたのフーズは7日、値上げすると発表した。", "きたのフーズ"),
    ],
)
def test_a_name_is_what_is_introduced(text, name):
    assert name in organizations(text)


@pytest.mark.parametrize(
    "text",
    [
        "運送会社の営業所は閉鎖された。",
        "会社の元従業員は取材に応じた。",
        "会社の経営陣は総退陣した。",
        "飲食店を経営する男性は「困る」と話した。",
        "銀行グループの中核金融機関である。",
        "動画サイトのURLは公表されていない。",
        "地元企業の支援を受けた。",
        "メーカーの担当者によると、在庫は十分だ。",
    ],
)
def test_a_common_word_is_none(text):
    assert organizations(text) == []
