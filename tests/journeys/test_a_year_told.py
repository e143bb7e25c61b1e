"""A year of the demonstration told through Groupes de travail and Évaluation alone: what their pages show is what the
documents print, and the annual report says the same."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from PySide6.QtPdfWidgets import QPdfView

from csxl_desktop.domain.modules import Module
from csxl_desktop.i18n import speaking
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.i18n.numbers import decimal
from csxl_desktop.services.group_reads import GroupReads
from csxl_desktop.services.printing import render
from csxl_desktop.ui.evaluation.entries import ENTRIES
from tests.conftest import NOW
from tests.journeys.conftest import Start
from tests.journeys.running import EVALUATION, GROUPS, Running
from tests.journeys.test_demonstration import opened

_YEAR = NOW.year


def _told(running: Running, document: Any) -> str:
    """The letters of a document, spaces made one."""
    pages = PdfReader(BytesIO(render(running.ask(document)))).pages
    return re.sub(r"\s+", " ", "\n".join(page.extract_text() for page in pages)).replace("\u202f", " ")


def _printed(number: float | None) -> str:
    with speaking("fr"):
        return decimal(number or 0).replace("\u202f", " ").replace("\u00a0", " ")


def test_every_place_of_evaluation_has_something_to_tell(start: Start, demo: Path) -> None:
    running = opened(start, demo)
    for module in Module:
        running.ask(lambda services, module=module: services.modules.choose(module, wanted=True))
    running.show(EVALUATION)
    running.page.show_year(_YEAR)
    for entry in ENTRIES:
        running.page.show_place(entry.key)
        running.settle()
        running.until(lambda: running.page.place().isVisible())
        assert max(running.lists(), default=0) or running.page.place().findChildren(QPdfView), entry.key
        assert running.said == [], entry.key


def test_the_figures_on_screen_are_those_that_are_printed(start: Start, demo: Path) -> None:
    running = opened(start, demo)
    page = running.ask(lambda services: services.figures.page(_YEAR))
    figures = _told(running, lambda services: services.figures.document(_YEAR))
    report = _told(running, lambda services: services.documents.report(_YEAR))

    shown = [row for row in page.figures if row.value.number and row.value.whole is None]  # rates are rounded
    assert len(shown) > 15
    for row in shown:
        assert _printed(row.value.number) in figures, row.label
        behind = running.ask(lambda services, row=row: services.figures.behind(row.code, _YEAR))
        assert behind, row.label
    for code in ("different_persons", "different_partners", "members"):
        (row,) = (each for each in page.figures if each.code == code)
        assert _printed(row.value.number) in report, code


def test_each_group_has_its_sessions_on_screen_in_its_planning_and_in_the_report(start: Start, demo: Path) -> None:
    running = opened(start, demo)
    running.show(GROUPS)
    report = _told(running, lambda services: services.documents.report(_YEAR))
    groups = running.ask(lambda services: GroupReads(services.database).listed(_YEAR).groups)

    assert len(groups) > 2
    for row in groups:
        running.page.open_record("working_group", row.id)
        running.settle()
        opened_group = running.ask(lambda services, row=row: GroupReads(services.database).group(row.id, _YEAR))
        planning = _told(running, lambda services, row=row: services.group_documents.planning(row.id, _YEAR))
        held = [each for each in opened_group.record.sessions if each.state.value == "held"]
        assert row.name in report
        for session in held:
            with speaking("fr"):
                day = long_date(session.first_on).capitalize()
            assert day in planning, (row.name, session.first_on)
    assert running.said == []
