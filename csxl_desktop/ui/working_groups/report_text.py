"""What the report of the year tells of the group, beside last year's text and the group's documents."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import _
from csxl_desktop.services.group_reads import OpenGroup
from csxl_desktop.services.live_fields import FieldValue
from csxl_desktop.services.printing import Document
from csxl_desktop.services.records import Written
from csxl_desktop.ui.look import look
from csxl_desktop.ui.pages_card import PagesCard
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.form import Splitter
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.rich_text_objects import FieldChoice
from csxl_desktop.ui.widgets.text import Card
from csxl_desktop.ui.working_groups.desk import GroupDesk
from csxl_desktop.ui.working_groups.section import GroupCard

PAGE, PLANNING, PARTNERS, PRESENCE = "page", "planning", "partners", "presence"
_DOCUMENTS = (PAGE, PLANNING, PARTNERS, PRESENCE)
_DOCUMENT = "groups/document"


class ReportPanel(QWidget):
    """It reads the live fields and lays out the pages only while it is in front."""

    def __init__(self, desk: GroupDesk) -> None:
        super().__init__()
        self._desk = desk
        self._of: tuple[UUID, int] | None = None  # whose text is in the editor
        self._laid_out: object = None
        self._dossier: tuple[tuple[UUID, int], UUID] | None = None  # of a demand, in the place of a document
        self._fields_of = 0
        self.editor = RichTextEditor(_("Text of the report"))
        self.before = RichTextEditor()
        self.before.setReadOnly(True)
        self.before.edit.setAccessibleName(_("Last year’s text"))
        self.which = SegmentedSwitch(
            _("Which document"),
            [(PAGE, _("Page")), (PLANNING, _("Planning")), (PARTNERS, _("Partners")), (PRESENCE, _("Presence"))],
        )
        remembered = desk.context.state.text(_DOCUMENT, PAGE)
        self.which.set_value(remembered if remembered in _DOCUMENTS else PAGE)
        self.pages = PagesCard(desk.context, self.which)
        self.which.changed.connect(self.show_document)
        self.pages.changed.connect(self._say_again)
        self.document = self.pages.panel
        save_when_left(self.editor, desk.context.jobs, desk.context.errors, self._write, desk.changed)
        self.last_year = GroupCard(_("Last year’s text"))
        self.take_button = self.last_year.add_action(_("Take it over"), "copy", self.take_over)
        self._build()

    def _build(self) -> None:
        sizes = look().sizes
        text = Card()
        text.box.addWidget(self.editor)
        self.last_year.box.addWidget(self.before)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.between)
        column.addWidget(text, 3)
        column.addWidget(self.last_year, 2)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(Splitter("groups/report", self._desk.context.state, left, self.pages, sizes=(480, 440)))

    def show_group(self, group: OpenGroup, *, same: bool) -> None:
        key = (group.record.id, group.record.year)
        if same and key == self._of:
            self.editor.refresh(group.record.text)
        else:
            self.editor.flush()
            self._of = key
            self.editor.set_value(group.record.text)
        self.before.set_value(group.text_before)
        self.last_year.setVisible(not group.text_before.is_blank())
        self.take_button.setVisible(group.record.text.is_blank())
        self._read_fields(group.record.year)
        self._lay_out(key, in_report=group.in_report)

    def _lay_out(self, key: tuple[UUID, int], *, in_report: bool) -> None:
        if not in_report:
            self._laid_out = None
            self.document.clear()
            self.document.preview.clear(
                _("The group was not open in {year}: its report does not tell of it.").format(year=key[1])
            )
            return
        wanted = key, self.which.value(), self.pages.language.value()
        if (self._dossier is not None and self._dossier[0] == key) or self._laid_out == wanted:
            self.document.refresh()
        else:
            self._dossier, self._laid_out = None, wanted
            self.document.show_document(self._document(*wanted), wanted)

    def _document(self, key: tuple[UUID, int], which: str, language: str) -> Callable[[], Document]:
        context = self._desk.context

        def ask() -> Document:
            documents = context.services.group_documents
            kinds = {
                PAGE: documents.page,
                PLANNING: documents.planning,
                PARTNERS: documents.partners,
                PRESENCE: documents.presence,
            }
            return kinds[which](*key, language=language)

        return ask

    def show_document(self, which: str) -> None:
        """One of the documents of the group on screen; remembered."""
        self._dossier = None
        self.which.set_value(which)
        self._desk.context.state.set_text(_DOCUMENT, which)
        if self._desk.group is not None and self._of is not None:
            self._lay_out(self._of, in_report=self._desk.group.in_report)

    def show_dossier(self, file_id: UUID) -> None:
        """The dossier of a demand of the group, until another document is chosen."""
        context, language = self._desk.context, self.pages.language.value()
        self._laid_out = None
        self._dossier = (self._of, file_id) if self._of is not None else None
        self.document.show_document(
            lambda: context.services.advocacy.document(file_id, language=language), (self._dossier, language)
        )

    def _say_again(self) -> None:
        """What is shown, in the language now chosen."""
        if self._dossier is not None:
            self.show_dossier(self._dossier[1])
        else:
            self.show_document(self.which.value())

    def take_over(self) -> None:
        """Begin with last year's text: its live fields say this year's figures."""
        text = self.before.text()
        if self._of is not None and self.editor.text().is_blank():
            self._desk.act(self._write(text))

    def flush(self) -> None:
        """Send what was typed, before another group or another year."""
        self.editor.flush()

    def _write(self, text: RichText) -> Callable[[], Written]:
        if self._of is None:
            raise LookupError("no group is shown")
        context, (group_id, year) = self._desk.context, self._of
        return lambda: context.services.working_groups.set_text(group_id, year, text)

    def _read_fields(self, year: int) -> None:
        if year == self._fields_of:
            return
        self._fields_of = year
        context = self._desk.context
        context.jobs.ask(
            lambda: context.services.report.fields(year),
            self._offer_fields,
            context.errors.show,
            owner=self,
            latest="groups/fields",
        )

    def _offer_fields(self, fields: list[FieldValue]) -> None:
        choices = [FieldChoice(each.name, each.label, each.value) for each in fields]
        self.editor.set_fields(choices)
        self.before.set_fields(choices)
        self.before.toolbar.hide()
