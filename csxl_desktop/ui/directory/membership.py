"""Whether an organisation is a member, since when; its candidacies; its seat in the steering committee."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from csxl_desktop.domain.choices import CandidacyOutcome
from csxl_desktop.domain.directory_rows import MembershipRow
from csxl_desktop.domain.directory_rows import Option as Assembly
from csxl_desktop.domain.membership import Candidacy, Membership, Seat
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.i18n.named import named
from csxl_desktop.services.directory_reads import CandidacyLine, SeatLine
from csxl_desktop.ui.directory.act_kinds import JOIN, LEAVE, SEAT
from csxl_desktop.ui.directory.lines import LineKind, Lines, Tool
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.directory.section import Section
from csxl_desktop.ui.directory.words import OUTCOMES, span_words
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.reference_field import ReferenceField
from csxl_desktop.ui.widgets.text import hairline
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField

TONES = {
    CandidacyOutcome.PENDING: "accent",
    CandidacyOutcome.ACCEPTED: "good",
    CandidacyOutcome.POSTPONED: "late",
    CandidacyOutcome.REFUSED: "wrong",
}
TERM_ALERT = timedelta(days=92)


class MembershipCard(Section):
    """Joining, leaving, asking to join."""

    def __init__(self, screen: OnScreen, record_act: Callable[[str], object]) -> None:
        super().__init__(
            _("Membership"),
            ("log-out", _("Departure"), lambda: record_act(LEAVE)),
            ("badge-check", _("Make a member"), lambda: record_act(JOIN)),
            ("door-open", _("Candidacy"), self._ask),
        )
        self._screen = screen
        self._assemblies: list[tuple[Any, str]] = []
        self.memberships = Lines(self._membership_kind(), screen, _("Not a member so far."))
        self.candidacies = Lines(self._candidacy_kind(), screen)
        self._line = hairline()
        for each in (self.memberships, self._line, self.candidacies):
            self.box.addWidget(each)

    def show_memberships(
        self,
        memberships: Sequence[MembershipRow],
        candidacies: Sequence[CandidacyLine],
        assemblies: Sequence[Assembly],
        *,
        is_member: bool,
    ) -> None:
        self._assemblies = [(None, "—"), *((each.id, _assembly(each)) for each in assemblies)]
        self.memberships.show_rows(memberships)
        self.candidacies.show_rows(candidacies)
        self._line.setVisible(bool(candidacies))
        self.links["log-out"].setVisible(is_member)
        self.links["badge-check"].setVisible(not is_member)
        pending = any(each.outcome is CandidacyOutcome.PENDING for each in candidacies)
        self.links["door-open"].setVisible(not is_member and not pending)

    def _membership_kind(self) -> LineKind[MembershipRow]:
        def fields() -> dict[str, Field]:
            day = self._screen.day_field
            return {
                "joined_on": day(_("Member since")),
                "charter_signed_on": day(_("Charter signed on")),
                "left_on": day(_("Left on")),
                "leaving_reason": TextField(_("Reason")),
            }

        return LineKind(entity=Membership, words=_membership, secondary=_charter, icon=_icon, fields=fields)

    def _candidacy_kind(self) -> LineKind[CandidacyLine]:
        def fields() -> dict[str, Field]:
            return {
                "asked_on": self._screen.day_field(_("Asked on")),
                "presented_by_id": ReferenceField(_("Presented by"), self._screen.organisations),
                "meeting_id": ChoiceField(_("Assembly"), self._assemblies),
                "charter_version": TextField(_("Version of the charter")),
                "charter_signed_on": self._screen.day_field(_("Charter signed on")),
            }

        return LineKind(
            entity=Candidacy,
            words=_candidacy,
            secondary=_presented,
            state=lambda row: (_(OUTCOMES[row.outcome]), TONES[row.outcome]),
            icon=lambda _row: "door-open",
            fields=fields,
            tools=self._answer,
        )

    def _answer(self, row: CandidacyLine) -> list[Tool]:
        """The answer is an act, which makes a member or puts the candidate on the next assembly."""
        if row.outcome is not CandidacyOutcome.PENDING:
            return []
        opened = self._screen.page.record_requested
        return [("check", _("Note the answer"), lambda: opened.emit("directory_tool", "candidates"))]

    def _ask(self) -> None:
        values = {"organisation_id": self._screen.key(), "asked_on": self._screen.today()}
        self._screen.create(Candidacy, values, N_("Candidacy noted"))


class SeatsCard(Section):
    """The seats of the organisation in the local steering committee."""

    def __init__(self, screen: OnScreen, record_act: Callable[[str], object]) -> None:
        super().__init__(
            _("Steering committee"),
            ("arrow-right-left", _("Hand over or end"), lambda: record_act(SEAT)),
            ("plus", _("Add"), lambda: self.add_form.toggle()),
        )
        self._screen = screen
        self.add_form = AddForm(_("Add"), self._fields(ended=False)).keep_in(screen.context.drafts, "seat")
        self.add_form.submitted.connect(self._add)
        self.lines = Lines(self._kind(), screen, _("No seat."))
        self.box.addWidget(self.add_form)
        self.box.addWidget(self.lines)

    def show_seats(self, rows: Sequence[SeatLine]) -> None:
        self.add_form.turn_to(self._screen.key())
        self.lines.show_rows(rows)
        self.links["arrow-right-left"].setVisible(bool(held_seats(rows, self._screen.today())))

    def _fields(self, *, ended: bool = True) -> dict[str, Field]:
        fields: dict[str, Field] = {
            "person_id": ReferenceField(_("Person"), self._screen.people),
            "elected_on": self._screen.day_field(_("Elected on")),
            "term_end_on": self._screen.day_field(_("Term ends on")),
        }
        if ended:
            fields["ended_on"] = self._screen.day_field(_("Ended on"))
        return fields

    def _kind(self) -> LineKind[SeatLine]:
        return LineKind(
            entity=Seat,
            words=lambda row: row.person or _("Seat without a name"),
            secondary=lambda row: span_words(row.elected_on, row.ended_on or row.term_end_on),
            state=lambda row: term_state(row.term_end_on, self._screen.today(), ended_on=row.ended_on),
            icon=lambda _row: "landmark",
            fields=self._fields,
        )

    def _add(self, values: dict[str, Any]) -> None:
        self.add_form.close_form()
        given = {**values, "organisation_id": self._screen.key()}
        self._screen.create(Seat, given, N_("Seat added"))


def held_seats(rows: Sequence[SeatLine], today: date) -> list[SeatLine]:
    """The seats that have not ended."""
    return [row for row in rows if row.ended_on is None or row.ended_on >= today]


def term_state(term_end: date | None, today: date, *, ended_on: date | None = None) -> tuple[str, str] | None:
    """Whether a seat has ended, its term is over, or is so within three months."""
    if ended_on is not None and ended_on < today:
        return _("ended"), "neutral"
    if term_end is None:
        return None
    if term_end < today:
        return _("term over"), "wrong"
    return (_("ends soon"), "late") if term_end - today <= TERM_ALERT else None


def _membership(row: MembershipRow) -> str:
    if row.left_on is not None:
        start = short_date(row.joined_on) if row.joined_on else "…"
        return _("Member from {start} to {end}").format(start=start, end=short_date(row.left_on))
    if row.joined_on is None:
        return _("Member since before the first record")
    return _("Member since {day}").format(day=short_date(row.joined_on))


def _charter(row: MembershipRow) -> str:
    signed = row.charter_signed_on
    charter = _("charter signed on {day}").format(day=short_date(signed)) if signed else ""
    return " · ".join(part for part in (charter, row.leaving_reason) if part)


def _icon(row: MembershipRow) -> str:
    return "badge-check" if row.left_on is None else "log-out"


def _candidacy(row: CandidacyLine) -> str:
    if row.asked_on is None:
        return _("Candidacy")
    return _("Candidacy of {day}").format(day=short_date(row.asked_on))


def _presented(row: CandidacyLine) -> str:
    by = named(_("presented by {name}"), name=row.presented_by) if row.presented_by else ""
    on = _("assembly of {day}").format(day=short_date(row.meeting_on)) if row.meeting_on else ""
    return " · ".join(part for part in (by, on) if part)


def _assembly(option: Assembly) -> str:
    day = short_date(date.fromisoformat(option.label))
    return f"{day} · {option.secondary}" if option.secondary else day
