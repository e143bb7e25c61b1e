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
    number: int | None = None  # on paper that was printed before


@dataclass(frozen=True, slots=True)
class AttendanceSheet:
    """The sheet: expected people in `order` (one of `ORDERS`), then `walk_ins` numbered blank rows.

    Numbers that paper bears stand on the people and in `blanks` (instead of `walk_ins`). `only_new` is the page of
    those who came later. `image_right` adds a box to each row; `tally` holds the publics of a meeting without names,
    each with its boxes. `code` stands on each page, as letters and as a QR code. `privacy` replaces the house's line
    on the use of the data, where the office has its own.
    """

    office: OfficeIdentity
    meeting: MeetingFacts
    people: tuple[ExpectedPerson, ...] = ()
    walk_ins: int = 10
    order: str = "organisation"
    emails: bool = False
    columns: int = 1
    image_right: bool = False
    blanks: tuple[int, ...] | None = None
    only_new: bool = False
    tally: tuple[str, ...] = ()
    code: str = ""
    privacy: str = ""
    language: str = "fr"
    beside: str = ""  # a second language on the same lines
    kind_beside: str = ""  # what the kind of the meeting is called in it, where that is known

    def numbered_people(self) -> tuple[tuple[int, ExpectedPerson], ...]:
        """The people with the number of their row: as the paper has it, else in their order from 1."""
        if any(person.number is not None for person in self.people):
            return tuple(sorted(((person.number or 0, person) for person in self.people), key=lambda each: each[0]))
        return tuple(enumerate(self.ordered_people(), start=1))

    def blank_numbers(self) -> tuple[int, ...]:
        """The numbers of the empty rows."""
        if self.blanks is not None:
            return self.blanks
        first = len(self.people) + 1
        return tuple(range(first, first + self.walk_ins))

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
