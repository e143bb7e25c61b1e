"""The team of the office and its kinds of meetings, edited in place."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout

from csxl_desktop.domain import house_words
from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.choices import ApprovalRule
from csxl_desktop.domain.civilities import MAN, WOMAN, spoken
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.domain.working_time import sum_up, written
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.services.office_settings import KindSettings, OfficeSettingsService, StaffSettings
from csxl_desktop.ui.binding import act, save_to, trash
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.widgets.adder import Adder
from csxl_desktop.ui.widgets.badges import Badge, KindBadge
from csxl_desktop.ui.widgets.column_heads import ColumnHeads
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.flow import SharedLines
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.row_stack import RowEditor, RowStack
from csxl_desktop.ui.widgets.text import Card, hairline, label, set_tip
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, TextField
from csxl_desktop.ui.widgets.working_time_field import WorkingTimeField

_APPROVALS = {
    ApprovalRule.NEXT_MEETING: N_("Minutes, approved next time"),
    ApprovalRule.FINAL_WHEN_SENT: N_("Report, final once sent"),
    ApprovalRule.NO_MINUTES: N_("Neither minutes nor report"),
}


class StaffEditor(RowEditor[StaffSettings]):
    """Somebody of the team: name, function, working time, contacts, dates."""

    def __init__(self, context: Context, page: Page, row_id: UUID) -> None:
        super().__init__(row_id)
        self.add_tool(history_button(page, lambda: row_id))
        today = context.today
        self.fields: dict[str, Field] = {
            "civility": ChoiceField(_("Civility"), [("", "—"), (WOMAN, spoken(WOMAN)), (MAN, spoken(MAN))]),
            "first_name": TextField(_("First name")),
            "last_name": TextField(_("Last name"), required=True),
            "role": TextField(_("Function")),
            "fte": WorkingTimeField(_("Full-time equivalent")),
            "email": TextField(_("E-mail")),
            "phone": TextField(_("Phone"), limit=60),
            "shared_with": TextField(_("Shared with another employer")),
            "from_on": DateField(_("Since"), lambda text: parse_date(text, today())),
            "to_on": DateField(_("Until"), lambda text: parse_date(text, today())),
        }
        self.line = hairline()
        form = FormLayout(3)
        for column, field in self.fields.items():
            save_to(context, field, StaffMember, column, lambda: row_id)
            self.watch(field.control)
            form.add(field)
        box = QVBoxLayout()
        box.setSpacing(look().sizes.px(14))
        box.addWidget(self.line)
        box.addLayout(form)
        self.body.addLayout(box, 1)
        self.setFocusProxy(self.fields["role"].control)

    def show_row(self, row: StaffSettings, place: int, *, same: bool) -> None:
        self.line.setVisible(place > 1)
        for column, field in self.fields.items():
            field.show_value(getattr(row, column), same=same)


class KindEditor(RowEditor[KindSettings]):
    """The words of a kind of meeting, and what becomes of its minutes."""

    def __init__(self, context: Context, page: Page, row_id: UUID) -> None:
        super().__init__(row_id)
        self.add_tool(history_button(page, lambda: row_id))
        self.shown_badge = KindBadge()
        self.shown_badge.setFixedWidth(look().sizes.px(74))
        self.dutch_letters = TextField("", limit=12).called(_("Dutch letters"))
        set_tip(self.dutch_letters.edit, _("Dutch letters"))
        self.fields: dict[str, Field] = {
            "label": TextField("").called(_("One")),
            "label_plural": TextField("").called(_("Several")),
            "label_nl": TextField("", placeholder=_("in Dutch")).called(_("Dutch name")),
            "badge": TextField("", limit=12).called(_("Letters")),
            "badge_nl": self.dutch_letters,
            "approval": ChoiceField("", [(rule, _(words)) for rule, words in _APPROVALS.items()]).called(_("Minutes")),
            "active": CheckField(_("In use")),
        }
        self.body.addWidget(self.shown_badge)
        lines = SharedLines()
        for column, field in self.fields.items():
            save_to(context, field, MeetingKind, column, lambda: row_id)
            self.watch(field.control)
            lines.add(field, *_WIDTHS[column])
        self.body.addLayout(lines, 1)
        self.setFocusProxy(self.fields["label"].control)

    def show_row(self, row: KindSettings, _place: int, *, same: bool) -> None:
        for column, field in self.fields.items():
            field.show_value(getattr(row, column), same=same)
        self.dutch_letters.edit.setPlaceholderText(row.badge)  # what stands where nothing else is typed
        self.shown_badge.set_badge(Badge(house_words.meeting_badge(row.badge, row.badge_nl), row.colour))

    def lock(self, *, locked: bool) -> None:
        """A kind is put out of use, never removed: its meetings keep its name."""
        super().lock(locked=locked)
        self.cross.hide()


# Its part of a line, and the pixels below which it goes to the next one.
_WIDTHS = {
    "label": (4, 190),
    "label_plural": (4, 190),
    "label_nl": (3, 150),
    "badge": (2, 84),
    "badge_nl": (2, 84),
    "approval": (4, 0),
    "active": (0, 0),
}


class StaffCard(Card):
    """The team; a name and Enter adds somebody."""

    def __init__(self, context: Context, page: Page, changed: Callable[[], object]) -> None:
        super().__init__(_("Team"))
        self._context, self._page, self._changed = context, page, changed
        self.rows: RowStack[StaffSettings] = RowStack(
            lambda key: StaffEditor(context, page, key), empty=_("Nobody yet: who works at the office?")
        )
        self.rows.removed.connect(self._remove)
        self.rows.reordered.connect(
            lambda keys: act(context, page, lambda: context.services.records.reorder(StaffMember, keys))
        )
        self.adder = Adder(_("First and last name, then Enter"))
        self.adder.setAccessibleName(_("Add to the team"))
        self.adder.entered.connect(self.add)
        self.in_all = label("", "secondary", wrap=True)
        self.box.addWidget(self.rows)
        self.box.addWidget(self.in_all)
        self.box.addSpacing(look().sizes.inside)
        self.box.addWidget(self.adder)
        self.box.addStretch()

    def show_rows(self, rows: Sequence[StaffSettings]) -> None:
        """The team, and its working time today."""
        self.rows.show_rows(rows)
        today = self._context.today()
        self.in_all.setText(time_words([row.fte for row in rows if overlaps(row.from_on, row.to_on, today)]))

    def add(self, typed: str) -> None:
        """The person whose name was typed in the line below."""
        name = typed.split()
        first, last = (name[0], " ".join(name[1:])) if len(name) > 1 else ("", name[0])
        context = self._context
        act(
            context,
            self._page,
            lambda: OfficeSettingsService(context.services.database).add_staff(first, last),
            lambda _written: self._changed(),
        )

    def _remove(self, row: StaffSettings) -> None:
        words = _("{name} moved to the trash").format(name=f"{row.first_name} {row.last_name}".strip())
        trash(self._context, self._page, StaffMember, row.id, words, self._changed)


def time_words(parts: Sequence[Decimal | None]) -> str:
    """“8 ETP pour 9 personnes”, and for how many nobody said; nothing while nobody said anything."""
    time = sum_up(parts)
    if time.unknown == time.people:
        return ""
    words = ngettext("{posts} FTE for {count} person", "{posts} FTE for {count} people", time.people)
    told = words.format(posts=written(time.posts), count=time.people)
    if time.unknown:
        missing = ngettext("not given for {count} person", "not given for {count} people", time.unknown)
        told = f"{told} · {missing.format(count=time.unknown)}"
    return told


class KindsCard(Card):
    """The kinds of meetings in the order of the lists."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(_("Kinds of meetings"))
        words = label(_("The words that the window and the documents use."), "secondary", wrap=True)
        self.rows: RowStack[KindSettings] = RowStack(lambda key: KindEditor(context, page, key))
        self.rows.reordered.connect(
            lambda keys: act(context, page, lambda: context.services.records.reorder(MeetingKind, keys))
        )
        lines = QVBoxLayout()
        lines.addWidget(words)
        lines.addWidget(ColumnHeads(self.rows))
        lines.addWidget(self.rows)
        self.box.addLayout(lines)
