"""What was sent by a button, and refused by the dossier a moment later, stands in its form again."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.evaluation_choices import SheetNature
from csxl_desktop.domain.modules import Module
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system import beside
from csxl_desktop.ui.being_sent import Refused, answering
from csxl_desktop.ui.drafts import Drafts
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.action_sheets import ActionSheetsPlace
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.adder import Adder
from csxl_desktop.ui.widgets.text_fields import TextField
from tests.ui.directory_support import DirectoryRig, opened
from tests.ui.evaluation_support import Trial, evaluation
from tests.ui.typing_keys import press_key, type_text


@pytest.fixture
def rig(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[DirectoryRig]:
    yield from opened(qtbot, jobs, errors, dossier)


def refuse(services: Workspace, *, refused: bool) -> None:
    """The file takes nothing from now on, as on a stick that was turned to read-only."""
    services.database._connection.execute(f"PRAGMA query_only={int(refused)}").fetchall()


def fill(form: AddForm, text: str) -> None:
    form.open_form()
    type_text(form.fields["value"].control, text)


def sent(rig: DirectoryRig) -> AddForm:
    """The form of an address, sent to a dossier that takes nothing."""
    rig.open("Les Tilleuls")
    form = rig.page.organisation.contacts.add_form
    rig.ask(lambda: refuse(rig.dossier.workspace, refused=True))
    fill(form, "accueil@tilleuls.be")
    form.submit()
    return form


def test_an_address_that_was_refused_stands_in_its_form_and_goes_at_the_second_try(rig: DirectoryRig) -> None:
    form = sent(rig)
    assert form.isHidden()
    rig.wait()

    assert len(rig.refusals) == 1
    assert form.isVisible()
    assert form.fields["value"].value() == "accueil@tilleuls.be"
    rig.ask(lambda: refuse(rig.dossier.workspace, refused=False))
    form.submit()
    rig.wait()
    assert form.isHidden()
    assert "accueil@tilleuls.be" in [row.value for row in rig.page.organisation.contacts._rows]


def test_what_was_begun_meanwhile_is_not_written_over(rig: DirectoryRig) -> None:
    form = sent(rig)
    fill(form, "02 512 00 00")
    rig.wait()

    assert form.fields["value"].value() == "02 512 00 00"
    (_words, bring_back) = rig.undo[-1]
    bring_back()
    assert form.fields["value"].value() == "accueil@tilleuls.be"


def test_beside_another_record_it_waits_for_its_own(rig: DirectoryRig) -> None:
    form = sent(rig)
    rig.wait()
    rig.ask(lambda: refuse(rig.dossier.workspace, refused=False))
    rig.open("(Le) Canevas")

    assert form.isHidden()
    rig.open("Les Tilleuls")
    assert form.isVisible()
    assert form.fields["value"].value() == "accueil@tilleuls.be"


def test_it_is_kept_again_for_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    form = AddForm("Add", {"value": TextField("Value")}).keep_in(Drafts(tmp_path), "line")
    qtbot.addWidget(form)
    heard, told = list[Exception](), list[Refused | None]()

    def save(_values: object) -> None:
        told.append(answering(heard.append))
        form.close_form()

    form.submitted.connect(save)
    fill(form, "accueil@tilleuls.be")
    form.submit()
    beside.settle()
    assert list(tmp_path.glob("*.json")) == []

    (refused,) = told
    assert refused is not None
    refused(OSError())
    assert len(heard) == 1
    beside.settle()
    assert Drafts(tmp_path).kept("line") == {"value": "accueil@tilleuls.be"}


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened_trial:
        opened_trial.run(lambda services: services.modules.choose(Module.ACTION_SHEETS, wanted=True))
        yield opened_trial


def test_a_day_of_an_action_that_was_refused_stands_in_its_line(trial: Trial) -> None:
    trial.run(lambda services: services.action_sheet_years.start("Jardin", 2026, SheetNature.COLLECTIVE))
    place = trial.go("action_sheets", ActionSheetsPlace)
    place.record.show_view("dates")
    trial.settle()
    card = place.record.occurrences
    trial.run(lambda services: refuse(services, refused=True))
    trial.enter(card.day.edit)
    type_text(card.day.edit, "20/1")
    card.number.edit.setFocus()
    type_text(card.number.edit, "18")
    press_key(card.number.edit, Qt.Key.Key_Return)
    assert not card.typed()
    trial.settle()

    assert card.day.value() == date(2026, 1, 20)
    assert card.number.edit.text() == "18"


def test_a_line_that_was_refused_stands_there_again_where_nothing_else_does(qtbot: QtBot, jobs: Jobs) -> None:
    line, refusals = Adder("New line"), list[Exception]()
    qtbot.addWidget(line)

    def full() -> None:
        raise OSError(28, "No space left on device")

    line.entered.connect(lambda _text: jobs.save(full, lambda _done: None, refusals.append))
    type_text(line, "Inviter Mme Diop")
    press_key(line, Qt.Key.Key_Return)
    assert line.text() == ""
    qtbot.waitUntil(lambda: bool(refusals))
    assert line.text() == "Inviter Mme Diop"

    press_key(line, Qt.Key.Key_Return)
    type_text(line, "autre")
    qtbot.waitUntil(lambda: len(refusals) == 2)
    assert line.text() == "autre"
