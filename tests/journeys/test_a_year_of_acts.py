"""A year of the directory, act by act, on the demonstration: what follows is ticked, printed, and taken back."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.journeys.conftest import Start
from tests.journeys.running import DIRECTORY, Running
from tests.ui.typing_keys import press_key

MEMBER = "Maison médicale du Puits"


def opened(start: Start, demo: Path) -> Running:
    running = start()
    running.program.state.set_text("person", "Ana Test")
    running.program.start(demo)
    running.settle()
    running.show(DIRECTORY)
    return running


def record(running: Running, name: str) -> Any:
    """The panel of an organisation, open."""
    key = running.ask(lambda services: next(row.id for row in services.directory.organisations() if row.name == name))
    running.window.open_record("organisation", key)
    running.settle()
    return running.page.organisation


def form_of(running: Running, name: str, act: str) -> Any:
    panel = record(running, name)
    panel.acts.entries[act].trigger()
    running.settle()
    return panel.acts.form


def members(running: Running) -> list[str]:
    found: list[str] = running.ask(
        lambda services: [row.organisation for row in services.directory.members(services.today())]
    )
    return found


def test_a_year_of_acts_is_printed_and_taken_back(start: Start, demo: Path) -> None:
    running = opened(start, demo)
    before = members(running)
    today = running.ask(lambda services: services.today())
    day = f"{today.day}/{today.month}/{today.year}"

    form = form_of(running, MEMBER, "rename")
    running.type_in(form.fields["name"], "Maison médicale de la Source")
    press_key(form.fields["name"].edit, Qt.Key.Key_Return)
    running.settle()
    if running.page.organisation.acts.form is not None:  # an assembly is to come: it might hear of it
        press_key(form.confirm, Qt.Key.Key_Return)
        running.settle()
    form = form_of(running, "AMO Grand Angle", "leave")
    running.type_in(form.fields["on"], day, then=Qt.Key.Key_Tab)
    assert {line.key for line in form.proposals} >= {"representatives", "seats", "agenda"}
    press_key(form, Qt.Key.Key_Return)
    running.settle()

    running.page.open_tool("changes")
    running.settle()
    tool = running.page.tool()
    assert tool.year.value() == today.year
    told = {line.row.name for line in tool.rows}
    assert {"Maison médicale de la Source", "AMO Grand Angle"} <= told
    running.page.close_tool()
    running.settle()

    running.show(DIRECTORY)
    table = running.page.list.table()
    table.setFocus()
    for _act in range(2):
        QTest.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        running.settle()
    assert members(running) == before
    assert running.said == []
