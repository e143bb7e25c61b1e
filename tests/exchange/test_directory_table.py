"""The directory as CSV, read back as a spreadsheet reads it."""

import csv
from dataclasses import replace
from datetime import time

from csxl_desktop.domain.content.directory import (
    DirectoryBrochure,
    DirectorySection,
    EntryPerson,
    Reach,
    SeeEntry,
    Site,
)
from csxl_desktop.exchange.directory_table import HEADERS, write_directory
from csxl_desktop.i18n.opening_hours import WeekSlot
from tests.documents.test_directory import BROCHURE, CANEVAS, FIQ


def rows(content: DirectoryBrochure) -> list[dict[str, str]]:
    data = write_directory(content)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(data.decode("utf-8-sig").splitlines(keepends=True), delimiter=";"))


def test_a_line_for_each_organisation_with_all_that_is_printed() -> None:
    entry = replace(
        CANEVAS,
        aliases=("Canevas asbl", "Le C"),
        sites=(Site("Antenne", ("Rue Basse 1",)),),
        hours=(WeekSlot(0, time(9), time(12)),),
        languages="fr, nl",
        facts=(("Accès", "Rampe"),),
        people=(EntryPerson("Mme Odile Verbeke", "director", "Directrice", (Reach("phone", "026415621"),)),),
    )
    see = DirectorySection("Énergie", "", 1, (SeeEntry("k1", "(Le) Canevas", "Aide"),))
    first, second = rows(replace(BROCHURE, sections=(DirectorySection("Aide", "", 0, (entry, FIQ)), see)))
    assert list(first) == [*HEADERS, "Accès"]
    assert (first["Name"], first["Categories"], first["Other names"]) == (
        "(Le) Canevas",
        "Aide | Énergie",
        "Canevas asbl | Le C",
    )
    assert (first["Phones"], first["Web site"], first["Accès"]) == ("02 641 56 21", "www.canevas.be", "Rampe")
    assert (first["Opening hours"], first["Hours a week"]) == ("Monday 9:00 – 12:00", "3\xa0h")
    assert (first["People"], first["Languages"]) == ("Mme Odile Verbeke, Directrice, 02 641 56 21", "French, Dutch")
    assert (first["Further addresses"], second["Accès"], second["Hours a week"]) == ("Antenne, Rue Basse 1", "", "")
    assert second["Name in the other language"] == "Dienst voor de wijken"


def test_no_cell_is_a_formula_and_every_name_comes_back() -> None:
    names = ("=1+1", "+32", "-x", "@y", 'Dit "oui"; non', "Deux\nlignes", "<b>")
    entries = tuple(replace(FIQ, key=f"k{n}", name=name) for n, name in enumerate(names))
    found = [row["Name"] for row in rows(replace(BROCHURE, sections=(DirectorySection("A", "", 0, entries),)))]
    assert found == ["'=1+1", "'+32", "'-x", "'@y", 'Dit "oui"; non', "Deux\nlignes", "<b>"]


def test_it_speaks_dutch() -> None:
    (row, *_others) = rows(replace(BROCHURE, language="nl"))
    assert "Naam" in row
