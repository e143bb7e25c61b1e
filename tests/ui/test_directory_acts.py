"""Recording acts in the window: the menu, the form with what follows, the undo strip, the name typed over."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.membership import Seat
from csxl_desktop.services.meetings import NewMeeting
from csxl_desktop.ui.directory.act_form import ActForm
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.look import look
from tests.ui.directory_support import DirectoryRig, opened
from tests.ui.typing_keys import press_key, type_text


@pytest.fixture
def rig(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[DirectoryRig]:
    yield from opened(qtbot, jobs, errors, dossier)


def begun(rig: DirectoryRig, organisation: str, key: str, **values: Any) -> ActForm:
    """The form of an act on an organisation, its first answer there."""
    rig.open(organisation)
    rig.page.organisation.acts.entries[key].trigger()
    rig.wait()
    form = shown(rig)
    fill(rig, form, **values)
    return form


def shown(rig: DirectoryRig) -> ActForm:
    form = rig.page.organisation.acts.form
    assert form is not None
    return form


def fill(rig: DirectoryRig, form: ActForm, **values: Any) -> None:
    """Type values in the fields and leave each."""
    for column, value in values.items():
        form.fields[column].control.setText(value)  # type: ignore[attr-defined]
        form.fields[column].flush()
    rig.wait()


def words(form: ActForm) -> list[str]:
    return [line.box.accessibleName() for line in form.proposals]


def pills(rig: DirectoryRig) -> list[str]:
    return rig.page.organisation.head.pills()


def planned_assembly(rig: DirectoryRig, on: date) -> UUID:
    services = rig.dossier.workspace

    def work() -> UUID:
        kind = next(kind for kind in services.office.kinds() if kind.code == "AG")
        meeting = services.meetings.plan(NewMeeting(kind.id, on, theme="Bilan")).record_id
        services.attendance.invite_expected(meeting)
        return meeting

    return rig.ask(work)


def on_the_list(rig: DirectoryRig, meeting: UUID) -> list[str]:
    record = rig.ask(lambda: rig.dossier.workspace.meetings.record(meeting))
    return [line.last_name for line in record.attendances]


def test_only_acts_that_make_sense_are_offered(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    entries = rig.page.organisation.acts.entries
    assert [key for key, entry in entries.items() if entry.isVisible()] == [
        "representative", "rename", "leave", "fuse", "dissolve", "sleep",
    ]  # fmt: skip
    rig.open("École du Parc")
    assert [key for key, entry in entries.items() if entry.isVisible()] == [
        "join", "representative", "rename", "fuse", "dissolve", "sleep",
    ]  # fmt: skip


def test_joining_and_leaving_with_what_follows(rig: DirectoryRig) -> None:
    assembly = planned_assembly(rig, date(2026, 12, 10))
    form = begun(rig, "École du Parc", "join", on="3/9/2026")
    form.submit()
    rig.wait()
    assert pills(rig) == ["member"]
    assert rig.page.organisation.acts.form is None

    form = begun(rig, "Les Tilleuls", "leave")
    form.submit()
    assert form.fields["on"].refusal() == "A day is needed here."
    fill(rig, form, on="31/10/2026", reason="Moyens")
    assert words(form)[0] == "Anna Diop no longer represents it after 31/10/2026"
    assert "AG 10/12/2026" in words(form)[1]
    form.proposals[0].box.click()  # Anna stays
    press_key(form, Qt.Key.Key_Return)
    rig.wait()

    assert pills(rig) == ["former"]
    assert rig.page.organisation.membership.memberships.lines()[0].row.leaving_reason == "Moyens"
    assert [line.row.person for line in rig.page.organisation.mandates.current.lines()] == ["Ms Anna Diop"]
    assert on_the_list(rig, assembly) == []
    text, take_back = rig.undo[-1]
    assert text == "Recorded on “Les Tilleuls”"
    take_back()
    rig.wait()
    assert pills(rig) == ["member"]
    assert on_the_list(rig, assembly) == ["Diop"]


def test_enter_in_haste_shows_what_follows_before_it_is_done(rig: DirectoryRig) -> None:
    form = begun(rig, "Les Tilleuls", "leave")
    type_text(form.fields["on"].control, "31/10/2026")
    press_key(form.fields["on"].control, Qt.Key.Key_Return)
    rig.wait()
    assert pills(rig) == ["member"]
    assert words(form) == ["Anna Diop no longer represents it after 31/10/2026"]
    assert form.confirm.hasFocus()

    press_key(form.confirm, Qt.Key.Key_Return)
    rig.wait()
    assert pills(rig) == ["former"]


def test_enter_in_haste_where_nothing_follows_is_enough(rig: DirectoryRig) -> None:
    form = begun(rig, "École du Parc", "rename", name="École des Tilleuls")
    type_text(form.fields["on"].control, "")
    form.fields["on"].control.setText("1/10/2026")  # type: ignore[attr-defined]
    press_key(form.fields["on"].control, Qt.Key.Key_Return)
    rig.wait()

    assert rig.page.organisation.head.title.text() == "École des Tilleuls"


def test_escape_closes_and_nothing_is_written(rig: DirectoryRig) -> None:
    form = begun(rig, "Les Tilleuls", "dissolve", on="31/10/2026")
    press_key(form, Qt.Key.Key_Escape)

    assert rig.page.organisation.acts.form is None
    rig.wait()
    assert pills(rig) == ["member"]


def test_another_record_closes_the_form(rig: DirectoryRig) -> None:
    begun(rig, "Les Tilleuls", "leave")
    rig.open("(Le) Canevas")

    assert rig.page.organisation.acts.form is None


def test_a_tick_taken_away_stays_away_while_the_day_changes(rig: DirectoryRig) -> None:
    form = begun(rig, "Les Tilleuls", "leave", on="31/10/2026")
    QTest.mouseClick(form.proposals[0].words, Qt.MouseButton.LeftButton)  # the words belong to the box
    assert form.chosen() == frozenset()
    form.proposals[0].box.setFocus()
    fill(rig, form, on="30/11/2026")

    assert words(form) == ["Anna Diop no longer represents it after 30/11/2026"]
    assert form.chosen() == frozenset()


def test_the_assembly_gives_its_day(rig: DirectoryRig) -> None:
    assembly = planned_assembly(rig, date(2026, 12, 10))
    form = begun(rig, "Les Tilleuls", "leave")
    choice = form.fields["meeting_id"]
    choice.combo.setCurrentIndex(1)  # type: ignore[attr-defined]
    choice.flush()
    rig.wait()

    assert choice.value() == assembly
    assert form.fields["on"].value() == date(2026, 12, 10)
    assert words(form)[-1].startswith("Put the point “Departure of a member: Les Tilleuls”")


def test_what_cannot_be_is_said_in_the_form(rig: DirectoryRig) -> None:
    form = begun(rig, "Les Tilleuls", "leave", on="1/1/2019")
    form.submit()
    rig.wait()
    assert form.notice.accessibleName() == "The end (01/01/2019) comes before the beginning (15/01/2020)."
    assert pills(rig) == ["member"]

    form = begun(rig, "(Le) Canevas", "rename", name="(Le) Canevas")
    assert form.notice.accessibleName() == "“(Le) Canevas” is the name that it bears already."
    assert rig.refusals == []


def test_changing_the_representative(rig: DirectoryRig) -> None:
    assembly = planned_assembly(rig, date(2026, 12, 10))
    rig.open("Les Tilleuls")
    card = rig.page.organisation.mandates
    card.links["arrow-right-left"].click()
    rig.wait()
    form = shown(rig)
    form.submit()
    rig.wait()
    assert form.fields["person"].refusal() == "Choose a line of the list, or type a new name."
    type_text(form.fields["person"].control, "bram")
    press_key(form.fields["person"].control, Qt.Key.Key_Return)
    fill(rig, form, on="1/10/2026")
    assert words(form) == ["Invite Bram Peeters in the place of Anna Diop: AG 10/12/2026"]
    form.submit()
    rig.wait()

    assert [line.row.person for line in card.current.lines()] == ["Mr Bram Peeters"]
    assert [line.row.to_on for line in card.former.lines()] == [date(2026, 9, 30)]
    assert on_the_list(rig, assembly) == ["Peeters"]


def test_somebody_new_may_represent(rig: DirectoryRig) -> None:
    form = begun(rig, "École du Parc", "join", on="1/9/2026")
    type_text(form.fields["person"].control, "Mme Inès El Amrani")
    press_key(form.fields["person"].control, Qt.Key.Key_Return)
    fill(rig, form, function_title="Directrice")
    form.submit()
    rig.wait()

    mandates = rig.page.organisation.mandates.current.lines()
    assert [(line.row.person, line.row.function_title) for line in mandates] == [("Ms Inès El Amrani", "Directrice")]


def test_a_new_name_keeps_the_former_one(rig: DirectoryRig) -> None:
    form = begun(rig, "Les Tilleuls", "rename")
    form.submit()
    rig.wait()
    assert form.fields["name"].refusal() == "A name is needed here."
    fill(rig, form, name="Les Platanes", on="1/10/2026")
    form.submit()
    rig.wait()

    assert rig.page.organisation.head.title.text() == "Les Platanes"
    (alias,) = rig.page.organisation.aliases.lines.lines()
    assert (alias.row.name, alias.row.to_on) == ("Les Tilleuls", date(2026, 9, 30))
    rig.page.list.facets.day.control.setText("1/9/2026")  # type: ignore[attr-defined]
    rig.page.list.facets.day.flush()
    rig.wait()
    assert "Les Tilleuls" in rig.names()
    assert "Les Platanes" in [option.label for option in rig.page.feed.organisations()]


def test_a_name_typed_over_may_be_a_new_name(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    panel = rig.page.organisation
    assert panel.name_offer.isHidden()
    panel.identity.fields["name"].control.setText("Les Platanes")  # type: ignore[attr-defined]
    panel.identity.fields["name"].flush()
    rig.wait()
    assert panel.name_offer.words.text() == "Slip corrected: “Les Tilleuls” is forgotten."

    panel.name_offer.yes.click()
    rig.wait()
    form = shown(rig)
    assert panel.name_offer.isHidden()
    assert form.fields["name"].value() == "Les Platanes"
    fill(rig, form, on="1/10/2026")
    form.submit()
    rig.wait()
    (alias,) = panel.aliases.lines.lines()
    assert alias.row.name == "Les Tilleuls"


def test_a_slip_mended_needs_no_answer(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    panel = rig.page.organisation
    for name in ("Les Tileuls", "Les Tilleuls"):
        panel.identity.fields["name"].control.setText(name)  # type: ignore[attr-defined]
        panel.identity.fields["name"].flush()
        rig.wait()
    assert not panel.name_offer.isHidden()
    rig.open("École du Parc")
    assert panel.name_offer.isHidden()
    panel.identity.fields["name"].control.setText("École du Bois")  # type: ignore[attr-defined]
    panel.identity.fields["name"].flush()
    rig.wait()
    assert panel.name_offer.isHidden()  # no member: no assembly needs to know


def test_two_organisations_merge(rig: DirectoryRig) -> None:
    form = begun(rig, "Les Tilleuls", "fuse")
    form.submit()
    rig.wait()
    assert form.fields["with_id"].refusal() == "Choose the other organisation."
    type_text(form.fields["with_id"].control, "canevas")
    press_key(form.fields["with_id"].control, Qt.Key.Key_Return)
    fill(rig, form, on="1/10/2026")
    assert "Go over from “Les Tilleuls” to “(Le) Canevas”: Anna Diop" in words(form)
    form.submit()
    rig.wait()

    assert pills(rig) == ["dissolved"]
    (end,) = rig.page.organisation.ends.lines.lines()
    assert end.row.successor == "(Le) Canevas"
    rig.requested.clear()
    end.words.click()  # type: ignore[union-attr]
    assert rig.requested == [("organisation", rig.ids["(Le) Canevas"])]
    assert not rig.page.organisation.acts.entries["dissolve"].isVisible()


def test_it_sleeps_and_wakes_at_one_click(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    entries = rig.page.organisation.acts.entries
    entries["sleep"].trigger()
    rig.wait()
    assert rig.values(Organisation, rig.ids["Les Tilleuls"])["status"].value == "dormant"
    entries["wake"].trigger()
    rig.wait()
    assert pills(rig) == ["member"]


def test_a_dissolution_is_said_without_a_successor(rig: DirectoryRig) -> None:
    form = begun(rig, "École du Parc", "dissolve", on="31/10/2026")
    form.submit()
    rig.wait()

    (end,) = rig.page.organisation.ends.lines.lines()
    assert end.words.accessibleName() == "Ceased to exist, last day 31/10/2026"
    end.words.click()  # type: ignore[union-attr]
    assert rig.page.shown == ("organisation", rig.ids["École du Parc"])


def test_a_seat_is_handed_over(rig: DirectoryRig) -> None:
    values = {"organisation_id": rig.ids["Les Tilleuls"], "person_id": rig.ids["Anna Diop"]}
    rig.ask(lambda: rig.dossier.workspace.records.create(Seat, values))
    rig.open("Les Tilleuls")
    rig.page.organisation.seats.links["arrow-right-left"].click()
    rig.wait()
    form = shown(rig)
    type_text(form.fields["person_id"].control, "chloé")
    press_key(form.fields["person_id"].control, Qt.Key.Key_Return)
    fill(rig, form, on="1/10/2026")
    form.submit()
    rig.wait()

    held = {line.row.person: line.row.ended_on for line in rig.page.organisation.seats.lines.lines()}
    assert held == {"Chloé Sow": None, "Ms Anna Diop": date(2026, 9, 30)}


def test_every_control_of_every_act_has_a_name(rig: DirectoryRig) -> None:
    for key in ("representative", "rename", "leave", "fuse", "dissolve"):
        form = begun(rig, "Les Tilleuls", key)
        for control in form.findChildren(QAbstractButton):
            assert control.isHidden() or control.accessibleName() or control.text(), key
        assert all(field.control.accessibleName() for field in form.fields.values()), key


def test_an_act_half_filled_is_offered_back_and_waits_with_its_organisation(rig: DirectoryRig) -> None:
    form = begun(rig, "Les Tilleuls", "leave")
    form.fields["on"].edit.setText("3/9/2026")  # type: ignore[attr-defined]
    form.give_up()
    rig.wait()
    acts = rig.page.organisation.acts
    assert acts.form is None
    _words, take_back = rig.undo[-1]
    take_back()
    rig.wait()
    assert acts.form is not None
    assert acts.form.fields["on"].value() == date(2026, 9, 3)

    rig.open("École du Parc")
    assert acts.form is None
    rig.open("Les Tilleuls")
    assert acts.form is not None
    assert (acts.form.kind.key, acts.form.fields["on"].value()) == ("leave", date(2026, 9, 3))
    acts.close_form()  # as it is confirmed
    rig.open("École du Parc")
    rig.open("Les Tilleuls")
    assert acts.form is None


def test_no_act_takes_no_room_above_the_cards(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    panel = rig.page.organisation
    first = panel.mandates.mapTo(panel, QPoint()).y()
    head = panel.head.geometry().bottom() + 1
    assert first - head == look().sizes.between

    panel.acts.entries["leave"].trigger()
    rig.wait()

    form = shown(rig)
    assert panel.mandates.mapTo(panel, QPoint()).y() > form.mapTo(panel, QPoint()).y() + form.height()
