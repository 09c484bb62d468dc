"""Several who say the same, documents named by their sort, and who is not spoken through."""

import pytest


def chains(found):
    return {tuple(link.name for link in s.chain) for s in found.statements if s.attributed}


def test_each_outlet_cited_jointly_has_its_chain_down_to_the_one_who_said_it(said):
    found = said("朝日新聞、読売新聞によると、町は橋を閉じたと発表した。迂回路はないという。")
    below = [[n for n in c if n] for c in chains(found)]
    assert sorted(c[0] for c in below if c[-1] == "町") == ["朝日新聞", "読売新聞"]
    hearsay = [s for s in found.statements if found.words(s.cue) == "という"]
    assert {s.chain[1].name for s in hearsay} == {"朝日新聞", "読売新聞"}


def test_unknown_papers_in_a_row_are_outlets(said):
    found = said("英紙ノーザン・エコーやタイムズによると、首相は辞める。")
    assert {c[-1] for c in chains(found)} == {"ノーザン・エコー", "タイムズ"}


def test_a_report_named_by_its_sort_is_its_authors(said):
    found = said("検証委は、管理が甘かったと結論づける報告書を公表した。報告書によると、点検は3年なかった。")
    assert found.chain("管理が甘かった") == ["検証委"]
    assert found.chain("点検は3年なかった") == ["報告書", "検証委"]


def test_hearsay_after_an_order_is_told_by_the_report(said):
    found = said("報告書によると、課長は部下に書き換えるよう指示した。部下は従ったという。")
    assert found.chain("部下は従った") == ["報告書"]


@pytest.mark.parametrize(
    "text",
    [
        "国営テレビに昨夜現れた軍服の男性は、政権を倒したと宣言した。",
        "研究チームは、新しい種を見つけたと英科学誌に発表した。",
        "野党の青葉党は増税を批判した。財務相の報道官は「的外れだ」と一蹴した。",
    ],
)
def test_nobody_stands_between_who_was_not_spoken_to(said, text):
    assert len(said(text).statements[-1].chain) == 2


def test_the_outlet_that_could_not_verify_is_itself(said):
    found = said("通信社は200人が死亡したと伝えた。この数は独自に確認できなかった。")
    assert len(found.statements[-1].chain) == 1


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("集団は9日、掲示板に声明文を投稿し、情報を盗んだと主張した。", "情報を盗んだ"),
        ("首相は国営テレビに出演し、辞めないと述べた。", "辞めない"),
        ("同社は錠剤について、すべて回収することを決めた。", "錠剤について、すべて回収する"),
        ("会社は工場を閉鎖し、生産を移すと発表した。", "工場を閉鎖し、生産を移す"),
    ],
)
def test_where_the_content_begins(said, text, content):
    assert [row[1] for row in said(text).rows] == [content]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("地元紙は5日、会談が開かれると伝えた。書記長は列車を使うとみられるとしている。", "地元紙"),
        ("県警は事情を聴いたと発表した。堀田明容疑者は家に入った可能性が強いとしている。", "県警"),
        ("園長は「直した」と話した。気象台は、大雨になるとみられるとしている。", "気象台"),
    ],
)
def test_who_is_thought_of_does_not_say_it(said, text, speaker):
    assert said(text).statements[-1].chain[-1].name == speaker


def test_how_a_thing_is_done_is_not_said(said):
    found = said("社長は「続ける」と話しており、銀行に債権放棄を求めて再建させる見通しだ。")
    assert [row[1] for row in found.rows] == ["続ける"]


def test_a_body_says_with_dewa_though_others_are_in_its_words(said):
    found = said("名簿は公表されたが、北国の緊急対応庁では、ほかに3人の乗客がいたはずだとしている。")
    assert found.rows == [("北国の緊急対応庁", "ほかに3人の乗客がいたはずだ", "北国の緊急対応庁")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("県警によると、男は逃げた。近所の女性(70)は、悲鳴を聞いたという。", "近所の女性(70)"),
        ("県警によると、男は逃げた。男は30代という。", "県警"),
        ("堀田監督は選手を引き留めないようだ。「夢を邪魔する権利は誰にもない」", "堀田"),
        ("市民団体は会見した。再開発の見直しを求め、住民団体が署名を出した。", "住民団体"),
        ("青空FCの強化部長、長瀬英二氏は「申し入れは来ていない」と打ち消す。", "長瀬英二"),
    ],
)
def test_who_speaks_at_last(said, text, speaker):
    assert [s for s in said(text).statements if s.attributed][-1].chain[-1].name == speaker


def test_who_has_words_from_another_goes_on_himself(said):
    found = said("元操作員は「水門が開かないと後輩から聞いた」と打ち明けた。6年前も同じだったという。")
    assert found.chain("6年前も同じだった") == ["元操作員"]


def test_words_set_apart_from_those_that_follow_are_two(said):
    found = said("専門家は、雨は想定を超えたとしたうえで「今後も起こりうる」と警鐘を鳴らしています。")
    assert [row[1] for row in found.rows] == ["雨は想定を超えた", "今後も起こりうる"]


@pytest.mark.parametrize(
    "text", ["市は署名が有効かどうかを確認した。", "届け出が済んだかどうかは明らかになっていない。"]
)
def test_what_nobody_says(said, text):
    assert [s.cue for s in said(text).statements] == [None]


def test_a_paper_pointed_back_at_is_the_one_cited(said):
    found = said("北日本新聞によると、港が開いた。同新聞によると、船は3隻だった。")
    assert found.chain("船は3隻だった") == ["北日本新聞"]


@pytest.mark.parametrize(
    "text",
    [
        "放送局は計画を発表した。130万人が払っていないといわれ、収入は減る。",
        "地元紙などが報じた。「青空ニュース」は、検索を行うサイト。偽のページが作られ、根拠のない情報を掲載していた。",
    ],
)
def test_what_is_told_after_is_nobodys(said, text):
    named = [s for s in said(text).statements if s.attributed and s.chain[-1].kind != "unknown"]
    assert named == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("専門家の間では、社長の関与を疑う声も出ている。", [("専門家", "社長の関与", "専門家")]),
        ("火事で、住民から「放送が聞こえない」との声が相次いでいる。", [("住民", "放送が聞こえない", "住民")]),
        ("県警は関係先を捜索する方針を固めた。", [("県警", "関係先を捜索する", "県警")]),
        ("東西電力は、異常はないと発表した。", [("東西電力", "異常はない", "東西電力")]),
        (
            "協会は、工場が品を届け出ずに保管したと発表した。",
            [("協会", "工場が品を届け出ずに保管した", "協会")],
        ),
        ("手術には全身の麻酔が必要とされる。", []),
        (
            "青空座の堀田明監督のコメント\n「15年の苦労が実を結びました」",
            [(None, "15年の苦労が実を結びました", "堀田明")],
        ),
        ("青空座の堀田明監督が口を開いたのは2日後だった。「誤りでした」", [(None, "誤りでした", "堀田明")]),
    ],
)
def test_the_statements_of_a_line(said, text, rows):
    assert said(text).rows == rows


def test_joint_sources_stand_in_the_order_of_the_text(said):
    found = said("県と市は5日、橋を直すと発表した。")
    assert [row[0] for row in found.rows] == ["県", "市"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("北国・青葉市に本部がある国際連盟は26日、参加を認めたと発表した。", ["国際連盟"]),
        ("AP通信・共同通信ほかは25人が死亡したと伝えている。", ["AP通信", "共同通信"]),
        ("時事通信の別の記事によると、男は町を出た。", ["時事通信"]),
        ("彼らは弟子を死なせたとして7日逮捕。", []),
        ("親方は「名誉を傷つけた」として既に協会を解雇されている。", []),
        ("町に雪が降った。容疑者は保険証を返したが、変わったそぶりは見られなかったという。", [None]),
    ],
)
def test_the_last_of_each_chain(said, text, names):
    assert [s.chain[-1].name for s in said(text).statements if s.attributed] == names


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("業者は、部品は換えたばかりだとし、「納得できない」と主張した。", ["部品は換えたばかりだ", "納得できない"]),
        ("委員会は、再稼働の前提となる審査について、説明は不十分だとした。", ["説明は不十分だ"]),
        ("社長はコメントを発表し、調査を続けるとしている。", ["調査を続ける"]),
        ("銀行は、元会長に対して告訴の手続きを取ったと発表した。", ["元会長に対して告訴の手続きを取った"]),
        ("当初は食中毒とみる声が保健所内にあった。", ["当初は食中毒"]),
        ("登山家の中では罰則を求める声が強い。", ["罰則"]),
        ("市議会では、効果があるのかと疑問視する意見が出た。", ["効果があるのか"]),
        ("艦を上から撮影したとみられる動画がSNSに投稿された。", []),
    ],
)
def test_the_contents_of_a_line(said, text, rows):
    assert [row[1] for row in said(text).rows] == rows


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("元社員は、上司が資料を隠すように言ったと本紙に語った。", ["元社員", "上司"]),
        ("担当者は取材に「機長は許可を得たと話している」と語った。", ["担当者", "機長"]),
        ("県の職員からは「まだ戻らないで」と言われている。", ["県の職員"]),
        ("機長から「前に船がいる」との放送があったという。", ["機長"]),
        ("双方は相手が先に撃ったと主張した。", ["双方"]),
        ("橋が落ちた、と工事を見た女性は、報復を恐れて匿名を条件に語った。", ["女性"]),
        ("ことし1月、アメリカ・ホワイトハウスは、武器を渡していると非難した。", ["ホワイトハウス"]),
    ],
)
def test_the_longest_chain_of_a_line(said, text, chain):
    found = max(([x.name for x in s.chain[1:]] for s in said(text).statements), key=len)
    assert [name in (link or "") for name, link in zip(chain, found, strict=True)] == [True] * len(chain), found


def test_a_complaint_is_its_plaintiffs(said):
    found = said("堀田明教授が大学を相手に訴えを起こしたことが訴状で分かった。訴状は「指示していない」としている。")
    assert found.chain("指示していない") == ["訴状", "堀田明"]
