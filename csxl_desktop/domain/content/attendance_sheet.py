"""What the sign-in sheet of a meeting prints."""

from dataclasses import dataclass

from csxl_desktop.domain.content.meeting_facts import MeetingFacts
from csxl_desktop.domain.content.shared import OfficeIdentity, PersonName
from csxl_desktop.i18n.folding import sort_key

ORDERS = ("organisation", "name", "given")


@dataclass(frozen=True, slots=True)
class ExpectedPerson:
    """Someone invited; the e-mail is printed only where the sheet asks for it."""

    name: PersonName
    organisation: str = ""
    function: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class AttendanceSheet:
    """The sheet: expected people in `order` (one of `ORDERS`), then `walk_ins` numbered blank rows.

    `privacy` replaces the house's line on the use of the data, where the office has its own.
    """

    office: OfficeIdentity
    meeting: MeetingFacts
    people: tuple[ExpectedPerson, ...] = ()
    walk_ins: int = 10
    order: str = "organisation"
    emails: bool = False
    privacy: str = ""
    language: str = "fr"

    def ordered_people(self) -> tuple[ExpectedPerson, ...]:
        """The people in the order of the rows; who has no organisation comes last."""
        match self.order:
            case "organisation":
                return tuple(sorted(self.people, key=_by_organisation))
            case "name":
                return tuple(sorted(self.people, key=_by_name))
            case _:
                return self.people


def _by_organisation(person: ExpectedPerson) -> tuple[bool, str, str, tuple[str, str, str]]:
    return (not person.organisation, sort_key(person.organisation), person.organisation, _by_name(person))


def _by_name(person: ExpectedPerson) -> tuple[str, str, str]:
    return (sort_key(person.name.last), sort_key(person.name.first), person.name.full)
