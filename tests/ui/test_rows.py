"""The list of every tab: filter, facet, order, the mark that stays, the cells."""

from dataclasses import asdict, dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csxl_desktop.i18n import sort_key
from csxl_desktop.system.paths import resources
from csxl_desktop.ui import theme
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import CELL_ROLE, ROW_ROLE, Align, Column, RowTableModel, unchanged
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.window_state import WindowState
from tests.ui.typing_keys import press_key


@dataclass(frozen=True, slots=True)
class Partner:
    id: int
    name: str
    town: str
    people: int


PARTNERS = (
    Partner(1, "(Le) Canevas", "Ixelles", 12),
    Partner(2, "Équipe de rue", "Etterbeek", 3),
    Partner(3, "(L’) Entre-Temps", "Ixelles", 7),
    Partner(4, "Bibliothèque", "Ixelles", 20),
)
COLUMNS: tuple[Column[Partner], ...] = (
    Column(
        "Name",
        lambda p: p.name,
        lambda p: sort_key(p.name),
        secondary=lambda p: p.town,
        badge=lambda p: ("ASBL", "teal") if p.people > 5 else None,
    ),
    Column("People", lambda p: str(p.people), lambda p: p.people, align=Align.RIGHT, width=80),
    Column("State", lambda _p: "", lambda p: p.id, state=lambda p: ("Late", "late") if p.id == 2 else None),
)


@pytest.fixture
def model() -> RowTableModel[Partner]:
    result = RowTableModel(COLUMNS, lambda p: p.id, lambda p: f"{p.name} {p.town}")
    result.set_rows(PARTNERS)
    return result


def _names(model: RowTableModel[Partner]) -> list[str]:
    return [partner.name for partner in model.rows()]


def test_without_words_of_its_own_a_filter_looks_in_every_column() -> None:
    model = RowTableModel(COLUMNS, lambda p: p.id)
    model.set_rows(PARTNERS)
    assert model.change_row(Partner(4, "Bibliothèque", "Ixelles", 21))
    model.set_filter("bibliotheque 21")
    assert _names(model) == ["Bibliothèque"]
    assert model.change_row(Partner(4, "Ludothèque", "Ixelles", 22))
    model.set_filter("22")
    assert _names(model) == ["Ludothèque"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", [1, 2, 3, 4]),
        ("equipe", [2]),
        ("ÉQUIPE RUE", [2]),
        ("ixelles entre", [3]),
        ("ixelles", [1, 3, 4]),
        ("nobody", []),
    ],
)
def test_every_word_must_occur_without_accents_or_order(
    model: RowTableModel[Partner], typed: str, expected: list[int]
) -> None:
    model.set_filter(typed)
    assert [partner.id for partner in model.rows()] == expected
    assert model.total() == 4


def test_text_folded_beforehand_is_taken_as_it_is() -> None:
    model = RowTableModel(COLUMNS, lambda p: p.id, lambda p: p.name, folded=True)
    model.set_rows(PARTNERS)
    model.set_filter("équipe")
    assert model.rows() == []
    model.set_filter("rue")
    assert [partner.id for partner in model.rows()] == [2]


def test_columns_sort_by_their_stored_key_both_ways(model: RowTableModel[Partner]) -> None:
    model.sort(0)
    assert _names(model) == ["Bibliothèque", "(Le) Canevas", "(L’) Entre-Temps", "Équipe de rue"]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert [partner.people for partner in model.rows()] == [20, 12, 7, 3]
    model.sort(-1)
    assert model.rows() == list(PARTNERS)


def test_filter_order_and_facet_live_together_and_survive_new_rows(model: RowTableModel[Partner]) -> None:
    model.sort(1)
    model.set_facet(lambda partner: partner.people > 5)
    model.set_filter("ixelles")
    assert [partner.people for partner in model.rows()] == [7, 12, 20]
    model.set_rows([*PARTNERS, Partner(5, "Nouveau", "Ixelles", 9)])
    assert [partner.people for partner in model.rows()] == [7, 9, 12, 20]
    model.set_facet(None)
    model.set_filter("")
    assert len(model.rows()) == 5


def test_a_cell_carries_all_that_is_painted_and_said(model: RowTableModel[Partner]) -> None:
    cell = model.index(0, 0).data(CELL_ROLE)
    assert (cell.text, cell.secondary, cell.badge) == ("(Le) Canevas", "Ixelles", ("ASBL", "teal"))
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "ASBL, (Le) Canevas, Ixelles"
    assert model.index(1, 2).data(CELL_ROLE).state == ("Late", "late")
    assert model.index(1, 2).data(ROW_ROLE) == PARTNERS[1]
    assert model.headerData(1, Qt.Orientation.Horizontal) == "People"


@pytest.fixture
def table(qtbot: QtBot, model: RowTableModel[Partner], tmp_path: Path) -> RowTable[Partner]:
    result = RowTable(model, "Partners", key="partners", state=WindowState(tmp_path / "s.json"), several=True)
    qtbot.addWidget(result)
    return result


def test_the_marked_row_stays_marked_while_one_filters_and_sorts(
    table: RowTable[Partner], model: RowTableModel[Partner]
) -> None:
    chosen = list[Partner]()
    table.row_chosen.connect(chosen.append)
    table.selectRow(2)
    assert chosen == [PARTNERS[2]]

    model.set_filter("ixelles")
    model.sort(0)
    assert table.chosen_row() == PARTNERS[2]
    model.set_filter("bibli")
    assert table.chosen_row() is None
    model.set_filter("")
    assert table.chosen_row() == PARTNERS[2]
    assert chosen == [PARTNERS[2]]


def test_choosing_by_key_is_silent_and_enter_opens(table: RowTable[Partner]) -> None:
    chosen, opened = list[Partner](), list[Partner]()
    table.row_chosen.connect(chosen.append)
    table.row_opened.connect(opened.append)
    assert table.choose(4)
    assert not table.choose(99)
    assert table.choose(4)
    press_key(table, Qt.Key.Key_Return)
    assert chosen == []
    assert opened == [PARTNERS[3]]


def test_walking_through_with_tab_opens_nothing(qtbot: QtBot, table: RowTable[Partner]) -> None:
    chosen = list[Partner]()
    table.row_chosen.connect(chosen.append)
    table.resize(500, 300)
    idle = table.grab().toImage()
    table.show()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(table.hasFocus)
    assert chosen == []
    assert table.chosen_row() is None
    assert table.grab().toImage() != idle  # where the keyboard is can be seen
    press_key(table, Qt.Key.Key_Down)
    assert chosen == [PARTNERS[0]]
    table.clearFocus()
    table.setFocus(Qt.FocusReason.BacktabFocusReason)
    assert table.chosen_row() == PARTNERS[0]


def test_whoever_is_sent_to_the_list_sees_the_row_that_opens(qtbot: QtBot, table: RowTable[Partner]) -> None:
    """As by Down in the filter: Qt opens the first row, and marks none."""
    chosen = list[Partner]()
    table.row_chosen.connect(chosen.append)
    with qtbot.waitExposed(table):
        table.show()
    table.clearFocus()  # the first control of a window has the keyboard from the start

    table.setFocus()

    assert chosen == [PARTNERS[0]]
    assert table.selected_rows() == [PARTNERS[0]]


def test_several_rows_come_in_the_order_of_the_list(table: RowTable[Partner], model: RowTableModel[Partner]) -> None:
    model.sort(1)
    table.selectAll()
    assert [partner.people for partner in table.selected_rows()] == [3, 7, 12, 20]


def test_chosen_columns_are_remembered(
    qtbot: QtBot, table: RowTable[Partner], model: RowTableModel[Partner], tmp_path: Path
) -> None:
    menu = table.column_menu()
    assert [action.isEnabled() for action in menu.actions()] == [False, True, True]
    menu.actions()[1].trigger()
    assert table.isColumnHidden(1)
    assert table._state is not None
    table._state.sync()

    again = RowTable(model, "Partners", key="partners", state=WindowState(tmp_path / "s.json"))
    qtbot.addWidget(again)
    assert again.isColumnHidden(1)
    assert not again.isColumnHidden(2)


def test_the_list_paints_its_rows_its_mark_and_its_empty_words(
    qtbot: QtBot, table: RowTable[Partner], model: RowTableModel[Partner]
) -> None:
    table.resize(500, 300)
    full = table.grab().toImage()
    table.choose(1)
    marked = table.grab().toImage()
    model.set_filter("nobody")
    blank = table.grab().toImage()
    table.set_empty("No partner yet.")
    told = table.grab().toImage()
    assert full != marked
    assert blank != marked
    assert told != blank


def test_a_screen_reader_finds_the_list(table: RowTable[Partner]) -> None:
    found = QAccessible.queryAccessibleInterface(table)
    assert found is not None
    assert found.text(QAccessible.Text.Name) == "Partners"


def test_empty_words_tell_a_filter_that_finds_nothing_from_a_list_without_rows(qtbot: QtBot) -> None:
    model = RowTableModel(COLUMNS, lambda partner: partner.id)
    table = RowTable(model, "Partners", empty="No partner yet.", unfound="Nothing found.")
    qtbot.addWidget(table)

    model.set_filter("zebra")
    assert table.empty_words() == "No partner yet."
    model.set_rows(PARTNERS)
    assert model.rowCount() == 0
    assert table.empty_words() == "Nothing found."


def test_rows_that_say_what_they_said_stay_the_very_same() -> None:
    moved = Partner(2, "Équipe de rue", "Uccle", 3)
    read = [Partner(4, "Bibliothèque", "Ixelles", 20), moved, Partner(5, "Mosaïque", "Ixelles", 1)]
    found = unchanged(PARTNERS, read, lambda p: p.id)
    assert found == read
    assert found[0] is PARTNERS[3]
    assert found[1] is moved


def test_the_very_rows_given_again_leave_the_list_in_place(model: RowTableModel[Partner]) -> None:
    resets, changes = list[bool](), list[tuple[int, int]]()
    model.modelReset.connect(lambda: resets.append(True))
    model.dataChanged.connect(lambda first, last, _roles: changes.append((first.row(), last.row())))
    model.set_rows(unchanged(model.given(), [Partner(**asdict(each)) for each in PARTNERS], lambda p: p.id))
    assert (resets, changes) == ([], [(0, 3)])
    model.set_rows(PARTNERS[:3])
    assert resets
    assert model.total() == 3


def test_few_rows_that_say_something_else_change_in_their_place(model: RowTableModel[Partner]) -> None:
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    changed = [*PARTNERS[:3], Partner(4, "Ludothèque", "Etterbeek", 20)]

    model.set_rows(changed)

    assert _names(model) == [partner.name for partner in changed]
    assert resets == []
    model.set_filter("ludo")
    assert _names(model) == ["Ludothèque"]
    model.set_rows(PARTNERS)  # what no longer answers the filter goes
    assert _names(model) == []
    model.set_filter("")
    model.sort(1)
    model.set_rows([Partner(1, "(Le) Canevas", "Ixelles", 1), *PARTNERS[1:]])
    assert [partner.id for partner in model.rows()] == [1, 2, 3, 4]


def test_rows_of_other_keys_are_another_list(model: RowTableModel[Partner]) -> None:
    model.set_rows([*PARTNERS[:3], Partner(5, "Ludothèque", "Etterbeek", 20)])

    assert model.place_of(5) == 3
    assert model.place_of(4) == -1


@pytest.mark.parametrize(("first", "then"), [(1.0, 2.0), (2.0, 1.0)])
def test_columns_grow_and_shrink_with_the_letters(
    model: RowTableModel[Partner], tmp_path: Path, qtbot: QtBot, qapp: QApplication, first: float, then: float
) -> None:
    state = WindowState(tmp_path / "s.json")
    try:
        theme.apply(qapp, "light", resources(), first)
        before = RowTable(model, "Partners", key="partners", state=state)
        qtbot.addWidget(before)
        before.setColumnWidth(1, look().sizes.px(100))
        before.setColumnHidden(2, True)
        before._keep_columns()
        theme.apply(qapp, "light", resources(), then)
        after = RowTable(model, "Partners", key="partners", state=state)
        qtbot.addWidget(after)
        assert after.columnWidth(1) == look().sizes.px(100)
        assert after.isColumnHidden(2)
        assert after.horizontalHeader().minimumSectionSize() == look().sizes.px(36)
    finally:
        theme.apply(qapp, "light", resources())


def test_the_marked_row_stays_in_view_where_its_list_becomes_low(qtbot: QtBot) -> None:
    model = RowTableModel(COLUMNS, lambda p: p.id, lambda p: p.name)
    model.set_rows([Partner(number, f"Partner {number}", "Ixelles", number) for number in range(1, 41)])
    table = RowTable(model, "Partners")
    qtbot.addWidget(table)
    table.resize(400, 900)
    with qtbot.waitExposed(table):
        table.show()
    table.choose(12)
    table.reveal()
    marked = table.currentIndex()

    table.resize(400, 220)
    qtbot.waitUntil(lambda: table.viewport().rect().contains(table.visualRect(marked)))

    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())  # looked elsewhere by hand
    table.resize(400, 200)
    QApplication.processEvents()

    assert not table.viewport().rect().contains(table.visualRect(marked))
