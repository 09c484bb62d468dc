"""The project's own gold set holds together: its files are what its sources say, and its labels lie in its texts."""

import importlib.util
import itertools
import json
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold"
TEXTS = {path.stem: path.read_bytes().decode("utf-8") for path in sorted((GOLD / "docs").glob("*.txt"))}
ACTS = {"state", "announce", "report", "confirm", "deny", "request", "propose", "criticise", "estimate"}
KINDS = {"outlet", "agency", "government", "organization", "person", "anonymous", "document", "own"}
RELATIONS = {"denied-by", "conflicts", "updates", "narrower"}
MODS = {"START", "MID", "END", "APPROX", "BEFORE", "AFTER", "LESS_THAN", "MORE_THAN"}
DAY = r"(\d{4}|XXXX)(-(W(\d\d|XX)|SP|SU|FA|WI|(\d\d|XX)(-(\d\d|XX))?))?"
CLOCK = r"T(MO|MI|AF|EV|NI|DM|\d\d(:\d\d)?([+-]\d\d:\d\d|Z)?)"
POINT = rf"({DAY}({CLOCK})?)"
VALUE = re.compile(rf"{POINT}(/{POINT})?|P((\d+|X)[YMWD])*(T((\d+|X)[HMS])+)?")


def rows(name):
    return [json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


DOCUMENTS, ENTITIES, TIMES = rows("documents"), rows("entities"), rows("times")
ATTRIBUTIONS, CLAIMS = rows("attributions"), rows("claims")


def words(doc, span):
    assert 0 <= span["start"] < span["end"] <= len(TEXTS[doc])
    return TEXTS[doc][span["start"] : span["end"]]


def test_files_are_what_the_sources_say():
    spec = importlib.util.spec_from_file_location("build_gold", ROOT / "scripts" / "build_gold.py")
    builder = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = builder
    spec.loader.exec_module(builder)
    built = builder.build(GOLD / "source")
    assert {name.removeprefix("docs/").removesuffix(".txt") for name in built if name.startswith("docs/")} == set(TEXTS)
    for name, text in built.items():
        assert (GOLD / name).read_bytes().decode("utf-8") == text, f"{name}: run scripts/build_gold.py"


def test_every_text_has_labels_of_every_layer():
    for layer in (DOCUMENTS, ENTITIES, TIMES, ATTRIBUTIONS):
        assert {row["doc"] for row in layer} == set(TEXTS)
    assert {member["doc"] for claim in CLAIMS for member in claim["members"]} == set(TEXTS)
    assert all(400 <= len(text) <= 1000 for text in TEXTS.values())


def test_items_follow_each_other():
    for doc, group in itertools.groupby(DOCUMENTS, key=lambda row: row["doc"]):
        items = list(group)
        for item in items:
            assert words(doc, item) == words(doc, item).strip()
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", item["published"])
            assert item["evidence"]
        assert all(a["end"] < b["start"] for a, b in itertools.pairwise(items))


@pytest.mark.parametrize("doc", TEXTS)
def test_mentions_and_times_stand_where_they_say(doc):
    for row in ENTITIES + TIMES:
        if row["doc"] == doc:
            assert words(doc, row) == row["text"] == row["text"].strip(), row


def test_mentions_do_not_overlap():
    for _, group in itertools.groupby(ENTITIES, key=lambda row: row["doc"]):
        assert all(a["end"] <= b["start"] for a, b in itertools.pairwise(group))


def test_keys_have_one_type():
    for row in ENTITIES:
        assert row["keys"]
        assert {key.split(":")[0] for key in row["keys"]} == {row["type"]} <= {"person", "organization", "place"}


def test_every_repeat_of_a_marked_name_is_marked():
    """What is marked once in a text is marked wherever it stands in it, but for short words and role nouns."""
    for doc, text in TEXTS.items():
        marked = [(row["start"], row["end"]) for row in ENTITIES if row["doc"] == doc]
        here = {(row["text"], row["type"]) for row in ENTITIES if row["doc"] == doc}
        for name in {name for name, kind in here if len(name) >= (4 if kind == "person" else 3)}:
            for found in re.finditer(re.escape(name), text):
                assert any(s <= found.start() and found.end() <= e for s, e in marked), (doc, name, found.start())


def test_time_values_are_timex3():
    for row in TIMES:
        assert VALUE.fullmatch(row["value"]), row
        assert row.get("mod") is None or row["mod"] in MODS, row
        if row["type"] == "DURATION":
            assert row["value"].startswith("P"), row
        elif row["type"] != "SET":
            assert ("T" in row["value"]) == (row["type"] == "TIME"), row


def test_every_day_of_the_month_is_marked():
    for doc, text in TEXTS.items():
        marked = [(row["start"], row["end"]) for row in TIMES if row["doc"] == doc]
        for found in re.finditer(r"\d+日|昨日|前日|翌日|同日|きのう|きょう|[月火水木金土日]曜日|去年|昨年", text):
            assert any(s <= found.start() and found.end() <= e for s, e in marked), (doc, found.group(), found.start())


@pytest.mark.parametrize("doc", TEXTS)
def test_attributions_lie_in_their_sentences(doc):
    for row in ATTRIBUTIONS:
        if row["doc"] == doc:
            check_sentence(row)


def check_sentence(row):
    doc, text = row["doc"], TEXTS[row["doc"]]
    sentence = words(doc, row)
    assert row["start"] == 0 or text[: row["start"]].rstrip(" \u3000")[-1] in "。\n"
    assert sentence.endswith("。") or row["end"] == len(text) or text[row["end"]] == "\n"
    assert "\n" not in sentence
    assert "。" not in re.sub("「[^」]*」|『[^』]*』|“[^”]*”", "", sentence).removesuffix("。")
    for name in ("source", "cue"):
        if row[name]:
            assert words(doc, row[name]) == row[f"{name}_text"]
            assert row["start"] <= row[name]["start"] < row[name]["end"] <= row["end"]
    assert [words(doc, span) for span in row["content"]] == row["content_text"]
    for span in row["content"]:
        assert row["start"] <= span["start"] < span["end"] <= row["end"]


@pytest.mark.parametrize("doc", TEXTS)
def test_chains_run_from_the_outlet_to_a_speaker(doc):
    for row in ATTRIBUTIONS:
        if row["doc"] == doc:
            check_chain(row)


def check_chain(row):
    text, chain = TEXTS[row["doc"]], row["chain"]
    item = next(d for d in DOCUMENTS if d["doc"] == row["doc"] and d["start"] <= row["start"] < d["end"])
    assert chain[0]["surfaces"][0] == item["outlet"]
    assert (chain[0]["kind"] == "own") == (len(chain) == 1)
    assert len({node["key"] for node in chain}) == len(chain)
    for node in chain:
        assert node["kind"] in KINDS
        assert all(surface in text for surface in node["surfaces"] if surface != item["outlet"])
    assert row["act"] in ACTS
    assert row["certainty"] in {"certain", "probable", "possible", "unknown"}
    assert row["polarity"] in {"positive", "negative"}


def test_every_ultimate_source_has_a_surface():
    """Somewhere in the set: a zero subject takes its name from another row or a mention of the same key."""
    named = {key for row in ENTITIES for key in row["keys"]}
    named |= {node["key"] for row in ATTRIBUTIONS for node in row["chain"] if node["surfaces"]}
    roots = {row["chain"][-1]["key"]: row["aid"] for row in ATTRIBUTIONS if len(row["chain"]) > 1}
    assert not {key: aid for key, aid in roots.items() if key not in named and not key.endswith("unspecified")}


def test_ids_are_unique_and_resolve():
    aids = [row["aid"] for row in ATTRIBUTIONS]
    ids = [claim["id"] for claim in CLAIMS]
    assert len(set(aids)) == len(aids)
    assert len(set(ids)) == len(ids)
    assert {m["attribution"] for claim in CLAIMS for m in claim["members"]} <= {*aids, None}
    assert {r["target"] for claim in CLAIMS for r in claim["relations"]} <= set(ids)


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["id"])
def test_claim_is_stated_in_its_story(claim):
    stories = {row["doc"]: row["story"] for row in DOCUMENTS}
    for member in claim["members"]:
        assert words(member["doc"], member) == member["text"]
        assert member["sent_start"] <= member["start"] < member["end"] <= member["sent_end"]
        assert stories[member["doc"]] == claim["story"]
    assert 1 <= claim["origins_min"] <= claim["origins_max"] <= max(len(claim["origins"]), claim["origins_min"])
    for relation in claim["relations"]:
        assert relation["type"] in RELATIONS
        assert relation["target"] != claim["id"]
        assert relation["target"].split(".")[0] == claim["story"]
