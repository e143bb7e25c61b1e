"""The directory brochure, read back from its PDF."""

from dataclasses import replace
from datetime import date, time

from csxl_desktop.documents import directory
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.directory import (
    DirectoryBrochure,
    DirectoryEntry,
    DirectorySection,
    EntryPerson,
    Foreword,
    Reach,
    SeeEntry,
    Site,
)
from csxl_desktop.i18n.opening_hours import WeekSlot
from tests.documents.reading import bookmarks, language
from tests.documents.trial_meeting import OFFICE, outline, pages, whole
from tests.factories import paragraph

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
        DirectorySection("Énergie", "", 1, (SeeEntry("k2", "Service des quartiers", "Aide sociale"),)),
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
        "Service des quartiers Dienst voor de wijken Part of: Commune", "Service des quartiers: see Aide sociale",
    ):  # fmt: skip
        assert expected in first
    assert "Index of names" in index


def test_indexes_give_the_page_of_every_name() -> None:
    named = replace(FIQ, aliases=("Maison des quartiers", "Quartiers sans frontières"), kind="Service")
    sections = (DirectorySection("Part 1", entries=many(60)), DirectorySection("Part 2", entries=(named,)))
    text = pages(directory.render(replace(BROCHURE, sections=sections), Theme()))
    (stands,) = [n for n, page in enumerate(text, start=1) if "Dienst voor de wijken Part of" in page]
    index = next(page for page in text if "Index of names" in page and "FIQ, see" in page)
    for name in (
        "Dienst voor de wijken", "FIQ, see Service des quartiers", "Service des quartiers",
        "Maison des quartiers, see Service des quartiers", "Quartiers sans frontières, see Service des quartiers",
    ):  # fmt: skip
        assert name in index
    assert index.count(f" {stands}") >= 5
    assert "Le Canevas, see" not in " ".join(text)  # filed beside its whole name
    assert "Index by kind Service Service des quartiers" in text[-1]
    assert text[-1].endswith(f" {stands} {len(text)} / {len(text)}")


def test_hours_sites_own_fields_and_languages_are_said() -> None:
    slots = tuple(WeekSlot(day, time(9), time(12, 30)) for day in range(5))
    entry = replace(
        CANEVAS,
        sites=(Site("Antenne", ("Rue Basse 1", "1099 Sainte-Alix")), Site("", ("Rue Nue 2",))),
        hours=(*slots, WeekSlot(5, time(10), time(11), "1er du mois")),
        opening_note="Sur rendez-vous",
        languages="fr, nl",
        facts=(("Accès", "Rampe"),),
    )
    text = whole(directory.render(replace(BROCHURE, sections=(DirectorySection("A", entries=(entry,)),)), Theme()))
    for expected in (
        "Antenne: Rue Basse 1, 1099 Sainte-Alix Rue Nue 2", "Monday – Friday: 9:00 – 12:30",
        "Saturday: 10:00 – 11:00 (1er du mois)", "Open 18", "h", "30 a week Sur rendez-vous",
        "Languages: French, Dutch", "Accès: Rampe",
    ):  # fmt: skip
        assert expected in text


def test_two_languages_stand_side_by_side() -> None:
    left = replace(
        FIQ, second_name="", second=replace(FIQ, name="Dienst voor de wijken", second_name="", part_of="Stad")
    )
    see = SeeEntry("k2", "Service des quartiers", "Aide", "Dienst voor de wijken", "Hulp")
    sections = (DirectorySection("Aide", "Hulp", 0, (left,)), DirectorySection("Autre", "Ander", 0, (see,)))
    content = replace(BROCHURE, sections=sections, language="fr", second_language="nl")
    pdf = directory.render(content, Theme())
    text = whole(pdf)
    assert [title for title, _page in bookmarks(pdf)][:2] == ["Aide – Hulp", "Service des quartiers"]
    assert text.count("Dienst voor de wijken") >= 3  # its side, the reference, the index
    assert "Stad" in text
    assert "Service des quartiers, see" not in text


def test_the_foreword_stands_before_the_entries() -> None:
    foreword = Foreword("Bienvenue", paragraph("Relu avec chacun."))
    pdf = directory.render(replace(BROCHURE, forewords=(foreword,)), Theme())
    assert next(n for n, page in enumerate(pages(pdf)) if "Bienvenue Relu avec chacun." in page) == 2
    assert "Bienvenue" in pages(pdf)[1]


def test_an_entry_of_any_size_is_laid_out_whole() -> None:
    """300 slots, a text of 20,000 letters in one line, 60 ways to be reached: alone, and in two languages."""
    slots = tuple(WeekSlot(n % 7, time(n // 60, n % 60), time(n // 60, n % 60 + 1)) for n in range(300) if n % 60 < 59)
    reach = tuple(Reach(("phone", "email", "web")[n % 3], f"x{n}@exemple{n}.be") for n in range(60))
    tall = replace(CANEVAS, hours=slots, reach=reach, description="m" * 10_000 + " " + "mot " * 2_500)
    for entry, second in ((tall, ""), (replace(tall, second=tall), "nl")):
        sections = (DirectorySection("A", entries=(*many(3), entry, *many(3))),)
        content = replace(BROCHURE, sections=sections, language="fr", second_language=second)
        text = whole(directory.render(content, Theme()))
        assert text.replace(" ", "").count("mot") >= 2_500 * (2 if second else 1)
        assert "exemple59.be" in text


def test_organisations_and_categories_are_bookmarked() -> None:
    marks = [title for title, _page in bookmarks(directory.render(BROCHURE, Theme()))]
    assert marks == [
        "Aide sociale – Sociale hulp",
        "(Le) Canevas",
        "Service des quartiers",
        "Logement",
        "Énergie",
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
