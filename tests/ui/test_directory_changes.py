"""The changes of the year in the window: the rows are those that the document prints; the lists on another day."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.contacts import Mandate
from csxl_desktop.services.acts.kinds import Dissolve, Fuse, NewRepresentative, Rename
from csxl_desktop.ui.directory.changes_page import ChangesPage
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from tests.ui.directory_support import DirectoryRig, opened


@pytest.fixture
def rig(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[DirectoryRig]:
    yield from opened(qtbot, jobs, errors, dossier)


def a_year_of_acts(rig: DirectoryRig) -> None:
    services, ids = rig.dossier.workspace, rig.ids

    def work() -> None:
        services.directory.join(ids["École du Parc"], date(2026, 2, 5))
        services.acts.perform(Rename(ids["(Le) Canevas"], date(2026, 3, 1), "Fil rouge"))
        new = NewRepresentative(date(2026, 4, 1), ids["Chloé Sow"])
        services.directory.replace_representative(ids["Les Tilleuls"], new)
        services.acts.perform(Fuse(ids["Les Tilleuls"], ids["(Le) Canevas"], date(2026, 9, 1)))
        services.acts.perform(Dissolve(ids["École du Parc"], date(2026, 10, 31)))

    rig.ask(work)


def tool(rig: DirectoryRig) -> ChangesPage:
    rig.page.open_tool("changes")
    rig.wait()
    page = rig.page.tool()
    assert isinstance(page, ChangesPage)
    return page


def told(page: ChangesPage) -> list[tuple[str, str, date]]:
    return [(line.row.name, line.row.words, line.row.on) for line in page.rows]


def printed(page: ChangesPage) -> str:
    pages = PdfReader(BytesIO(page.panel.preview.pdf())).pages
    return " ".join(" ".join(each.extract_text() for each in pages).split())


def test_rows_are_what_the_document_prints(rig: DirectoryRig) -> None:
    a_year_of_acts(rig)
    page = tool(rig)

    assert page.year.value() == 2026
    assert told(page) == [
        ("École du Parc", "", date(2026, 2, 5)),
        ("Les Tilleuls", "Merged into “Fil rouge”", date(2026, 8, 31)),
        ("École du Parc", "Ceased to exist", date(2026, 10, 31)),
        ("Fil rouge", "until then “(Le) Canevas”", date(2026, 2, 28)),
        ("Les Tilleuls", "merged into “Fil rouge”", date(2026, 8, 31)),
        ("École du Parc", "dissolved", date(2026, 10, 31)),
        ("Les Tilleuls", "Chloé Sow in the place of Ms Anna Diop", date(2026, 4, 1)),
        ("Fil rouge", "Chloé Sow in the place of Mr Bram Peeters", date(2026, 9, 1)),
    ]
    page.language.set_value("nl")
    page.reload()
    rig.wait()
    text = printed(page)
    assert all(name in text for name, _words, _on in told(page))
    assert "Chloé Sow" in text


def test_a_row_opens_its_record(rig: DirectoryRig) -> None:
    a_year_of_acts(rig)
    page = tool(rig)
    page.rows[1].link.click()
    rig.wait()

    assert rig.page.tool() is None
    assert rig.page.shown == ("organisation", rig.ids["Les Tilleuls"])


def test_years_follow_each_other_and_a_quiet_one_says_so(rig: DirectoryRig) -> None:
    page = tool(rig)
    assert told(page) == []
    assert not page._nothing.isHidden()
    assert not page.after.isEnabled()
    page.before.click()
    rig.wait()
    assert page.year.value() == 2024
    assert told(page) == [("Ancienne Maison", "Fermeture", date(2024, 6, 30))]
    page.after.click()
    rig.wait()
    assert page.year.value() == 2026
    page.after.click()
    assert page.year.value() == 2026
    rig.page.escape()
    assert rig.page.tool() is None


def choose_day(rig: DirectoryRig, typed: str) -> None:
    rig.page.list.facets.day.control.setText(typed)  # type: ignore[attr-defined]
    rig.page.list.facets.day.flush()
    rig.wait()


def test_people_of_another_day_are_those_who_spoke_then(rig: DirectoryRig) -> None:
    rig.page.list.turn_to("people")
    rig.wait()
    shown = rig.page.list.people
    assert len(shown.rows()) == 3
    assert rig.page.list.facets.isVisible()
    choose_day(rig, "1/6/2022")

    visible = [shown.index(place, 0).data() for place in range(shown.rowCount())]
    assert visible == ["Diop Anna", "Peeters Bram"]
    bram = next(row for row in shown.rows() if row.last_name == "Peeters")
    assert bram.organisations == "(Le) Canevas"


def test_organisations_of_another_day_are_those_that_were_alive(rig: DirectoryRig) -> None:
    services, ids = rig.dossier.workspace, rig.ids
    rig.ask(lambda: services.acts.perform(Dissolve(ids["École du Parc"], date(2025, 6, 30))))
    rig.page.list.turn_to("organisations")
    rig.page.reload()
    rig.wait()
    shown = rig.page.list.organisations
    assert shown.rowCount() == 4
    choose_day(rig, "1/7/2025")
    assert shown.rowCount() == 3
    choose_day(rig, "30/6/2025")
    assert shown.rowCount() == 4
    choose_day(rig, "1/1/2030")
    assert shown.rowCount() == 3


def test_members_of_a_day_to_come(rig: DirectoryRig) -> None:
    services, ids = rig.dossier.workspace, rig.ids
    rig.ask(lambda: services.directory.leave(ids["Les Tilleuls"], date(2027, 3, 31)))
    choose_day(rig, "1/4/2027")
    assert [row.name for row in rig.page.list.organisations.rows() if row.is_member] == ["(Le) Canevas"]
    values = {"person_id": ids["Chloé Sow"], "organisation_id": ids["(Le) Canevas"], "from_on": date(2027, 1, 1)}
    rig.ask(lambda: services.records.create(Mandate, values))
    rig.page.reload()
    rig.wait()
    canevas = next(row for row in rig.page.list.organisations.rows() if row.is_member)
    assert canevas.representative == "Chloé Sow"
