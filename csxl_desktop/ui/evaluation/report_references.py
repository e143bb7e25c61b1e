"""References to another part of the report: chosen by its title, printed as its number or page, kept true."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from csxl_desktop.domain.category_tables import CategoryTable
from csxl_desktop.domain.content.report_places import chart_key, section_key, table_key
from csxl_desktop.domain.evaluation_rows import SectionRow
from csxl_desktop.domain.live_names import BAR, place_of
from csxl_desktop.domain.report_choices import CHART_NAMES
from csxl_desktop.domain.rich_text import Mark, block_title
from csxl_desktop.i18n import N_, _
from csxl_desktop.ui.manual.opening import add_help_key
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.small_dialog import answered
from csxl_desktop.ui.widgets.text_fields import ChoiceField

# How a reference is printed, by what ends its target.
_FORMS = {
    "": N_("page 12"),
    f"{BAR}title": N_("“Title”, page 12"),
    f"{BAR}number": N_("section 4, figure 2, table 3"),
    f"{BAR}number-page": N_("figure 2, page 12"),
}
_BARS = "tables"  # no chart of its own: bars within tables
_KINDS = {"h": N_("heading"), "image": N_("picture"), "table": N_("table")}


def places(rows: Sequence[SectionRow], tables: Sequence[CategoryTable] = ()) -> list[Option]:
    """The sections of the report, the headings, pictures and tables of their texts, the tables by category, charts."""
    found: list[Option] = []
    for row in rows:
        if not row.included:
            continue
        found.append(Option(section_key(row.code), row.title, _("section")))
        for block in (*row.text.blocks, *row.closing.blocks):
            if title := block_title(block):
                told = _("{kind} in “{section}”").format(kind=_(_KINDS[block.kind]), section=row.title)
                found.append(Option(block.id, title, told))
    found += [Option(table_key(table), table.title, _("table by category")) for table in tables if not table.is_empty]
    charts = [(code, name) for code, name in CHART_NAMES.items() if code != _BARS]
    return [*found, *(Option(chart_key(code), _(name), _("chart, where it is printed")) for code, name in charts)]


class ReferenceDialog(QDialog):
    """Asks for the part, and how it is told."""

    def __init__(self, parent: QWidget, options: Sequence[Option], target: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Reference to another part"))
        self.place = ReferenceField(_("Section, heading, picture or table"), lambda: options)
        self.place.show_option(next((each for each in options if each.id == place_of(target)), None))
        self.form = ChoiceField(
            _("Printed as"),
            [(form, _(words)) for form, words in _FORMS.items()],
            hint=_("The number follows its part. A section named by its number has all of them numbered."),
        )
        form = target.removeprefix(place_of(target))
        self.form.set_value(form if form in _FORMS else "")
        answered(self, self.place, self.form, wide=440)
        add_help_key(self, "report-text")

    def accept(self) -> None:
        """Nothing chosen leads nowhere: the window stays."""
        if self.place.value() is None:
            self.place.show_refusal(_("Choose what to refer to."))
        else:
            super().accept()

    def target(self) -> str:
        return f"{self.place.value()}{self.form.value()}"


class References(QObject):
    """Follows one editor: the menu of its bar and a double click on a reference ask for its part."""

    def __init__(self, editor: RichTextEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._options: Sequence[Option] = ()
        editor.toolbar.offer("reference")
        editor.reference_wanted.connect(self.ask)

    def show_places(self, options: Sequence[Option]) -> None:
        """What may be referred to; the chips take the titles of now."""
        self._options = options
        named: Mapping[str, str] = {each.id: each.label for each in options}
        if named != self._editor.edit.objects.places:
            self._editor.edit.objects.places = named
            self._editor.edit.lay_out_again()

    def ask(self, mark: Mark | None) -> None:
        """A new reference at the cursor, or another part for the one marked."""
        dialog = ReferenceDialog(self._editor, self._options, mark.target if mark is not None else "")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._take(dialog.target()))
        dialog.open()

    def _take(self, target: str) -> None:
        self._editor.edit.insert_run(Mark("ref", target))
        self._editor.edit.setFocus()
