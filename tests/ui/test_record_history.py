"""Every record has its history: one button, the same everywhere, reached by the keyboard."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.domain.projects import Project
from csxl_desktop.domain.trainings import Training
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.report import ReportPlace
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.page import HISTORY
from csxl_desktop.ui.pages import entries
from csxl_desktop.ui.working_groups.page import WorkingGroupsPage
from tests.architecture.sources import sources
from tests.factories import make
from tests.ui import evaluation_support, meetings_support
from tests.ui.groups_support import Rig


@pytest.fixture
def evaluation(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[evaluation_support.Trial]:
    with evaluation_support.evaluation(qtbot, dossier, jobs, errors) as made:
        yield made


@pytest.fixture
def agenda(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[meetings_support.Trial]:
    with meetings_support.agenda(qtbot, dossier, jobs, errors) as made:
        yield made


def history(shown: QWidget) -> QToolButton:
    """The button of the record on screen."""
    (found,) = (
        each
        for each in shown.findChildren(QToolButton)
        if each.accessibleName() == "History of this record" and each.isVisible()
    )
    assert found.focusPolicy() & Qt.FocusPolicy.TabFocus
    return found


def test_what_goes_to_the_trash_from_its_head_has_its_history_beside() -> None:
    with_trash = {
        source.path: source.text
        for source in sources("csxl_desktop")
        if any('icon_button("trash-2", _("To the trash")' in line for line in source.lines)
    }

    assert len(with_trash) > 8
    assert [path for path, text in with_trash.items() if "history_button(" not in text] == []


def test_a_meeting_opens_its_history(agenda: meetings_support.Trial) -> None:
    known = agenda.plan("AG", date(2026, 3, 3), "Logement")
    asked: list[tuple[str, object]] = []
    agenda.page.record_requested.connect(lambda kind, key: asked.append((kind, key)))
    agenda.show(known, Step.PREPARE)

    QTest.keyClick(history(agenda.page.record.head), Qt.Key.Key_Return)

    assert asked == [(HISTORY, known)]


def test_a_group_opens_its_history(qtbot: QtBot, rig: Rig) -> None:
    page = WorkingGroupsPage(rig.context)
    qtbot.addWidget(page)
    rig.show(page)
    page.open_record("working_group", rig.ids["Housing"])
    rig.settle()

    history(page).click()

    assert rig.requested == [(HISTORY, rig.ids["Housing"])]


@pytest.mark.parametrize(
    ("place", "entity", "values"),
    [
        ("projects", Project, {"title": "Un projet", "from_on": date(2026, 1, 1)}),
        ("trainings", Training, {"theme": "Premiers secours", "year": 2026}),
    ],
)
def test_a_record_of_the_evaluation_opens_its_history(
    evaluation: evaluation_support.Trial, place: str, entity: type, values: dict[str, object]
) -> None:
    known: UUID = evaluation.run(lambda services: make(services, entity, **values))
    shown = evaluation.go(place, Place)
    shown.open(known)
    evaluation.settle()
    shown.reload()
    evaluation.settle()

    history(shown).click()

    assert evaluation.requested == [(HISTORY, known)]


def test_a_section_of_the_report_opens_its_history(evaluation: evaluation_support.Trial) -> None:
    evaluation.run(lambda services: services.report.begin_year(2026))
    place = evaluation.go("report", ReportPlace)

    history(place).click()

    assert evaluation.requested == [(HISTORY, place.text.id())]


def test_home_answers_for_the_histories(rig: Rig) -> None:
    answering = [entry.title for entry in entries(rig.context) if HISTORY in entry.kinds]

    assert answering == ["Home"]
