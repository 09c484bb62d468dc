import base64
import quopri
from email import message_from_bytes

import pytest

from uratori.reading.door import documents
from uratori.reading.formats.jis import iso2022
from uratori.reading.formats.mail import MOST_HEADER, _Bounded
from uratori.reading.layouts.letters import publisher
from uratori.reading.readers import Input, Problem


def through(data, suffix=".eml"):
    found = list(documents(Input("a" + suffix, "a", data, suffix)))
    return [d for group in found if not isinstance(group, Problem) for d in group], [
        f for f in found if isinstance(f, Problem)
    ]


@pytest.mark.parametrize(
    ("sender", "outlet"),
    [("霞浦町 総務課", "霞浦町"), ("霞浦町総務課", "霞浦町"), ("霞浦町 鈴木", None), ("中村課", None)],
)
def test_the_section_of_a_body_sends_for_it_and_a_person_does_not(sender, outlet):
    found = publisher(sender, "a@x.example")
    assert (found and found.name) == outlet


@pytest.mark.parametrize(
    ("sender", "words", "outlet"),
    [
        ("共和ニュース", "共和ニュース　6月12日号\n\n県は12日、橋を再開すると発表した。", "共和ニュース"),
        ("共和ニュース", "共和ニュース　第512号\n\n県は12日、橋を再開すると発表した。", "共和ニュース"),
        # a section of anybody may send under such a name
        ("社内ニュース", "お疲れさまです。\n\n県は12日、橋を再開すると発表した。", None),
        ("東都新報 速報", "県は12日、橋を再開すると発表した。", "東都新報"),
    ],
)
def test_a_sender_in_news_is_an_outlet_where_its_own_words_call_it_so(sender, words, outlet):
    found = publisher(sender, "a@x.example", words)
    assert (found and found.name) == outlet


def test_a_newsletter_in_the_old_encoding(make):
    (found,), problems = through(
        make.mail(
            "【速報】青葉港の荷役を再開へ 港湾局が発表した長い題名",
            make.words,
            "iso-2022-jp",
            "NHKニュース <news@nhk.example>",
        )
    )
    assert (found.title, found.outlet.name, found.published.value) == (
        "【速報】青葉港の荷役を再開へ 港湾局が発表した長い題名",
        "NHK",
        "2024-05-12T10:30+09:00",
    )
    assert found.text.splitlines() == make.words.splitlines()
    assert not problems


def test_the_outlet_of_a_domain_but_not_of_a_person(make):
    (found,), _ = through(make.mail("号外", make.words, sender="Desk <a@mail.asahi.com>"))
    assert found.outlet.name == "朝日新聞"
    (found,), _ = through(make.mail("号外", make.words, sender="山田太郎 <yamada@example.jp>"))
    assert found.outlet is None


def test_characters_of_vendors_in_the_old_encoding():
    assert iso2022(b"\x1b$B-!-j\x1b(B 1") == "①㈱ 1"
    assert iso2022("荷役を再開、3日".encode("iso2022_jp")) == "荷役を再開、3日"
    assert iso2022(b"\x1b$B") == ""


def test_quoted_printable_and_base64(make):
    for encoding, body in (("quoted-printable", quopri.encodestring), ("base64", base64.encodebytes)):
        (found,), _ = through(make.mail("荷役", body(make.words.encode()), Content_Transfer_Encoding=encoding))
        assert found.text.split() == make.words.split()


def test_the_page_is_read_where_the_words_only_point_to_it(make):
    body = make.parts(
        ({"Content-Type": "text/plain; charset=utf-8"}, "HTMLメールです。".encode()),
        ({"Content-Type": "text/html; charset=utf-8"}, make.page.encode()),
    )
    (found,), _ = through(make.mail("荷役再開へ", body, Content_Type="multipart/alternative; boundary=b"))
    assert "設備の安全を確かめた" in found.text
    assert "<p>" not in found.text


def test_what_is_attached_comes_in_by_the_same_door(make):
    body = make.parts(
        ({"Content-Type": "text/plain; charset=utf-8"}, make.words.encode()),
        ({"Content-Type": "application/pdf", "Content-Disposition": 'attachment; filename="r.pdf"'}, make.pdf(make.release)),
        ({"Content-Type": "application/octet-stream", "Content-Disposition": 'attachment; filename="r.docx"'},
         make.docx(make.p("荷役を再開する。"))),
        ({"Content-Type": "image/png", "Content-Disposition": "attachment; filename=logo.png"}, b"\x89PNG\r\n"),
    )  # fmt: skip
    found, problems = through(make.mail("荷役再開へ", body, Content_Type="multipart/mixed; boundary=b"))
    assert [d.text.split("\n")[0] for d in found] == [make.words.split("\n")[0], "令和６年５月12日", "荷役を再開する。"]
    assert not problems


def test_a_mail_that_is_passed_on_is_its_senders(make):
    body = (
        "ご参考まで。\n\n---------- Forwarded message ---------\nFrom: NHKニュース <news@nhk.or.jp>\n"
        f"Date: 2024年5月11日(土) 10:30\nSubject: 荷役再開へ\nTo: <a@example.jp>\n\n{make.words}\n"
    )
    (found,), _ = through(make.mail("Fwd: 荷役再開へ", body, sender="山田 <yamada@example.jp>"))
    assert (found.outlet.name, found.published.value, found.title) == ("NHK", "2024-05-11T10:30+09:00", "荷役再開へ")
    assert found.text[found.start : found.end].strip() == make.words


def test_a_digest_gives_an_item_for_each_address(make):
    body = (
        "=== ニュース - 2 件の新しい検索結果: [青葉港] ===\n\n青葉港の荷役再開へ\nNHK\n港湾局は12日、荷役を再開すると発表した ...\n"
        "<https://www.google.com/url?rct=j&sa=t&url=https://www3.nhk.or.jp/news/1.html&ct=ga>\n\n"
        "荷役の再開は20日\n朝日新聞デジタル\n港湾局によると、荷役は20日に再開する ...\n"
        "<https://www.google.com/url?url=https://www.asahi.com/a>\n\n- - - - - - - - - -\nこのアラートの配信を停止:\n"
        "<https://www.google.com/alerts/remove?x>\n"
    )
    found, _ = through(make.mail("Google アラート", body, sender="Google Alerts <googlealerts-noreply@google.com>"))
    assert [(d.outlet.name, d.url, d.title) for d in found] == [
        ("NHK", "https://www3.nhk.or.jp/news/1.html", "青葉港の荷役再開へ"),
        ("朝日新聞", "https://www.asahi.com/a", "荷役の再開は20日"),
    ]
    assert {d.captured for d in found} == {"2024-05-12T10:30+09:00"}
    assert {d.published.value for d in found} == {None}


def test_a_box_holds_mails(make):
    one = make.mail("一", make.words).replace(b"\r\n", b"\n")
    box = b"".join(b"From a@example.jp Sun May 12 10:30:00 2024\n" + one + b"\n>From here on\n\n" for _ in range(3))
    found, _ = through(box, ".mbox")
    assert [d.id for d in found] == ["a:1", "a:2", "a:3"]
    assert "\nFrom here on" in found[0].text


def test_a_mail_saved_as_text_is_read_as_mail_and_a_text_with_labels_is_not(make):
    (found,), _ = through(make.mail("荷役", make.words), ".txt")
    assert found.title == "荷役"
    (found,), _ = through("Date: あした\nPlace: 港\n\n荷役を再開した。".encode(), ".txt")
    assert found.title is None
    assert found.text.startswith("Date")


HEAD = b"From: a@b.example\r\nDate: Fri, 12 Jun 2026 10:00:00 +0900\r\nSubject: x\r\nMIME-Version: 1.0\r\n"


def test_a_header_of_many_parameters_is_cut_not_followed():
    kind = b"Content-Type: text/plain; charset=utf-8" + b";\r\n a=b" * 50_000
    (found,), problems = through(HEAD + kind + b"\r\n\r\n" + "市は水を止めた。".encode())
    assert found.text == "市は水を止めた。"
    assert not problems
    assert (
        max(len(v) for _, v in message_from_bytes(HEAD + kind + b"\r\n\r\nz", policy=_Bounded()).items()) <= MOST_HEADER
    )


def test_mail_in_mail_without_end_is_named():
    mails = b"".join(b"Content-Type: message/rfc822\r\n\r\n" for _ in range(5_000))
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (i, i) for i in range(3_000))
    for inside in (mails, parts):
        found, (problem,) = through(HEAD + inside + b"Subject: y\r\n\r\nz")
        assert not found
        assert "parts in parts without end" in problem.why


DIGEST = """<html><body><table><tr><td><a href="http://k.example/">【港都新聞デジタル】朝のヘッドライン</a></td></tr>
<tr><td>正しく表示されない方は<a href="http://k.example/v">こちら</a></td></tr>
<tr><td><h2><a href="https://k.example/1">青葉港の荷役を再開へ</a></h2><p>港湾局は12日、荷役を再開すると発表した。</p><p><a href="https://k.example/1">続きを読む</a></p></td></tr>
<tr><td><h2><a href="https://k.example/2">路面電車の新型車両</a></h2><p>市交通局は12日、新型の車両を公開した。</p></td></tr>
<tr><td>発行：港都新聞社</td></tr></table></body></html>"""


def test_each_headline_of_a_letter_in_html_is_an_item(make):
    first, second = through(
        make.mail("朝刊", DIGEST, sender="x <a@b.example>", Content_Type="text/html; charset=utf-8")
    )[0]
    assert (first.title, first.url, first.outlet.name) == ("青葉港の荷役を再開へ", "https://k.example/1", "港都新聞")
    assert first.text[first.start : first.end].split("\n")[1:] == ["港湾局は12日、荷役を再開すると発表した。"]
    assert second.text[second.start : second.end] == "路面電車の新型車両\n市交通局は12日、新型の車両を公開した。"


def test_a_page_with_one_headline_is_no_letter_of_items(make):
    one = DIGEST.partition('<tr><td><h2><a href="https://k.example/2">')[0] + "</table></body></html>"
    (found,), _ = through(make.mail("朝刊", one, Content_Type="text/html; charset=utf-8"))
    assert "港湾局は12日、荷役を再開すると発表した。" in found.text


def test_lines_broken_at_a_measure_are_paragraphs_again(make):
    words = (
        "港湾局は12日、設備の安全を確かめたうえで、20日から荷役を再開すると発\n表した。利用する会社には個別に知らせるという。\n\n"
        "■経緯\n青葉港では先月、荷役の設備が止まり、船の受け入れを見合わせていたとい\nう。局長は「急がず進める」と述べた。\n"
    )
    (found,), _ = through(make.mail("荷役", words))
    assert "20日から荷役を再開すると発表した。" in found.text
    assert "見合わせていたという。" in found.text
    assert "\n■経緯\n" in found.text


def test_a_sender_named_as_a_paper_is_the_outlet_and_a_person_of_one_is_not(make):
    outlets = [
        through(make.mail("号外", make.words, sender=f"{who} <a@b.example>"))[0][0].outlet
        for who in ("港都新聞デジタル", "港都新聞 山田太郎", "港の会")
    ]
    assert [o and o.name for o in outlets] == ["港都新聞", None, None]
