"""What letters print: to whom, what they say, who signs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from csxl_desktop.domain.civilities import MAN, WOMAN, in_full
from csxl_desktop.domain.content.invitation import Contact
from csxl_desktop.domain.content.shared import OfficeIdentity, PersonName
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.dates import long_date

BLANK = "…………"  # what nobody knows yet, to be written by hand
_ONE = {frozenset({WOMAN}): N_("Madam"), frozenset({MAN}): N_("Sir")}
_SEVERAL = {
    frozenset({WOMAN}): N_("Mesdames"),
    frozenset({MAN}): N_("Gentlemen"),
    frozenset({WOMAN, MAN}): N_("Ladies and Gentlemen"),
}


@dataclass(frozen=True, slots=True)
class Recipient:
    """Where one letter goes, and who reads it there; without people the organisation itself."""

    organisation: str = ""
    people: tuple[PersonName, ...] = ()
    function: str = ""
    street: str = ""
    town: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter in its language; `values` are the live fields that only this letter knows."""

    recipient: Recipient
    text: RichText = field(default_factory=RichText)
    title: str = ""
    enclosed: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters that leave together; each begins on a page of its own."""

    office: OfficeIdentity
    letters: tuple[Letter, ...] = ()
    written_on: date | None = None
    written_at: str = ""
    signatory: Contact | None = None
    images: Mapping[str, bytes] = field(default_factory=dict)
    language: str = "fr"


def civility(people: Sequence[PersonName]) -> str:
    """How a letter addresses them: “Madame”, “Mesdames et Messieurs”; “Madame, Monsieur” where it is not known."""
    known = frozenset(each.civility for each in people)
    found = (_ONE if len(people) == 1 else _SEVERAL).get(known)
    return _(found) if found else _("Sir or Madam")


def address_lines(recipient: Recipient) -> list[str]:
    """The lines in the window of the envelope, the organisation first."""
    readers = [_addressed(each) for each in recipient.people]
    lines = [recipient.organisation, *readers, recipient.function if readers else "", recipient.street, recipient.town]
    return [line for line in lines if line]


def field_values(letter: Letter, letters: Letters) -> dict[str, str]:
    """What the live fields of the letter stand for, in the language spoken; dots where nothing is known."""
    office, recipient = letters.office, letter.recipient
    values = {
        "organisation": recipient.organisation,
        "civility": civility(recipient.people),
        "person": ", ".join(each.full for each in recipient.people),
        "function": recipient.function,
        "date": long_date(letters.written_on) if letters.written_on else "",
        "office": office.name,
        "office_short": office.short_name or office.name,
        "signatory": letters.signatory.name if letters.signatory else "",
        **letter.values,
    }
    return {name: value or BLANK for name, value in values.items()}


def _addressed(name: PersonName) -> str:
    return in_full(name.civility, name.bare)
