"""The real page in a real browser: what an editor does, from opening it to adding a document."""

import re

import pytest
from playwright.sync_api import expect

VIEWS = (
    "概況",
    "主張",
    "突き合わせ表",
    "時系列",
    "出所の地図",
    "食い違い",
    "人物・組織・場所",
    "わからないこと",
    "文書",
)


@pytest.fixture
def at(tab, served_sample, story):
    """Opens a path of the sample's story."""

    def go(path=""):
        tab.goto(served_sample.address + story + path)
        return tab

    return go


def test_from_the_list_of_stories_through_every_view(tab, served_sample):
    tab.goto(served_sample.address)
    tab.locator(".stories .index a").first.click()
    for view in VIEWS:
        tab.get_by_role("navigation", name="この案件の表示").get_by_role("link", name=view, exact=False).first.click()
        current = tab.locator(".contents [aria-current=page]")
        assert current.inner_text().startswith(view)
        assert tab.locator("main h2").count()


def test_the_labels_change_their_language_and_the_quotations_do_not(at):
    tab = at("/claims")
    words = tab.locator(".claim q").all_inner_texts()
    tab.get_by_role("link", name="English").click()
    assert tab.get_by_role("link", name="Cross-check table").is_visible()
    assert tab.locator(".claim q").all_inner_texts() == words
    tab.get_by_role("link", name="日本語").click()
    assert tab.get_by_role("link", name="突き合わせ表").is_visible()


def test_a_claim_is_followed_to_its_words(at):
    tab = at("/claims")
    claim = tab.locator(".claim").first
    claim.locator("summary").click()
    words = claim.locator(".points a.words").first
    core = words.locator(".core").inner_text()
    words.click()
    tab.wait_for_url(re.compile("/document.*#at"))
    marked = tab.locator("#at")
    assert marked.inner_text() == core
    assert tab.evaluate("document.querySelector(':target').id") == "at"
    box = marked.bounding_box()
    assert 0 <= box["y"] < 900


def test_a_cell_of_the_table_shows_its_words_and_leads_to_them(at):
    tab = at("/table")
    cell = tab.locator(".grid tbody td a").first
    cell.hover()
    tip = tab.locator(".words-tip")
    assert tip.is_visible()
    words = tip.inner_text()
    cell.click()
    tab.wait_for_url(re.compile("/document.*#at"))
    assert tab.locator("#at").inner_text().startswith(words.rstrip("…")[:10])


def test_the_arrows_go_from_cell_to_cell_and_show_their_words(at):
    tab = at("/table")
    tab.locator(".grid tbody th a").first.focus()
    tab.keyboard.press("ArrowRight")
    assert tab.evaluate("document.activeElement.closest('td') !== null")
    assert tab.locator(".words-tip").is_visible()
    first = tab.evaluate("document.activeElement.href")
    tab.keyboard.press("ArrowRight")
    assert tab.evaluate("document.activeElement.href") != first


def test_the_day_since_which_changes_are_told_can_be_chosen(at):
    tab = at()
    before = tab.locator(".change li").count()
    tab.select_option("#since", index=3)
    expect(tab.locator(".change li")).not_to_have_count(before)
    assert "since=" in tab.url


def test_what_a_document_shows_can_be_switched(at):
    tab = at("/documents")
    tab.locator(".doclist tbody th a").first.click()
    content = tab.locator(".galley .content").first
    line = "getComputedStyle(document.querySelector('.galley .content')).textDecorationLine"
    assert content.is_visible()
    assert tab.evaluate(line) == "underline"
    tab.get_by_label("記述", exact=True).uncheck()
    assert tab.evaluate(line) == "none"
    tab.get_by_label("名前").check()
    assert tab.evaluate("getComputedStyle(document.querySelector('.galley .name')).outlineStyle") == "solid"


def test_search_in_kana_while_typing(tab, served_sample):
    tab.goto(f"{served_sample.address}/search?q=x")
    tab.get_by_label("探す語").fill("きむじょんうん")
    tab.wait_for_selector("#results mark")
    assert "金正恩" in tab.locator("#results").inner_text()
    tab.locator("#results a.words").first.click()
    assert tab.locator("main h2").count()


def test_the_page_is_read_by_the_keyboard_alone(at):
    tab = at()
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    assert tab.evaluate("location.hash") == "#main"
    tab.goto(tab.url.partition("#")[0] + "/claims")
    reached = []
    for _ in range(60):
        tab.keyboard.press("Tab")
        reached.append(tab.evaluate("document.activeElement.matches('.claim summary')"))
        outline = tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline not in ("none", ""), tab.evaluate("document.activeElement.outerHTML")
        if reached[-1]:
            break
    assert reached[-1]
    tab.keyboard.press("Enter")
    assert tab.locator(".claim details[open]").count() == 1
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('.opened') !== null")


def test_without_scripts_everything_can_still_be_read(browser, served_sample, story):
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    for view in ("", "/claims", "/table", "/timeline", "/origins", "/differences", "/names", "/unknowns", "/documents"):
        tab.goto(served_sample.address + story + view)
        assert tab.locator("main").inner_text().strip()
    tab.goto(f"{served_sample.address}{story}/table")
    tab.locator(".grid tbody td a").first.click()
    assert "#at" in tab.url
    context.close()


def names_view(served):
    return f"{served.address}/stories/{served.desk.stories()[0].id}/names"


def test_a_person_is_merged_and_split_again(tab, served):
    tab.goto(names_view(served))
    people = tab.locator(".people > div")

    def bearing(name):
        return people.filter(has=tab.locator("b", has_text=re.compile(f"^{name}$")))

    assert bearing("ヤマダ").locator("dt").inner_text().startswith("ヤマダ")
    tab.get_by_label("山田一郎", exact=True).check()
    tab.get_by_label("ヤマダ", exact=True).check()
    tab.get_by_role("button", name="同一とする").click()
    assert "同一とした" in tab.get_by_role("status").first.inner_text()
    assert bearing("ヤマダ").locator("dt").inner_text().startswith("山田一郎")
    tab.get_by_role("button", name="取り消す").click()
    assert bearing("ヤマダ").locator("dt").inner_text().startswith("ヤマダ")


def test_names_that_the_program_joined_are_split_by_hand(tab, served):
    tab.goto(names_view(served))
    joined = tab.locator(".people > div").filter(has=tab.locator(".aka:nth-child(2)")).first
    names = joined.locator(".aka b").all_inner_texts()
    for name in names[:2]:
        joined.get_by_label(name, exact=True).check()
    tab.get_by_role("button", name="別とする").click()
    dt = tab.locator(".people > div").filter(has=tab.locator("b", has_text=re.compile(f"^{names[1]}$")))
    assert names[0] not in dt.locator(".aka b").all_inner_texts()
    tab.get_by_role("button", name="取り消す").click()
    assert names[0] in dt.locator(".aka b").all_inner_texts()


NEW = "半島日報 2031年5月9日\n潮見大橋の通行止め、住民に不安\n潮見市の山田一郎市長は9日、潮見大橋を6月10日から通行止めにすると改めて発表した。\n"


def test_a_document_is_added_and_the_story_on_another_tab_changes(browser, tab, served):
    story = names_view(served).removesuffix("/names")
    reader = browser.new_context(locale="ja-JP").new_page()
    reader.goto(f"{story}/documents")
    before = reader.locator(".doclist tbody tr").count()
    tab.goto(served.address)
    tab.set_input_files("#files", {"name": "半島日報.txt", "mimeType": "text/plain", "buffer": NEW.encode()})
    tab.get_by_role("button", name="加える").click()
    tab.wait_for_url(re.compile("/jobs/"))
    tab.wait_for_selector("#job .into a")
    assert "新規 1" in tab.locator("#job").inner_text()
    expect(reader.locator(".doclist tbody tr")).to_have_count(before + 1)
    tab.locator("#job .into a").first.click()
    assert "文書 3" in tab.locator(".figures").inner_text()
    reader.context.close()


def test_a_file_is_dropped_on_the_page(tab, served):
    tab.goto(served.address)
    tab.evaluate(
        """text => {
            const held = new DataTransfer();
            held.items.add(new File([text], "半島日報.txt", { type: "text/plain" }));
            document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: held, bubbles: true, cancelable: true }));
        }""",
        NEW,
    )
    tab.wait_for_selector("#job .into a")
    assert "新規 1" in tab.locator("#job").inner_text()


def test_a_document_is_removed_and_brought_back(tab, served):
    tab.goto(names_view(served).replace("/names", "/documents"))
    rows = tab.locator(".doclist tbody tr")
    assert rows.count() == 2
    rows.last.get_by_role("button").click()
    tab.get_by_role("button", name="戻す").click()
    assert "戻した" in tab.get_by_role("status").first.inner_text()
    assert len(served.desk.documents()) == 2


def test_a_note_is_kept_and_what_is_being_written_is_not_lost(tab, served):
    tab.goto(names_view(served).replace("/names", "/claims"))
    tab.locator(".claim summary").first.click()
    tab.get_by_role("link", name="この主張のページ").first.click()
    tab.get_by_label("メモ").fill("市に電話で確認中")
    served.desk.note(served.desk.documents()[0].id, 0, 4, text="よそから")
    tab.wait_for_selector("#fresh:not([hidden])")
    assert tab.get_by_label("メモ").input_value() == "市に電話で確認中"
    tab.get_by_label("要確認").check()
    tab.get_by_role("button", name="記録する").click()
    assert "市に電話で確認中" in tab.locator("#notes li").inner_text()
    assert tab.locator("#notes .standing.check").is_visible()


def test_a_table_of_3000_claims_and_500_documents_draws_what_is_in_sight(tab, served_large):
    tab.goto(f"{served_large.address}/stories/s1/table?all=1")
    tab.wait_for_selector("#grid.live")
    grid = tab.locator("#grid")
    assert tab.evaluate("document.querySelectorAll('#grid td').length") < 10_000
    high = tab.evaluate("document.querySelector('#grid .room').scrollHeight")
    assert high > 3_000 * 30
    grid.evaluate("g => g.scrollTo(g.scrollWidth, g.scrollHeight)")
    tab.wait_for_selector('#grid tr[aria-rowindex="3001"]')
    assert tab.locator('#grid th[aria-colindex="501"]').count() == 1
    last = tab.locator('#grid tr[aria-rowindex="3001"]').bounding_box()
    frame = grid.bounding_box()
    assert frame["y"] < last["y"] < frame["y"] + frame["height"]
    head = tab.locator("#grid thead td").bounding_box()
    assert abs(head["x"] - frame["x"]) < 3
    assert abs(head["y"] - frame["y"]) < 3
