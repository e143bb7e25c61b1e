"""Minutes that were frozen anew without somebody who was erased: the list, and the pages that stand now."""

from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.printing import Document
from csxl_desktop.services.redactions import Redaction
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.document_tool import DocumentTool
from csxl_desktop.ui.meetings.columns import badge_color
from csxl_desktop.ui.meetings.place_acts import PlaceActs
from csxl_desktop.ui.meetings.places import AgendaPlace
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.tool import ToolHead, ToolTab
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import label


class RedactedPage(DocumentTool, AgendaPlace):
    """Nothing is written here: what was erased stays so."""

    def __init__(self, context: Context, tab: ToolTab) -> None:
        super().__init__()
        self._context, self._tab = context, tab
        self._acts = PlaceActs(context, tab, self)
        self.head = ToolHead(
            _("Minutes without an erased person"),
            _("The approved pages that were replaced when somebody was erased for good; the older ones are destroyed."),
            self,
        )
        self.model: RowTableModel[Redaction] = RowTableModel(_columns(), lambda row: row.version_id)
        self.list: RowTable[Redaction] = RowTable(
            self.model,
            _("Minutes"),
            key="meetings/redacted",
            state=context.state,
            empty=_(
                "No approved minutes were replaced yet. When a person is erased for good (their record, Personal "
                "data), the minutes that name them get a version without the name: it will stand here, to be read "
                "and printed, with the day and who did it."
            ),
        )
        self.why = label("", "secondary", wrap=True)
        self.panel = DocumentPanel(context)
        self.arrange_beside("meetings/redacted", context.state, (self.list, self.why))
        self.list.row_chosen.connect(lambda _row: self._print())
        self.list.row_opened.connect(lambda row: self._acts.open_meeting(row.meeting_id))

    def reload(self) -> None:
        context = self._context
        self._acts.ask(lambda: context.services.redactions.rows(), self._show)

    def _show(self, rows: tuple[Redaction, ...]) -> None:
        self.show_rows(rows)
        told = ngettext("{count} set of minutes replaced", "{count} sets of minutes replaced", len(rows))
        self._tab.summary_changed.emit(told.format(count=len(rows)))
        self._print()

    def _print(self) -> None:
        row, context = self.list.chosen_row(), self._context
        self.why.setText(row.why if row is not None else "")
        if row is None:
            self.panel.clear()
            return
        meeting_id = row.meeting_id

        def read() -> Document:
            return context.services.documents.minutes(meeting_id)

        self.panel.show_document(read, (row.version_id, row.redacted_on))


def _columns() -> tuple[Column[Redaction], ...]:
    return (
        Column(N_("Date"), lambda row: short_date(row.on), lambda row: row.on, width=94),
        Column(
            N_("Meeting"),
            lambda row: row.subject,
            lambda row: row.subject,
            badge=lambda row: (row.badge, badge_color(row.colour)),
        ),
        Column(N_("Replaced on"), lambda row: short_date(row.redacted_on), lambda row: row.redacted_on, width=104),
        Column(N_("By whom"), lambda row: row.person, lambda row: row.person, width=140),
    )
