"""The texts of the office: each with its versions, the editor, and the document that prints it."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.choices import OfficeTextCode
from csxl_desktop.domain.office_texts import OfficeText
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.office_text_rows import TextRow
from csxl_desktop.services.office_texts import TextState
from csxl_desktop.services.records import Written
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.text_words import CODES, HINTS, fields_of
from csxl_desktop.ui.directory.tool_acts import ToolActs
from csxl_desktop.ui.document_panel import DocumentPanel, on_card
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.tool import ToolHead, ToolPage
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.form import Splitter
from csxl_desktop.ui.widgets.messages import EmptyState
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.stack import Stack
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField

if TYPE_CHECKING:
    from csxl_desktop.ui.directory.page import DirectoryPage


class TextsPage(ToolPage):
    """The list of codes, the version being written, its printed page."""

    def __init__(self, context: Context, page: "DirectoryPage") -> None:
        super().__init__()
        self._context = context
        self._acts = ToolActs(context, page, self)
        self._versions: list[TextRow] = []
        self._row: TextRow | None = None
        self._wanted: UUID | None = None
        self.head = ToolHead(
            _("Office texts"),
            _("What the office prints again and again: charter, form, letters. Older versions stay readable."),
            self,
        )
        self.language = SegmentedSwitch(_("Language of the text"), [("fr", "FR"), ("nl", "NL")])
        self.head.buttons.addWidget(self.language)
        self.model: RowTableModel[TextState] = RowTableModel(_columns(), lambda row: row.code)
        self.list = RowTable(self.model, _("Texts"), header=False)
        self.version = ChoiceField(_("Version"))
        self.title = TextField(_("Title"))
        self.text = RichTextEditor("")
        self.text.edit.setAccessibleName(_("Text"))
        self.text.set_french_typography(on=True)
        self.new_button = button(_("New version"), "plus", self.begin_version)
        self.caption = label("", "small", wrap=True)
        self.panel = DocumentPanel(context)
        self._build()
        self._connect()

    def _build(self) -> None:
        sizes = look().sizes
        texts = Card(padding=sizes.between)
        texts.box.addWidget(SectionLabel(_("Texts")))
        texts.box.addWidget(self.list, 1)
        written = Card()
        top = QHBoxLayout()
        top.setSpacing(sizes.inside)
        top.addWidget(self.version, 1)
        top.addWidget(self.new_button)
        top.addWidget(history_button(self._acts.page, self._key))
        written.box.addLayout(top)
        written.box.addWidget(self.title)
        written.box.addWidget(self.caption)
        written.box.addWidget(self.text, 1)
        self.empty = EmptyState(
            "file-text",
            _("To be completed by the office"),
            _("Nothing is invented here: write the text of your office, or paste it from Word."),
            action=_("Begin this text"),
            clicked=self.begin_version,
        )
        self.stack = Stack()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(written)
        pages = on_card(self.panel)
        self.arrange(
            self.head, Splitter("directory/texts", self._context.state, texts, self.stack, pages, sizes=(330, 520, 470))
        )

    def _connect(self) -> None:
        screen = self._acts.screen(self._key)
        screen.save(self.title, OfficeText, "title")
        self._acts.save(self.text, self._write)
        self.list.row_chosen.connect(lambda _state: self._read_versions())
        self.language.changed.connect(lambda _language: self.reload())
        self.version.combo.activated.connect(lambda _place: self._turn_to(self.version.value()))

    # The tool.

    def begin(self) -> None:
        self.list.setFocus()
        self.reload()

    def begin_with(self, kind: str, key: UUID, name: str) -> None:
        """One version of a text is meant."""
        del kind, name
        context = self._context
        self._acts.ask(lambda: context.services.office_texts.version(key), self._show_version)

    def _show_version(self, row: TextRow) -> None:
        self._wanted = row.id
        self.language.set_value(row.language)
        self.list.choose(row.code)
        self.new_button.setFocus()  # what holds no longer wants a newer version
        self.reload()

    def reload(self) -> None:
        context, language = self._context, self.language.value()
        self._acts.ask(lambda: context.services.office_texts.states(language), self._show_states)

    def print_current(self) -> None:
        self.panel.print_document()

    def begin_version(self) -> None:
        """A version to be written from today on, a copy of the one before."""
        state = self.list.chosen_row()
        if state is None:
            return
        context, code, language = self._context, state.code, self.language.value()
        said = _("New version of “{name}”").format(name=_(CODES[code]))

        def turn(written: Written) -> None:
            self._wanted = written.record_id

        self._acts.act(lambda: context.services.office_texts.new_version(code, language), said, turn)

    # Within.

    def _key(self) -> UUID:
        if self._row is None:
            raise LookupError("no version is shown")
        return self._row.id

    def _write(self, text: RichText) -> Callable[[], Written]:
        key, context = self._key(), self._context
        return lambda: context.services.office_texts.write(key, text)

    def _show_states(self, states: list[TextState]) -> None:
        before = self.list.chosen_row()
        self.model.set_rows([state for state in states if state.code in CODES])  # what a document of ours prints
        self.list.choose(before.code if before else OfficeTextCode.CHARTER)
        self._read_versions()

    def _read_versions(self) -> None:
        state = self.list.chosen_row()
        if state is None:
            return
        context, code, language = self._context, state.code, self.language.value()
        context.jobs.ask(
            lambda: context.services.office_texts.versions(code, language),
            self._show_versions,
            context.errors.show,
            owner=self,
            latest="directory.texts.versions",
        )

    def _show_versions(self, versions: list[TextRow]) -> None:
        self._versions = versions
        self.stack.setCurrentIndex(1 if versions else 0)
        if not versions:
            self._row = None
            self.panel.clear()
            return
        shown = self._wanted or (self._row.id if self._row else None)
        self._wanted = None
        row = next((each for each in versions if each.id == shown), None)
        self.version.set_options([(each.id, version_words(each)) for each in versions])
        self._show_row(row or next((each for each in versions if each.holds_on(self._context.today())), versions[0]))

    def _turn_to(self, key: UUID) -> None:
        row = next((each for each in self._versions if each.id == key), None)
        if row is not None:
            self.text.flush()
            self._show_row(row)

    def _show_row(self, row: TextRow) -> None:
        same = self._row is not None and self._row.id == row.id
        before, self._row = self._row, row
        self.version.set_value(row.id)
        self.title.show_value(row.title, same=same)
        self.text.set_fields(fields_of(row.code))
        self.text.show_value(row.text, same=same)
        self.text.setReadOnly(bool(row.signed))
        self.caption.setText(_caption(row))
        self.caption.setVisible(bool(self.caption.text()))
        context, key = self._context, row.id
        if before == row and self.panel.preview.pdf():
            return
        self.panel.show_document(lambda: context.services.joining_documents.sample(key), ("text", key))


def version_words(row: TextRow) -> str:
    """“2022 · since 01/01/2022”."""
    if row.from_on is None:
        return _("version {number}").format(number=row.version)
    if row.to_on is None:
        return _("version {number} · since {day}").format(number=row.version, day=short_date(row.from_on))
    return _("version {number} · from {start} to {end}").format(
        number=row.version, start=short_date(row.from_on), end=short_date(row.to_on)
    )


def _caption(row: TextRow) -> str:
    if row.signed:
        words = ngettext(
            "Signed by {count} organisation: a change begins with “New version”.",
            "Signed by {count} organisations: a change begins with “New version”.",
            row.signed,
        )
        return words.format(count=row.signed)
    return _(HINTS[row.code]) if row.code in HINTS else ""


def _state(state: TextState) -> tuple[str, str]:
    if state.to_complete:
        return _("to be completed"), "late"
    return (_("in force"), "good") if state.versions == 1 else (_("version {n}").format(n=_number(state)), "good")


def _number(state: TextState) -> int:
    return state.current.version if state.current else state.versions


def _columns() -> tuple[Column[TextState], ...]:
    return (
        Column(N_("Text"), lambda row: _(CODES[row.code]), lambda row: list(CODES).index(row.code)),
        Column(N_("State"), lambda _row: "", _state, state=_state, width=124),
    )
