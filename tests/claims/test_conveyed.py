"""A word that was passed on, and one who says that it never reached him."""

import pytest


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("工事会社の所長は「停電の日程は前の週に病院へ電話で伝えた」と話した。", "病院の事務長は「停電の日程は知らなかった」と話した。"),
        ("元部下の男性は「部長に3回相談していた」と証言した。", "部長は「社員から相談を受けたことはない」と述べた。"),
        ("労働局の担当者は、工場への通知は6日に郵送したと述べた。", "工場長は、労働局から正式な通知を受けていないと説明した。"),
        ("船長は「何度も警笛を鳴らした」と述べた。", "釣り客の男性は「警笛は聞こえなかった」と話した。"),
        ("会社は、対象の利用者には全員に書面で知らせたと説明した。", "利用者の男性は「会社からの連絡は来ていない」と話した。"),
        ("元経理担当者は「専務も承知していた」と主張した。", "専務は「何も聞いていなかった」と答えた。"),
    ],
)  # fmt: skip
def test_what_never_arrived_is_denied(said, denied, related):
    assert "denied-by" in {r[0] for r in related(said, denied)}
    assert "denied-by" in {r[0] for r in related(denied, said)}


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("工事会社の所長は「停電の日程は前の週に病院へ電話で伝えた」と話した。", "病院の事務長は「工事の許可は知らなかった」と話した。"),
        ("住民の男性は「消防に連絡した」と話した。", "県の担当者は「業者から連絡を受けていない」と述べた。"),
        ("署長は「男性とは直前まで会話をしていた」と話した。", "遺族は「警察から謝罪はない」と話した。"),
        ("工場長は、労働局から正式な通知を受けていないと説明した。", "工場長は、本社には状況を報告したと説明した。"),
    ],
)  # fmt: skip
def test_another_message_is_no_denial(said, other, related):
    assert "denied-by" not in {r[0] for r in related(said, other)}


def test_who_was_not_heeded_does_not_deny_that_another_heard(related):
    one = "水族館の元獣医師は取材に「8月末から冷却装置の不調を上司に何度も報告していた。対応されなかった」と証言した。女性は9月5日付で退職している。"
    other = (
        "水族館のシャチが死んだ問題で、運営会社の早瀬康平社長は22日、冷却装置の不調を9月2日の会議で聞いていたと認め、"
        "「15日に初めて把握した」とした説明を撤回した。会見で「記憶違いだった」と釈明し、月内に辞任する考えを示した。"
    )
    assert "対応されなかった" not in {r[2] for r in related(one, other)}
