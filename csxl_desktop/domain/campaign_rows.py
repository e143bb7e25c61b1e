"""Calls for testimonials as pages show them: whom one may ask, whom one asked, what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from csxl_desktop.domain.evaluation_choices import RequestOutcome
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import N_


class AskFrom(StrEnum):
    """Where whom to ask is proposed from, beside what is chosen by name."""

    ASSEMBLIES = "assemblies"
    NEWCOMERS = "newcomers"
    SPEAKERS = "speakers"
    MEMBERS = "members"


ASK_FROM: Mapping[AskFrom, str] = {
    AskFrom.ASSEMBLIES: N_("Present at an assembly this year"),
    AskFrom.NEWCOMERS: N_("There for the first time this year"),
    AskFrom.SPEAKERS: N_("Speakers of this year"),
    AskFrom.MEMBERS: N_("Who represents the members"),
}


@dataclass(frozen=True, slots=True)
class Proposed:
    """Somebody who may be asked: a person, an organisation that nobody represents, or a name alone."""

    person_id: UUID | None = None
    organisation_id: UUID | None = None
    name: str = ""
    organisation: str = ""
    email: str = ""
    times: int = 0  # how often they were there, where the proposal counts it

    @property
    def key(self) -> object:
        """What makes two of them the same: the person, the organisation where nobody is named, else name or address."""
        body = self.organisation_id if self.name in {"", self.organisation} else None
        return self.person_id or body or (self.name or self.email).casefold()


@dataclass(frozen=True, slots=True)
class RequestRow:
    """Somebody on the list of a call; the address is that of today."""

    id: UUID
    person_id: UUID | None
    organisation_id: UUID | None
    name: str
    function: str
    organisation: str
    email: str
    phone: str
    asked_on: date | None
    reminded_on: date | None
    answered_on: date | None
    outcome: RequestOutcome
    testimonial_id: UUID | None
    note: str
    folded: str

    @property
    def to_ask(self) -> bool:
        return self.outcome is RequestOutcome.WAITING and self.asked_on is None

    @property
    def to_remind(self) -> bool:
        """Asked, and silent since."""
        return self.outcome is RequestOutcome.WAITING and self.asked_on is not None


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """A call for testimonials with everybody on its list; `title` is its name, `overdue` says that its day is over."""

    id: UUID
    year: int
    title: str
    question: RichText
    opened_on: date | None
    due_on: date | None
    closed_on: date | None
    requests: tuple[RequestRow, ...]
    overdue: bool
    folded: str

    @property
    def name(self) -> str:
        """The column of its title."""
        return self.title

    def count(self, outcome: RequestOutcome) -> int:
        return sum(each.outcome is outcome for each in self.requests)

    @property
    def asked(self) -> int:
        """How many were asked, or answered unasked."""
        return sum(not each.to_ask for each in self.requests)

    @property
    def silent(self) -> int:
        return sum(each.to_remind for each in self.requests)


@dataclass(frozen=True, slots=True)
class RequestMail:
    """The mail that asks or reminds: its words, where it goes, who is to be reached otherwise."""

    subject: str
    body: str
    addresses: tuple[str, ...]
    reached: tuple[UUID, ...]  # the lines of the list that the addresses stand for
    unreachable: tuple[str, ...]
