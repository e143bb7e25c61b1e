"""How parts of the kit take their room: fields without label, bars that narrow, words that wrap, nothing astray."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.form import FormLayout, scrolled
from csxl_desktop.ui.widgets.messages import EmptyState, Notice
from csxl_desktop.ui.widgets.pdf_bar import PreviewBar
from csxl_desktop.ui.widgets.pdf_preview import PdfPreview
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.rich_text_toolbar import RichTextToolbar
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, MultilineField, NumberField, TextField
from tests.ui.typing_keys import press_key


def _show(qtbot: QtBot, widget: QWidget, width: int, height: int) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()


class _Windows(QObject):
    """Notes every widget that was shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return super().eventFilter(watched, event)


MAKERS: dict[str, Callable[[], QWidget]] = {
    "preview": PdfPreview,
    "notice": lambda: Notice("Sent", "good", action="Open"),
    "hint": lambda: TextField("Title", hint="Only where the theme does not say it."),
    "check": lambda: CheckField("Printed"),
    "editor": lambda: RichTextEditor("Text"),
    "form": lambda: AddForm("Add", {"title": TextField("Title")}),
    "empty": lambda: EmptyState("house", "Nothing", "Begin", action="Begin"),
}


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS.keys())
def test_building_a_part_shows_no_window(qtbot: QtBot, qapp: QApplication, make: Callable[[], QWidget]) -> None:
    windows = _Windows()
    qapp.installEventFilter(windows)
    try:
        qtbot.addWidget(made := make())
    finally:
        qapp.removeEventFilter(windows)

    assert made.isWindow()
    assert windows.shown == []


# Fields without words above them.


FIELDS: dict[str, Callable[[], Field]] = {
    "text": lambda: TextField(""),
    "long": lambda: MultilineField(""),
    "choice": lambda: ChoiceField(""),
    "number": lambda: NumberField(""),
    "check": lambda: CheckField("Printed"),
}


@pytest.mark.parametrize("make", FIELDS.values(), ids=FIELDS.keys())
def test_a_field_without_name_is_as_high_as_its_control(qtbot: QtBot, make: Callable[[], Field]) -> None:
    holder, field = QWidget(), make()
    box = QVBoxLayout(holder)
    box.addWidget(field)
    box.addStretch()
    _show(qtbot, holder, 300, 300)

    assert (field.control.y(), field.height()) == (0, field.control.height())


def test_its_state_stands_at_the_end_of_the_row_and_takes_no_room_before(qtbot: QtBot) -> None:
    field = TextField("").called("Caption")
    _show(qtbot, field, 300, 40)
    before = field.control.width()

    field.show_saved()
    QApplication.processEvents()
    during = field.control.width()
    field.set_value("another record")
    QApplication.processEvents()

    assert before == 300 == field.control.width()
    assert during < before
    assert field.control.accessibleName() == "Caption" == field.name()


def test_a_check_stands_as_low_as_the_fields_beside_it(qtbot: QtBot) -> None:
    holder = QWidget()
    form = FormLayout(2)
    named, check, alone = TextField("Signature"), CheckField("Printed"), CheckField("Alone in its row")
    form.add_all(named, check)
    form.add(alone, 2)
    holder.setLayout(form)
    _show(qtbot, holder, 600, 200)

    def middle(field: TextField | CheckField) -> int:
        return field.control.mapTo(holder, field.control.rect().center()).y()

    assert abs(middle(named) - middle(check)) <= 4
    assert alone.control.y() == 0


def test_a_hidden_field_leaves_no_hole(qtbot: QtBot) -> None:
    holder = QWidget()
    form = FormLayout(3)
    fields = [TextField(name) for name in ("Title", "Group", "Edition")]
    form.add_all(*fields)
    holder.setLayout(form)
    _show(qtbot, holder, 700, 100)
    title, group, edition = fields
    place = group.x()

    group.hide()
    qtbot.waitUntil(lambda: edition.x() <= place + 10)
    group.show()
    qtbot.waitUntil(lambda: group.x() == place < edition.x())

    assert title.x() == 0


def test_the_same_record_read_again_spares_what_is_typed() -> None:
    field = TextField("Title")
    field.set_value("Logement")
    field.edit.setText("Logement et")

    field.show_value("Santé", same=True)
    kept = field.value()
    field.show_value("Santé", same=False)

    assert (kept, field.value()) == ("Logement et", "Santé")


# Width.


def test_the_bar_of_a_document_drops_its_words_where_it_is_narrow(qtbot: QtBot) -> None:
    holder, bar = QWidget(), PreviewBar()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(bar)
    _show(qtbot, holder, 700, 44)
    wide = (bar.save.text(), bar.send.text(), bar.print.text())
    holder.resize(300, 44)
    narrow = (bar.save.text(), bar.send.text(), bar.print.text(), bar.save.accessibleName(), bar.print.toolTip())
    ends = bar.print.geometry().right()
    holder.resize(700, 44)

    assert wide == ("Save", "Send…", "Print") == (bar.save.text(), bar.send.text(), bar.print.text())
    assert narrow == ("", "", "", "Save", "Print")
    assert ends < 300


def test_the_bar_of_what_goes_by_no_mail_has_no_button_for_it(qtbot: QtBot) -> None:
    bar, whole = PreviewBar(sent=False), PreviewBar()
    for each in (bar, whole):
        _show(qtbot, each, 700, 44)

    assert (bar.send.isVisible(), bar.print.isVisible(), whole.send.isVisible()) == (False, True, True)
    assert bar.minimumSizeHint().width() < whole.minimumSizeHint().width()


def test_the_bar_of_the_pages_keeps_the_room_of_the_last_page_from_the_first_on(qtbot: QtBot) -> None:
    bar = PreviewBar()
    _show(qtbot, bar, 700, 44)
    bar.show_page(1, 120)
    room, wide = bar.pages.minimumWidth(), bar._wide
    bar.show_page(120, 120)
    last = bar.pages.sizeHint().width()
    bar.resize(bar._wide - 1, 44)
    bar.show_page(1, 12000)

    assert last <= room < bar.pages.minimumWidth()
    assert bar._wide > wide
    assert bar.save.text() == ""


def test_the_bar_of_a_text_takes_two_rows_where_it_is_narrow(qtbot: QtBot) -> None:
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    bar = RichTextToolbar()
    box.addWidget(bar)
    box.addStretch()
    _show(qtbot, holder, 700, 120)
    buttons = [*bar.buttons.values(), bar.kind, bar.table, bar.more]

    def areas() -> list[tuple[int, int, int]]:
        places = [(button.mapTo(bar, button.rect().topLeft()), button.width()) for button in buttons]
        return sorted((at.y(), at.x(), at.x() + width) for at, width in places)

    one_row = {top for top, _left, _right in areas()}
    holder.resize(380, 120)
    qtbot.waitUntil(lambda: len({top for top, _left, _right in areas()}) == 2)
    taken = areas()

    assert len(one_row) == 1
    assert all(right <= 380 for _top, _left, right in taken)
    assert all(a[2] <= b[1] for a, b in pairwise(taken) if a[0] == b[0])
    holder.resize(700, 120)
    qtbot.waitUntil(lambda: len({top for top, _left, _right in areas()}) == 1)


def test_what_scrolls_is_as_high_as_its_words_need_at_its_width(qtbot: QtBot) -> None:
    content = QWidget()
    box = QVBoxLayout(content)
    words = label("a long sentence of several words " * 12, wrap=True)
    box.addWidget(words)
    box.addStretch()
    area = scrolled(content)
    _show(qtbot, area, 800, 120)

    assert words.height() <= words.heightForWidth(words.width()) + 2
    assert area.verticalScrollBar().maximum() == 0
    area.resize(140, 120)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)


def test_what_scrolls_keeps_its_least_height_where_nothing_wraps(qtbot: QtBot) -> None:
    content = QWidget()
    content.setMinimumHeight(400)
    area = scrolled(content)
    _show(qtbot, area, 300, 120)

    assert area.verticalScrollBar().maximum() == 280 + 2 * look().tokens.focus_width  # the ring has its place


# The mark of a list.


@dataclass(frozen=True, slots=True)
class Day:
    id: int


def _days() -> RowTable[Day]:
    column: Column[Day] = Column("Day", lambda day: str(day.id), lambda day: day.id)
    model = RowTableModel((column,), lambda day: day.id)
    model.set_rows([Day(n) for n in range(60)])
    return RowTable(model, "Days")


def test_a_row_chosen_before_the_list_is_shown_stands_in_the_middle(qtbot: QtBot) -> None:
    table = _days()
    table.choose(45)
    _show(qtbot, table, 300, 400)
    qtbot.waitUntil(lambda: table.verticalScrollBar().value() > 0)

    middle = table.visualRect(table.currentIndex()).center().y()
    assert abs(middle - table.viewport().height() / 2) < 50
    assert not table.hasFocus() or QApplication.focusWidget() is table


def test_a_list_that_is_read_again_stays_where_the_user_left_it(qtbot: QtBot) -> None:
    table = _days()
    _show(qtbot, table, 300, 400)
    table.choose(45)
    qtbot.waitUntil(lambda: table.verticalScrollBar().value() > 0)

    table.verticalScrollBar().setValue(0)
    model = table.model()
    assert isinstance(model, RowTableModel)
    model.set_rows([Day(n) for n in range(60)])
    table.choose(45)
    QApplication.processEvents()

    assert (table.verticalScrollBar().value(), table.chosen_row()) == (0, Day(45))


# The form that adds.


def test_the_small_form_sends_with_enter_and_leaves_with_escape(qtbot: QtBot) -> None:
    form = AddForm("Add", {"title": TextField("Title", required=True), "day": DateField("Day", lambda _text: None)})
    holder = QWidget()
    QVBoxLayout(holder).addWidget(form)
    _show(qtbot, holder, 500, 200)
    sent: list[dict[str, object]] = []
    form.submitted.connect(sent.append)

    form.open_form(title="Axe 1")
    press_key(form, Qt.Key.Key_Return)
    form.refuse("Another title, please.")
    press_key(form, Qt.Key.Key_Escape)

    assert sent == [{"title": "Axe 1", "day": None}]
    assert form.isHidden()


def test_the_small_form_gives_the_keyboard_back_to_where_it_came_from(qtbot: QtBot) -> None:
    form = AddForm("Add", {"title": TextField("Title")})
    opener, other = button("Add", clicked=form.toggle), TextField("Other")
    holder = QWidget()
    box = QVBoxLayout(holder)
    for each in (opener, form, other):
        box.addWidget(each)
    _show(qtbot, holder, 500, 200)

    ways: tuple[Callable[[], object], ...] = (lambda: press_key(form, Qt.Key.Key_Escape), form.toggle)
    for leave in ways:
        opener.setFocus()
        qtbot.waitUntil(opener.hasFocus)
        opener.click()
        assert form.isAncestorOf(holder.focusWidget())
        leave()
        assert form.isHidden()
        assert opener.hasFocus()

    opener.click()
    other.setFocus()
    form.close_form()
    assert not opener.hasFocus()  # who went on typing elsewhere stays there


def test_the_words_of_a_switch_wrap_and_none_is_cut(qtbot: QtBot) -> None:
    words = ("Uitnodiging", "Aanwezigheidslijst", "Verzending", "Antwoorden")
    holder = QWidget()
    switch = SegmentedSwitch("View", [(word, word) for word in words], wraps=True)
    box = QVBoxLayout(holder)
    box.addWidget(switch)
    box.addStretch()
    _show(qtbot, holder, switch.sizeHint().width() // 2 + 60, 300)

    buttons = switch.findChildren(QAbstractButton)
    assert [each.width() >= each.sizeHint().width() for each in buttons] == [True] * len(words)
    assert len({each.y() for each in buttons}) == 2
