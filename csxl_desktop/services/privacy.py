"""What a person agreed to, what may be printed, and everything that the dossier holds about that person."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import ConsentScope, OfficeTextCode
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.content.personal_data import PersonalData
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.office import Attachment
from csxl_desktop.domain.privacy import Consent
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import N_, _, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.kept_files import kept_file
from csxl_desktop.services.letters import signatory
from csxl_desktop.services.office import the_office
from csxl_desktop.services.office_text_rows import text_rows, written_in
from csxl_desktop.services.person_links import same_people
from csxl_desktop.services.printable import channel_may_be_printed, contact_may_be_printed, name_may_be_printed
from csxl_desktop.services.printing import Document
from csxl_desktop.services.records import Written, add, assign, existing, written
from csxl_desktop.storage.database import Database


class AlreadyWithdrawnError(DomainError):
    template = N_("This agreement has already been withdrawn.")


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """One agreement; `holds` says whether it covers today."""

    id: UUID
    scope: ConsentScope
    given_on: date | None
    until_on: date | None
    withdrawn_on: date | None
    source: str
    note: str
    file: str
    holds: bool


@dataclass(frozen=True, slots=True)
class PrintedChannel:
    """A phone number or an address, and whether it may be printed today."""

    id: UUID
    value: str
    printed: bool


@dataclass(frozen=True, slots=True)
class Privacy:
    """What the record of a person says of consents and printing."""

    consents: tuple[ConsentRow, ...]
    name_printed: bool
    channels: tuple[PrintedChannel, ...]
    anonymised_on: date | None


class PrivacyService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def of_person(self, person_id: UUID) -> Privacy:
        today = self._today()
        with self._database() as session:
            person = existing(session, Person, person_id)
            consents = session.scalars(select(Consent).where(Consent.person_id == person_id)).all()
            agreed = contact_may_be_printed(person, consents, today)
            channels = session.scalars(
                select(ContactChannel)
                .where(ContactChannel.person_id == person_id, ContactChannel.trashed_at.is_(None))
                .order_by(ContactChannel.position, ContactChannel.id)
            )
            return Privacy(
                tuple(_consents(session, person_id, today)),
                name_may_be_printed(person),
                tuple(
                    PrintedChannel(each.id, each.value, agreed and channel_may_be_printed(each, today))
                    for each in channels
                ),
                person.anonymised_on,
            )

    def give(
        self,
        person_id: UUID,
        scope: ConsentScope,
        given_on: date | None = None,
        *,
        until_on: date | None = None,
        source: str = "",
        note: str = "",
    ) -> Written:
        """The person agrees; to the printing of phones and addresses: the record says so from now on."""
        with self._database.begin(N_("Agreement noted")) as session:
            person, day = existing(session, Person, person_id), given_on or self._today()
            values = {"person_id": person_id, "scope": scope, "given_on": day}
            made = add(session, Consent, {**values, "until_on": until_on, "source": source, "note": note})
            _say(session, person, scope, printed=True)
            return written(self._database, session, made.id)

    def withdraw(self, consent_id: UUID, on: date | None = None) -> Written:
        """The person agrees no longer: the next print does without."""
        with self._database.begin(N_("Agreement withdrawn")) as session:
            consent = existing(session, Consent, consent_id)
            if consent.withdrawn_on is not None:
                raise AlreadyWithdrawnError
            assign(session, consent, {"withdrawn_on": on or self._today()})
            return written(self._database, session, consent_id)

    def file(self, consent_id: UUID, content: bytes, name: str, media_type: str) -> Written:
        """Keep the paper that the person signed."""
        with self._database.begin(N_("Signed agreement filed")) as session:
            consent = existing(session, Consent, consent_id)
            file = kept_file(self._database, session, content, name, media_type)
            assign(session, consent, {"attachment_id": file.id})
            return written(self._database, session, consent_id)

    def everything(self, person_id: UUID, *, language: str = "fr") -> Document:
        """All that is held about the person, with the letter that goes with it."""
        # Walks the whole model: loaded when somebody asks.
        from csxl_desktop.services.personal_data import HeldData

        with self._database() as session, speaking(language):
            existing(session, Person, person_id)
            people, office, day = same_people(session, person_id), the_office(session), self._today()
            held, person = HeldData(session, people), people[0]
            content = PersonalData(
                office=parts.identity(session, office, self._database.folder / "annexes"),
                person=person.full_name,
                civility=person.civility,
                drawn_up_on=day,
                tables=held.tables(),
                named_in=held.named_in(),
                acts=held.acts(),
                letter=_letter(session, language, day),
                signatory=signatory(session, self._database.author.person, day),
                language=language,
            )
            name = f"{_('Personal data')} {person.full_name} {day.isoformat()}"
            return Document("personal-data", content, name, office.look)


def agree(session: Session, person: Person, scope: ConsentScope, on: date, *, source: str) -> None:
    """The person agrees from that day on, unless an agreement holds then already."""
    if not _holding(session, person, scope, on):
        add(session, Consent, {"person_id": person.id, "scope": scope, "given_on": on, "source": source})
    _say(session, person, scope, printed=True)


def disagree(session: Session, person: Person, scope: ConsentScope, on: date) -> None:
    """Every agreement that holds that day is withdrawn; the record says so too, where nothing was written down."""
    for each in _holding(session, person, scope, on):
        assign(session, each, {"withdrawn_on": on})
    _say(session, person, scope, printed=False)


def _holding(session: Session, person: Person, scope: ConsentScope, on: date) -> list[Consent]:
    found = session.scalars(
        select(Consent).where(Consent.person_id == person.id, Consent.scope == scope, Consent.trashed_at.is_(None))
    )
    return [each for each in found if each.holds_on(on)]


def _say(session: Session, person: Person, scope: ConsentScope, *, printed: bool) -> None:
    if scope == ConsentScope.CONTACT_PRINTED:  # a form gives it by value
        assign(session, person, {"contact_printable": printed})


def _consents(session: Session, person_id: UUID, today: date) -> list[ConsentRow]:
    rows = session.execute(
        select(Consent, Attachment.file_name)
        .outerjoin(Attachment, Attachment.id == Consent.attachment_id)
        .where(Consent.person_id == person_id, Consent.trashed_at.is_(None))
        .order_by(Consent.given_on.desc(), Consent.id.desc())
    )
    return [
        ConsentRow(
            each.id,
            each.scope,
            each.given_on,
            each.until_on,
            each.withdrawn_on,
            each.source,
            each.note,
            file or "",
            each.holds_on(today),
        )
        for each, file in rows
    ]


def _letter(session: Session, language: str, day: date) -> RichText:
    office = the_office(session)
    known = {"office": office.name, "office_short": office.short_name or office.name}
    rows = text_rows(session, OfficeTextCode.PERSONAL_DATA)
    held = [row for row in rows if row.holds_on(day) and not row.is_empty]
    held = [row for each in written_in(language) for row in held if row.language == each]
    return held[0].text.with_fields(known) if held else RichText()
