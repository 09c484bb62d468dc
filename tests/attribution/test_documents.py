"""A document that leads its sentence, and what stands before a verb of the content."""

import pytest

import uratori

LEAD = "若林知事は4日、対策を急ぐと述べた。"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (LEAD + "起訴状では、元職員は情報を業者に漏らしたとされる。", "起訴状", "元職員は情報を業者に漏らした"),
        (LEAD + "判決によると、男は3年前から横領を続けた。", "判決", "男は3年前から横領を続けた"),
        ("保護者会は、校長の説明に納得できないと反発している。", "保護者会", "校長の説明に納得できない"),
    ],
)
def test_the_source_is_the_document_or_the_body(said, text, source, content):
    found = said(text)
    assert found.rows[-1][1] == content
    assert found.chain(content)[0] == source


def test_a_means_is_no_source():
    (found,) = uratori.analyze("メールで指示を出したとされる。").statements
    assert found.chain[-1].kind == "unknown"
