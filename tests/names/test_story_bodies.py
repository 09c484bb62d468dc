"""What only a story shows of bodies: one told of by its land, the firm that runs a shop, what an item points at in the items beside it."""

from __future__ import annotations

from dataclasses import replace

from uratori.model import Analysis
from uratori.names import unify
from uratori.names.within.items import placed_in_items

from .helpers import analysis


def together(*texts: str) -> list[dict[str, tuple[str, ...]]]:
    """Of each text the entities of its mentions, by their words; all texts are of one story."""
    analyses = [analysis(t, f"d{n}") for n, t in enumerate(texts)]
    done, _ = unify(analyses, [[a.document.id for a in analyses]])
    return [{a.document.text[m.start : m.end]: m.entities for m in a.mentions} for a in done]


def test_the_paper_of_a_land_is_the_one_that_the_story_places_there() -> None:
    first, second = together("韓国紙の青嵐日報は5日、報じた。", "ソウルの新聞は火曜日に伝えた。")
    assert second["ソウルの新聞"] == first["青嵐日報"]


def test_of_two_papers_it_is_neither_and_of_another_land_it_is_none() -> None:
    first, second = together("韓国紙の青嵐日報と韓国紙の黎明日報は5日、報じた。", "ソウルの新聞は火曜日に伝えた。")
    assert second["ソウルの新聞"] not in (first["青嵐日報"], first["黎明日報"])
    first, second = together("韓国紙の青嵐日報は5日、報じた。", "北京の新聞は火曜日に伝えた。")
    assert second["北京の新聞"] != first["青嵐日報"]


def test_a_shop_is_the_firm_that_runs_it_where_the_story_says_so() -> None:
    runs, told = together(
        "運営する株式会社いろは屋は謝罪した。いろは屋の社長が会見した。",
        "いろは食堂は休業した。いろは食堂の店員は話した。",
    )
    assert told["いろは食堂"] == runs["いろは屋"]
    other, told = together(
        "株式会社いろは屋は謝罪した。いろは屋の社長が会見した。", "いろは食堂は休業した。いろは食堂の店員は話した。"
    )
    assert told["いろは食堂"] != other["いろは屋"]


def test_two_of_one_family_name_stay_two() -> None:
    first, second = together(
        "枝吉俊彦社長は謝った。枝吉恵・安全企画課長は説明した。", "枝吉社長は辞めない。枝吉課長は首をかしげた。"
    )
    assert second["枝吉課長"] == first["枝吉恵・安全企画課長"]
    assert second["枝吉社長"] == first["枝吉俊彦社長"]


def test_the_government_of_a_bare_town_is_the_one_of_the_story() -> None:
    first, second = together("霧原県鳥越町で山が崩れた。町は謝罪した。", "町は確認を急ぐ。")
    assert second["町"] == first["町"]


def items(*texts: str) -> list[Analysis]:
    read = [analysis(t, f"d#{n}") for n, t in enumerate(texts)]
    return placed_in_items([replace(a, document=replace(a.document, parent="d")) for a in read])


def test_an_item_points_at_what_the_items_beside_it_tell_of() -> None:
    later, first = items("同事務所は放流の量を発表した。", "霧原川河川事務所の柘植浩副所長が会見した。")
    pointing = next(m for m in later.mentions if later.document.text[m.start : m.end] == "同事務所")
    assert [e.name for e in later.entities if e.id in pointing.entities] == ["霧原川河川事務所"]
    assert first.entities


def test_of_two_it_stays_open() -> None:
    later, *_ = items("同事務所は放流の量を発表した。", "霧原川河川事務所は急いだ。", "鳴滝川河川事務所は急いだ。")
    assert all(not m.entities for m in later.mentions)
