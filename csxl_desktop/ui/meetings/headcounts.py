"""Counts without names: for whom, how many, how sure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from csxl_desktop.domain.attendance import Headcount
from csxl_desktop.domain.choices import Public, Quality
from csxl_desktop.i18n import _
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.words import PUBLICS, QUALITIES
from csxl_desktop.ui.widgets.row_stack import RowEditor
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, NumberField, TextField


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A headcount with its fields by name."""

    id: UUID
    public: Public
    values: Mapping[str, Any]


class HeadcountEditor(RowEditor[HeadRow]):
    """One headcount: its public, then persons and partners, each with its quality."""

    def __init__(self, desk: Desk, row_id: UUID) -> None:
        super().__init__(row_id, sortable=False)
        self.public = ChoiceField("", [(each, _(word)) for each, word in PUBLICS.items()]).called(_("Who was counted"))
        self.persons = _Counted(desk, row_id, "persons", _("persons"))
        self.partners = _Counted(desk, row_id, "partners", _("partners"))
        self.note = TextField("", placeholder=_("How it was counted")).called(_("How it was counted"))
        desk.save(self.public, "public", Headcount, lambda: row_id)
        desk.save(self.note, "note", Headcount, lambda: row_id)
        column = QVBoxLayout()
        column.setSpacing(look().sizes.px(4))
        column.addWidget(self.public)
        column.addLayout(self.persons)
        column.addLayout(self.partners)
        column.addWidget(self.note)
        self.body.addLayout(column, 1)
        self.setFocusProxy(self.persons.number.control)

    def show_row(self, row: HeadRow, _place: int, *, same: bool) -> None:
        self.public.show_value(row.public, same=same)
        self.note.show_value(row.values["note"], same=same)
        self.persons.show_values(row.values, same=same)
        self.partners.show_values(row.values, same=same)

    def lock(self, *, locked: bool) -> None:
        super().lock(locked=locked)
        self.public.setReadOnly(locked)
        self.note.setReadOnly(locked)
        for counted in (self.persons, self.partners):
            counted.lock(locked=locked)


class _Counted(QHBoxLayout):
    """Quality, number, the upper end of a range, the word."""

    def __init__(self, desk: Desk, row_id: UUID, column: str, word: str) -> None:
        super().__init__()
        self._column = column
        self.setSpacing(look().sizes.px(4))
        options = [(each, _(name)) for each, name in QUALITIES.items()]
        self.quality = ChoiceField("", options).called(_("How sure: {word}").format(word=word))
        self.number = NumberField("").called(word)
        self.to = NumberField("").called(_("At most: {word}").format(word=word))
        for field, name in ((self.quality, f"{column}_quality"), (self.number, column), (self.to, f"{column}_to")):
            desk.save(field, name, Headcount, lambda: row_id)
        for number in (self.number, self.to):
            number.setMaximumWidth(look().sizes.px(64))
        self.addWidget(self.quality, 1)
        self.addWidget(self.number)
        self.addWidget(self.to)
        self.addWidget(label(word, "small"))

    def show_values(self, values: Mapping[str, Any], *, same: bool) -> None:
        self.quality.show_value(values[f"{self._column}_quality"], same=same)
        self.number.show_value(values[self._column], same=same)
        self.to.show_value(values[f"{self._column}_to"], same=same)
        self.to.setVisible(values[f"{self._column}_quality"] is Quality.RANGE)

    def lock(self, *, locked: bool) -> None:
        for field in (self.quality, self.number, self.to):
            field.setReadOnly(locked)
