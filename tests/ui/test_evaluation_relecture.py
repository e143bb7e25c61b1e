"""The place *Relecture*: what is found in the report, accepted for a reason, taken back, mended and found no more."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from csxl_desktop.domain.accepted_findings import AcceptedFinding
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.proofreading.finding import Finding
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.relecture import RelecturePlace
from csxl_desktop.ui.evaluation.relecture_rows import OPENED
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.pages import entries
from tests.factories import paragraph
from tests.ui.evaluation_support import Trial, evaluation
from tests.ui.typing_keys import press_key, type_text

YEAR = 2026
WRONG = "Le lundi 3 avril 2026, nous avons accueillis deux services."  # a Friday


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        yield opened


def read(trial: Trial, words: str) -> RelecturePlace:
    if not trial.run(lambda services: services.report.sections(YEAR)):
        trial.run(lambda services: services.report.begin_year(YEAR))
    section = trial.run(lambda services: services.report.sections(YEAR))[0]
    trial.run(lambda services: services.records.change(ReportSection, section.id, {"text": paragraph(words)}))
    place = trial.go("relecture", RelecturePlace)
    place.reload()
    trial.settle()
    return place


def accept(trial: Trial, finding: Finding) -> None:
    trial.run(lambda services: services.proofreading.accept(finding, YEAR, " cité "))


def _kept(services: Workspace) -> int:
    with services.database() as session:
        return len(session.scalars(select(AcceptedFinding)).all())


def found(place: RelecturePlace) -> list[str]:
    return [row.finding.code for row in place.model.rows()]


def test_a_finding_says_why_opens_its_section_and_is_gone_once_mended(trial: Trial) -> None:
    place = read(trial, WRONG)
    assert {"date-weekday", "language-avoir"} <= set(found(place))
    row = next(each for each in place.model.rows() if each.finding.code == "date-weekday")
    assert place.list.choose(row.id)
    place.pane.show_row(row)
    opened: list[tuple[str, object]] = []
    trial.page.record_requested.connect(lambda kind, key: opened.append((kind, key)))

    assert "vendredi" in place.pane.why.text() + place.pane.proposal.text()
    place.pane.open_button.click()
    section = trial.run(lambda services: services.report.sections(YEAR))[0]
    assert opened == [("report_section", section.id)]

    place = read(trial, "Le vendredi 3 avril 2026, nous avons accueilli deux services.")
    assert not {"date-weekday", "language-avoir"} & set(found(place))


def test_what_is_accepted_needs_a_reason_is_kept_apart_and_may_be_taken_back(trial: Trial) -> None:
    place = read(trial, WRONG)
    row = next(each for each in place.model.rows() if each.finding.code == "date-weekday")
    place.pane.show_row(row)
    place.pane.accept_button.click()
    trial.settle()
    assert "date-weekday" in found(place)

    place.pane.show_row(row)
    place.pane.reason.edit.setText("titre d’une affiche")
    place.pane.accept_button.click()
    trial.settle()
    assert "date-weekday" not in found(place)

    place.filters.switch.set_value("accepted")
    place.filters.switch.changed.emit("accepted")
    assert found(place) == ["date-weekday"]
    assert "titre d’une affiche" in place.pane.kept.text()
    place.pane.accept_button.click()
    trial.settle()
    assert found(place) == []
    place.filters.switch.set_value("open")
    place.filters.switch.changed.emit("open")
    assert "date-weekday" in found(place)


def test_every_record_that_a_finding_opens_has_its_tab(trial: Trial) -> None:
    kinds = frozenset[str]().union(*(entry.kinds for entry in entries(trial.context)))

    assert kinds >= OPENED


def test_what_is_accepted_is_accepted_in_a_file_too_and_only_form_lasts_into_another_year(trial: Trial) -> None:
    read(trial, WRONG)
    for finding in trial.run(lambda services: services.proofreading.year(YEAR)):
        if finding.code in {"date-weekday", "language-avoir"}:
            accept(trial, finding)

    def open_in(year: int) -> set[str]:
        told = trial.run(lambda services: services.proofreading.file(WRONG.encode(), year))
        return {each.code for each in told if not each.accepted}

    assert not {"date-weekday", "language-avoir"} & open_in(YEAR)
    assert "date-weekday" in open_in(YEAR + 1)
    assert "language-avoir" not in open_in(YEAR + 1)


def test_a_reason_is_of_the_finding_before_which_it_was_typed_and_the_next_one_comes(trial: Trial) -> None:
    place = read(trial, f"{WRONG} Le mardi 4 avril 2026, nous avons rencontrés les voisins.")
    rows = place.model.rows()
    assert len(rows) > 2
    place.list.setFocus()
    assert place.list.choose(rows[1].id)
    place.pane.show_row(rows[1])
    type_text(place.pane.reason.edit, "titre d’un livre")
    press_key(place.list, Qt.Key.Key_Down)
    assert place.pane.reason.edit.text() == ""

    press_key(place.list, Qt.Key.Key_Up)
    type_text(place.pane.reason.edit, "cité")
    place.pane.accept_button.click()
    place.pane.accept_button.click()
    trial.settle()

    chosen = place.list.chosen_row()
    assert chosen is not None
    assert chosen.finding.fingerprint == rows[2].finding.fingerprint
    assert trial.run(_kept) == 1


def test_a_finding_is_accepted_for_the_year_in_which_it_was_read(trial: Trial) -> None:
    place = read(trial, WRONG)
    row = place.model.rows()[0]
    place.show_year(YEAR - 1)
    place.reload()
    assert place.model.rows() == []  # what is of another year is not to be accepted
    place.settle(row, "cité")
    trial.settle()

    assert row.finding.fingerprint not in {
        each.fingerprint for each in trial.run(lambda services: services.proofreading.year(YEAR)) if not each.accepted
    }
