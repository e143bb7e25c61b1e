"""The places of publications, agreements, trainings and projects; sittings of outside bodies."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import BasicKind, MeetingState, OurRole, Precision
from csxl_desktop.domain.conventions import Convention
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.partnerships import Partnership
from csxl_desktop.domain.projects import Project, ProjectCount
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.domain.trainings import Training
from csxl_desktop.services.partnerships import PartnershipService
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.conventions import ConventionPane, ConventionsPlace
from csxl_desktop.ui.evaluation.partnerships import PartnershipsPlace
from csxl_desktop.ui.evaluation.projects import ProjectPane, ProjectsPlace
from csxl_desktop.ui.evaluation.publications import PublicationPane, PublicationsPlace
from csxl_desktop.ui.evaluation.trainings import TrainingPane, TrainingsPlace
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.widgets.reference_field import ReferenceField
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, TextField
from tests.factories import make, meeting
from tests.ui.evaluation_support import Trial, evaluation
from tests.ui.typing_keys import type_text


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        yield opened


def want(trial: Trial, *modules: Module) -> None:
    for module in modules:
        trial.run(lambda services, module=module: services.modules.choose(module, wanted=True))  # type: ignore[misc]


def test_a_publication_takes_a_date_known_to_the_month_and_a_recommendation(trial: Trial) -> None:
    place = trial.go("publications", PublicationsPlace)
    trial.page.new_record()
    trial.settle()
    pane = place.record
    assert isinstance(pane, PublicationPane)

    trial.enter(pane.issued.edit)
    type_text(pane.issued.edit, "October 2024")
    trial.leave()
    pane.recommendations.add_button.click()
    trial.settle()

    (row,) = trial.run(lambda services: services.library.rows())
    assert (row.issued_on, row.issued_precision) == (date(2024, 10, 1), Precision.MONTH)
    assert len(row.recommendations) == 1
    trial.page.print_current()
    trial.qtbot.waitUntil(lambda: bool(place.panel.preview.pdf()))


def test_an_agreement_is_renewed_by_one_key(trial: Trial) -> None:
    want(trial, Module.CONVENTIONS)
    trial.run(lambda services: make(services, Convention, object="Rooms", to_on=date(2026, 12, 31)))
    place = trial.go("conventions", ConventionsPlace)
    pane = place.record
    assert isinstance(pane, ConventionPane)
    assert place.lines(place.model.rows()[0]).pills == (("to renew", "late"),)

    pane.renew.click()
    trial.settle()

    rows = trial.run(lambda services: services.conventions.rows(2026))
    assert [row.is_renewed for row in rows] == [True, False]
    assert pane.row().id == rows[1].id
    assert pane.renew.isEnabled()
    trial.enter(pane.told.edit)
    type_text(pane.told.edit, "Signed soon")
    trial.leave()
    assert trial.run(lambda services: services.conventions.rows(2026))[1].told_plain.strip() == "Signed soon"
    trial.page.print_current()
    trial.qtbot.waitUntil(lambda: bool(place.panel.preview.pdf()))


def test_a_training_has_hours_and_attendees_of_the_team(trial: Trial) -> None:
    want(trial, Module.TRAININGS)
    trial.run(lambda services: make(services, StaffMember, first_name="Anna", last_name="Diop"))
    trial.run(lambda services: make(services, Training, year=2026, theme="Listening", hours=Decimal("3.5")))
    place = trial.go("trainings", TrainingsPlace)
    pane = place.record
    assert isinstance(pane, TrainingPane)

    pane.attendees.add_button.click()
    trial.settle()
    (line,) = pane.attendees.lines()
    who = line.fields[0]
    assert isinstance(who, ChoiceField)
    who.combo.setCurrentIndex(1)
    who.flush()
    trial.settle()

    (row,) = trial.run(lambda services: services.trainings.of_year(2026).rows)
    assert ([each.shown for each in row.attendees], row.hours_in_all) == (["Anna Diop"], Decimal("3.5"))
    assert "3.5 h · 1 attendee" in place.lines(row).detail
    assert place.sum_up([row]) == "1 training · 3.5 h"


def test_a_project_says_what_is_to_follow_and_counts_its_sessions(trial: Trial) -> None:
    want(trial, Module.PROJECTS)
    trial.run(lambda services: make(services, Project, title="Cool places"))
    place = trial.go("projects", ProjectsPlace)
    pane = place.record
    assert isinstance(pane, ProjectPane)

    trial.enter(pane.outlook.edit)
    type_text(pane.outlook.edit, "A map")
    trial.leave()
    pane.counts.add_button.click()
    trial.settle()

    (row,) = trial.run(lambda services: services.projects.rows(2026))
    assert (row.outlook.plain().strip(), len(row.counts)) == ("A map", 1)
    for _time in range(2):
        key = trial.run(lambda services: services.projects.add_count(row.id, 2026)).record_id
        trial.run(partial(tell_count, key=key))
    pane.partners.add_button.click()
    trial.settle()
    assert len(pane.partners.lines()) == 1
    assert pane.summed.text() == "In all: 18 sessions"
    assert place.summed.text() == "All projects of the year: 18 sessions"


def tell_count(services: Workspace, key: UUID) -> None:
    services.records.change(ProjectCount, key, {"label": "sessions", "number": 9})


def outside(services: Workspace) -> None:
    service = PartnershipService(services.database)
    service.start("Council", 2026)
    (row,) = service.told(2026)
    services.records.change(Partnership, row.partnership_id, {"our_role": OurRole.TAKES_PART})
    held = meeting(services, BasicKind.OUTSIDE, date(2026, 3, 3))
    services.records.change(Meeting, held, {"state": MeetingState.HELD, "partnership_id": row.partnership_id})


def test_a_sitting_that_was_missed_is_unticked(trial: Trial) -> None:
    trial.run(outside)
    place = trial.go("partnerships", PartnershipsPlace)
    (box,) = place.record.meetings.findChildren(CheckField)
    assert box.value() is True

    box.box.click()
    trial.settle()

    (row,) = trial.run(lambda services: PartnershipService(services.database).told(2026))
    assert (row.in_all.held, row.in_all.attended) == (1, 0)
    assert place.record.held.text() == "1 sitting held this year, 0 of them attended"
    (reason,) = [each for each in place.record.meetings.findChildren(TextField) if not isinstance(each, ReferenceField)]
    trial.enter(reason.edit)
    type_text(reason.edit, "Same day")
    trial.leave()
    assert trial.run(lambda services: PartnershipService(services.database).told(2026))[0].in_all.reason == "Same day"
