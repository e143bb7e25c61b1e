"""The register of all minutes: the list with the days that each step took; the pages beside it."""

from csxl_desktop.domain.content.minutes_register import MinutesEntry
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.printing import Document
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.document_tool import DocumentTool
from csxl_desktop.ui.meetings.columns import badge_color
from csxl_desktop.ui.meetings.place_acts import PlaceActs
from csxl_desktop.ui.meetings.places import AgendaPlace
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.tool import ToolHead, ToolTab
from csxl_desktop.ui.widgets.document_language import DocumentLanguage
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text_fields import ChoiceField, ComboBox


def _days(count: int | None) -> str:
    return "" if count is None else ngettext("{count} day", "{count} days", count).format(count=count)


class MinutesRegisterPage(DocumentTool, AgendaPlace):
    """Every meeting held that has minutes."""

    def __init__(self, context: Context, tab: ToolTab) -> None:
        super().__init__()
        self._context, self._tab = context, tab
        self._acts = PlaceActs(context, tab, self)
        self._entries: tuple[MinutesEntry, ...] = ()
        self.head = ToolHead(
            _("Register of minutes"), _("When each was sent and approved, and how long that took."), self
        )
        self.year = ChoiceField("").called(_("Year"))
        self.year.combo.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)  # years come later
        self.language = DocumentLanguage()
        self.model: RowTableModel[MinutesEntry] = RowTableModel(self._columns(), lambda row: row.meeting_id)
        self.list: RowTable[MinutesEntry] = RowTable(
            self.model,
            _("Minutes"),
            key="meetings/minutes-register",
            state=context.state,
            empty=_("No meeting with minutes was held."),
        )
        self.panel = DocumentPanel(context)
        for each in (self.year, self.language):
            self.head.buttons.addWidget(each)
        self.arrange_beside("meetings/minutes-register", context.state, (self.list,))
        self.year.committed.connect(lambda _value: self._narrow())
        self.language.changed.connect(lambda _language: self._print())
        self.list.row_opened.connect(lambda row: self._acts.open_meeting(row.meeting_id))

    def _columns(self) -> tuple[Column[MinutesEntry], ...]:
        return (
            Column(N_("Date"), lambda row: short_date(row.on), lambda row: row.on, width=94),
            Column(
                N_("Meeting"),
                lambda row: row.subject,
                lambda row: row.subject,
                badge=lambda row: (row.badge, badge_color(row.colour)),
                state=self._state,
            ),
            Column(N_("Sent after"), lambda row: _days(row.days_to_send), lambda row: row.days_to_send or 0, width=104),
            Column(
                N_("Approved after"),
                lambda row: _days(row.days_to_approve),
                lambda row: row.days_to_approve or 0,
                width=118,
            ),
        )

    def _state(self, row: MinutesEntry) -> tuple[str, str] | None:
        if row.is_late(self._context.today()):
            return _("late"), "late"
        if row.awaits_approval:
            return _("to be approved"), "neutral"
        return (_("corrected"), "neutral") if row.state == "corrected" else None

    def reload(self) -> None:
        context = self._context
        self._acts.ask(lambda: context.services.minutes_register.entries(), self._show)

    def _show(self, entries: tuple[MinutesEntry, ...]) -> None:
        first = not self._entries
        self._entries = entries
        years = sorted({entry.on.year for entry in entries}, reverse=True)
        self.year.set_options([(None, _("All years")), *((year, str(year)) for year in years)])
        if first and years:
            self.year.set_value(years[0])
        self._narrow()

    def _narrow(self) -> None:
        year = self.year.value()
        found = [entry for entry in self._entries if year in {None, entry.on.year}]
        self.show_rows(found)
        late = sum(entry.is_late(self._context.today()) for entry in found)
        told = [ngettext("{count} meeting", "{count} meetings", len(found)).format(count=len(found))]
        if late:
            told.append(
                ngettext("{count} set of minutes late", "{count} sets of minutes late", late).format(count=late)
            )
        self._tab.summary_changed.emit(" · ".join(told))
        self._print()

    def _print(self) -> None:
        context, year, language = self._context, self.year.value(), self.language.value()

        def read() -> Document:
            return context.services.minutes_register.register(year, language=language)

        self.panel.show_document(read, (year, language))
