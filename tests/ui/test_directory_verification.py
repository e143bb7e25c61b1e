"""The verification round through the window, by keyboard."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import SendingChannel
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.slip_rows import LABELS, RoundRow
from csxl_desktop.domain.verification import VerificationRound
from csxl_desktop.ui.directory.verification_page import VerificationPage
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from tests.factories import make, organisation
from tests.ui.directory_support import TODAY, DirectoryRig, opened
from tests.ui.typing_keys import type_text

ENTER, TAB, ESC = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape
CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def rig(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[DirectoryRig]:
    yield from opened(qtbot, jobs, errors, dossier)


class Keys:
    """A person at the keyboard: every key goes to whatever has the focus, and is counted."""

    def __init__(self, rig: DirectoryRig) -> None:
        self._rig, self.count = rig, 0

    @property
    def where(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.where, key, modifier)
        self.count += 1
        self._rig.wait()

    def write(self, text: str) -> None:
        type_text(self.where, text)
        self.count += len(text)


def tool_of(rig: DirectoryRig) -> VerificationPage:
    rig.page.activateWindow()
    rig.page.open_tool("verification")
    rig.wait()
    tool = rig.page.tool()
    assert isinstance(tool, VerificationPage)
    return tool


def started(rig: DirectoryRig, **values: Any) -> tuple[VerificationPage, UUID]:
    """A round of the two members: (Le) Canevas is 1, Les Tilleuls 2."""
    key = rig.ask(lambda: rig.dossier.workspace.verification.start("Tour 2026", **values)).record_id
    return tool_of(rig), key


def held(rig: DirectoryRig) -> RoundRow:
    return rig.ask(lambda: rig.dossier.workspace.verification.rounds())[0]


def states(tool: VerificationPage) -> list[tuple[str, str]]:
    return [(row.organisation, tool.slips.model.columns[3].state(row)[0]) for row in tool.slips.model.rows()]  # type: ignore[misc, index]


def test_a_round_is_started_and_its_slips_are_sent(rig: DirectoryRig) -> None:
    tool = tool_of(rig)
    assert "No round yet" in tool.words.text()
    assert tool.slips.number.isHidden()

    tool.new_button.click()
    tool.form.fields["due_on"].set_value(date(2026, 12, 15))
    tool.form.submit()
    rig.wait()

    assert states(tool) == [("(Le) Canevas", "to be sent"), ("Les Tilleuls", "to be sent")]
    assert "0 of 2 back" in tool.words.text()
    assert "due on 15/12/2026" in tool.words.text()
    tool.sent_button.click()
    tool.sent_form.submit()
    rig.wait()

    assert {slip.channel for slip in held(rig).slips} == {SendingChannel.HAND}
    assert states(tool)[0] == ("(Le) Canevas", "sent")
    assert "out longest: (Le) Canevas, since 21/11/2026" in tool.words.text()
    assert not tool.sent_button.isEnabled()
    assert tool.panel.preview.pdf()


def test_a_round_of_those_not_verified_for_a_year(rig: DirectoryRig) -> None:
    tool = tool_of(rig)

    tool.new_button.click()
    tool.form.fields["who"].set_value("stale")
    tool.form.submit()
    rig.wait()

    assert [slip.organisation for slip in held(rig).slips] == ["Les Tilleuls"]


def test_a_round_that_begins_comes_to_the_front(rig: DirectoryRig) -> None:
    tool, key = started(rig)
    assert tool.round.value() == key

    tool.new_button.click()
    tool.form.fields["name"].set_value("Second")
    tool.form.submit()
    rig.wait()
    assert tool.round.combo.currentText() == "Second"

    tool.reload()
    rig.wait()
    assert tool.round.combo.currentText() == "Second"


def test_a_round_needs_a_day_to_come(rig: DirectoryRig) -> None:
    tool = tool_of(rig)

    tool.new_button.click()
    tool.form.fields["due_on"].set_value(date(2026, 1, 1))
    tool.form.submit()
    rig.wait()

    assert "before the round begins" in rig.refusals[0]
    assert not tool.form.isHidden()


def test_one_key_says_that_there_is_nothing_to_change(rig: DirectoryRig) -> None:
    tool, _key = started(rig)
    keys = Keys(rig)

    keys.write("2")
    keys.press(ENTER, CONTROL)

    assert states(tool) == [("(Le) Canevas", "to be sent"), ("Les Tilleuls", "confirmed")]
    assert tool.slips.number.edit.text() == "1"
    assert keys.where is tool.slips.number.edit
    assert tool.bar.value() == 1
    rig.undo[-1][1]()
    rig.wait()
    assert states(tool)[1] == ("Les Tilleuls", "to be sent")


def test_the_marked_slip_of_the_list_is_ticked_by_the_same_key(rig: DirectoryRig) -> None:
    tool, _key = started(rig)
    keys = Keys(rig)
    tool.slips.list.setFocus()
    tool.slips.list.choose_first()

    keys.press(ENTER, CONTROL)

    assert states(tool)[0] == ("(Le) Canevas", "confirmed")
    keys.write("1")
    keys.press(ENTER, CONTROL)
    assert "came back on 21/11/2026 already" in tool.slips.number.refusal()


def test_a_number_that_is_none_is_refused_where_it_stands(rig: DirectoryRig) -> None:
    tool, _key = started(rig)
    keys = Keys(rig)

    keys.write("77")
    keys.press(ENTER)

    assert "No slip of this round" in tool.slips.number.refusal()
    assert tool.slips.number.edit.text() == "77"
    tool.slips.tick_button.click()
    assert tool.stack.currentIndex() == 0


def test_the_fields_follow_each_other_as_on_the_slip(rig: DirectoryRig) -> None:
    tool, _key = started(rig)
    keys = Keys(rig)
    keys.write("2")
    keys.press(ENTER)
    entry = tool.entry
    assert list(entry.fields)[: len(LABELS)] == list(LABELS)
    assert entry.fields["phone"].value() == "02 641 56 21"

    passed = []
    for field in entry.fields.values():
        passed.append(keys.where is field.control)
        assert keys.where.accessibleName()
        if field is not entry.fields["note"]:
            keys.press(ENTER)

    assert all(passed)
    keys.press(ENTER)
    assert held(rig).returned == 1
    assert held(rig).changed == 0
    assert rig.refusals == []


def test_corrections_are_typed_and_written_in_one_act(rig: DirectoryRig) -> None:
    tool, _key = started(rig)
    keys = Keys(rig)
    keys.write("2")
    keys.press(ENTER)
    before = rig.values(Organisation, rig.ids["Les Tilleuls"])

    keys.press(Qt.Key.Key_End)
    keys.write(" asbl")
    keys.press(TAB)
    keys.write("De Lindebomen")
    tool.entry.fields["representative"].setFocus()
    tool.entry.fields["representative"].control.selectAll()  # type: ignore[attr-defined]
    keys.write("M. Karim Benali")
    keys.press(ENTER)
    keys.press(ENTER, CONTROL)

    record = rig.ask(lambda: rig.dossier.workspace.directory.organisation(rig.ids["Les Tilleuls"]))
    assert (record.row.name, record.values["name_nl"]) == ("Les Tilleuls asbl", "De Lindebomen")
    assert record.row.representative == "Karim Benali"
    assert record.values["verified_on"] == TODAY
    assert states(tool)[1] == ("Les Tilleuls asbl", "corrected")
    assert tool.stack.currentIndex() == 0

    rig.undo[-1][1]()
    rig.wait()

    after = rig.values(Organisation, rig.ids["Les Tilleuls"])
    assert after == before
    assert held(rig).returned == 0


def test_a_refused_value_stays_visible_with_its_reason(rig: DirectoryRig) -> None:
    tool, _key = started(rig)
    keys = Keys(rig)
    keys.write("2")
    keys.press(ENTER)
    email = tool.entry.fields["email"]
    email.setFocus()
    email.control.selectAll()  # type: ignore[attr-defined]
    keys.write("nobody")

    keys.press(ENTER, CONTROL)

    assert "not an e-mail address" in email.refusal()
    assert (email.value(), keys.where is email.control) == ("nobody", True)
    assert tool.stack.currentIndex() == 1
    assert held(rig).returned == 0

    tool.entry.fields["hours"].setFocus()
    keys.write("never")
    keys.press(ENTER, CONTROL)
    assert tool.entry.fields["hours"].refusal()
    assert held(rig).returned == 0


def test_what_was_typed_is_kept_while_one_looks_elsewhere(rig: DirectoryRig) -> None:
    tool, _key = started(rig)
    keys = Keys(rig)
    keys.write("2")
    keys.press(ENTER)
    tool.entry.fields["street"].setFocus()
    keys.write("Rue Neuve 1")
    keys.press(TAB)

    rig.page.escape()
    assert tool.stack.currentIndex() == 0
    tool.slips.number.edit.selectAll()
    keys.write("1")
    keys.press(ENTER)
    assert tool.entry.fields["street"].value() == ""
    rig.page.escape()
    tool.slips.number.edit.selectAll()
    keys.write("2")
    keys.press(ENTER)

    assert tool.entry.fields["street"].value() == "Rue Neuve 1"
    rig.page.escape()
    rig.page.escape()
    assert rig.page.tool() is None


def test_a_long_text_of_several_lines_comes_back_as_it_was(rig: DirectoryRig) -> None:
    words = "  Familles\n\nAînés  "
    rig.ask(lambda: rig.dossier.workspace.records.change(
        Organisation, rig.ids["Les Tilleuls"], {"audience": words}))  # fmt: skip
    started(rig)
    keys = Keys(rig)
    keys.write("2")
    keys.press(ENTER)
    keys.press(ENTER, CONTROL)

    assert held(rig).changed == 0
    assert rig.values(Organisation, rig.ids["Les Tilleuls"])["audience"] == words


def test_the_chips_narrow_the_slips_and_a_round_is_closed(rig: DirectoryRig) -> None:
    tool, key = started(rig)
    rig.ask(lambda: rig.dossier.workspace.verification.tick_back(held_slip(rig)))
    dated = {"started_on": date(2026, 10, 1), "due_on": date(2026, 11, 1)}
    rig.ask(lambda: rig.dossier.workspace.records.change(VerificationRound, key, dated))
    tool.reload()
    rig.wait()
    assert "1 to ask again" in tool.words.text()
    for chip, names in (("missing", ["Les Tilleuls"]), ("late", ["Les Tilleuls"]), ("back", ["(Le) Canevas"])):
        tool.slips.chips.set_value({chip})
        tool.slips.chips.changed.emit(frozenset({chip}))
        assert [row.organisation for row in tool.slips.model.rows()] == names
    rig.wait()

    tool.close_button.click()
    rig.wait()

    assert "closed on 21/11/2026" in tool.words.text()
    assert not tool.close_button.isEnabled()


def held_slip(rig: DirectoryRig) -> UUID:
    return rig.dossier.workspace.verification.rounds()[0].slips[0].id


def test_twelve_slips_are_entered_by_keyboard_with_few_keys(rig: DirectoryRig) -> None:
    def more() -> None:
        for number in range(10):
            key = organisation(rig.dossier.workspace, f"Partenaire {number:02}")
            make(rig.dossier.workspace, Organisation, name=f"Service {number:02}", parent_id=key)

    rig.ask(more)
    tool, _key = started(rig)
    rig.page.reload()
    rig.wait()
    keys = Keys(rig)
    spent: list[int] = []
    for number in (5, 1, 12, 2, 9, 10, 3, 4, 11, 6, 7, 8):
        before = keys.count
        keys.write(str(number))
        keys.press(ENTER)
        assert tool.entry.row is not None
        assert tool.entry.row.number == number
        if number % 4 == 0:  # the town is corrected
            for _field in range(4):
                keys.press(TAB)
            assert keys.where is tool.entry.fields["city"].control
            keys.write("Ixelles")
        keys.press(ENTER, CONTROL)
        if number % 4:
            spent.append(keys.count - before)

    now = held(rig)
    assert (now.returned, now.changed, now.missing) == (12, 3, ())
    assert sum(spent) / len(spent) <= 12
    assert max(spent) <= 4
    assert rig.refusals == []
    assert "12 of 12 back" in tool.words.text()


def test_every_control_of_the_tool_has_a_name(rig: DirectoryRig) -> None:
    tool, _key = started(rig)
    tool.open_slip(held(rig).slips[0])
    rig.wait()
    shown = [
        each for each in tool.findChildren(QAbstractButton) if each.isVisible() and type(each) is not QAbstractButton
    ]
    assert len(shown) > 5
    for control in shown:
        assert control.text() or control.accessibleName() or control.toolTip(), control
