"""The register of decisions: of all meetings, narrowed, each with what it replaces; the pages beside it."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.register_rows import DecisionLine
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.dates import long_date, short_date
from csxl_desktop.services.printing import Document
from csxl_desktop.services.registers import Narrowed
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.document_tool import DocumentTool
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.columns import badge_color
from csxl_desktop.ui.meetings.place_acts import PlaceActs
from csxl_desktop.ui.meetings.places import AgendaPlace
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.tool import ToolHead, ToolTab
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.choices import SearchBox
from csxl_desktop.ui.widgets.document_language import DocumentLanguage
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import Card, Title, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField

_COLUMNS: tuple[Column[DecisionLine], ...] = (
    Column(N_("No."), lambda row: row.number, lambda row: row.number, width=78, strong=True),
    Column(
        N_("Decision"),
        lambda row: " ".join(row.text.split()),
        lambda row: row.folded,
        state=lambda row: (_("replaced"), "neutral") if row.replaced_by else None,
    ),
    Column(
        N_("Taken at"),
        lambda row: short_date(row.meeting.on),
        lambda row: row.meeting.on,
        badge=lambda row: (row.meeting.badge, badge_color(row.meeting.colour)),
        width=142,
    ),
)


class DecisionsPage(DocumentTool, AgendaPlace):
    def __init__(self, context: Context, tab: ToolTab) -> None:
        super().__init__()
        self._context, self._tab = context, tab
        self._acts = PlaceActs(context, tab, self)
        self._lines: tuple[DecisionLine, ...] = ()
        self.head = ToolHead(
            _("Register of decisions"), _("Every decision keeps its number of the year, whatever becomes of it."), self
        )
        self.year = ChoiceField(_("Year"))
        self.kind = ChoiceField(_("Kind"))
        self.group = ChoiceField(_("Working group"))
        self.filter = SearchBox(_("Filter the decisions…"))
        self.language = DocumentLanguage()
        self.model = RowTableModel(_COLUMNS, lambda row: row.id, lambda row: row.folded, folded=True)
        self.list = RowTable(
            self.model, _("Decisions"), key="meetings/decisions", state=context.state, empty=_("No decision found.")
        )
        self.detail = _Detail(self._acts, self._earlier)
        self.panel = DocumentPanel(context)
        self._build()
        for field in (self.year, self.kind, self.group):
            field.committed.connect(lambda _value: self._narrow())
        self.filter.textChanged.connect(lambda _text: self._narrow())
        self.language.changed.connect(lambda _language: self._print())
        self.list.row_chosen.connect(self.detail.show_line)
        self.list.row_opened.connect(lambda row: self._acts.open_meeting(row.meeting.id))

    def _build(self) -> None:
        sizes = look().sizes
        self.head.buttons.addWidget(self.language)
        narrow = QHBoxLayout()
        narrow.setSpacing(sizes.inside)
        narrow.addWidget(self.year, 2)
        narrow.addWidget(self.kind, 3)
        narrow.addWidget(self.group, 3)
        self.arrange_beside("meetings/decisions", self._context.state, (narrow, self.filter, self.list, self.detail))

    def begin(self) -> None:
        self.filter.setFocus()
        self.reload()

    def reload(self) -> None:
        context = self._context
        self._acts.ask(lambda: context.services.registers.decisions(), self._show)

    def go_back(self) -> bool:
        if not self.filter.text():
            return False
        self.filter.clear()
        return True

    # Within.

    def _show(self, lines: tuple[DecisionLine, ...]) -> None:
        first = not self._lines
        self._lines = lines
        years = sorted({line.year for line in lines}, reverse=True)
        kinds = {line.meeting.kind_code: line.meeting.kind for line in lines}
        groups = sorted({line.meeting.group for line in lines} - {""})
        self.year.set_options([(None, _("All years")), *((year, str(year)) for year in years)])
        self.kind.set_options([("", _("All kinds")), *sorted(kinds.items(), key=lambda pair: pair[1])])
        self.group.set_options([("", _("All groups")), *((name, name) for name in groups)])
        if first and years:
            self.year.set_value(years[0])
        self._narrow()

    def wanted(self) -> Narrowed:
        """How the register is narrowed now."""
        return Narrowed(
            self.year.value(), self.kind.value() or "", self.group.value() or "", self.filter.text().strip()
        )

    def _narrow(self) -> None:
        wanted = self.wanted()
        found = [line for line in self._lines if wanted.keeps(line) and wanted.year in {None, line.year}]
        self.show_rows(found)
        self.detail.show_line(self.list.chosen_row())
        count = len(found)
        self._tab.summary_changed.emit(ngettext("{count} decision", "{count} decisions", count).format(count=count))
        self._print()

    def _print(self) -> None:
        context, wanted, language = self._context, self.wanted(), self.language.value()

        def read() -> Document:
            return context.services.registers.decision_register(wanted, language=language)

        self.panel.show_document(read, (wanted, language))

    def _earlier(self, line: DecisionLine) -> list[Option]:
        """What it may replace: decisions taken before it."""
        return [
            Option(each.id, f"{each.number} {' '.join(each.text.split())[:80]}", each.meeting.badge)
            for each in reversed(self._lines)
            if each.number < line.number
        ]


class _Detail(Card):
    """The marked decision in full, where it comes from, what it replaces."""

    def __init__(self, acts: PlaceActs, earlier: Callable[[DecisionLine], list[Option]]) -> None:
        super().__init__()
        self._acts = acts
        self._line: DecisionLine | None = None
        self.title = Title()
        self.text = label("", wrap=True, selectable=True)
        self.where = label("", "secondary", wrap=True)
        self.replaces = ReferenceField(
            _("Replaces"), lambda: earlier(self._line) if self._line else [], placeholder=_("An earlier decision…")
        )
        self.open_button = button(_("Open the meeting"), "arrow-right", self._open)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(history_button(acts.tab, self._id))
        top.addWidget(self.open_button)
        self.box.addLayout(top)
        for widget in (self.text, self.where, self.replaces):
            self.box.addWidget(widget)
        acts.save(self.replaces, self._replace)
        self.hide()

    def show_line(self, line: DecisionLine | None) -> None:
        same = self._line is not None and line is not None and line.id == self._line.id
        self._line = line
        self.setVisible(line is not None)
        if line is None:
            return
        meeting = line.meeting
        self.title.setText(_("Decision {number}").format(number=line.number))
        self.text.setText(line.text)
        day = long_date(meeting.on, weekday=False)
        replaced = _("replaced by decision {number}").format(number=line.replaced_by) if line.replaced_by else ""
        parts = (f"{meeting.kind} – {meeting.group}" if meeting.group else meeting.kind, day, line.item, replaced)
        self.where.setText(" · ".join(part for part in parts if part))
        self.replaces.show_value(line.replaces_id, same=same)

    def _replace(self, older: UUID | None) -> Callable[[], object]:
        line, context = self._line, self._acts.context
        if line is None:
            raise LookupError("no decision is shown")
        return lambda: context.services.registers.replace(line.id, older)

    def _id(self) -> UUID:
        if self._line is None:
            raise LookupError("no decision is shown")
        return self._line.id

    def _open(self) -> None:
        if self._line is not None:
            self._acts.open_meeting(self._line.meeting.id)
