"""Préparer: facts, ordre du jour, speakers, stops, pictures, links, notes."""

import io
from datetime import date, time
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from csxl_desktop.domain.choices import ItemKind, PictureRight
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.school_holidays import SchoolHoliday
from csxl_desktop.domain.working_groups import Axis, WorkingGroup
from csxl_desktop.ui.meetings.agenda_editor import ItemEditor
from csxl_desktop.ui.meetings.prepare import PreparePanel
from csxl_desktop.ui.meetings.speakers import InvolvementEditor, SpeakerEditor
from csxl_desktop.ui.pictures import PictureEditor
from tests.ui.meetings_support import Trial
from tests.ui.typing_keys import press_key, type_text


@pytest.fixture
def key(trial: Trial) -> UUID:
    return trial.plan("AG", date(2026, 12, 10), "Énergie")


@pytest.fixture
def panel(trial: Trial, key: UUID) -> PreparePanel:
    return cast("PreparePanel", trial.show(key, Step.PREPARE))


def item(panel: PreparePanel, place: int) -> ItemEditor:
    items = panel.agenda.items
    return cast("ItemEditor", items.editor(items.keys()[place]))


def kinds(trial: Trial, key: UUID) -> str:
    return " ".join(item.kind.value for item in trial.record(key).items)


def test_facts_are_saved_when_left(trial: Trial, key: UUID, panel: PreparePanel) -> None:
    facts = panel.facts
    facts.theme.edit.setText("")
    type_text(facts.theme.edit, "Sortir de l’isolement")
    facts.theme.flush()
    type_text(facts.starts.edit, "9h30")
    facts.starts.flush()
    trial.settle()

    row = trial.record(key).row
    assert (row.theme, row.starts_at) == ("Sortir de l’isolement", time(9, 30))
    assert trial.page.record.title.text() == "General assembly I — Sortir de l’isolement"
    assert [each.line for each in trial.page.list.model.rows()] == ["I · Sortir de l’isolement"]


def test_what_else_is_on_a_day_shows_beside_its_date(trial: Trial, panel: PreparePanel) -> None:
    trial.plan("WALK", date(2026, 12, 25), "Deux moulins")
    leave = {"community": "FR", "name": "Hiver", "first_on": date(2026, 12, 21), "last_on": date(2027, 1, 1)}
    trial.run(lambda services: services.records.create(SchoolHoliday, leave))
    trial.page.reload()
    trial.settle()

    panel.facts.day.edit.setText("25/12/2026")

    said = [words.text() for words in panel.facts.day.findChildren(QLabel)]
    assert "Christmas · Hiver (FR) · that day too: WALK Deux moulins" in said


def test_a_venue_is_made_on_the_spot(trial: Trial, key: UUID, panel: PreparePanel) -> None:
    type_text(panel.facts.venue.edit, "Salle des Tilleuls")
    press_key(panel.facts.venue.edit, Qt.Key.Key_Return)
    trial.settle()

    assert trial.record(key).row.venue == "Salle des Tilleuls"
    assert panel.facts.venue.edit.text() == "Salle des Tilleuls"


def test_an_automatic_title_is_typed_over_and_comes_back(trial: Trial, key: UUID, panel: PreparePanel) -> None:
    editor = item(panel, 3)
    automatic = "Thematic meeting: “Énergie”"
    assert editor.title.edit.placeholderText() == automatic
    assert editor.automatic.isVisible()

    type_text(editor.title.edit, "Rencontre")
    editor.title.flush()
    trial.settle()
    assert trial.record(key).items[3].title == "Rencontre"
    assert not editor.automatic.isVisible()

    editor.title.edit.clear()
    editor.title.flush()
    trial.settle()
    assert trial.record(key).items[3].title == automatic
    assert editor.automatic.isVisible()


def test_items_are_added_timed_and_summed(trial: Trial, key: UUID, panel: PreparePanel) -> None:
    type_text(panel.agenda.new_item, "Divers")
    press_key(panel.agenda.new_item, Qt.Key.Key_Return)
    trial.settle()
    panel.agenda.add(ItemKind.NEW_MEMBERS)
    trial.settle()
    assert kinds(trial, key) == "P A M free N T"

    for place, minutes in ((0, "5"), (5, "75")):
        field = item(panel, place).minutes
        type_text(field.edit, minutes)
        field.flush()
    trial.settle()
    assert panel.agenda.total.text() == "1 h 20 in all"


def test_alt_and_arrows_move_an_item(trial: Trial, key: UUID, panel: PreparePanel) -> None:
    press_key(item(panel, 1).title.control, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    trial.settle()
    assert kinds(trial, key) == "P M A T"

    press_key(item(panel, 0).title.control, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    trial.settle()
    assert kinds(trial, key) == "P M A T"


def test_an_item_is_dragged_by_its_grip(trial: Trial, key: UUID, panel: PreparePanel) -> None:
    grip, last = item(panel, 0).grip, item(panel, 3)
    centre = grip.rect().center()
    below = grip.mapFromGlobal(last.mapToGlobal(QPoint(5, last.height() - 1)))

    QTest.mousePress(grip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre)
    QTest.mouseMove(grip, below)
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, below)
    trial.settle()

    assert kinds(trial, key) == "A M T P"


def test_an_item_goes_to_the_trash_and_comes_back(trial: Trial, key: UUID, panel: PreparePanel) -> None:
    with trial.qtbot.waitSignal(trial.page.undo_offered) as offered:
        item(panel, 1).cross.click()
    trial.settle()
    assert kinds(trial, key) == "P M T"

    assert offered.args is not None
    offered.args[1]()
    trial.settle()
    assert kinds(trial, key) == "P A M T"


def test_speakers_known_and_guests(trial: Trial, key: UUID, panel: PreparePanel) -> None:
    field = panel.speakers.add_field
    type_text(field.edit, "carl")
    press_key(field.edit, Qt.Key.Key_Return)
    trial.settle()
    type_text(field.edit, "Zoé Lambert, Observatoire")
    press_key(field.edit, Qt.Key.Key_Return)
    trial.settle()

    speakers = panel.speakers.speakers
    guest = cast("SpeakerEditor", speakers.editor(speakers.keys()[1]))
    type_text(guest.organisation.edit, " social")
    guest.organisation.flush()
    trial.settle()

    found = [(row.first_name, row.last_name) for row in trial.record(key).speakers]
    assert found == [("Aïcha", "Carlier"), ("Zoé", "Lambert")]
    assert "social" in trial.record(key).speakers[1].organisation


def test_a_walk_visits_organisations(trial: Trial) -> None:
    walk = trial.plan("WALK", date(2026, 6, 10), "Deux moulins")
    panel = cast("PreparePanel", trial.show(walk, Step.PREPARE))
    assert not panel.agenda_card.isVisible()
    for name in ("bassin", "jeunesse"):
        type_text(panel.involvements.add_field.edit, name)
        press_key(panel.involvements.add_field.edit, Qt.Key.Key_Return)
        trial.settle()

    editor = cast("InvolvementEditor", panel.involvements.rows.editor(panel.involvements.rows.keys()[1]))
    press_key(editor.role.control, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    trial.settle()

    found = [(row.organisation, row.role.value) for row in trial.record(walk).involvements]
    assert found == [("Service Jeunesse", "stop"), ("Bassin Sud", "stop")]


def test_a_picture_comes_in_from_a_file(trial: Trial, key: UUID, panel: PreparePanel, tmp_path: Path) -> None:
    file = tmp_path / "parc.png"
    content = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(content, "PNG")
    file.write_bytes(content.getvalue())

    panel.pictures.add_files([file])
    trial.qtbot.waitUntil(lambda: bool(panel.pictures.pictures.keys()))
    trial.settle()
    editor = cast("PictureEditor", panel.pictures.pictures.editor(panel.pictures.pictures.keys()[0]))
    type_text(editor.caption.edit, "Le parc")
    editor.caption.flush()
    editor.right.combo.setCurrentIndex(list(PictureRight).index(PictureRight.AGREED))
    editor.right.flush()
    trial.settle()

    assert [(row.caption, row.right) for row in trial.record(key).pictures] == [("Le parc", PictureRight.AGREED)]
    assert editor.view.pixmap().width() > 0


def test_a_file_that_is_no_picture_is_refused(trial: Trial, key: UUID, panel: PreparePanel, tmp_path: Path) -> None:
    file = tmp_path / "note.png"
    file.write_text("pas une image")

    panel.pictures.add_files([file])
    trial.qtbot.waitUntil(lambda: bool(trial.refusals))

    assert "note.png" in trial.refusals[0]
    assert trial.record(key).pictures == ()


def test_a_private_note_of_an_item_is_kept_and_shown_again(trial: Trial, key: UUID, panel: PreparePanel) -> None:
    item = trial.record(key).items[1].id
    editor = cast("ItemEditor", panel.agenda.items.editor(item))
    assert editor.note is None
    editor.begin_note()
    note = editor.note
    assert note is not None
    type_text(note.edit, "À Bram d’abord")
    note.flush()
    trial.settle()
    kept = trial.run(lambda services: services.records.values(AgendaItem, item))["private_notes"]
    assert kept == "À Bram d’abord"

    trial.run(lambda services: services.records.change(AgendaItem, item, {"private_notes": "Plus la peine"}))
    trial.page.desk.changed()
    trial.settle()
    assert note.value() == "Plus la peine"


def test_links_and_private_notes(trial: Trial, key: UUID, panel: PreparePanel) -> None:
    type_text(panel.links.new_link, "https://exemple.brussels")
    press_key(panel.links.new_link, Qt.Key.Key_Return)
    type_text(panel.notes.edit, "À rappeler")
    panel.notes.flush()
    trial.settle()

    record = trial.record(key)
    assert [link.url for link in record.links] == ["https://exemple.brussels"]
    assert record.private_notes == "À rappeler"


def test_a_postponed_meeting_asks_for_its_reason(trial: Trial, key: UUID, panel: PreparePanel) -> None:
    assert not panel.facts.reason.isVisible()

    trial.run(lambda services: services.records.change(Meeting, key, {"state": "postponed"}))
    trial.page.reload()
    trial.settle()
    type_text(panel.facts.reason.edit, "Grève, le 14 janvier")
    panel.facts.reason.flush()
    trial.settle()

    assert trial.record(key).state_reason == "Grève, le 14 janvier"


def test_another_group_forgets_the_axis(trial: Trial) -> None:
    groups = [
        trial.run(lambda services, name=name: services.records.create(WorkingGroup, {"name": name}).record_id)  # type: ignore[misc]
        for name in ("Numérique", "Seniors")
    ]
    axis_values = {"working_group_id": groups[0], "number": 1, "title": "Guichets"}
    axis = trial.run(lambda services: services.records.create(Axis, axis_values).record_id)
    session = trial.plan("GT", date(2026, 12, 1), "Essai")
    panel = cast("PreparePanel", trial.show(session, Step.PREPARE))
    group = panel.facts.group

    group.combo.setCurrentText("Numérique")
    group.flush()
    trial.settle()
    panel.facts.axis.combo.setCurrentText("1. Guichets")
    panel.facts.axis.flush()
    trial.settle()
    assert trial.record(session).row.axis == "1. Guichets"
    assert axis is not None

    group.combo.setCurrentText("Seniors")
    group.flush()
    trial.settle()
    row = trial.record(session).row
    assert (row.working_group, row.axis) == ("Seniors", "")
