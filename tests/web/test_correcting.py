"""Setting the analysis right: what the forms take, what they show, and what becomes of it in an evaluation."""

import html
import io
import re
import zipfile

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from uratori import desk as store
from uratori import evaluation
from uratori.cli import main
from uratori.model import Span
from uratori.web import wording

LAYERS = ("times", "names", "attribution", "claims")


@pytest.fixture
def client(over, bridge):
    return over(bridge)


@pytest.fixture
def document(bridge):
    """The report of 港新聞."""
    return next(d.id for d in bridge.documents() if d.id == "港新聞")


@pytest.fixture
def view(client, bridge, document):
    """The address of a layer of it."""
    return lambda layer="times": f"/stories/{bridge.story_of(document)}/correct?id={document}&layer={layer}"


@pytest.fixture
def send(client, view):
    csrf = re.search(r'name="csrf" value="([^"]+)"', client.get("/").text)[1]
    return lambda layer, **data: client.post(view(layer), data={"csrf": csrf, **data})


def item_of(page, words):
    """The key of the first item that quotes some words, and what stands of it on the page."""
    for piece in re.split(r'(?=<li class="item )', page)[1:]:
        quoted = [html.unescape(re.sub("<[^>]+>", "", q)) for q in re.findall(r"<q[^>]*>(.*?)</q>", piece)]
        if words in quoted:
            return re.search(r'id="i-(\w+)"', piece)[1], piece.split("</li>")[0]
    raise AssertionError(f"{words} in none of the items")


def block_of(page, words):
    return (
        next(b for b in re.split(r'(?=<li class="block")', page) if words in b.split("</p>")[0])
        .split('id="', 1)[1][:20]
        .split('"')[0]
    )


def holding(bridge):
    return [(c.layer, c.verdict, c.label) for c in bridge.corrections()]


@pytest.mark.parametrize("layer", LAYERS)
def test_every_layer_shows_what_was_found_in_its_sentences(client, view, layer):
    page = client.get(view(layer))
    assert page.status_code == 200
    assert page.text.count('<li class="item found"') > 0
    assert "編集者</span>" not in page.text


def test_what_is_wrong_is_kept_apart_from_what_was_found_and_taken_back(client, view, send, bridge):
    key, _ = item_of(client.get(view()).text, "6月10日")
    answer = send("times", item=key, verdict="wrong", by="佐藤")
    assert answer.status_code == 303
    assert answer.headers["location"].endswith(f"#i-{key}")
    _, piece = item_of(client.get(view()).text, "6月10日")
    assert piece.index("本ソフト") < piece.index("編集者")
    assert "2031年6月10日" in piece.split("編集者")[0]
    assert "誤り" in piece.split("編集者")[1]
    assert "佐藤" in piece
    number = re.search(r'name="undo" value="(\d+)"', piece)[1]
    assert send("times", undo=number).status_code == 303
    assert not bridge.corrections()
    page = client.get(view()).text
    assert 'class="undone"' in page.split('id="record"')[1]


def test_a_value_is_changed(client, view, send, bridge):
    key, _ = item_of(client.get(view()).text, "6月10日")
    send("times", item=key, verdict="changed", words="6月10日", timex="DATE", value="2031-06-11", mod="", anchor="")
    (_, verdict, label) = holding(bridge)[0]
    assert (verdict, label.value) == ("changed", "2031-06-11")
    _, piece = item_of(client.get(view()).text, "6月10日")
    assert "2031年6月11日" in piece.split("編集者")[1]


def test_a_form_that_says_what_was_found_says_that_it_is_right(client, view, send, bridge):
    key, _ = item_of(client.get(view()).text, "6月10日")
    send("times", item=key, verdict="changed", words="6月10日", timex="DATE", value="2031-06-10", mod="", anchor="")
    assert holding(bridge)[0][1] == "right"


def test_the_words_of_a_name_are_changed_and_who_it_is(client, view, send, bridge, document):
    key, _ = item_of(client.get(view("names")).text, "潮見大橋")
    send("names", item=key, verdict="changed", words="潮見大橋を", type="place", who="潮見大橋、潮見市")
    (_, _, label) = holding(bridge)[0]
    text = bridge.document(document).document.text
    assert label.span.of(text) == "潮見大橋を"
    assert label.who == ("潮見大橋", "潮見市")


def test_a_statement_is_set_right_in_all_its_parts(client, view, send, bridge, document):
    page = client.get(view("attribution")).text
    key, _ = item_of(page, "安全を優先する")
    send(
        "attribution",
        item=key,
        verdict="changed",
        content="安全 // 優先",
        source="山田氏",
        cue="述べた",
        holder=["港新聞", "潮見市", "山田一郎", "", ""],
        kind=["outlet", "government", "person", "", ""],
        act="propose",
        certainty="probable",
        polarity="negative",
    )
    (_, _, label) = holding(bridge)[0]
    text = bridge.document(document).document.text
    assert [s.of(text) for s in label.content] == ["安全", "優先"]
    assert [h.name for h in label.chain] == ["港新聞", "潮見市", "山田一郎"]
    assert (label.act, label.certainty, label.polarity) == ("propose", "probable", "negative")
    assert "山田" in label.chain[-1].names  # the forms of a name that the story knows


def test_what_is_missing_is_added_to_its_sentence_and_changed_again(client, view, send, bridge, document):
    block = block_of(client.get(view()).text, "工事の費用")
    send("times", block=block, verdict="added", words="工事", timex="DURATION", value="P3M", mod="", anchor="")
    key, piece = item_of(client.get(view()).text, "工事")
    assert "本ソフト" not in piece
    send("times", item=key, verdict="changed", words="工事の", timex="DURATION", value="P4M", mod="", anchor="")
    assert [(v, label.value) for _, v, label in holding(bridge)] == [("added", "P4M")]
    assert send("times", item=item_of(client.get(view()).text, "工事の")[0], verdict="wrong").status_code == 400


def test_words_are_given_to_another_claim_by_its_number(client, view, send, bridge, document):
    page = client.get(view("claims")).text
    key = re.search(r'id="i-(\w+)"', page)[1]
    stamp = re.search(r'name="stamp" value="(\w+)"', page)[1]
    words = html.unescape(re.search(r'name="words" value="([^"]+)"', page)[1])
    story = bridge.story(bridge.story_of(document)).stories[0]
    number = len(story.claims)
    send("claims", item=key, verdict="changed", words=words, claim=str(number), stamp=stamp)
    assert holding(bridge)[0][2].claim in {c.id for c in story.claims}
    assert send("claims", item=key, verdict="changed", words=words, claim="1", stamp="x").status_code == 422
    assert send("claims", item=key, verdict="changed", words=words, claim="999", stamp=stamp).status_code == 422


@pytest.mark.parametrize(
    ("layer", "data", "said"),
    [
        ("times", {"words": "どこにもない"}, "どこにもない"),
        ("times", {"words": ""}, "語を書く"),
        ("times", {"value": "きのう"}, "きのう"),
        ("times", {"timex": "AGE"}, "AGE"),
        ("times", {"anchor": "5月"}, "起点の日"),
        ("times", {"words": '<img src=x onerror="alert(1)">'}, "&lt;img"),
        ("names", {"who": " 、"}, "指すか"),
        ("names", {"type": "animal"}, "animal"),
        ("attribution", {"content": ""}, "語を書く"),
        ("attribution", {"holder": ["港新聞", "だれか"], "kind": ["outlet", ""]}, "だれか"),
        ("attribution", {"holder": [""], "kind": [""]}, "少なくとも"),
        ("attribution", {"certainty": "very"}, "very"),
    ],
)
def test_what_cannot_be_taken_is_said_and_what_was_written_stays(client, view, send, bridge, layer, data, said):
    right = {
        "times": {"words": "6月10日", "timex": "DATE", "value": "2031-06-10", "mod": "", "anchor": ""},
        "names": {"words": "港新聞", "type": "organization", "who": "港新聞"},
        "attribution": {"content": "安全", "holder": ["港新聞"], "kind": ["outlet"], "act": "state"}
        | {"certainty": "certain", "polarity": "positive", "source": "山田氏", "cue": ""},
    }[layer]
    key = re.search(r'id="i-(\w+)"', client.get(view(layer)).text)[1]
    answer = send(layer, item=key, verdict="changed", **{**right, **data})
    assert answer.status_code == 422
    alert = answer.text.split('role="alert"')[1]
    assert said in alert.split("</div>")[0]
    assert "<img src" not in answer.text
    form = answer.text.split('id="wrong"')[1].split("</form>")[0]
    for value in [v for v in {**right, **data}.values() if isinstance(v, str) and len(v) > 3 and "<" not in v]:
        assert value in form
    assert not bridge.corrections()


def test_a_layer_is_gone_through_and_that_is_taken_back(client, view, send, bridge):
    send("names", verdict="seen", by="鈴木")
    page = client.get(view("names")).text
    assert '<li class="item found"' not in page
    assert "鈴木" in page.split('id="through"')[1]
    number = re.search(r'name="undo" value="(\d+)"', page.split('id="through"')[1])[1]
    send("names", undo=number)
    assert '<li class="item found"' in client.get(view("names")).text


def test_a_correction_shows_on_the_document_and_changes_nothing_that_was_found(client, view, send, bridge, document):
    story = bridge.story_of(document)
    before = bridge.story(story)
    address = f"/stories/{story}/document?id={document}"
    assert "編集者の訂正" not in client.get(address).text
    key = re.search(r'id="i-(\w+)"', client.get(view()).text)[1]
    send("times", item=key, verdict="wrong")
    assert "編集者の訂正 1" in client.get(address).text
    assert bridge.story(story) == before


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"verdict": "right", "item": "fnone"}, 422),
        ({"verdict": "added", "block": "b99999"}, 422),
        ({"verdict": "true", "item": "?"}, 400),
        ({"undo": "99"}, 404),
        ({"undo": "x"}, 400),
    ],
)
def test_what_is_not_there_is_not_corrected(client, view, send, bridge, data, status):
    if data.get("item") == "?":
        data = {**data, "item": re.search(r'id="i-(\w+)"', client.get(view()).text)[1]}
    assert send("times", **data).status_code == status
    assert not bridge.corrections()


def test_addresses_that_lead_nowhere(client, view, bridge, document):
    assert client.get(view("colours")).status_code == 404
    assert client.get(view().replace(document, "none")).status_code == 404
    assert client.get("/labels.zip").status_code == 404
    assert client.post(view(), data={"verdict": "seen"}).status_code == 403


def test_the_export_is_a_gold_set(client, view, send, bridge, tmp_path):
    key, _ = item_of(client.get(view()).text, "6月10日")
    send("times", item=key, verdict="changed", words="6月10日", timex="DATE", value="2031-06-11", mod="", anchor="")
    answer = client.get("/labels.zip")
    assert "attachment" in answer.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        archive.extractall(tmp_path)
    gold = evaluation.load(tmp_path / "uratori-labels")
    (difference,) = evaluation.evaluate(gold).layers["times"][2].differences
    assert (difference.wanted, difference.found) == ("2031-06-11", "2031-06-10")
    assert client.get("/labels.zip?seen=1").status_code == 404


@pytest.mark.parametrize("text", ["あの橋とこの橋", "橋 橋\u202e橋", "aは a // b // a", "ああああ"])
def test_words_lead_back_to_the_place_they_were_written_from(text):
    whole, passed = Span(0, len(text)), " \u202e"
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            if text[start] not in passed and text[end - 1] not in passed:
                written = wording.write(text, whole, Span(start, end))
                assert wording.find(text, whole, written) == Span(start, end)
                assert wording.find_all(text, whole, written) == (Span(start, end),)


def test_words_of_another_sentence_are_taken_where_there_is_but_one():
    text = "山田氏は来た。鈴木氏は来た。"
    assert wording.find(text, Span(0, 7), "鈴木氏") == Span(7, 10)
    assert wording.find(text, Span(7, 14), "来た") == Span(11, 13)
    with pytest.raises(wording.AbsentError):
        wording.find(text, Span(0, 4), "来た")


# in a real browser


@pytest.fixture
def opened(tab, served):
    id = next(d.id for d in served.desk.documents() if d.id == "港新聞")
    story = served.desk.story_of(id)
    tab.goto(f"{served.address}/stories/{story}/document?id={id}")
    tab.get_by_role("link", name="解析を直す").click()
    return tab


def item(tab, words):
    return tab.locator(".item").filter(has=tab.locator(".saying > q", has_text=re.compile(f"^{words}$"))).first


def select(tab, sentence, words, nth=1):
    """Select words of a sentence as a mouse would, across the marks in it."""
    tab.locator(".sentence", has_text=sentence).first.evaluate(
        """(sentence, [words, nth]) => {
            const walker = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
            const nodes = [];
            while (walker.nextNode()) nodes.push(walker.currentNode);
            let at = -1;
            for (let n = 0; n < nth; n += 1) at = sentence.textContent.indexOf(words, at + 1);
            const place = (offset) => {
                for (const node of nodes) {
                    if (offset <= node.length) return [node, offset];
                    offset -= node.length;
                }
            };
            getSelection().setBaseAndExtent(...place(at), ...place(at + words.length));
        }""",
        [words, nth],
    )


def test_the_whole_way_from_the_page_to_a_difference_in_an_evaluation(opened, served, tmp_path):
    tab = opened
    it = item(tab, "6月10日")
    it.locator("summary").click()
    it.get_by_label("値").fill("2031-06-12")
    it.get_by_role("button", name="こう直す").click()
    assert "訂正を記録した" in tab.get_by_role("status").first.inner_text()
    it = item(tab, "6月10日")
    assert "2031年6月12日" in it.locator(".reader").inner_text()
    assert "2031年6月10日" in it.locator(".saying").first.inner_text()
    with tab.expect_download() as download:
        tab.get_by_role("link", name="訂正を正解データとして書き出す").click()
    with zipfile.ZipFile(download.value.path()) as archive:
        archive.extractall(tmp_path)
    result = CliRunner().invoke(main, ["evaluate", str(tmp_path / "uratori-labels"), "--differences", "9"])
    assert result.exit_code == 0
    assert "「6月10日」  gold: 2031-06-12  found: 2031-06-10" in result.output


def test_selected_words_are_put_into_the_form(opened, served):
    tab = opened
    tab.get_by_role("link", name="名前").first.click()
    sentence = "山田一郎市長は7日の記者会見"
    it = item(tab, "潮見大橋")
    block = tab.locator(".block", has_text=sentence).first
    block.get_by_text("この文に足りないものを").click()
    select(tab, sentence, "潮見", nth=2)
    form = block.locator(".missing form")
    form.get_by_role("button", name="選んだ語 →").click()
    assert form.get_by_label("語", exact=True).input_value() == "潮見~2"
    form.get_by_label("種類").select_option("place")
    form.get_by_label("だれ・何を指すか").fill("潮見市")
    form.get_by_role("button", name="加える").click()
    expect(tab.locator(".item.added")).to_have_count(1)
    (made,) = served.desk.corrections()
    text = served.desk.document(made.document).document.text
    assert text[made.label.span.start - 1 : made.label.span.end + 2] == "、潮見大橋"
    assert it.count() == 1


def test_parts_of_a_content_are_selected_one_after_the_other(opened):
    tab = opened
    tab.get_by_role("link", name="だれの発言か").click()
    it = item(tab, "安全を優先する")
    it.locator("summary").click()
    select(tab, "安全を優先する", "安全")
    it.get_by_role("button", name="選んだ語 → 内容").click()
    select(tab, "安全を優先する", "優先する")
    it.get_by_role("button", name="選んだ語を足す").click()
    assert it.get_by_label("内容").input_value() == "安全 // 優先する"


def test_a_label_is_set_right_by_the_keyboard_alone(opened, served):
    tab = opened
    tab.locator(".item .mend summary").first.focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.name") == "words"
    while tab.evaluate("document.activeElement.name") != "value":
        tab.keyboard.press("Tab")
    tab.keyboard.press("Control+A")
    tab.keyboard.type("2031-05-06")
    tab.keyboard.press("Enter")
    tab.wait_for_url(re.compile("said=corrected"))
    (made,) = served.desk.corrections()
    assert (made.verdict, made.label.value) == ("changed", "2031-05-06")


def test_without_scripts_a_label_is_set_right_by_writing_its_words(browser, served, opened):
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(opened.url)
    assert not tab.locator(".pick").first.is_visible()
    it = item(tab, "6月10日")
    it.locator("summary").click()
    it.get_by_label("語", exact=True).fill("6月")
    it.get_by_label("値").fill("nonsense")
    it.get_by_role("button", name="こう直す").click()
    assert "値が読めない" in tab.get_by_role("alert").inner_text()
    form = tab.locator("details[open] form")
    assert form.get_by_label("語", exact=True).input_value() == "6月"
    form.get_by_label("値").fill("2031-06")
    form.get_by_role("button", name="こう直す").click()
    assert tab.locator(".item.changed").count() == 1
    context.close()
    (made,) = served.desk.corrections()
    assert made.label.value == "2031-06"


def test_what_is_being_set_right_is_not_lost_when_the_desk_changes(opened, served):
    tab = opened
    it = item(tab, "6月10日")
    it.locator("summary").click()
    it.get_by_label("値").fill("2031-06-12")
    served.desk.note(served.desk.documents()[0].id, 0, 4, text="よそから")
    tab.wait_for_selector("#fresh:not([hidden])")
    assert it.get_by_label("値").input_value() == "2031-06-12"


def test_from_the_command_line(tmp_path, bridge):
    path = tmp_path / "a.txt"
    path.write_text("港新聞 2031年5月7日\n潮見市は7日、大橋を6月10日に閉じると発表した。\n", encoding="utf-8")
    place, out = str(tmp_path / "d.uratori"), tmp_path / "out"
    run = CliRunner().invoke
    assert run(main, ["add", str(path), "--desk", place]).exit_code == 0
    nothing = run(main, ["labels", str(out), "--desk", place])
    assert nothing.exit_code == 1
    assert "訂正がありません" in nothing.output
    with store.open(place) as desk:
        (document,) = desk.documents()
        desk.correct(document.id, "claims", "seen")
        desk.correct(document.id, "times", "seen")
    assert run(main, ["labels", str(out), "--desk", place]).exit_code == 0
    assert (out / "docs").is_dir()
    assert run(main, ["labels", str(out), "--desk", place, "--seen"]).exit_code == 0
    (out / "documents.jsonl").write_text('{"doc": "mine"}\n', encoding="utf-8")
    refused = run(main, ["labels", str(out), "--desk", place])
    assert refused.exit_code == 2
    assert (out / "documents.jsonl").read_text(encoding="utf-8") == '{"doc": "mine"}\n'
