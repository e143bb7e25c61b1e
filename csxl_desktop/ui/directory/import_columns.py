"""What each column of the table holds: guessed, to be confirmed or corrected."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csxl_desktop.exchange.heading_words import FIELD_LABELS, Field
from csxl_desktop.i18n import _
from csxl_desktop.ui.directory.import_reading import Reading
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.flow import FlowLayout
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text import Card, SectionLabel, set_tip
from csxl_desktop.ui.widgets.text_fields import ChoiceField

_LONGEST = 21
_ONE_ROW = 7  # columns that stand beside each other at 1366 pixels


class ImportColumns(QWidget):
    """`corrected(column number, Field or None)`."""

    corrected = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[int, ChoiceField] = {}
        self._flow = FlowLayout()
        self._flow.setSpacing(look().sizes.between)
        self.setLayout(self._flow)

    def show_reading(self, reading: Reading) -> None:
        """One list of choices for each column, its header above, its first cell below."""
        headers = [(column.number, column.header) for column in reading.mapping.columns]
        if [number for number, _header in headers] != list(self.fields):
            self._build(reading)
        for column in reading.mapping.columns:
            field = self.fields[column.number]
            if field.value() != column.field:
                field.set_value(column.field)

    def focus_first(self) -> None:
        """The keyboard to the first column that is left out."""
        lists = list(self.fields.values())
        next((field for field in lists if field.value() is None), lists[0]).setFocus()

    def clear(self) -> None:
        for old in self.fields.values():
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.fields = {}

    def _build(self, reading: Reading) -> None:
        self.clear()
        options: list[tuple[Field | None, str]] = [(None, _("(left out)"))]
        options += [(field, _(words)) for field, words in FIELD_LABELS.items()]
        for column in reading.mapping.columns:
            header = column.header or _("Column {letter}").format(letter=column.letter)
            field = ChoiceField(_short(header), options, hint=_short(reading.sample(column.number)))
            field.setFixedWidth(look().sizes.px(154))
            set_tip(field, header)
            field.set_value(column.field)
            field.committed.connect(lambda value, number=column.number: self.corrected.emit(number, value))
            self._flow.addWidget(field)
            self.fields[column.number] = field


class ColumnsCard(Card):
    """The columns under their title; where no column names the members, the question which one does."""

    def __init__(self, columns: ImportColumns) -> None:
        super().__init__(padding=look().sizes.between)
        self._columns = columns
        self.question = Notice(closable=False)
        self._area = scrolled(columns)
        for each in (SectionLabel(_("What the columns hold")), self.question, self._area):
            self.box.addWidget(each)

    def show_reading(self, reading: Reading) -> None:
        asked = _("Which column names the organisation? Choose “Organisation” in its list.")
        self.question.say(asked if reading.lacks_organisations else "", "late")
        self._columns.show_reading(reading)

    def fit(self) -> None:
        """As high as one row of columns, or two."""
        sizes = look().sizes
        in_row = int(_ONE_ROW / sizes.scale)
        self._area.setFixedHeight(sizes.px(166 if len(self._columns.fields) > in_row else 84))


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"
