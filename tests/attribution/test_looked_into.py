"""What is refused or still looked into is of its matter; reporters on the air."""

import pytest


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("市は、給食費が使い込まれた疑いについて「調べている」と述べた。", "給食費が使い込まれた疑い"),
        ("市は、基準を超えた井戸の数については「確認している」とした。", "基準を超えた井戸の数"),
        ("同社は補償の額について「精査している段階だ」とした。", "補償の額"),
        ("県は、土砂が動いた理由については「調査を進めている」とした。", "土砂が動いた理由"),
        ("学校は、いじめか事故かについては「判断できる段階にない」とした。", "いじめか事故か"),
        ("球団は、年俸については「選手の希望」を理由に答えなかった。", "年俸"),
        ("去年秋に契約が結ばれたとされる点について、同社は回答を控えた。", "去年秋に契約が結ばれたとされる点"),
        ("解雇の理由を巡り、会社側は説明を拒んでいる。", "解雇の理由"),
        ("通信社は映像が撮られた場所を独自に確かめられなかった。", "映像が撮られた場所"),
    ],
)
def test_a_matter_that_nothing_is_said_of(said, text, matter):
    (row,) = [s for s in said(text).statements if s.attributed]
    assert (text[row.content[0].start : row.content[-1].end], row.certainty) == (matter, "unknown")


def test_a_question_of_its_own_is_what_is_looked_into(said):
    assert [r[1] for r in said("県警は容疑者について「余罪がないか調べている」と述べた。").rows] == [
        "余罪がないか調べている"
    ]


@pytest.mark.parametrize(
    "text", ["落書きの意味は確かめられていない。", "県警が原因を調べている。", "男性の労災が認定された。"]
)
def test_nobody_says_what_is_only_told(said, text):
    assert said(text).rows == []


def test_the_outlet_that_could_not_verify(said):
    assert said("本紙は落書きの意味を確かめられていない。").statements[0].source is not None


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("役員が資金を流用したとの疑いがささやかれていた。", "役員が資金を流用した"),
        ("夫が毒を入れたとの疑惑が取り沙汰された。", "夫が毒を入れた"),
        ("証言によれば、男は裏口から逃げたという。", "男は裏口から逃げた"),
        ("ある社員は名前を出さないことを条件に、在庫は足りなかったと証言した。", "在庫は足りなかった"),
        ("お休みの方は5名と保健所から伺っております。", "お休みの方は5名"),
        ("国税局は帳簿を調べており、近く会社を告発するとみられる。", "近く会社を告発する"),
    ],
)
def test_where_content_begins(said, text, content):
    assert content in [
        t for s in said(text).statements if s.cue for t in ["".join(said(text).words(c) for c in s.content)]
    ]


def test_customers_are_no_words_that_were_given(said):
    assert said("店員3人と客2人から話を聞いた。").rows == []


def test_words_in_a_row(said):
    rows = said("岡さん「うれしい。長かった」、妻の澄子さん「泣けた」、長男の直樹さん「父の背中を見てきた」。").rows
    assert [r[0] for r in rows] == ["岡さん", "妻の澄子さん", "長男の直樹さん"]


def test_titles_in_a_row_are_no_words(said):
    assert said("館長は、絵本「ぐるぐる回る」、図鑑「魚が泳ぐ」を薦めた。").rows == []


def test_a_reporter_on_the_air_is_the_outlet(said):
    text = said(
        "東洋テレビニュース\n\nきょう午後、川で船が転覆しました。\n(近所の女性)“大きな音がしました”\n"
        "(記者リポート)“川岸には船が並んでいます。消防によりますと、2人が心肺停止だということです”\n",
        "東洋テレビ",
    )
    assert text.rows == [
        ("近所の女性", "大きな音がしました", "近所の女性"),
        ("消防", "2人が心肺停止だ", "消防"),
    ]


@pytest.mark.parametrize("label", ["(海鳴支局 真壁航記者)", "(記者リポート)", "海鳴支局　真壁記者"])
def test_a_reporter_named_on_the_line_above_is_the_outlet(said, label):
    text = said(
        f"橋が落ちました。\n\n{label}\n「市の幹部は取材に対し、復旧は来月になると話しています。水位も上がりそうです」",
        "東洋テレビ",
    )
    assert text.rows == [("市の幹部", "復旧は来月になる", "市の幹部")]


@pytest.mark.parametrize("label", ["(専門家の解説)", "市民の声", "(真壁航教授)"])
def test_another_named_on_the_line_above_is_not(said, label):
    found = said(f"橋が落ちました。\n\n{label}\n「水位はさらに上がります」").statements
    assert [s.attributed for s in found] == [False, True]


@pytest.mark.parametrize("label", ["専門家の解説", "大学教授・解説", "元キャスター", "A紙記者"])
def test_another_on_the_air_is_not_the_outlet(said, label):
    found = said(f"橋が落ちました。({label})“水位はさらに上がります”").statements
    assert [s.attributed for s in found] == [False, True]


@pytest.mark.parametrize("label", ["記者", "中継", "ヘリ中継", "佐藤記者", "スタジオ解説"])
def test_the_outlets_own_are_no_others(said, label):
    assert said(f"橋が落ちました。({label})“水位はさらに上がります”").rows == []


def test_few_is_not_none(said):
    assert said("局長は「8本のうち2本しか使われた跡がない」と述べた。").statements[0].polarity == "positive"
    assert said("館長は「この日は空いていない」と述べた。").statements[0].polarity == "negative"


@pytest.mark.parametrize(
    ("quote", "parts"),
    [
        ("急に横に揺れた。警報は聞いていない", 1),
        ("扉を3回たたいた。誰も出てこなかった", 1),
        ("地盤は軟らかい。すぐに崩れることはないだろう", 1),
        ("鍵は返した。金は受け取っていない", 2),
        ("検査は終えている。遅れはなかった", 2),
    ],
)
def test_what_a_witness_did_not_perceive_stays_with_the_rest(said, quote, parts):
    assert len(said(f"女性は「{quote}」と話した。").rows) == parts


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "市は、無断で止めたとして撤去していた自転車10台の返却を認めたと発表した。",
            "無断で止めたとして撤去していた自転車10台の返却を認めた",
        ),
        (
            "県警は、現金を盗んだとして逮捕していた男を釈放したと発表した。",
            "現金を盗んだとして逮捕していた男を釈放した",
        ),
    ],
)
def test_the_ground_of_a_deed_inside_what_is_said(said, text, content):
    assert [r[1] for r in said(text).rows] == [content]


def test_the_ground_of_what_one_does_himself(said):
    assert "土砂が流れ出た" in [r[1] for r in said("県は、土砂が流れ出たとして、業者に工事を止めるよう命じた。").rows]


def test_no_proof_is_no_refusal_to_speak(said):
    assert said("彼女は根拠を示さなかった。").rows == []
    assert [r[1] for r in said("彼は金額を明らかにしなかった。").rows] == ["金額"]


def test_what_was_never_said_is_denied(said):
    denied = said("監督は、移籍について話したことはないと主張した。").statements[0]
    refused = said("監督は、移籍について話すことはないと述べた。").statements[0]
    assert (denied.certainty, refused.certainty) == ("certain", "unknown")


@pytest.mark.parametrize(
    "text", ["県は秋にも条例を改める方向で調整している。", "県は秋にも条例を改める方向で検討している。"]
)
def test_a_body_that_means_to(said, text):
    assert said(text).rows == [("県", "秋にも条例を改める", "県")]


def test_what_is_meant_by_nobody(said):
    assert said("花火は取りやめる方向で調整している。").rows == []


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("当社が作った豆から菌が出たとの連絡を豊浜保健所より受けました。", "豊浜保健所", "当社が作った豆から菌が出た"),
        ("男性は、送金を急ぐよう上司から何度も言われたという。", "男性", "送金を急ぐよう上司から何度も言われた"),
        ("住職はインターホン越しに「役員に聞いてくれ」とだけ答えた。", "住職", "役員に聞いてくれ"),
        ("住職は、寺の記録は別の年を示していると繰り返した。", "住職", "寺の記録は別の年を示している"),
        ("本紙は社長と連絡が取れていない。", "本紙", "社長"),
    ],
)
def test_who_says_what(said, text, source, content):
    statement = said(text).statements[0]
    assert (said(text).words(statement.source), said(text).words(statement.content[0])) == (source, content)


def test_one_who_means_to_ask_for_nothing(said):
    rows = said("大統領は、選挙を延期するよう議会に求めるつもりはない、と補佐官は語った。").rows
    assert [r[0] for r in rows] == ["補佐官"]


def test_nobody_answered_is_no_refusal(said):
    (row,) = said("男性は「朝から電話をかけた。誰も答えなかった」と話した。").statements
    assert row.certainty == "certain"


def test_families_that_reach_nobody(said):
    assert [r[1] for r in said("家族は男性と連絡が取れないと届け出た。").rows] == ["男性と連絡が取れない"]


def test_what_one_who_answers_does_not_know(said):
    text = said(
        "3 記者会見の要旨\n問 電話は鳴ったのか。\n答(越野助教) 席を外しておりましたので、電話が鳴ったかどうかは分かりません。\n"
        "問 原因は。\n答(越野助教) 詳細は保健所とともに調査中です。\n"
    )
    assert [r[1] for r in text.rows] == ["電話が鳴ったかどうか", "詳細"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("北村は練習後、報道陣に囲まれると「今は大会に集中したい」。", [("北村", "今は大会に集中したい")]),
        ("現場を見たという女性は、声を震わせて「怖かった」と話した。", [("女性", "怖かった")]),
        (
            "市消防局は、配線から出火したとみて調べていることを明らかにした。",
            [("市消防局", "配線から出火したとみて調べている")],
        ),
        ("県警は、男が一人でやったとみて調べている。", [("県警", "男が一人でやった")]),
        ("市は聞き取りを進めており、来月にも結果を公表するとしている。", [("市", "来月にも結果を公表する")]),
        (
            "県は、川の水位が上がっており、夜には避難が必要になるとしている。",
            [("県", "川の水位が上がっており、夜には避難が必要になる")],
        ),
        ("県は会社が傾いているという見方を示した。", [("県", "会社が傾いている")]),
    ],
)
def test_words_and_what_is_not_said(said, text, rows):
    assert [
        r[:2] for r in said(text).rows if not r[0] or r[0] in ("北村", "女性", "市消防局", "県警", "市", "県")
    ] == rows


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("家族は「もう助からない」との説明を受けた。", "家族", "もう助からない"),
        ("一部報道で、会社が火災報知機を切っていたとされております。", "一部報道", "会社が火災報知機を切っていた"),
        ("会社は増収を見込んでいる。", "会社", "増収"),
    ],
)
def test_what_was_passed_to_him(said, text, source, content):
    assert [r[:2] for r in said(text).rows] == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "市は「工事が遅れる」との報告を受けた。",
        "県は、工場から油が漏れたとの連絡を受け、職員を派遣した。",
        "住民は立ち退きを求められるとの説明を受けていない。",
    ],
)
def test_who_is_told_is_no_source(said, text):
    assert said(text).rows == []


@pytest.mark.parametrize("words", ["金は渡したが、返事は答えられない", "被害は小さいが、原因は調査中だ"])
def test_what_is_said_before_a_refusal_is_not_withheld(said, words):
    assert said(f"社長は「{words}」と述べた。").rows[-1][1] == words


@pytest.mark.parametrize("words", ["減税を検討している", "会談の日程を調整している", "閉鎖を協議している"])
def test_what_is_weighed_is_said(said, words):
    assert [row[1] for row in said(f"首相は「{words}」と述べた。").rows] == [words]


def test_what_only_heads_a_notice(said):
    assert said("現時点の状況をお知らせいたします。").rows == []
    assert said("警察は「男が暴れている」との通報を受けた。").rows == []
