"""The directory brochure, read back from its PDF."""

from dataclasses import replace
from datetime import date

from csxl_desktop.documents import directory
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.directory import (
    DirectoryBrochure,
    DirectoryEntry,
    DirectorySection,
    EntryPerson,
    Reach,
)
from tests.documents.reading import bookmarks, language
from tests.documents.trial_meeting import OFFICE, outline, pages, whole

CANEVAS = DirectoryEntry(
    "k1",
    "(Le) Canevas",
    short_name="Le Canevas",
    address=("Rue Haute 3", "1099 Sainte-Alix"),
    reach=(Reach("phone", "026415621"), Reach("web", "www.canevas.be")),
    people=(EntryPerson("Mme Odile Verbeke", "director", "", (Reach("email", "odile@exemple.be"),)),),
    description="Couture & entraide <b>.",
    audience="Tout public",
)
FIQ = DirectoryEntry("k2", "Service des quartiers", "Dienst voor de wijken", short_name="FIQ", part_of="Commune")
BROCHURE = DirectoryBrochure(
    OFFICE,
    date(2026, 11, 21),
    (
        DirectorySection("Aide sociale", "Sociale hulp", 0, (CANEVAS, FIQ)),
        DirectorySection("Logement"),
        DirectorySection("Énergie", "", 1, (FIQ,)),
    ),
    "en",
)


def many(count: int) -> tuple[DirectoryEntry, ...]:
    return tuple(replace(CANEVAS, key=f"m{n}", name=f"Maison {n:03}", short_name="") for n in range(count))


def test_cover_contents_categories_and_index() -> None:
    cover, contents, first, *_between, index = pages(directory.render(BROCHURE, Theme()))
    for expected in ("Directory November 2026 2 organisations", "Rue du Marché 10", "02 641 56 21"):
        assert expected in cover
    assert "Aide sociale – Sociale hulp" in contents
    for expected in (
        "Aide sociale – Sociale hulp", "(Le) Canevas Rue Haute 3, 1099 Sainte-Alix 02 641 56 21 www.canevas.be",
        "Couture & entraide <b>. For whom: Tout public", "Mme Odile Verbeke, Director odile@exemple.be",
        "Service des quartiers Dienst voor de wijken Commune",
    ):  # fmt: skip
        assert expected in first
    assert "Index of names" in index


def test_index_gives_every_page_of_every_name() -> None:
    sections = tuple(
        DirectorySection(f"Part {n}", entries=(FIQ, *(replace(each, key=f"{each.key}-{n}") for each in many(30))))
        for n in range(2)
    )
    pdf = directory.render(replace(BROCHURE, sections=sections), Theme())
    text = pages(pdf)
    stands = [n for n, page in enumerate(text, start=1) if "Dienst voor de wijken Commune" in page]
    index = " ".join(page for page in text if "FIQ →" in page)
    assert len(stands) == 2
    for name in ("Service des quartiers", "Dienst voor de wijken", "FIQ → Service des quartiers"):
        assert name in index
    assert index.count(f"{stands[0]}, {stands[1]}") == 3
    assert "Le Canevas →" not in " ".join(text)  # filed beside its whole name


def test_organisations_and_categories_are_bookmarked() -> None:
    marks = [title for title, _page in bookmarks(directory.render(BROCHURE, Theme()))]
    assert marks == [
        "Aide sociale – Sociale hulp",
        "(Le) Canevas",
        "Service des quartiers",
        "Logement",
        "Énergie",
        "Service des quartiers",
        "Index of names",
    ]


def test_nothing_is_lost_over_many_pages() -> None:
    text = pages(directory.render(replace(BROCHURE, sections=(DirectorySection("A", entries=many(150)),)), Theme()))
    body = " ".join(text[:-2])
    assert [n for n in range(150) if f"Maison {n:03} Rue Haute 3" not in body] == []


def test_an_entry_taller_than_a_page_is_cut_not_lost() -> None:
    tall = replace(CANEVAS, description="mot " * 5_000)
    text = whole(directory.render(replace(BROCHURE, sections=(DirectorySection("A", entries=(tall, FIQ)),)), Theme()))
    assert text.count("mot ") >= 5_000
    assert "Dienst voor de wijken" in text


def test_an_empty_directory_says_so() -> None:
    pdf = directory.render(replace(BROCHURE, sections=()), Theme())
    assert "No organisation is to be printed." in whole(pdf)
    assert outline(pdf) == []


def test_it_speaks_dutch() -> None:
    pdf = directory.render(replace(BROCHURE, language="nl"), Theme())
    assert language(pdf) == "nl-BE"
    assert "november 2026" in whole(pdf)
