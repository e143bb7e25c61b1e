"""What the membership form prints: the organisation as far as it is known, its charter, its consents."""

from dataclasses import dataclass, field
from datetime import date

from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.rich_text import RichText


@dataclass(frozen=True, slots=True)
class FormIdentity:
    """The organisation; what is empty is a line to be filled in by hand."""

    name: str = ""
    name_nl: str = ""
    legal_form: str = ""
    enterprise_number: str = ""
    street: str = ""
    town: str = ""
    phone: str = ""
    email: str = ""
    web: str = ""


@dataclass(frozen=True, slots=True)
class FormPerson:
    """A line of the contact sheet; `role` is a stored role: `representative`, `deputy`, `director`."""

    role: str
    name: str = ""
    function: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class MembershipForm:
    """One A4. Texts that the office has not written are marked as such, none is invented.

    `consents` are asked one by one, `privacy` is said in small letters below.
    """

    office: OfficeIdentity
    identity: FormIdentity = field(default_factory=FormIdentity)
    people: tuple[FormPerson, ...] = ()
    opening: RichText = field(default_factory=RichText)
    charter: RichText = field(default_factory=RichText)
    charter_version: str = ""
    consents: tuple[str, ...] = ()
    privacy: RichText = field(default_factory=RichText)
    presented_by: str = ""
    assembly_on: date | None = None
    language: str = "fr"
