"""Addresses that led somewhere once: to a claim that is one with another now, to a story that was merged, to what was removed."""

import re

import pytest

from uratori import desk as store
from uratori.reading import from_row

BRIDGE = "潮見市の山田一郎市長は7日の記者会見で、潮見大橋を6月10日から通行止めにすると発表した。"
COSTS = "潮見市の山田一郎市長は7日の記者会見で、潮見大橋の工事に12億円がかかると発表した。"
OTHER = "浦浜県の水産試験場は3日、赤潮の被害が養殖の真鯛2万匹に及んだと明らかにした。"


def page(name, *sentences):
    """A page at an address of its own, as it is fetched."""
    row = {"id": name, "text": "\n".join(sentences), "outlet": name, "published": "2031-05-07"}
    return store.Source(name, None, from_row({**row, "url": f"https://{name}.example/1"}, name))


@pytest.fixture
def client(over, bridge):
    return over(bridge)


def claims_of(desk):
    return {c.id: c for s in desk.stories() for c in desk.story(s.id).stories[0].claims}


def test_a_claim_that_is_one_with_another_leads_to_it(over):
    desk = store.memory()
    desk.add([page("minato", BRIDGE, "橋は古い。"), page("todai", COSTS, "橋は長い。")])
    before = claims_of(desk)
    desk.add([page("todai", BRIDGE, "橋は長い。")])
    after = claims_of(desk)
    (kept,) = [c.id for c in after.values() if len({m.document for m in c.members}) == 2 and "通行止め" in c.text]
    lost = [id for id, c in before.items() if id not in after and "12億円" in c.text]
    client = over(desk)
    story = desk.story_of(kept)
    for id in lost:
        answer = client.get(f"/stories/{story}/claims/{id}")
        assert answer.status_code == 303
        assert answer.headers["location"].startswith(f"/stories/{story}/claims/{kept}?")
        assert "前のアドレス" in client.get(answer.headers["location"]).text
        assert client.get(f"/stories/none/claims/{id}").headers["location"] == answer.headers["location"]
    assert lost


def test_a_story_whose_documents_have_gone_to_another_leads_there(over):
    desk = store.memory()
    desk.add([page("minato", BRIDGE), page("todai", BRIDGE + "橋は長い。"), page("urahama", OTHER)])
    lone = desk.story_of("urahama")
    assert lone != desk.story_of("minato")
    desk.add([page("urahama", BRIDGE + "橋は古い。")])
    assert desk.story_of("urahama") == desk.story_of("minato")
    client = over(desk)
    assert "潮見大橋" in client.get(f"/stories/{lone}").text
    assert client.get(f"/stories/{lone}/table").status_code == 200


def test_a_document_that_has_gone_to_another_story_is_found_there(over):
    desk = store.memory()
    desk.add([page("minato", BRIDGE), page("urahama", OTHER)])
    answer = over(desk).get(f"/stories/{desk.story_of('minato')}/document?id=urahama&at=0-4")
    assert answer.headers["location"] == f"/stories/{desk.story_of('urahama')}/document?id=urahama&at=0-4#at"


def test_a_claim_that_nothing_bears_any_more_is_quoted(client, bridge):
    story = bridge.stories()[0].id
    before = claims_of(bridge)
    bridge.remove("灯台放送")
    gone = next(c for id, c in before.items() if id not in claims_of(bridge))
    answer = client.get(f"/stories/{story}/claims/{gone.id}")
    assert answer.status_code == 404
    assert gone.text in answer.text
    assert "もうない" in answer.text


def test_a_document_that_was_removed_can_be_brought_back_from_its_address(client, bridge):
    story = bridge.stories()[0].id
    bridge.remove("灯台放送")
    answer = client.get(f"/stories/{story}/document?id=灯台放送")
    assert answer.status_code == 404
    csrf = re.search(r'name="csrf" value="([^"]+)"', answer.text)[1]
    form = answer.text.split('action="/restore"')[1].split("</form>")[0]
    after = re.search(r'name="next" value="([^"]+)"', form)[1]
    back = client.post("/restore", data={"csrf": csrf, "id": "灯台放送", "next": after})
    on = client.get(back.headers["location"])
    assert on.status_code == 303
    assert client.get(on.headers["location"]).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/stories/none",
        "/stories/none/table",
        "/stories/none/claims/none",
        "/stories/none/document?id=none",
        "/document?id=",
        "/document",
        "/stories/none/claims/%00",
        "/jobs/99",
    ],
)
def test_an_address_that_never_led_anywhere_is_not_found(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "見つからない" in answer.text
    assert client.get(path + ("&" if "?" in path else "?") + "language=en").status_code == 404
