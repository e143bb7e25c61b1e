"""Ctrl+C on a list: what a spreadsheet finds on the clipboard; the marked rows stay marked."""

from dataclasses import dataclass
from html.parser import HTMLParser

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.widgets.row_table import RowTable
from tests.ui.typing_keys import press_key


@dataclass(frozen=True, slots=True)
class Contact:
    id: int
    name: str
    phone: str


CONTACTS = tuple(
    Contact(number, name, phone)
    for number, (name, phone) in enumerate(
        (("Anna & <b>fils</b>", "0475 12 34 56"), ("=1+1", ""), ("Deux\nlignes\tici", "02"), ("Zoé", "03")), start=1
    )
)
COLUMNS: tuple[Column[Contact], ...] = (
    Column("Name", lambda r: r.name, lambda r: r.name, secondary=lambda r: "late" if r.id == 4 else ""),
    Column("Phone", lambda r: r.phone, lambda r: r.phone, width=80),
    Column("Hidden", lambda r: str(r.id), lambda r: r.id, width=80, shown=False),
    Column("State", lambda _r: "", lambda r: r.id, state=lambda r: ("member", "good") if r.id == 1 else None),
    Column("", lambda _r: "", lambda r: r.id, badge=lambda _r: ("AG", "teal"), secondary=lambda _r: ""),
)


class Cells(HTMLParser):
    """The rows of the table, and the style of every cell."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.styles: set[str | None] = set()
        self._open = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")
            self.styles.add(dict(attrs).get("style"))
            self._open = True
        elif tag == "br":
            self.rows[-1][-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag not in {"td", "th"}

    def handle_data(self, data: str) -> None:
        if self._open:
            self.rows[-1][-1] += data


@pytest.fixture
def table(qtbot: QtBot) -> RowTable[Contact]:
    model = RowTableModel(COLUMNS, lambda row: row.id, lambda row: row.name)
    model.set_rows(CONTACTS)
    made = RowTable(model, "Contacts", several=True)
    qtbot.addWidget(made)
    return made


def mark(table: RowTable[Contact], *places: int) -> None:
    flags = QItemSelectionModel.SelectionFlag
    for place in places:
        table.selectionModel().select(table.model().index(place, 0), flags.Select | flags.Rows)


def test_the_marked_rows_are_copied_with_their_headers(table: RowTable[Contact]) -> None:
    mark(table, 0, 2, 3)

    press_key(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    data = QGuiApplication.clipboard().mimeData()
    assert data is not None
    assert data.text().split("\n") == [
        "Name\tPhone\tState\t",
        "Anna & <b>fils</b>\t0475 12 34 56\tmember\tAG",
        "Deux lignes ici\t02\t\tAG",
        "Zoé (late)\t03\t\tAG",
        "",
    ]
    cells = Cells(data.html())
    assert cells.rows == [
        ["Name", "Phone", "State", ""],
        ["Anna & <b>fils</b>", "0475 12 34 56", "member", "AG"],
        ["Deux\nlignes\tici", "02", "", "AG"],
        ["Zoé (late)", "03", "", "AG"],
    ]
    assert cells.styles == {r"mso-number-format:'\@'"}


def test_columns_are_copied_as_they_stand_on_screen(table: RowTable[Contact]) -> None:
    table.horizontalHeader().moveSection(1, 0)
    mark(table, 0)
    table.copy_rows()
    assert QGuiApplication.clipboard().text().startswith("Phone\tName\t")


def test_nothing_marked_leaves_the_clipboard_alone(table: RowTable[Contact]) -> None:
    QGuiApplication.clipboard().setText("before")
    table.copy_rows()
    assert QGuiApplication.clipboard().text() == "before"


def test_several_marks_survive_a_reading_and_the_silent_choice_of_one_of_them(table: RowTable[Contact]) -> None:
    model = table._model
    table.selectRow(1)
    mark(table, 2, 3)
    assert table.choose(2)  # the record of the row just clicked was read
    assert [row.id for row in table.selected_rows()] == [2, 3, 4]

    model.set_rows([*CONTACTS[1:], CONTACTS[0]])
    assert [row.id for row in table.selected_rows()] == [2, 3, 4]
    model.set_filter("deux")
    assert [row.id for row in table.selected_rows()] == [3]

    model.set_filter("")
    assert table.choose(1)
    assert [row.id for row in table.selected_rows()] == [1]


def test_a_click_with_ctrl_adds_a_row_to_those_marked(table: RowTable[Contact]) -> None:
    table.row_chosen.connect(lambda row: table.choose(row.id))  # as the page does once the record is open
    table.show()
    for place in (0, 2):
        modifier = Qt.KeyboardModifier.ControlModifier if place else Qt.KeyboardModifier.NoModifier
        where = table.visualRect(table.model().index(place, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, where)
    assert [row.id for row in table.selected_rows()] == [1, 3]
