"""A story is the same whether the words of its documents are at hand or have to be found again."""

from __future__ import annotations

from uratori import claims, names, pipeline, times
from uratori.model import Document, Published

TEXTS = (
    "港湾局は3日、定期船が岸壁に接触し、乗客5人がけがをしたと発表した。詳しくは https://example.com/ship で公開する。",
    "定期船の岸壁接触で、船会社は4日、けが人は7人に増えたと明らかにした。船長は「減速が遅れた」と話している。",
)


def documents() -> list[Document]:
    return [
        Document(f"d{n}", "", t, 0, len(t), title="定期船が岸壁に接触", published=Published(day, "given", day, day))
        for n, (t, day) in enumerate(zip(TEXTS, ("2024-05-03", "2024-05-04"), strict=True))
    ]


def test_profiles_and_stories_are_the_same() -> None:
    examined = list(pipeline.examine_all(documents()))
    analyses = [a for a, _ in examined]
    words = {a.document.id: w for a, w in examined if w}
    assert words.keys() == {"d0", "d1"}
    assert claims.profiles(analyses, words) == claims.profiles(analyses)
    groups = claims.group(analyses)
    unified, entities = names.unify(times.infer(analyses, groups), groups)
    told = claims.build(unified, entities, groups, words)
    assert told == claims.build(unified, entities, groups)
    assert any(c.members for s in told for c in s.claims)
