"""What a selection prints: its options above, the very pages below."""

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csxl_desktop.domain.content.labels import L7160, SHEETS, LabelSheet
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.recipients import Recipients, Selection
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.services.printing import Document
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.selection_place import SelectionPlace
from csxl_desktop.ui.document_panel import DocumentPanel, on_card
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.label_alignment import AlignmentDialog
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.document_language import DocumentLanguage
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text_fields import ChoiceField, NumberField

FREE = "free"
_STATE = "selections/labels"


class PrintPlace(SelectionPlace):
    """A document of the selection; `ask` gives what reads it in the database lane."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context, page)
        self.options = QHBoxLayout()
        self.language = DocumentLanguage()
        self.notice = Notice(tone="late", closable=False)
        self.panel = DocumentPanel(context)
        self.card.box.addLayout(self.options)
        self.card.box.addWidget(self.notice)
        self.notice.hide()
        pages = on_card(self.panel)
        self.column.addWidget(pages, 1)
        self.language.changed.connect(lambda _key: self.lay_out())

    def add_options(self, *fields: QWidget) -> None:
        for field in fields:
            self.options.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        self.options.addStretch()
        self.options.addWidget(self.language, 0, Qt.AlignmentFlag.AlignBottom)

    def show_recipients(self, found: Recipients) -> None:
        self.found = found
        self.lay_out()

    def lay_out(self) -> None:
        """Read and lay out again, with the options as they stand."""
        if self.found is None:
            return
        try:
            ask = self.ask(self.found.selection, self.language.value())
        except DomainError as error:
            self.notice.say(sentence(error), "wrong")
            return
        self.notice.dismiss()
        self.panel.show_document(ask, (type(self).__name__, self.found.selection, self.language.value()))

    def ask(self, selection: Selection, language: str) -> Callable[[], Document]:
        raise NotImplementedError


class LabelsPlace(PrintPlace):
    """Address labels on sheets that are sold, or of any size; the last ones used are remembered."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context, page)
        sold = [(key, sheet.name) for key, sheet in SHEETS.items()]
        self.sheet = ChoiceField(_("Sheet"), [*sold, (FREE, _("Another size…"))])
        self.start = NumberField(_("First free label"), hint=_("of a sheet already begun"))
        self.sizes: dict[str, NumberField] = {
            "columns": NumberField(_("Columns")),
            "rows": NumberField(_("Rows")),
            "width": NumberField(_("Width"), decimals=True, unit="mm"),
            "height": NumberField(_("Height"), decimals=True, unit="mm"),
            "left": NumberField(_("Left margin"), decimals=True, unit="mm"),
            "top": NumberField(_("Top margin"), decimals=True, unit="mm"),
            "gap_x": NumberField(_("Gap across"), decimals=True, unit="mm"),
            "gap_y": NumberField(_("Gap down"), decimals=True, unit="mm"),
        }
        self.free = QWidget()
        form = FormLayout(4)
        form.add_all(*self.sizes.values())
        self.free.setLayout(form)
        self.card.box.insertWidget(1, self.free)
        self.align_button = link_button(_("Labels fall beside…"), self.align, "printer")
        self.add_options(self.sheet, self.start)
        self.options.insertWidget(2, self.align_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._recall()
        fields: list[Field] = [self.sheet, self.start, *self.sizes.values()]
        for field in fields:
            field.committed.connect(lambda _value: self._changed())

    def align(self) -> None:
        """A page to measure how far this printer prints beside."""
        try:
            sheet = self.chosen_sheet()
        except DomainError as error:
            self.notice.say(sentence(error), "wrong")
            return
        AlignmentDialog(self.context, sheet, self.window()).open()

    def ask(self, selection: Selection, language: str) -> Callable[[], Document]:
        context, sheet, start = self.context, self.chosen_sheet(), self.start.value() or 1
        return lambda: context.services.selection_documents.labels(
            selection, sheet=sheet, start=start, language=language
        )

    def show_recipients(self, found: Recipients) -> None:
        super().show_recipients(found)
        missing = [each.title for each in found.people if not each.place]
        if missing and not self.notice.text():
            words = ngettext(
                "{count} without an address gets no label: {names}",
                "{count} without an address get no label: {names}",
                len(missing),
            )
            self.notice.say(words.format(count=len(missing), names=", ".join(missing)), "late")

    def chosen_sheet(self) -> LabelSheet:
        """The sheet chosen; a free size that stands on no page is refused."""
        known = SHEETS.get(self.sheet.value())
        if known is not None:
            return known
        values = {key: field.value() or 0 for key, field in self.sizes.items()}
        columns, rows = int(values.pop("columns")), int(values.pop("rows"))
        return LabelSheet(_("Own size"), columns, rows, **{key: float(value) for key, value in values.items()})

    def _changed(self) -> None:
        self.free.setVisible(self.sheet.value() == FREE)
        sizes = {key: str(field.value()) for key, field in self.sizes.items() if field.value() is not None}
        self.context.state.set_text(_STATE, json.dumps({"sheet": self.sheet.value(), "sizes": sizes}))
        if self.found is not None:
            self.show_recipients(self.found)

    def _recall(self) -> None:
        try:
            kept: Any = json.loads(self.context.state.text(_STATE, "{}"))
            sheet, sizes = str(kept.get("sheet", "")), dict(kept.get("sizes", {}))
        except (ValueError, AttributeError, TypeError):
            sheet, sizes = "", {}
        usual = L7160
        self.sheet.set_value(sheet if sheet in {FREE, *SHEETS} else next(iter(SHEETS)))
        self.start.set_value(1)
        for key, field in self.sizes.items():
            field.set_value(str(sizes.get(key, getattr(usual, key))))
        self.free.setVisible(self.sheet.value() == FREE)


class BadgesPlace(PrintPlace):
    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context, page)
        self.blank = NumberField(_("Blank badges"), hint=_("to be filled in by hand"))
        self.blank.set_value(0)
        self.blank.committed.connect(lambda _value: self.lay_out())
        self.add_options(self.blank)

    def ask(self, selection: Selection, language: str) -> Callable[[], Document]:
        context, blank = self.context, max(0, self.blank.value() or 0)
        return lambda: context.services.selection_documents.badges(selection, blank=blank, language=language)


class TableNamesPlace(PrintPlace):
    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context, page)
        self.add_options()

    def ask(self, selection: Selection, language: str) -> Callable[[], Document]:
        context = self.context
        return lambda: context.services.selection_documents.table_names(selection, language=language)
