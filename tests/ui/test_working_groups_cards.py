"""The cards of a group: partners corrected, axes, participants, services, links, actions, the text of the report."""

from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import ActionState, ParticipantRole
from csxl_desktop.domain.follow_up import Action
from csxl_desktop.services.group_reads import GroupReads
from csxl_desktop.ui.group_names import GroupNames
from csxl_desktop.ui.widgets.badges import Pill
from csxl_desktop.ui.widgets.lines import Line
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.working_groups.page import WorkingGroupsPage
from csxl_desktop.ui.working_groups.record import GroupView
from tests.documents.reading import whole_text
from tests.factories import paragraph
from tests.ui.groups_support import TODAY, Rig


@pytest.fixture
def page(qtbot: QtBot, rig: Rig) -> WorkingGroupsPage:
    made = WorkingGroupsPage(rig.context)
    qtbot.addWidget(made)
    rig.show(made)
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


def test_partners_come_from_attendance_and_say_who_is_no_member(record: GroupView) -> None:
    assert record.partners.lines.texts() == ["Les Tilleuls", "Un Toit"]
    pills = [pill.accessibleName() for pill in record.partners.lines.findChildren(Pill)]
    assert pills == ["1 session", "not a member", "1 session"]


def test_a_partner_left_out_can_be_put_back(rig: Rig, record: GroupView) -> None:
    press(rig, record.partners.lines, "Leave out: Un Toit")
    assert record.partners.lines.texts() == ["Les Tilleuls"]
    assert record.partners.left_out.texts() == ["Un Toit"]

    press(rig, record.partners.left_out, "Put back: Un Toit")
    assert record.partners.lines.texts() == ["Les Tilleuls", "Un Toit"]
    assert record.partners.left_out.texts() == []


def test_a_partner_added_by_hand_goes_without_a_trace(rig: Rig, record: GroupView) -> None:
    record.partners.add_field.picked.emit(rig.ids["Third"])
    rig.settle()
    assert record.partners.added.texts() == ["Tiers Lieu"]
    (line,) = record.partners.added.findChildren(Line)
    line.toggle_editor()
    line.field("note").committed.emit("Prête sa salle")
    rig.settle()
    assert record.partners.added.texts() == ["Tiers Lieu · Prête sa salle"]

    press(rig, record.partners.added, "Leave out: Tiers Lieu")
    assert record.partners.added.texts() == []
    assert record.partners.left_out.texts() == []


def test_a_new_axis_takes_the_number_after_the_last_even_a_closed_one(
    rig: Rig, page: WorkingGroupsPage, record: GroupView
) -> None:
    press(rig, record.axes, "Close: Evictions")
    record.axes.form.open_form()
    record.axes.form.fields["title"].control.setText("Deposits")  # type: ignore[attr-defined]
    record.axes.form.submit()
    rig.settle()

    assert page.desk.group is not None
    axes = [(axis.number, axis.title, axis.closed_on) for axis in page.desk.group.axes]
    assert axes == [(1, "Evictions", TODAY), (2, "Deposits", None)]
    press(rig, record.axes, "Open again: Evictions")
    assert page.desk.group.axes[0].closed_on is None


def test_an_axis_without_title_is_not_made(rig: Rig, record: GroupView) -> None:
    record.axes.form.open_form()
    record.axes.form.submit()
    rig.settle()

    assert not record.axes.form.isHidden()
    assert record.axes.lines.texts() == ["Evictions · 1 session this year"]


def test_a_line_opens_into_its_fields_and_saves_them(rig: Rig, page: WorkingGroupsPage, record: GroupView) -> None:
    line = record.axes.lines.editor(rig.ids["axis"])
    line.toggle_editor()
    field = line.field("title")
    field.control.setText("Leaving home")  # type: ignore[attr-defined]
    field.flush()
    rig.settle()

    assert record.axes.lines.texts() == ["Leaving home · 1 session this year"]
    assert page.list_card.model.rows()[0].axes == ((1, "Leaving home"),)


def test_a_participant_brings_the_organisation_that_they_speak_for(
    rig: Rig, page: WorkingGroupsPage, record: GroupView
) -> None:
    card = record.participants
    card.begin()
    card.person.set_value(rig.ids["Anna"])
    card.person.picked.emit(rig.ids["Anna"])
    assert card.organisation.value() == rig.ids["Tilleuls"]
    card.form.fields["role"].set_value(ParticipantRole.PILOT)
    card.form.submit()
    rig.settle()

    assert card.lines.texts() == ["Anna Diop · Les Tilleuls"]
    assert page.desk.group is not None
    assert page.desk.group.participants[0].role is ParticipantRole.PILOT


def test_who_leaves_the_list_is_closed_not_removed(rig: Rig, page: WorkingGroupsPage, record: GroupView) -> None:
    record.participants.begin()
    record.participants.person.set_value(rig.ids["Bram"])
    record.participants.form.submit()
    rig.settle()
    press(rig, record.participants, "Leaves the list: Bram Peeters")

    assert page.desk.group is not None
    assert page.desk.group.participants[0].to_on == TODAY
    press(rig, record.participants, "Back on the list: Bram Peeters")
    assert page.desk.group.participants[0].to_on is None


def test_nobody_is_invited_without_a_person(rig: Rig, record: GroupView) -> None:
    record.participants.begin()
    record.participants.form.submit()
    rig.settle()

    assert not record.participants.form.isHidden()
    assert record.participants.lines.texts() == []


def test_a_service_met_may_be_a_mere_name(rig: Rig, page: WorkingGroupsPage, record: GroupView) -> None:
    form = record.services.form
    form.open_form()
    form.submit()
    assert not form.isHidden()
    form.fields["name"].set_value("Rent office")
    form.fields["occasion"].set_value("Visit")
    form.fields["met_on"].set_value(date(2026, 4, 2))
    form.submit()
    rig.settle()

    assert record.services.lines.texts() == ["Rent office · Visit · 02/04/2026"]
    press(rig, record.services, "Remove: Rent office")
    assert record.services.lines.texts() == []
    rig.undo[0]()
    rig.settle()
    assert record.services.lines.texts() == ["Rent office · Visit · 02/04/2026"]


def test_a_link_without_scheme_is_a_web_address(rig: Rig, page: WorkingGroupsPage, record: GroupView) -> None:
    form = record.links.form
    form.open_form()
    form.submit()
    assert not form.isHidden()
    form.fields["label"].set_value("Guide")
    form.fields["url"].set_value("guide.example/pdf")
    form.submit()
    rig.settle()

    assert record.links.lines.texts() == ["Guide · https://guide.example/pdf"]


def test_an_action_done_says_when(rig: Rig, record: GroupView) -> None:
    assert record.follow_up.decision_lines.texts() == ["One counter for all · Decision 2026-01"]
    press(rig, record.follow_up, "Done: Write the note")

    stored = rig.ask(lambda: rig.context.services.records.values(Action, rig.ids["action"]))
    assert (stored["state"], stored["done_on"]) == (ActionState.DONE, TODAY)
    press(rig, record.follow_up, "Open again: Write the note")
    stored = rig.ask(lambda: rig.context.services.records.values(Action, rig.ids["action"]))
    assert (stored["state"], stored["done_on"]) == (ActionState.OPEN, None)


def test_an_action_is_dropped_in_its_line(rig: Rig, record: GroupView) -> None:
    line = record.follow_up.action_lines.editor(rig.ids["action"])
    line.toggle_editor()
    line.field("state").committed.emit(ActionState.DROPPED)
    rig.settle()

    stored = rig.ask(lambda: rig.context.services.records.values(Action, rig.ids["action"]))
    assert stored["state"] is ActionState.DROPPED


def test_the_text_of_the_report_is_saved_under_its_group_and_year(rig: Rig, record: GroupView) -> None:
    record.show_view("report")
    record.report.editor.edit.setPlainText("We visited four offices.")
    record.report.flush()
    rig.settle()

    saved = rig.ask(lambda: rig.context.services.working_groups.record(rig.ids["Housing"], 2026))
    assert saved.text.plain().strip() == "We visited four offices."


def test_what_was_typed_for_one_group_never_lands_in_another(
    rig: Rig, page: WorkingGroupsPage, record: GroupView
) -> None:
    record.show_view("report")
    record.report.editor.edit.setPlainText("Only for housing.")
    page.open_record("working_group", rig.ids["Health"])
    rig.settle()

    groups = rig.context.services.working_groups
    assert rig.ask(lambda: groups.record(rig.ids["Housing"], 2026)).text.plain().strip() == "Only for housing."
    assert rig.ask(lambda: groups.record(rig.ids["Health"], 2026)).text.is_blank()
    assert record.report.editor.text().is_blank()


def test_last_year_s_text_can_be_taken_over_where_this_year_has_none(rig: Rig, record: GroupView) -> None:
    text = paragraph("Carried.")
    rig.ask(lambda: rig.context.services.working_groups.set_text(rig.ids["Housing"], 2025, text))
    record.show_view("report")
    record._desk.reread()
    rig.settle()
    assert not record.report.last_year.isHidden()
    record.report.take_button.click()
    rig.settle()

    saved = rig.ask(lambda: rig.context.services.working_groups.record(rig.ids["Housing"], 2026))
    assert saved.text.plain().strip() == "Carried."
    assert record.report.take_button.isHidden()


def test_the_documents_of_the_group_are_laid_out_beside_the_text(qtbot: QtBot, rig: Rig, record: GroupView) -> None:
    record.show_view("report")

    preview = record.report.document.preview
    qtbot.waitUntil(lambda: preview.page_count() >= 1, timeout=20_000)
    rig.settle()
    page = preview.pdf()
    assert "Roofs" in whole_text(page)

    record.report.show_document("planning")
    qtbot.waitUntil(lambda: preview.pdf() not in {b"", page}, timeout=20_000)
    rig.settle()
    assert "1 session: 1 held." in whole_text(preview.pdf())


def test_a_group_that_had_ended_has_no_page(rig: Rig, page: WorkingGroupsPage, record: GroupView) -> None:
    page.open_record("working_group", rig.ids["Closed"])
    rig.settle()
    record.show_view("report")
    rig.settle()

    assert "not open in 2026" in record.report.document.preview.message()
    assert rig.shown == []


def test_who_came_is_proposed_for_the_list_and_can_be_declined(rig: Rig, record: GroupView) -> None:
    assert record.participants.newcomers.texts() == [
        "Anna Diop · Les Tilleuls · came on 03/03/2026",
        "Bram Peeters · Un Toit · came on 03/03/2026",
    ]
    press(rig, record.participants.newcomers, "Add to the list: Anna Diop")
    assert record.participants.lines.texts() == ["Anna Diop · Les Tilleuls"]

    press(rig, record.participants.newcomers, "Do not propose again: Bram Peeters")
    assert record.participants.newcomers.texts() == []
    rig.undo[-1]()
    rig.settle()
    assert record.participants.newcomers.texts() == ["Bram Peeters · Un Toit · came on 03/03/2026"]


def test_the_pilot_is_written_in_the_list_of_participants(rig: Rig, record: GroupView) -> None:
    record.show_view("group")
    record.identity.pilot.picked.emit(rig.ids["Anna"])
    record.identity.pilot.set_value(rig.ids["Anna"])
    record.identity.pilot.committed.emit(rig.ids["Anna"])
    rig.settle()

    (line,) = [each for each in record.participants.lines.texts() if "Anna" in each]
    assert line == "Anna Diop"
    saved = rig.ask(lambda: GroupReads(rig.context.services.database).group(rig.ids["Housing"], 2026))
    assert saved.pilot_id == rig.ids["Anna"]
    assert [each.role for each in saved.participants] == [ParticipantRole.PILOT]


def test_pictures_of_the_group_are_added_from_files(qtbot: QtBot, rig: Rig, record: GroupView, tmp_path: Path) -> None:
    file = tmp_path / "roof.png"
    Image.new("RGB", (40, 30), "red").save(file)

    record.pictures.editor.add_files([file])
    qtbot.waitUntil(lambda: bool(record.pictures.editor.pictures.keys()))
    rig.settle()

    kept = rig.ask(lambda: GroupReads(rig.context.services.database).group(rig.ids["Housing"], 2026)).pictures
    assert len(kept) == 1
    assert record.pictures.editor.pictures.keys() == [kept[0].id]


def test_an_open_action_of_a_former_year_is_still_here(rig: Rig, page: WorkingGroupsPage, record: GroupView) -> None:
    page.show_year(2027)
    page.reload()
    rig.settle()

    (line,) = record.follow_up.action_lines.texts()
    assert line == "Write the note · Anna · due on 01/11/2026 · of a former year"


def test_a_group_s_name_is_offered_in_every_text_that_has_no_other_field(qtbot: QtBot, rig: Rig) -> None:
    editor = RichTextEditor("Text")
    names = GroupNames(rig.context, editor)
    qtbot.addWidget(editor)
    editor.show()
    rig.settle()

    QTest.keyClicks(editor.edit, "{heal")
    assert editor.edit.completion.names() == [f"group.{rig.ids['Health'].hex}"]
    QTest.keyClick(editor.edit, Qt.Key.Key_Return)
    assert editor.text().field_names() == {f"group.{rig.ids['Health'].hex}"}
    names.read()
    rig.settle()
    assert editor.text().field_names() == {f"group.{rig.ids['Health'].hex}"}
