"""Every screen over a dossier whose every field is hostile: all is shown as it was typed, and nothing is opened."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.ui.directory.act_kinds import DISSOLVE, FUSE, JOIN, LEAVE, RENAME, REPRESENTATIVE, SEAT
from csxl_desktop.ui.directory.columns import COMMITTEE, FORMER, MEMBERS, ORGANISATIONS, PEOPLE
from csxl_desktop.ui.directory.selection_words import PLACES
from csxl_desktop.ui.directory.tools import TOOLS
from csxl_desktop.ui.evaluation.entries import ENTRIES
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.working_groups.record import GROUP, REPORT, YEAR
from tests.faults import hostile
from tests.faults.haunted_window import HauntedWindow
from tests.faults.watching import Bait

HOME, DIRECTORY, MEETINGS, GROUPS, EVALUATION = range(5)
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the kernel's witness is that of Linux"),
    pytest.mark.qt_log_ignore("^This plugin does not support", extend=True),
]


@pytest.fixture
def desk(qtbot: QtBot, dressed: QApplication, haunted: Path, bait: Bait) -> Iterator[HauntedWindow]:
    """The window; afterwards nothing failed, all was shown as it is, nothing was opened."""
    assert dressed
    with bait:
        made = HauntedWindow(qtbot, haunted)
        yield made
        made.close()
    assert made.failures == []
    assert sorted(set(made.faults)) == []
    assert not bait.touched
    assert not bait.sockets


def test_lists_say_every_name(desk: HauntedWindow) -> None:
    desk.window.show_tab(DIRECTORY)
    page = desk.page()
    for view in (MEMBERS, FORMER, COMMITTEE, ORGANISATIONS, PEOPLE):
        page.list.turn_to(view)
        desk.settle()
        page.list.table().choose_first()
        desk.look(view)
    page.list.facets.more.click()
    desk.look("more filters")

    assert desk.missing(hostile.SHOWN) == []


def test_records_of_the_directory(desk: HauntedWindow) -> None:
    desk.window.show_tab(DIRECTORY)
    page = desk.page()
    for view in (MEMBERS, PEOPLE):
        page.list.turn_to(view)
        desk.settle()
        for row in page.list.model().rows()[:4]:
            page.open_record("person" if view == PEOPLE else "organisation", row.id)
            desk.look(f"{view} record")
    page.person.show_everything()
    desk.look("everything")
    page.person.show_anonymising()
    desk.look("anonymising")
    page.new_record()
    desk.look("new record")


def test_acts_and_their_forms(desk: HauntedWindow) -> None:
    desk.window.show_tab(DIRECTORY)
    page = desk.page()
    page.list.turn_to(COMMITTEE)
    desk.settle()
    page.list.table().choose_first()
    desk.settle()
    for key in (LEAVE, RENAME, FUSE, DISSOLVE, REPRESENTATIVE, SEAT, JOIN):
        page.organisation.acts.open_act(key)
        desk.look(key)
        page.organisation.acts.close_form()


def test_tools_of_the_directory(desk: HauntedWindow) -> None:
    desk.window.show_tab(DIRECTORY)
    page = desk.page()
    for tool in (entry.key for entry in TOOLS):
        page.open_tool(tool)
        desk.look(tool)
        for step in _STEPS.get(tool, ()):
            step(desk)
            desk.look(tool)
        assert page.tool() is not None


def _import(desk: HauntedWindow) -> None:
    lines = "".join(f'"{name.replace(chr(34), chr(34) * 2)}"\t<i>&\t=1+1\n' for name in hostile.SHOWN if name.strip())
    desk.page().tool().read_text("Organisation\tPrénom\t<b>Nom</b> & Ville\n" + lines)
    desk.settle()
    desk.page().tool().preview.table.choose_first()


def _slip(desk: HauntedWindow) -> None:
    tool = desk.page().tool()
    tool.open_slip(tool.held().slips[0])


def _compare(desk: HauntedWindow) -> None:
    first, second = (option.id for option in desk.page().feed.organisations()[:2])
    desk.page().tool().compare(first, second)


def _contact(desk: HauntedWindow) -> None:
    entry = desk.page().tool().entry
    entry.line.edit.setText("<b>Né</b> tel & {0} %s @<i>x hier")
    entry.read_line()


def _place(key: str) -> Callable[[HauntedWindow], object]:
    return lambda desk: desk.page().tool().show_place(key)


def _list(key: str) -> Callable[[HauntedWindow], object]:
    return lambda desk: desk.page().tool().turn_to(key)


_STEPS: dict[str, tuple[Callable[[HauntedWindow], object], ...]] = {
    "import": (_import,),
    "duplicates": (_compare,),
    "verification": (_slip,),
    "contacts": (_contact,),
    "selections": tuple(_place(key) for key in ("lists", "log")),
    "lists": tuple(_list(key) for key in ("tags", "kinds", "fields")),
}


def test_selections_and_printed_lists(desk: HauntedWindow) -> None:
    desk.window.show_tab(DIRECTORY)
    page = desk.page()
    page.list.turn_to(COMMITTEE)
    desk.settle()
    for place in PLACES:
        page.use_selection(place, every=True)
        desk.look(place)
    page.print_list()
    desk.look("printed lists")


def test_meetings(desk: HauntedWindow) -> None:
    desk.window.show_tab(MEETINGS)
    page = desk.page()
    desk.settle()
    looked: set[Step] = set()
    for behaviour in BasicKind:
        row = next((row for row in page.list.model.rows() if row.behaviour is behaviour), None)
        if row is None:
            continue
        page.open_record("meeting", row.id)
        desk.settle()
        for step in Step:
            page.record.show_step(step)
            if page.record.step() is step and step not in looked:
                desk.look(f"{behaviour.value} {step.value}")
                looked.add(step)
    for view in ("month", "year"):
        page.list.show_view(view)
        desk.look(view)
    page.new_record()
    desk.look("new meeting")
    assert looked == set(Step)


def test_groups(desk: HauntedWindow) -> None:
    desk.window.show_tab(GROUPS)
    page = desk.page()
    desk.settle()
    for view in (YEAR, GROUP, REPORT):
        page.record.show_view(view)
        desk.look(view)


def test_evaluation_and_home(desk: HauntedWindow) -> None:
    desk.look("home")
    desk.page().open_settings()
    desk.look("settings")
    desk.window.show_tab(EVALUATION)
    for place in ENTRIES:
        desk.page().show_place(place.key)
        desk.look(place.key)


def _nothing() -> None:
    """What the strip would take back."""


def test_search_and_undo(desk: HauntedWindow) -> None:
    for name in [*hostile.MARKUP, "Jeu & Vie", "<b>", "%s", "' OR", "NEAR(a b)"]:
        desk.window.top.search.setText(name)
        desk.window.top.search.textEdited.emit(name)
    words = desk.look("search")
    desk.window.undo_strip.offer("<b>“A & B”</b>", _nothing)
    desk.window.toast.say("<img src=x> & y", "late")
    desk.look("messages")
    desk.window.undo()
    desk.look("undone")
    assert words


def test_a_tool_tip_opens_no_picture(qtbot: QtBot, dressed: QApplication, bait: Bait) -> None:
    assert dressed
    shown = [button(name, tip=name) for name in bait.names()]
    for each in shown:
        qtbot.addWidget(each)
        each.show()
    with bait:
        for each in shown:
            QToolTip.showText(QPoint(1, 1), each.toolTip(), each)
            dressed.processEvents()
        QToolTip.hideText()

    assert not bait.touched
    assert [each.text() for each in shown] == bait.names()
