"""The kinds of meetings, the office's own too: what a new one begins with, its minutes, whom it invites."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.choices import ApprovalRule, BasicKind
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.recipients import Selection, SelectionKind
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.dates import time_range
from csxl_desktop.services.agenda_reads import AgendaReads, Choices
from csxl_desktop.services.code_words import COLOURS
from csxl_desktop.services.meeting_kinds import MeetingKindRow
from csxl_desktop.ui.binding import save_to
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.columns import badge_color
from csxl_desktop.ui.meetings.place_acts import PlaceActs
from csxl_desktop.ui.meetings.places import AgendaPlace
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.tool import ToolHead
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.badges import Badge, KindBadge
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.date_fields import NOON, TimeField
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.form import FormLayout, Splitter
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import Card, SectionLabel, Title, label
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, NumberField, TextField

if TYPE_CHECKING:
    from csxl_desktop.ui.meetings.page import MeetingsPage

_BEHAVIOURS = {
    BasicKind.PLENARY: N_("an assembly: minutes approved at the next one"),
    BasicKind.THEMED: N_("a thematic meeting"),
    BasicKind.GROUP_SESSION: N_("a session of a working group"),
    BasicKind.COMMITTEE: N_("a committee"),
    BasicKind.WALK: N_("a walk with stops"),
    BasicKind.LUNCH: N_("a lunch at a partner's"),
    BasicKind.EVENT: N_("an event with editions"),
    BasicKind.OUTSIDE: N_("a body of others"),
    BasicKind.TEAM: N_("a meeting of the team"),
}
_APPROVALS = {
    ApprovalRule.NEXT_MEETING: N_("Minutes, approved next time"),
    ApprovalRule.FINAL_WHEN_SENT: N_("Report, final once sent"),
    ApprovalRule.NO_MINUTES: N_("Neither minutes nor report"),
}


class KindsPage(AgendaPlace):
    """Opened from the tools of the Agenda."""

    def __init__(self, context: Context, tab: "MeetingsPage") -> None:
        super().__init__()
        self.context, self.tab, self.choices = context, tab, Choices()
        self._acts = PlaceActs(context, tab, self)
        words = _("What a new meeting begins with, what becomes of its minutes, whom it invites.")
        self.head = ToolHead(_("Kinds of meetings"), words, self)
        self.new_button = button(_("A kind of our own"), "plus", self._open_form)
        self.model = RowTableModel[MeetingKindRow](_columns(), lambda row: row.id)
        self.list = RowTable(self.model, _("Kinds of meetings"), key="meetings/kinds", state=context.state)
        self.form = AddForm(
            _("Add"),
            {"label": TextField(_("Name")), "like": ChoiceField(_("Behaves like"), _worded(_BEHAVIOURS)).narrow()},
            columns=1,
        ).keep_in(context.drafts, "meeting-kind")
        self.detail = KindDetail(self)
        self._build()
        self.list.row_chosen.connect(self.detail.show_kind)
        self.form.submitted.connect(self._add)

    def _build(self) -> None:
        self.head.buttons.addWidget(self.new_button)
        sizes = look().sizes
        listed = Card(padding=sizes.between)
        listed.box.addWidget(self.list, 1)
        listed.box.addWidget(self.form)
        self.arrange(self.head, Splitter("meetings/kinds", self.context.state, listed, self.detail, sizes=(520, 800)))

    def begin(self) -> None:
        self.list.setFocus()
        self.reload()

    def reload(self) -> None:
        context = self.context
        reads = AgendaReads(context.services.database)
        self._acts.ask(lambda: reads.choices(context.today()), self._offer, "choices")
        self._acts.ask(lambda: context.services.selections.every(), self.detail.offer, "selections")
        self._acts.ask(lambda: context.services.meeting_kinds.kinds(), self._show)

    def set_rule(self, kind_id: UUID, selection: Selection | None) -> None:
        """Whom meetings of the kind invite from now on."""
        services = self.context.services
        self._acts.act(lambda: services.convening.set_rule(kind_id, selection))

    # Within.

    def _offer(self, choices: Choices) -> None:
        self.choices = choices

    def _show(self, rows: list[MeetingKindRow]) -> None:
        self.model.set_rows(rows)
        if self.list.chosen_row() is None:
            self.list.choose_first()
        self.detail.show_kind(self.list.chosen_row())

    def _open_form(self) -> None:
        self.form.open_form(like=BasicKind.TEAM)

    def _add(self, values: dict[str, Any]) -> None:
        kinds = self.context.services.meeting_kinds

        def done(written: Any) -> None:
            self.form.hide()
            self.reload()
            self._acts.ask(kinds.kinds, lambda _rows: self._mark(written.record_id), "mark")

        self.context.jobs.save(
            lambda: kinds.add(values["label"], values["like"]),
            done,
            lambda error: self.form.refuse(str(error)),
            owner=self,
        )

    def _mark(self, kind_id: UUID) -> None:
        self.list.choose(kind_id)
        self.detail.show_kind(self.list.chosen_row())
        self.detail.fields["label"].setFocus()


class KindDetail(Card):
    """Every field of the marked kind, saved when left."""

    def __init__(self, page: KindsPage) -> None:
        super().__init__()
        self._page = page
        self._kind: MeetingKindRow | None = None
        self._selections: list[Selection] = []
        self.badge, self.title, self.behaves = KindBadge(), Title(), label("", "secondary", wrap=True)
        self.dutch_letters = TextField(_("Dutch letters"), limit=12)
        self.fields: dict[str, Field] = {
            "label": TextField(_("One"), required=True),
            "label_plural": TextField(_("Several")),
            "label_nl": TextField(_("Dutch name")),
            "label_plural_nl": TextField(_("Dutch plural")),
            "badge": TextField(_("Letters"), limit=12),
            "badge_nl": self.dutch_letters,
            "colour": ChoiceField(_("Colour"), _worded(COLOURS)),
            "starts_at": TimeField(_("Starts at")),
            "ends_at": TimeField(_("Ends at"), example=NOON),
            "venue_id": ReferenceField(_("Venue"), self._venues),
            "approval": ChoiceField(_("Minutes"), _worded(_APPROVALS)).narrow(),
            "minutes_due_days": NumberField(_("Late after"), unit=_("days")),
            "remark_days": NumberField(_("Approved if no remark within"), unit=_("days")),
            "active": CheckField(_("In use")),
        }
        self.fields["minutes_due_days"].set_hint(_("Empty: never late."))
        self.fields["remark_days"].set_hint(_("Empty: never by silence."))
        self.rule = ChoiceField("").called(_("Invites")).narrow()
        for column, field in self.fields.items():
            save_to(page.context, field, MeetingKind, column, self._id, page.reload)
        self.rule.committed.connect(self._set_rule)
        self._build()
        self.hide()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(look().sizes.inside)
        top.addWidget(self.badge)
        top.addWidget(self.title, 1)
        top.addWidget(history_button(self._page.tab, self._id))
        self.box.addLayout(top)
        self.box.addWidget(self.behaves)
        for words, names in (
            (
                _("Words and colour"),
                ("label", "label_plural", "label_nl", "label_plural_nl", "badge", "badge_nl", "colour", "active"),
            ),
            (_("A new one begins with"), ("starts_at", "ends_at", "venue_id")),
            (_("Its minutes"), ("approval", "minutes_due_days", "remark_days")),
        ):
            form = FormLayout(4)
            for name in names:
                form.add(self.fields[name], 2 if name in {"venue_id", "approval"} else 1)
            self.box.addWidget(SectionLabel(words))
            self.box.addLayout(form)
        self.box.addWidget(SectionLabel(_("Whom it invites")))
        self.box.addWidget(self.rule)
        self.box.addStretch()

    def show_kind(self, kind: MeetingKindRow | None) -> None:
        same = self._kind is not None and kind is not None and kind.id == self._kind.id
        self._kind = kind
        self.setVisible(kind is not None)
        if kind is None:
            return
        self.badge.set_badge(Badge(kind.badge, badge_color(kind.colour)))
        self.dutch_letters.edit.setPlaceholderText(kind.values["badge"])  # what stands where nothing else is typed
        self.title.setText(kind.label)
        count = ngettext("{count} meeting", "{count} meetings", kind.meetings).format(count=kind.meetings)
        like = _("Behaves like {kind}").format(kind=_(_BEHAVIOURS[kind.behaviour]))
        self.behaves.setText(f"{like} · {count}")
        for column, field in self.fields.items():
            field.show_value(kind.values[column], same=same)
        self._show_rule()

    def offer(self, selections: list[Selection]) -> None:
        """The saved searches and mailing lists that a kind may go by."""
        self._selections = [each for each in selections if each.kind is not SelectionKind.GROUP]
        chosen = [(str(each.search_id or each.list_id), each.name) for each in self._selections]
        self.rule.set_options([("", _("as usual: the members, or those of the group")), *chosen])
        self._show_rule()

    # Within.

    def _id(self) -> UUID:
        if self._kind is None:
            raise LookupError("no kind is shown")
        return self._kind.id

    def _venues(self) -> list[Option]:
        return [Option(each.id, each.name, each.address) for each in self._page.choices.venues]

    def _show_rule(self) -> None:
        if self._kind is not None:
            values = self._kind.values
            self.rule.set_value(str(values["saved_search_id"] or values["mailing_list_id"] or ""))

    def _set_rule(self, key: str) -> None:
        chosen = next((each for each in self._selections if str(each.search_id or each.list_id) == key), None)
        self._page.set_rule(self._id(), chosen)


def _worded(words: dict[Any, str]) -> list[tuple[Any, str]]:
    return [(key, _(text)) for key, text in words.items()]


def _columns() -> tuple[Column[MeetingKindRow], ...]:
    return (
        Column(
            N_("Kind"),
            lambda row: row.label,
            lambda row: row.values["position"],
            badge=lambda row: (row.badge, badge_color(row.colour)),
            state=lambda row: None if row.active else (_("out of use"), "neutral"),
        ),
        Column(N_("Hours"), _hours, _hours, width=128),
    )


def _hours(row: MeetingKindRow) -> str:
    return time_range(row.values["starts_at"], row.values["ends_at"])
