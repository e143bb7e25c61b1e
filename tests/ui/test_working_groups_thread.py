"""The thread of a group in the window: its line of time by keyboard, what is left out and taken back, its note."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.link_rows import LinkOwner, LinkTarget
from csxl_desktop.domain.thread_rows import ThreadKey, ThreadKind
from csxl_desktop.ui.working_groups.page import WorkingGroupsPage
from csxl_desktop.ui.working_groups.record import THREAD
from csxl_desktop.ui.working_groups.thread import ThreadPanel
from tests.documents.reading import whole_text
from tests.ui.groups_support import Rig


@pytest.fixture
def page(qtbot: QtBot, rig: Rig) -> WorkingGroupsPage:
    made = WorkingGroupsPage(rig.context)
    qtbot.addWidget(made)
    rig.show(made)
    return made


@pytest.fixture
def panel(rig: Rig, page: WorkingGroupsPage) -> ThreadPanel:
    page.open_record("working_group", rig.ids["Housing"])
    rig.settle()
    page.record.show_view(THREAD)
    rig.settle()
    return page.record.threads


def titles(panel: ThreadPanel) -> list[str]:
    return [row.title for row in panel.table.entries.rows()]


def mark(rig: Rig, panel: ThreadPanel, title: str) -> None:
    row = next(row for row in panel.table.entries.rows() if row.title == title)
    panel.table.setFocus()
    panel.table.choose(row.key)
    rig.settle()


def press(rig: Rig, panel: ThreadPanel, key: Qt.Key) -> None:
    QTest.keyClick(panel.table, key)
    rig.settle()


def test_the_axis_comes_first_and_enter_opens_the_record(rig: Rig, panel: ThreadPanel) -> None:
    assert panel.choice.value() == ThreadKey(ThreadKind.AXIS, rig.ids["axis"])
    assert titles(panel) == ["Rents", "One counter for all", "Write the note"]

    mark(rig, panel, "One counter for all")
    press(rig, panel, Qt.Key.Key_Return)

    assert rig.requested == [("meeting", rig.ids["session"])]


def test_delete_leaves_out_the_entry_alone_and_the_strip_takes_it_back(rig: Rig, panel: ThreadPanel) -> None:
    mark(rig, panel, "Write the note")
    press(rig, panel, Qt.Key.Key_Delete)

    assert titles(panel) == ["Rents", "One counter for all"]
    assert panel.links.left_out.texts() == ["Write the note · Action to follow · 3 March 2026"]
    rig.undo[-1]()
    rig.settle()
    assert titles(panel) == ["Rents", "One counter for all", "Write the note"]

    mark(rig, panel, "Write the note")
    panel.timeline.away_button.click()
    rig.settle()
    take_in = next(iter(panel.links.left_out.editors())).findChild(QToolButton)
    assert take_in is not None
    take_in.click()
    rig.settle()
    assert titles(panel)[-1] == "Write the note"


def test_a_record_linked_by_hand_is_unlinked_and_linked_again(rig: Rig, panel: ThreadPanel) -> None:
    panel.begin_linking()
    rig.settle()
    key = panel.key()

    def link() -> None:
        services = rig.context.services
        owner = LinkOwner("thread", services.threads.made(key))
        services.record_links.add(owner, LinkTarget("working_group", rig.ids["Health"], "Health"))

    rig.ask(link)
    panel.reread()
    rig.settle()
    assert titles(panel)[-1] == "Health"

    mark(rig, panel, "Health")
    press(rig, panel, Qt.Key.Key_Delete)
    assert "Health" not in titles(panel)
    rig.undo[-1]()
    rig.settle()
    assert titles(panel)[-1] == "Health"


def test_a_thread_is_begun_by_hand_and_named_otherwise_later(rig: Rig, panel: ThreadPanel) -> None:
    panel.begin()
    panel.form.submit()
    assert not panel.form.isHidden(), "it needs a subject"
    panel.form.fields["title"].set_value("Evictions everywhere")
    panel.form.submit()
    rig.settle()
    rig.settle()

    assert panel.key().kind is ThreadKind.THREAD
    assert titles(panel) == []
    panel.text.title.edit.setText("Evictions here")
    panel.text.title.flush()
    rig.settle()
    rig.settle()
    assert panel.choice.combo.currentText() == "Evictions here"

    panel.acts.close_button.click()
    rig.settle()
    assert panel.choice.combo.currentText() == "Evictions here (closed)"
    assert panel.acts.close_button.accessibleName() == "Take the thread up again"
    panel.acts.away.click()
    rig.settle()
    assert "Evictions here" not in " ".join(panel.choice.combo.itemText(n) for n in range(panel.choice.combo.count()))
    rig.undo[-1]()
    rig.settle()
    assert "Evictions here (closed)" in [panel.choice.combo.itemText(n) for n in range(panel.choice.combo.count())]


def test_the_whole_group_has_nothing_to_leave_out(rig: Rig, panel: ThreadPanel) -> None:
    panel.choice.set_value(ThreadKey(ThreadKind.GROUP, rig.ids["Housing"]))
    panel.show_thread(panel.choice.value())
    rig.settle()

    assert panel.timeline.away_button.isHidden()
    assert panel.timeline.link_button.isHidden()
    mark(rig, panel, "Rents")
    press(rig, panel, Qt.Key.Key_Delete)
    assert titles(panel)[0] == "Rents"
    assert not rig.undo


def test_ctrl_p_shows_the_note_in_two_pages_at_most(rig: Rig, page: WorkingGroupsPage, panel: ThreadPanel) -> None:
    page.print_current()
    rig.settle()

    assert "One counter for all" in whole_text(panel.document.preview.pdf())
    assert panel.text.isVisible()
