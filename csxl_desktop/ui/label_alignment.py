"""Labels that fall beside: a page to be printed and measured, two numbers kept for the printer on this computer."""

from decimal import Decimal

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.content.labels import MEASURED, LabelAlignment, LabelSheet, shift_of
from csxl_desktop.i18n import _, current_language
from csxl_desktop.i18n.numbers import decimal
from csxl_desktop.services.printing import Document, render
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.look import look
from csxl_desktop.ui.manual.opening import add_help_key
from csxl_desktop.ui.paper import PaperStrip
from csxl_desktop.ui.print_memory import MOST_SHIFT, PrintMemory
from csxl_desktop.ui.printing import save_pdf
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.text import SectionLabel, Title, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, NumberField


class AlignmentDialog(QDialog):
    """Print, measure, print corrected. What is measured is kept at once; 20 and 20 take it back."""

    def __init__(self, context: Context, sheet: LabelSheet, parent: QWidget | None) -> None:
        super().__init__(parent)
        add_help_key(self, "directory/labels")
        from csxl_desktop.ui.print_dialog import printers  # Qt's printing is loaded with the first print

        self.setWindowTitle(_("Align the labels"))
        self._context, self._sheet = context, sheet
        self._memory = PrintMemory(context.state)
        self._document: Document | None = None
        names = printers()
        self.printer = ChoiceField(_("Printer"), [(name, name) for name in names] or [("", _("no printer"))])
        habit = self._memory.habit("labels").printer
        self.printer.set_value(habit if habit in names else next(iter(names), ""))
        self.print_button = primary_button(_("Print the page…"), "printer", lambda: self.print_page(corrected=False))
        self.left = NumberField(_("From the left edge to A"), decimals=True, unit="mm")
        self.top = NumberField(_("From the top edge to B"), decimals=True, unit="mm")
        self.told = label("", "strong", wrap=True)
        self.check_button = button(_("Print it corrected…"), "printer", lambda: self.print_page(corrected=True))
        self.close_button = button(_("Close"), clicked=self.accept)
        self.strip = PaperStrip(context.state, context.jobs, context.errors)
        self._build()
        self._show_kept()
        self.printer.committed.connect(lambda _name: self._show_kept())
        for field in (self.left, self.top):
            field.committed.connect(lambda _value: self._keep())

    def _build(self) -> None:
        sizes = look().sizes
        box = QVBoxLayout(self)
        box.setContentsMargins(sizes.px(24), sizes.px(20), sizes.px(24), sizes.px(20))
        box.setSpacing(sizes.between)
        box.addWidget(Title(_("Align the labels")))
        words = _("Each printer prints a little beside. This is measured once; only labels are moved, and only on it.")
        box.addWidget(label(words, "secondary", wrap=True))
        box.addWidget(self.printer)
        box.addWidget(SectionLabel(_("1. On plain paper, at 100 %")))
        box.addLayout(_row(self.print_button))
        box.addWidget(SectionLabel(_("2. With a ruler, to a tenth of a millimetre")))
        measures = QHBoxLayout()
        measures.setSpacing(sizes.between)
        measures.addWidget(self.left)
        measures.addWidget(self.top)
        box.addLayout(measures)
        box.addWidget(self.told)
        box.addWidget(self.strip)
        row = _row(self.check_button)
        row.addWidget(self.close_button)
        box.addLayout(row)
        self.strip.hide()
        self.strip.save_wanted.connect(self._save)
        self.print_button.setDefault(True)
        self.setMinimumWidth(sizes.px(520))

    def print_page(self, *, corrected: bool) -> None:
        """The page, as the printer prints by itself or moved as the labels will be."""
        content = LabelAlignment(self._sheet, corrected, current_language())
        self._document = document = Document("label-alignment", content, _("Alignment of the labels"))
        self._context.jobs.compute(
            lambda: render(document),
            lambda pdf: self.strip.print_document(document, pdf, printer_name=self.printer.value()),
            self._context.errors.show,
            owner=self,
            label=_("Laying out the document"),
            stoppable=True,
        )

    def _save(self) -> None:
        if (document := self._document) is not None:
            save_pdf(render(document), document.file_name, self)

    def _show_kept(self) -> None:
        across, down = self._memory.shift(self.printer.value())
        for field, by in ((self.left, across), (self.top, down)):
            field.set_value(f"{MEASURED - by:.1f}")
        self._tell(across, down)

    def _keep(self) -> None:
        left, top = (float(field.value() or Decimal(str(MEASURED))) for field in (self.left, self.top))
        across, down = shift_of(left, top)
        if max(abs(across), abs(down)) > MOST_SHIFT:
            words = _("Measured are some {expected} mm: a printer is not further off than {most} mm.")
            self.told.setText(words.format(expected=f"{MEASURED:.0f}", most=f"{MOST_SHIFT:.0f}"))
            return
        self._memory.set_shift(self.printer.value(), across, down)
        self._tell(across, down)

    def _tell(self, across: float, down: float) -> None:
        self.told.setText(shift_words(across, down))
        self.check_button.setEnabled(bool(round(across, 1) or round(down, 1)))


def shift_words(across: float, down: float) -> str:
    """“Labels are moved 1,5 mm to the right and 0,8 mm up on this printer.”"""
    parts = []
    if round(across, 1):
        words = _("{length} mm to the right") if across > 0 else _("{length} mm to the left")
        parts.append(words.format(length=_length(across)))
    if round(down, 1):
        words = _("{length} mm down") if down > 0 else _("{length} mm up")
        parts.append(words.format(length=_length(down)))
    if not parts:
        return _("Labels are not moved on this printer.")
    return _("On this printer labels are moved: {moves}.").format(moves=", ".join(parts))


def _length(by: float) -> str:
    return decimal(abs(by), 1)


def _row(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(look().sizes.inside)
    row.addWidget(widget)
    row.addStretch()
    return row
