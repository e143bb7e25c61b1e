"""What each column of the table holds: guessed, to be confirmed or corrected."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csxl_desktop.exchange.mapping import FIELD_LABELS, Field
from csxl_desktop.i18n import _
from csxl_desktop.ui.directory.import_reading import Reading
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.flow import FlowLayout
from csxl_desktop.ui.widgets.text import set_tip
from csxl_desktop.ui.widgets.text_fields import ChoiceField

_LONGEST = 21


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


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"
