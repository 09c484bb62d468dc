"""Headlines among the claims: they join what the text below tells, and add nobody to its origins."""

from uratori.model import Document, Outlet, Published
from uratori.pipeline import check

FIRE = "倉庫で火災、作業員3人けが\n\n消防によると、5日未明、潮見町の倉庫で火災があり、作業員3人がけがをした。"


def story(*texts):
    outlets = ("北海新報", "潮見放送", "山河日報")
    documents = [
        Document(f"d{n}", f"d{n}.txt", t, 0, len(t), outlet=Outlet(o), published=Published("2025-03-05", "given"))
        for n, (t, o) in enumerate(zip(texts, outlets, strict=False))
    ]
    return check(documents)


def words(dossier, member):
    return next(a for a in dossier.documents if a.document.id == member.document).document.text[
        member.start : member.end
    ]


def test_a_headline_stands_in_the_claim_of_what_its_text_says_and_has_its_origin():
    dossier = story(FIRE, FIRE.replace("5日未明、", ""))
    claims = [
        c for s in dossier.stories for c in s.claims if any(words(dossier, m) == "作業員3人けが" for m in c.members)
    ]
    assert len(claims) == 1
    assert claims[0].origins.max == 1
    assert "消防" in (claims[0].origins.roots[0].name or "")


def test_what_only_a_headline_tells_is_no_claim():
    dossier = story(FIRE + "\n\n駅前に新店 開業は来月に\n\n町は広報誌を配った。")
    found = [words(dossier, m) for s in dossier.stories for c in s.claims for m in c.members]
    assert "作業員3人がけがをした" in " ".join(found)
    assert not any("新店" in w for w in found)


def test_a_claim_is_quoted_by_its_text_and_not_by_the_headline():
    dossier = story(FIRE, "倉庫火災、作業員3人がけが\n\n潮見町の倉庫で5日、火災があり、作業員3人がけがをした。")
    claims = [
        c for s in dossier.stories for c in s.claims if any(words(dossier, m) == "作業員3人けが" for m in c.members)
    ]
    assert [c.text for c in claims] == ["作業員3人がけがをした"]


def test_a_claim_is_quoted_by_a_whole_sentence_rather_than_a_lead_in():
    dossier = story("潮見町の倉庫で火災が起きた事故で、消防は6日、現場を調べた。", "潮見町の倉庫で火災が起きた。")
    claims = [c for s in dossier.stories for c in s.claims if len({m.document for m in c.members}) > 1]
    assert [c.text for c in claims] == ["潮見町の倉庫で火災が起きた"]
