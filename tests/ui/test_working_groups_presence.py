"""Who came, on screen: the matrix opens sessions and organisations, the lists become a selection."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.recipients import Selection, SelectionKind
from csxl_desktop.ui.directory.page import DirectoryPage
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.working_groups.page import WorkingGroupsPage
from csxl_desktop.ui.working_groups.presence import INVITE, NEVER, OTHERS, PresencePanel
from csxl_desktop.ui.working_groups.record import PRESENCE
from tests import factories
from tests.ui.groups_support import Rig


@pytest.fixture
def rig(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[Rig]:
    made = Rig(qtbot, jobs, errors, dossier)
    made.ids["Absent"] = made.ask(lambda: factories.organisation(made.context.services, "Jamais Vue"))
    yield made
    made.settle()
    made.close()


@pytest.fixture
def panel(qtbot: QtBot, rig: Rig) -> PresencePanel:
    page = WorkingGroupsPage(rig.context)
    qtbot.addWidget(page)
    rig.show(page)
    page.record.show_view(PRESENCE)
    rig.settle()
    return page.record.presence


def test_the_matrix_names_each_partner_and_opens_its_sessions(rig: Rig, panel: PresencePanel) -> None:
    table = panel.matrix.table
    model = table.marks
    vertical, horizontal = Qt.Orientation.Vertical, Qt.Orientation.Horizontal
    assert [model.headerData(n, vertical) for n in range(model.rowCount())] == ["Les Tilleuls", "Un Toit *"]
    assert [model.headerData(n, horizontal) for n in range(model.columnCount())] == ["Times", "3/3"]
    cell = model.index(1, 1)
    assert (cell.data(), model.index(1, 0).data()) == ("■", "1")
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Un Toit, Tuesday 3 March 2026, Rents: present"

    table.setCurrentIndex(cell)
    QTest.keyClick(table, Qt.Key.Key_Return)
    table.horizontalHeader().sectionClicked.emit(1)
    table.verticalHeader().sectionClicked.emit(0)

    session, body = ("meeting", rig.ids["session"]), ("organisation", rig.ids["Tilleuls"])
    assert rig.requested == [session, session, body]


def test_a_list_becomes_a_selection_to_write_to(qtbot: QtBot, rig: Rig, panel: PresencePanel) -> None:
    names = {}
    for which in (INVITE, NEVER, OTHERS):
        panel.invite.show_list(which)
        names[which] = [row.name for row in panel.invite.model.rows()]
    assert names == {INVITE: [], NEVER: ["Jamais Vue"], OTHERS: ["Un Toit"]}

    panel.invite.show_list(INVITE)
    assert not panel.invite.write.isEnabled()
    panel.invite.show_list(NEVER)
    assert panel.invite.write.text() == "Write to 1 organisation"
    panel.invite.write.click()

    ((kind, chosen),) = rig.requested
    assert kind == "selection"
    assert chosen == Selection(SelectionKind.ORGANISATIONS, (rig.ids["Absent"],), "Housing: members never seen")
    directory = DirectoryPage(rig.context)
    qtbot.addWidget(directory)
    rig.show(directory)
    directory.open_record(kind, chosen)
    rig.settle()
    sending = directory.right.sending
    assert sending.selection == chosen
    assert sending.found is not None
    assert [body.name for body in sending.found.bodies] == ["Jamais Vue"]
