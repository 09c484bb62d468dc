"""The JSON that is printed is what docs/schema says, field by field, over samples, labelled texts and odd input."""

import copy
import json
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from uratori import analyze, check, model, read
from uratori.cli import main
from uratori.contract import analysis_to_json, dossier_to_json
from uratori.model import Document, Published

ROOT = Path(__file__).resolve().parents[1]
SCHEMAS = {n: json.loads((ROOT / "docs/schema" / f"{n}.schema.json").read_text("utf-8")) for n in ("analysis", "check")}
ODD = [
    "。",
    "😀",
    "。。。「「「",
    "a" * 3000,
    "\x00\x1b[31m\u202e\ufeff首相は\r\n述べた。",
    "ﾊﾝｶｸの社長は「㍻元年に㌶で」と述べた。",
    "見出しだけ",
    "関係者によると、関係者によると、関係者によると、述べた。",
    "３０００年２月３１日、政府は「」と発表した。",
    "国の担当者は「知らない」と述べ、県は否定した。詳細は分かっていない。",
]


def closed(node):
    """The schema without room for fields that it does not describe. (To a reader it is open: fields may be added.)"""
    if isinstance(node, list):
        return [closed(n) for n in node]
    if not isinstance(node, dict):
        return node
    shut = {"additionalProperties": False} if node.get("type") == "object" else {}
    return {**{k: closed(v) for k, v in node.items()}, **shut}


def validator(name, schemas):
    registry = Registry().with_resources((s["$id"], Resource.from_contents(s)) for s in schemas.values())
    return Draft202012Validator(schemas[name], registry=registry)


OPEN = {name: validator(name, SCHEMAS) for name in SCHEMAS}
SHUT = {name: validator(name, {n: closed(s) for n, s in SCHEMAS.items()}) for name in SCHEMAS}


def check_json(dossier):
    return json.loads(json.dumps(dossier_to_json(dossier)))


@pytest.fixture(scope="module")
def sample():
    return check_json(check(read(ROOT / "examples/summit").documents))


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_are_schemas(name):
    Draft202012Validator.check_schema(SCHEMAS[name])


def test_check_prints_what_the_schema_says(sample):
    SHUT["check"].validate(sample)
    assert any(c["origins"]["why"] and c["relations"] for s in sample["stories"] for c in s["claims"])
    assert any(s["reuse"] and s["timeline"] and s["unknowns"] for s in sample["stories"])


def test_the_commands_print_it(tmp_path):
    (tmp_path / "a.txt").write_text("知事は12日、「中止する」と述べた。\n", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes("県は中止を否定した。\n".encode("cp932"))
    lines = CliRunner().invoke(main, ["analyze", "--json", str(tmp_path)])
    assert [OPEN["analysis"].validate(json.loads(line)) for line in lines.stdout.splitlines()] == [None, None]
    whole = CliRunner().invoke(main, ["check", "--json", str(tmp_path)])
    SHUT["check"].validate(json.loads(whole.stdout))


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_input_is_printed_as_the_schema_says(text):
    SHUT["analysis"].validate(analysis_to_json(analyze(text)))


def test_odd_input_together_is_too():
    SHUT["check"].validate(check_json(check(ODD)))
    SHUT["check"].validate(check_json(check([])))


def test_labelled_texts_without_a_date_are_too():
    paths = sorted((ROOT / "tests/gold/docs").glob("*_1.txt"))
    SHUT["check"].validate(check_json(check(read(*paths).documents)))


def test_pages_and_what_is_known_of_them_are_too():
    documents = read(ROOT / "tests/reading/pages").documents
    found = [analysis_to_json(analyze(d)) for d in documents]
    for row in found:
        SHUT["analysis"].validate(row)
    optional = {"updated", "byline", "credit", "text"}
    assert optional <= {key for row in found for key in row}


def test_a_document_seen_on_a_day_is_too():
    seen = Document(
        "a",
        "-",
        "知事は述べた。",
        0,
        7,
        captured="2024-05-12",
        published=Published(None, "unknown", None, "2024-05-12"),
    )
    row = analysis_to_json(analyze(seen))
    SHUT["analysis"].validate(row)
    assert row["captured"] == "2024-05-12"


def enum(name, *path):
    node = SCHEMAS[name]
    for key in path:
        node = node[key]
    return set(node["enum"])


def test_closed_classes_are_the_models():
    defs, more = ("analysis", "$defs"), ("check", "$defs")
    said = "statement", "properties"
    pairs = [
        (model.Basis, ("analysis", "properties", "published", "properties", "basis")),
        (model.SentenceKind, ("analysis", "properties", "sentences", "items", "properties", "kind")),
        (model.EntityType, (*defs, "entityType")),
        (model.LinkKind, (*defs, "linkKind")),
        (model.TimeType, (*defs, "time", "properties", "type")),
        (model.Act, (*defs, *said, "act")),
        (model.Certainty, (*defs, *said, "certainty")),
        (model.Polarity, (*defs, *said, "polarity")),
        (model.Tense, (*defs, *said, "tense")),
        (model.Status, (*more, "claim", "properties", "status")),
        (model.RelationType, (*more, "relation", "properties", "type")),
        (model.Reason, (*more, "origins", "properties", "why", "items", "properties", "reason")),
    ]
    for kind, path in pairs:
        assert set(get_args(kind)) == enum(*path), path
    assert {*get_args(model.Slot), None} == enum(*more, "relation", "properties", "slot")


def places(node, path=()):
    """Every value of an output, by the keys on the way to it; of a list only the first item that has something in it."""
    yield path, node
    if isinstance(node, dict):
        for key, value in node.items():
            yield from places(value, (*path, key))
    elif isinstance(node, list) and node:
        n = max(range(len(node)), key=lambda i: len(json.dumps(node[i])))
        yield from places(node[n], (*path, n))


def changed(whole, path, value):
    out = copy.deepcopy(whole)
    at = out
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return out


def without(whole, path):
    out = changed(whole, path, None)
    at = out
    for key in path[:-1]:
        at = at[key]
    del at[path[-1]]
    return out


OPTIONAL = {"documents", "why", "document", "text"}


def test_the_schema_refuses_what_is_none(sample):
    """A value of a type that stands nowhere, put in each place in turn, is refused; so is an object without a field."""
    story = max(sample["stories"], key=lambda s: len(s["claims"]))
    claim = max(story["claims"], key=lambda c: len(c["relations"]))
    short = {
        "documents": [min((d for d in sample["documents"] if d["times"]), key=lambda d: len(json.dumps(d)))],
        "entities": sample["entities"][:1],
        "stories": [{**story, "claims": [claim]}],
    }
    SHUT["check"].validate(short)
    tried = list(places(short))[1:]
    assert len(tried) > 100
    for path, _ in tried:
        assert not SHUT["check"].is_valid(changed(short, path, "x" if path[-1] == "share" else 1.5)), path
        if isinstance(path[-1], str) and path[-1] not in OPTIONAL:
            assert not SHUT["check"].is_valid(without(short, path)), path
