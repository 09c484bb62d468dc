"""Who speaks, in sentences that do not say so with a subject and a verb of saying."""

import pytest

import uratori


def rows(text):
    found = uratori.analyze(text).statements
    words = ["…".join(text[c.start : c.end] for c in s.content) for s in found]
    return [("<".join(str(x.name) for x in s.chain[1:]), w) for s, w in zip(found, words, strict=True) if s.attributed]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("県議の一人は「丸投げのつけが回った」と手厳しい。", "県議の一人", "丸投げのつけが回った"),
        ("商店主は「客足は半分以下」とため息。", "商店主", "客足は半分以下"),
        ("与党幹部は「引けば負けだ」と強気だ。", "与党幹部", "引けば負けだ"),
        ("長老の一人は「火の粉を浴びるようなもの」と後輩を気遣った。", "長老の一人", "火の粉を浴びるようなもの"),
        ("「景気は底を打った」というのが市場関係者の見立てだ。", "市場関係者", "景気は底を打った"),
        ("「一歩前進だ」とは市長の弁。", "市長", "一歩前進だ"),
        ("市の説明は「手違いだった」というものだった。", "市", "手違いだった"),
        ("関係者の話を総合すると、交渉は最終段階に入った。", "関係者", "交渉は最終段階に入った"),
        ("現地からの報道によると、空港は閉鎖された。", "報道", "空港は閉鎖された"),
        ("「煙が出ている」と119番があった。", "None", "煙が出ている"),
        ("報告書には「補修が望ましい」との所見が記されていた。", "報告書", "補修が望ましい"),
        ("安全を求めてきた住民からは「遅すぎる」といった声が相次いだ。", "安全を求めてきた住民", "遅すぎる"),
        ("元社員が本紙の取材に応じ、数字を水増ししていたと証言した。", "元社員", "数字を水増ししていた"),
        ("英国とノルウェーの捜査当局は、男を拘束したと発表した。", "ノルウェーの捜査当局", "男を拘束した"),
        ("国務省の報道官は攻撃の詳細についての質問に答えなかった。", "国務省<報道官", "攻撃の詳細"),
    ],
)
def test_one_who_speaks(text, source, content):
    found = rows(text)
    assert [c for _, c in found] == [content]
    assert found[0][0].endswith(source)


def test_both_sides_of_a_contrast_speak():
    text = "三田義男議員が「命を軽く見ている」と追及したのに対し、町長は「盛り土で防げる」と答弁した。"
    assert [s for s, _ in rows(text)] == ["三田義男", "町長"]


@pytest.mark.parametrize(
    "text",
    [
        "記者が「辞める考えはあるか」と質問した。",
        "会社側は閉鎖やむなしと判断したようだ。",
        "歌は「北風」と同じだ。",
        "隊員は画面を確認せずに立ち去った。",
    ],
)
def test_nobody_says_it(text):
    assert rows(text) == []


def test_an_outlet_that_only_hands_on_has_no_row_of_its_own():
    text = "ロイター通信によると、首相は辞任しないと述べた。"
    assert rows(text) == [("ロイター<首相", "辞任しない")]
    statement = next(s for s in uratori.analyze(text).statements if s.attributed)
    assert text[statement.source.start : statement.source.end] == "ロイター通信"


def test_a_suspect_who_is_not_named_says_it_through_the_police():
    text = "署によると、会社員の男は昨年、記録を消した疑いがある。「仕返しだった」と供述しているという。"
    assert rows(text)[-1] == ("署<男", "仕返しだった")


def test_one_who_is_questioned_is_heard():
    text = "理事長によると、支店長代理は預金に手を付けた。聞き取りに「競艇に使った」と話し、謝っているという。"
    assert ("支店長代理", "競艇に使った") in rows(text)


def test_a_complaint_is_its_plaintiffs():
    text = "市内の自営業の男性(44)が県に賠償を求める訴訟を起こした。\n訴状によると、男性は押さえつけられた。"
    assert rows(text) == [("訴状<市内の自営業の男性(44)", "男性は押さえつけられた")]


def test_hearsay_in_a_new_paragraph_is_no_bystanders():
    text = "土産物店の店主は「怖かった」と話した。\n火は調理場から燃え広がったという。"
    assert rows(text) == [("土産物店の店主", "怖かった"), ("None", "火は調理場から燃え広がった")]


def test_a_dateline_of_translated_copy_is_not_said():
    text = "サンタ・ローサ(セントラル)― 政府は木曜日、国境を閉じると発表した。"
    assert rows(text) == [("政府", "国境を閉じる")]


def test_several_bodies_put_out_words_of_their_own():
    text = "外相は査察を拒むと述べた。欧州3カ国は共同声明を発表し、査察への協力を要求した。"
    assert rows(text)[-1] == ("欧州3カ国", "査察への協力")


def test_what_becomes_known_is_of_whoever_told_it():
    text = "主将が引退の意向を連盟に伝えていたことが分かった。関係者が17日、明らかにした。"
    assert {s for s, _ in rows(text)} == {"関係者"}


def test_a_title_behind_a_name_is_no_firm():
    assert rows("土井GMは「白紙だ」と話した。") == [("土井", "白紙だ")]
