"""Silence: of whom nothing was heard for months, whom to call, the list to take to the phone."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.printing import Document
from csxl_desktop.services.silence import MONTHS, SilentRow
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.tool_acts import ToolActs
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.document_tool import DocumentTool
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.tool import ToolHead
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.document_language import DocumentLanguage
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import NumberField

if TYPE_CHECKING:
    from csxl_desktop.ui.directory.page import DirectoryPage

_MEMBERS, _ALL = "members", "all"
_FIRST = "0"
_LONGEST = 120

_COLUMNS: tuple[Column[SilentRow], ...] = (
    Column(N_("Organisation"), lambda row: row.name, lambda row: row.sort_key, secondary=lambda row: row.person),
    Column(N_("Phone"), lambda row: row.phone or "–", lambda row: row.phone, width=118),
    Column(
        N_("Last heard of"),
        lambda row: short_date(row.last.on) if row.last else _("never"),
        lambda row: row.last.on.isoformat() if row.last else _FIRST,
        secondary=lambda row: row.last.words if row.last else "",
        width=250,
    ),
)


class SilencePage(DocumentTool):
    def __init__(self, context: Context, page: "DirectoryPage") -> None:
        super().__init__()
        self._context, self._page = context, page
        self._acts = ToolActs(context, page, self)
        self.head = ToolHead(
            _("Silence"), _("No presence, no answer, no contact, no slip returned: they are worth a call."), self
        )
        self.months = NumberField(_("Months"))
        self.months.set_value(MONTHS)
        self.months.setMaximumWidth(look().sizes.px(90))
        self.who = SegmentedSwitch(_("Which organisations"), [(_MEMBERS, _("Members")), (_ALL, _("All organisations"))])
        self.language = DocumentLanguage()
        self.model = RowTableModel(_COLUMNS, lambda row: row.id)
        self.list = RowTable(self.model, _("Silent organisations"), empty=_("Everybody was heard of."))
        self.called_button = primary_button(_("Called today"), "phone", self.called)
        self.called_button.setShortcut("Ctrl+T")
        self.open_button = button(_("Open its record"), "arrow-right", self._open)
        self.told = label("", "secondary", wrap=True)
        self.panel = DocumentPanel(context)
        self._build()
        self.months.committed.connect(lambda _months: self.reload())
        self.who.changed.connect(lambda _who: self.reload())
        self.language.changed.connect(lambda _language: self._print())
        self.list.row_chosen.connect(self._tell)
        self.list.row_opened.connect(lambda _row: self._open())

    def _build(self) -> None:
        sizes = look().sizes
        for each in (self.months, self.who, self.language):
            self.head.buttons.addWidget(each)
        below = QHBoxLayout()
        below.setSpacing(sizes.inside)
        below.addWidget(self.called_button)
        below.addWidget(self.open_button)
        below.addStretch()
        self.arrange_beside("directory/silence", self._context.state, (self.list, self.told, below), sizes=(760, 560))

    def reload(self) -> None:
        context, months, members_only = self._context, self._months(), self.who.value() == _MEMBERS
        self._acts.ask(lambda: context.services.silence.silent(months, members_only=members_only), self._show)

    def called(self) -> None:
        """The marked organisation was called: the log says so, and it leaves the list."""
        row, context = self.list.chosen_row(), self._context
        if row is not None:
            words = _("Call to “{name}” noted").format(name=row.name)
            self._acts.act(lambda: context.services.silence.called(row.id), words)

    def _months(self) -> int:
        shown = self.months.value()
        return min(max(1, shown), _LONGEST) if isinstance(shown, int) else MONTHS

    def _show(self, rows: tuple[SilentRow, ...]) -> None:
        self.show_rows(rows)
        self._tell(self.list.chosen_row())
        count = len(rows)
        words = ngettext("{count} silent organisation", "{count} silent organisations", count).format(count=count)
        self._page.summary_changed.emit(words)
        self._print()

    def _tell(self, row: SilentRow | None) -> None:
        self.called_button.setEnabled(row is not None)
        self.open_button.setEnabled(row is not None)
        if row is None:
            self.told.setText("")
            return
        ask = _("Ask for {name}").format(name=row.person) if row.person else _("Nobody speaks for it.")
        last = row.last.words if row.last else _("never heard of so far")
        self.told.setText(" · ".join(part for part in (ask, row.phone, last) if part))

    def _print(self) -> None:
        context, months, language = self._context, self._months(), self.language.value()
        members_only = self.who.value() == _MEMBERS

        def read() -> Document:
            return context.services.silence.call_list(months, members_only=members_only, language=language)

        self.panel.show_document(read, (months, members_only, language))

    def _open(self) -> None:
        row = self.list.chosen_row()
        if row is not None:
            self._page.open_record("organisation", row.id)
