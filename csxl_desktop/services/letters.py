"""Letters to organisations and people: their addresses read, their civility agreed, ready to be laid out."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.choices import MandateRole
from csxl_desktop.domain.contacts import Mandate
from csxl_desktop.domain.content.invitation import Contact
from csxl_desktop.domain.content.letters import Letter, Letters, Recipient
from csxl_desktop.domain.content.shared import PersonName
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.office import Office
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.i18n import N_, ngettext, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.office import the_office
from csxl_desktop.services.postal_addresses import members_of, organisations
from csxl_desktop.services.printing import Document
from csxl_desktop.storage.database import Database

# Field → what it is, as the editor offers it; the values are those of `domain.content.letters.field_values`.
LABELS: Mapping[str, str] = {
    "civility": N_("Civility, agreed (Madam, Sir…)"),
    "person": N_("Name of the person"),
    "function": N_("Function of the person"),
    "organisation": N_("Name of the organisation"),
    "date": N_("Date of the letter"),
    "office": N_("Name of the office"),
    "office_short": N_("Short name of the office"),
    "signatory": N_("Name of who signs"),
}


@dataclass(frozen=True, slots=True)
class LetterText:
    """What a letter says in one language; its title and text may name live fields (`LABELS`)."""

    text: RichText
    title: str = ""
    enclosed: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    language: str = "fr"


class LetterService:
    """Each public method reads in one transaction and returns what `printing.render` turns into a PDF."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def to_organisations(
        self, organisation_ids: Collection[UUID] | None, said: LetterText, *, written_on: date | None = None
    ) -> Document:
        """One letter for each organisation (none given: for each member), as the office sorts them."""
        with self._database() as session:
            day = written_on or self._today()
            wanted = members_of(session, day) if organisation_ids is None else set(organisation_ids)
            found = organisation_recipients(session, wanted, day, language=said.language)
            letters = [letter_to(recipient, said) for recipient in found.values()]
            return letters_document(session, self._database, letters, day, language=said.language)

    def to_people(self, person_ids: Collection[UUID], said: LetterText, *, written_on: date | None = None) -> Document:
        """One letter for each person at the organisation for which they speak or work, by family name."""
        with self._database() as session:
            day = written_on or self._today()
            found = person_recipients(session, set(person_ids), day, language=said.language)
            letters = [letter_to(recipient, said) for recipient in found.values()]
            return letters_document(session, self._database, letters, day, language=said.language)

    def _today(self) -> date:
        return self._database.now().astimezone().date()


def letter_to(recipient: Recipient, said: LetterText) -> Letter:
    return Letter(recipient, said.text, said.title, said.enclosed, said.values, said.language)


def letters_document(
    session: Session, database: Database, letters: Sequence[Letter], day: date, *, language: str
) -> Document:
    """The letters under the office's head, dated `day`, signed by whoever works here."""
    office, annexes = the_office(session), database.folder / "annexes"
    content = Letters(
        office=parts.identity(session, office, annexes),
        letters=tuple(letters),
        written_on=day,
        written_at=office.city,
        signatory=signatory(session, database.author.person, day),
        images=parts.images_of([letter.text for letter in letters], annexes),
        language=language,
    )
    with speaking(language):
        name = letters[0].title if len(letters) == 1 else ""
        return _document(content, office, name or ngettext("Letter", "Letters", len(letters)))


def organisation_recipients(
    session: Session, wanted: Collection[UUID], day: date, *, language: str = "fr"
) -> dict[UUID, Recipient]:
    """Where a letter to each organisation goes on `day`, and who represents it there."""
    readers: dict[UUID, list[tuple[Mandate, Person]]] = defaultdict(list)
    for mandate, person in _mandates(session, day):
        if mandate.role is MandateRole.REPRESENTATIVE:
            readers[mandate.organisation_id].append((mandate, person))
    return {
        each.id: _recipient(each, readers[each.id], language=language) for each in organisations(session, set(wanted))
    }


def person_recipients(
    session: Session, wanted: Collection[UUID], day: date, *, language: str = "fr"
) -> dict[UUID, Recipient]:
    """Where a letter to each person goes on `day`: the organisation represented first, else any other."""
    people = session.scalars(
        select(Person).where(Person.trashed_at.is_(None)).order_by(Person.sort_key, Person.id)
    ).all()
    held: dict[UUID, tuple[Mandate, Person]] = {}
    for mandate, person in _mandates(session, day):
        if person.id in wanted:
            before = held.get(person.id)
            if before is None or before[0].role is not MandateRole.REPRESENTATIVE:
                held[person.id] = (mandate, person)
    names = {
        each.id: each for each in organisations(session, {mandate.organisation_id for mandate, _ in held.values()})
    }
    found: dict[UUID, Recipient] = {}
    for person in people:
        if person.id in wanted:
            at = names.get(held[person.id][0].organisation_id) if person.id in held else None
            found[person.id] = (
                _recipient(at, [held[person.id]], language=language) if at else Recipient(people=(_name(person),))
            )
    return found


def signatory(session: Session, author: str, day: date) -> Contact | None:
    """Whoever sits at the keyboard, where the team knows that name; else the first of the team."""
    team = [
        each
        for each in session.scalars(
            select(StaffMember).where(StaffMember.trashed_at.is_(None)).order_by(StaffMember.position, StaffMember.id)
        )
        if overlaps(each.from_on, each.to_on, day)
    ]
    if not team:
        return None
    who = next((each for each in team if f"{each.first_name} {each.last_name}".strip() == author), team[0])
    return Contact(f"{who.first_name} {who.last_name}".strip(), who.role, who.phone, who.email)


def _mandates(session: Session, day: date) -> list[tuple[Mandate, Person]]:
    rows = session.execute(
        select(Mandate, Person)
        .join(Person, Person.id == Mandate.person_id)
        .where(Mandate.trashed_at.is_(None), Person.trashed_at.is_(None))
        .order_by(Mandate.from_on.asc().nulls_first(), Mandate.id)
    )
    return [(mandate, person) for mandate, person in rows if mandate.holds_on(day)]


def _recipient(at: Organisation, readers: Sequence[tuple[Mandate, Person]], *, language: str) -> Recipient:
    dutch = language == "nl"
    town = f"{at.postal_code} {(at.city_nl if dutch else '') or at.city}".strip()
    return Recipient(
        organisation=(at.name_nl if dutch else "") or at.name,
        people=tuple(_name(person) for _mandate, person in readers),
        function=readers[0][0].function_title if len(readers) == 1 else "",
        street=(at.street_nl if dutch else "") or at.street,
        town=town,
    )


def _name(person: Person) -> PersonName:
    return PersonName(person.civility, person.first_name, person.last_name)


def _document(content: Letters, office: Office, name: str) -> Document:
    day = content.written_on.isoformat() if content.written_on else ""
    return Document("letters", content, f"{name} {day}".strip(), office.look)
