"""Outputs and advocacy of a group on screen."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import Precision, Quality
from csxl_desktop.domain.evaluation_choices import AdvocacyStepKind, OutputKind, OutputState
from csxl_desktop.domain.fuzzy_day import FuzzyDay
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.working_groups.page import WorkingGroupsPage
from csxl_desktop.ui.working_groups.record import WORK, GroupView
from tests.documents.reading import whole_text
from tests.ui.groups_support import Rig


@pytest.fixture
def page(qtbot: QtBot, rig: Rig) -> WorkingGroupsPage:
    made = WorkingGroupsPage(rig.context)
    qtbot.addWidget(made)
    rig.show(made)
    made.record.show_view(WORK)
    return made


@pytest.fixture
def record(page: WorkingGroupsPage) -> GroupView:
    return page.record


def press(rig: Rig, within: QWidget, name: str) -> None:
    """Click the button that a screen reader calls `name`."""
    found = [each for each in within.findChildren(QToolButton) if each.accessibleName() == name and not each.isHidden()]
    assert len(found) == 1
    found[0].click()
    rig.settle()


def enter(rig: Rig, field: Field, value: object) -> None:
    """As somebody who types and leaves."""
    field.set_value(value)
    field.committed.emit(value)
    rig.settle()


def test_an_output_is_made_told_and_kept_with_its_file(
    qtbot: QtBot, rig: Rig, record: GroupView, tmp_path: Path
) -> None:
    card = record.outputs
    card.begin()
    card.form.submit()
    assert not card.form.isHidden()  # it has no title yet
    card.form.fields["title"].set_value("Guide")
    card.form.fields["made"].set_value(FuzzyDay(date(2026, 3, 1), Precision.MONTH))
    card.form.submit()
    rig.settle()
    assert card.lines.texts() == ["Guide · March 2026"]

    press(rig, card.lines, "Edit: Guide")
    line = next(iter(card.lines.editors()))
    enter(rig, line.field("state"), OutputState.ADOPTED)
    enter(rig, line.field("kind"), OutputKind.MOTION)
    enter(rig, line.field("url"), "guide.example")
    file = tmp_path / "guide.txt"
    file.write_text("to read")
    card.attach(card.lines.keys()[0], file)
    qtbot.waitUntil(lambda: "guide.txt" in card.lines.texts()[0])
    rig.settle()

    (row,) = rig.ask(lambda: rig.context.services.group_outputs.rows(rig.ids["Housing"]))
    assert (row.state, row.kind, row.url) == (OutputState.ADOPTED, OutputKind.MOTION, "https://guide.example")
    assert rig.ask(lambda: rig.context.services.group_outputs.content(row.id)) == b"to read"
    press(rig, card.lines, "Remove: Guide")
    assert card.lines.texts() == []
    rig.undo[-1]()
    rig.settle()
    assert len(card.lines.texts()) == 1


def test_a_demand_is_carried_step_by_step(qtbot: QtBot, rig: Rig, record: GroupView) -> None:
    card = record.advocacy
    assert card.part.isHidden()
    card.form.open_form()
    card.form.fields["title"].set_value("Counters for all")
    card.form.fields["addressees"].set_value("The banks")
    card.form.submit()
    rig.settle()
    assert not card.part.isHidden()

    card.begin_step()
    fields = card.step_form.fields
    fields["kind"].set_value(AdvocacyStepKind.RALLY)
    fields["count"].set_value(170)
    fields["count_quality"].set_value(Quality.MORE_THAN)
    fields["stepped"].set_value(FuzzyDay(date(2026, 3, 5)))
    card.step_form.submit()
    rig.settle()
    assert card.part.steps.texts() == ["Rally · 5 March 2026 · People present: > 170"]

    card.part.organisation.picked.emit(rig.ids["Tilleuls"])
    rig.settle()
    enter(rig, card.part.name, "A neighbour")
    assert card.part.signatories.texts() == ["Les Tilleuls", "A neighbour"]
    press(rig, card.part.signatories, "Signs no longer: A neighbour")
    assert card.part.signatories.texts() == ["Les Tilleuls"]

    press(rig, card.part.steps, "Edit: Rally")
    step = next(iter(card.part.steps.editors()))
    enter(rig, step.field("title"), "On the square")
    enter(rig, card.part.fields["result"], "Two counters open again")
    (row,) = rig.ask(lambda: rig.context.services.advocacy.files(rig.ids["Housing"]))
    assert (row.result, row.steps[0].title) == ("Two counters open again", "On the square")

    card.printed.emit(row.id)
    preview = record.report.document.preview
    qtbot.waitUntil(lambda: preview.page_count() >= 1 and preview.pdf() != b"")
    qtbot.waitUntil(lambda: "On the square" in whole_text(preview.pdf()))
    rig.settle()
    record.report.show_document("planning")
    qtbot.waitUntil(lambda: bool(preview.pdf()) and "1 session: 1 held." in whole_text(preview.pdf()))
    rig.settle()


def test_another_group_has_its_own_demands(rig: Rig, page: WorkingGroupsPage, record: GroupView) -> None:
    housing, health = rig.ids["Housing"], rig.ids["Health"]
    rig.ask(lambda: [rig.context.services.advocacy.open(housing, title) for title in ("One", "Two")])
    page.reload()
    rig.settle()
    assert not record.advocacy.which.isHidden()

    page.open_record("working_group", health)
    rig.settle()
    assert record.advocacy.row() is None
    assert record.advocacy.part.isHidden()


def test_the_folder_is_chosen_once_and_filled_by_one_key(
    qtbot: QtBot, rig: Rig, page: WorkingGroupsPage, record: GroupView, tmp_path: Path
) -> None:
    session = rig.ids["session"]
    rig.ask(lambda: rig.context.services.minutes.send(session, date(2026, 3, 10), "participants"))
    folder = tmp_path / "partage"
    folder.mkdir()
    page.reload()
    rig.settle()
    card = record.folder
    assert card.path.text() == "No folder is chosen on this computer yet."
    assert card.lines.texts() == ["Compte-rendu – Rents · 03/03/2026 · Housing 2026-03-03 Compte-rendu.pdf"]

    card.keep_folder(folder)
    rig.settle()
    assert card.publish_button.text() == "Publish 1 file"
    record.show_view("year")
    record.publish()
    rig.settle()

    assert [path.name for path in folder.iterdir()] == ["Housing 2026-03-03 Compte-rendu.pdf"]
    assert card.told.text() == "1 file published."
    qtbot.waitUntil(lambda: not card.publish_button.isEnabled())
    assert (
        rig.ask(lambda: rig.context.services.working_groups.record(rig.ids["Housing"], 2026)).values["folder_name"]
        == "Housing"
    )
    (folder / "Housing 2026-03-03 Compte-rendu.pdf").unlink()
    folder.rmdir()
    page.reload()
    rig.settle()
    card.publish()
    rig.settle()
    assert "is not there" in card.told.text()
