"""What joining, leaving and electing print: the form, the letters, the call and the ballot."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain import house_words
from csxl_desktop.domain.categories import Category
from csxl_desktop.domain.choices import CandidacyOutcome, ChannelKind, MandateRole, OfficeTextCode
from csxl_desktop.domain.civilities import called
from csxl_desktop.domain.contacts import ContactChannel, Mandate
from csxl_desktop.domain.content.ballot import Ballot, BallotCandidate, BallotSector
from csxl_desktop.domain.content.gaps import without
from csxl_desktop.domain.content.letters import Letter, Recipient
from csxl_desktop.domain.content.membership_form import FormIdentity, FormPerson, MembershipForm
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.elections import Election
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Candidacy, Membership
from csxl_desktop.domain.rich_text import RichText, runs_plain
from csxl_desktop.i18n import _, ngettext, speaking
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.i18n.numbers import in_words
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.election_rows import CandidateRow, ElectionRow, election_row
from csxl_desktop.services.joining_texts import JoiningTexts
from csxl_desktop.services.letters import LetterText, letter_to, letters_document, organisation_recipients
from csxl_desktop.services.office import the_office
from csxl_desktop.services.office_text_rows import text_rows
from csxl_desktop.services.postal_addresses import members_of
from csxl_desktop.services.printing import Document, in_file_name
from csxl_desktop.services.records import existing
from csxl_desktop.services.two_languages import BOTH
from csxl_desktop.storage.database import Database

_FORM_ROLES = (MandateRole.REPRESENTATIVE, MandateRole.DEPUTY, MandateRole.DIRECTOR)


class JoiningDocuments:
    """Each public method reads in one transaction and returns what `printing.render` turns into a PDF.

    `text_id` prints that version of the text instead of the one in force.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._annexes = database.folder / "annexes"

    def membership_form(
        self, organisation_id: UUID | None = None, *, text_id: UUID | None = None, language: str = "fr"
    ) -> Document:
        """Prefilled for the organisation, blank without one."""
        with self._database() as session, speaking(language):
            office, day = the_office(session), self._today()
            texts = JoiningTexts(session, language, day, text_id)
            charter, consents = texts.row(OfficeTextCode.CHARTER), texts.of(OfficeTextCode.CONSENTS)
            organisation = existing(session, Organisation, organisation_id) if organisation_id else None
            presented_by, assembly_on = _presented(session, organisation_id)
            content = MembershipForm(
                office=parts.identity(session, office, self._annexes),
                identity=_identity(session, organisation, language) if organisation else FormIdentity(),
                people=tuple(_people(session, organisation_id, day)),
                opening=texts.of(OfficeTextCode.MEMBERSHIP_FORM),
                charter=texts.of(OfficeTextCode.CHARTER),
                charter_version=charter.name if charter and charter.text else "",
                consents=tuple(runs_plain(block.runs) for block in consents.blocks if block.kind == "li"),
                privacy=RichText(tuple(block for block in consents.blocks if block.kind != "li")),
                presented_by=presented_by,
                assembly_on=assembly_on,
                language=language,
            )
            name = " ".join([_("Membership form"), *([in_file_name(organisation.name)] if organisation else [])])
            return Document("membership-form", content, name, office.look)

    def welcome(
        self, membership_ids: Collection[UUID], *, text_id: UUID | None = None, language: str = "fr"
    ) -> Document:
        """The letter to each new member."""
        return self._to_members(OfficeTextCode.WELCOME_LETTER, membership_ids, text_id, language)

    def acknowledgement(
        self, membership_ids: Collection[UUID], *, text_id: UUID | None = None, language: str = "fr"
    ) -> Document:
        """The letter that takes note of each departure."""
        return self._to_members(OfficeTextCode.DEPARTURE_LETTER, membership_ids, text_id, language)

    def election_call(
        self,
        election_id: UUID,
        organisation_ids: Collection[UUID] | None = None,
        *,
        text_id: UUID | None = None,
        language: str = "fr",
    ) -> Document:
        """The call for candidates, to every member of today where nobody is named; in both languages for each."""
        spoken, said = language.split("-"), []
        with self._database() as session, speaking(spoken[0]):
            election = election_row(session, existing(session, Election, election_id))
            for each in spoken:
                texts = JoiningTexts.of_letter(session, OfficeTextCode.ELECTION_CALL, each, self._today(), text_id)
                with speaking(texts.language):
                    said.append(texts.letter(OfficeTextCode.ELECTION_CALL, _election_values(election)))
            return self._to_organisations(session, said, organisation_ids)

    def ballot(
        self,
        election_id: UUID,
        *,
        per_page: int = 1,
        drawn: bool = False,
        text_id: UUID | None = None,
        language: str = "fr",
    ) -> Document:
        """The candidates by sector, by name or in an order drawn once and for all."""
        language, _between, beside = language.partition("-")  # “fr-nl”: both on the same paper
        with self._database() as session, speaking(language):
            office, day = the_office(session), self._today()
            election = election_row(session, existing(session, Election, election_id))
            called = _sector_names(session, language), _sector_names(session, beside) if beside else {}
            content = Ballot(
                office=parts.identity(session, office, self._annexes),
                meeting_on=election.meeting_on,
                seats=election.seats,
                sectors=tuple(_sectors(election, *called, drawn=drawn)),
                instructions=JoiningTexts(session, language, day, text_id).of(OfficeTextCode.BALLOT),
                per_page=per_page,
                language=language,
                beside=beside,
                instructions_beside=JoiningTexts(session, beside, day, text_id).of(OfficeTextCode.BALLOT)
                if beside
                else RichText(),
            )
            about = (
                _("Ballot"),
                election.meeting_on.isoformat() if election.meeting_on else "",
                BOTH.upper() if beside else "",
            )
            name = " ".join(filter(None, about))
            return Document("ballot", content, name, office.look)

    def free_letter(
        self, organisation_ids: Collection[UUID] | None = None, *, text_id: UUID | None = None, language: str = "fr"
    ) -> Document:
        """The free letter in force to the organisations, to every member where none are given."""
        with self._database() as session:
            texts = JoiningTexts.of_letter(session, OfficeTextCode.LETTER, language, self._today(), text_id)
            with speaking(texts.language):
                return self._to_organisations(session, [texts.letter(OfficeTextCode.LETTER, {})], organisation_ids)

    def sample(self, text_id: UUID) -> Document:
        """The document that prints this version, on an example: what the editor shows beside the text."""
        with self._database() as session:
            row = next((each for each in text_rows(session) if each.id == text_id), None)
            if row is None:
                raise RecordNotFoundError
            example = _example(session, self._today())
        language = row.language
        match row.code:
            case OfficeTextCode.CHARTER | OfficeTextCode.MEMBERSHIP_FORM | OfficeTextCode.CONSENTS:
                return self.membership_form(text_id=text_id, language=language)
            case OfficeTextCode.WELCOME_LETTER:
                return self.welcome(example.joined, text_id=text_id, language=language)
            case OfficeTextCode.DEPARTURE_LETTER:
                return self.acknowledgement(example.left, text_id=text_id, language=language)
            case OfficeTextCode.ELECTION_CALL if example.election is not None:
                return self.election_call(example.election, example.members, text_id=text_id, language=language)
            case OfficeTextCode.BALLOT if example.election is not None:
                return self.ballot(example.election, text_id=text_id, language=language)
            case _:
                return self.free_letter(example.members, text_id=text_id, language=language)

    def _to_organisations(
        self, session: Session, said: Sequence[LetterText], organisation_ids: Collection[UUID] | None
    ) -> Document:
        """What is said to each organisation; in several languages one behind the other, so that they lie together."""
        day, language = self._today(), said[0].language
        wanted = members_of(session, day) if organisation_ids is None else set(organisation_ids)
        found = [organisation_recipients(session, wanted, day, language=each.language) for each in said]
        letters = [letter_to(to[key], each) for key in found[0] for to, each in zip(found, said, strict=True)]
        letters = letters or [letter_to(Recipient(), each) for each in said]
        made = letters_document(session, self._database, letters, day, language=language)
        return made if len(said) == 1 else replace(made, file_name=f"{made.file_name} {BOTH.upper()}")

    def _to_members(
        self, code: OfficeTextCode, membership_ids: Collection[UUID], text_id: UUID | None, language: str
    ) -> Document:
        day = self._today()
        with self._database() as session:
            texts = JoiningTexts.of_letter(session, code, language, day, text_id)
            with speaking(texts.language):
                made = list(_member_letters(session, texts, code, membership_ids, day))
                made = made or [letter_to(Recipient(), texts.letter(code, _membership_values(session, None)))]
                return letters_document(session, self._database, made, day, language=texts.language)

    def _today(self) -> date:
        return self._database.now().astimezone().date()


def _member_letters(
    session: Session, texts: JoiningTexts, code: OfficeTextCode, membership_ids: Collection[UUID], day: date
) -> Iterator[Letter]:
    for key in membership_ids:
        membership = existing(session, Membership, key)
        values = _membership_values(session, membership)
        said = texts.letter(code, values)
        unknown = [name for name, value in values.items() if not value]
        said = replace(said, text=without(said.text, unknown, texts.language))
        # Who spoke for a member on its last day reads the letter about it.
        known = min(day, membership.left_on or day)
        found = organisation_recipients(session, {membership.organisation_id}, known, language=texts.language)
        yield from (letter_to(each, said) for each in found.values())


def _membership_values(session: Session, membership: Membership | None) -> dict[str, str]:
    def day(on: date | None) -> str:
        return long_date(on) if on else ""

    def assembly(key: UUID | None) -> str:
        meeting = session.get(Meeting, key) if key else None
        return day(meeting.first_on) if meeting else ""

    if membership is None:
        return dict.fromkeys(("assembly", "joined_on", "left_on", "charter_version"), "")
    return {
        "assembly": assembly(membership.left_meeting_id if membership.left_on else membership.joined_meeting_id),
        "joined_on": day(membership.joined_on),
        "left_on": day(membership.left_on),
        "charter_version": membership.charter_version,
    }


def _election_values(election: ElectionRow) -> dict[str, str]:
    return {
        "assembly": long_date(election.meeting_on) if election.meeting_on else "",
        "candidates_until": long_date(election.candidates_until_on) if election.candidates_until_on else "",
        "seats": in_words(election.seats) if election.seats else "",
        "term": ngettext("{count} year", "{count} years", election.term_years).format(
            count=in_words(election.term_years)
        ),
    }


def _sectors(
    election: ElectionRow, called: Mapping[str, str], beside: Mapping[str, str], *, drawn: bool
) -> Iterable[BallotSector]:
    """The candidates of each sector by name, or as the digest of their keys draws them: the same at each printing."""

    def lot(candidate: CandidateRow) -> str:
        return hashlib.sha256(election.id.bytes + candidate.id.bytes).hexdigest()

    names = list(dict.fromkeys(each.sector for each in election.candidates))
    for name in names:
        standing = [each for each in election.candidates if each.sector == name]
        if drawn:
            standing.sort(key=lot)
        candidates = tuple(BallotCandidate(each.organisation, each.person) for each in standing)
        yield BallotSector(called.get(name, name), candidates, beside.get(name, ""))


def _sector_names(session: Session, language: str) -> dict[str, str]:
    """How each category is called in the language of the ballot."""
    found = session.scalars(select(Category).where(Category.trashed_at.is_(None))).all()
    with speaking(language):
        return {each.name: house_words.category(each.name, each.name_nl) for each in found}


def _presented(session: Session, organisation_id: UUID | None) -> tuple[str, date | None]:
    """Who presents the candidate that waits, and at which assembly."""
    if organisation_id is None:
        return "", None
    candidacy = session.scalars(
        select(Candidacy)
        .where(Candidacy.organisation_id == organisation_id, Candidacy.trashed_at.is_(None))
        .where(Candidacy.outcome == CandidacyOutcome.PENDING)
    ).first()
    if candidacy is None:
        return "", None
    presenter = session.get(Organisation, candidacy.presented_by_id) if candidacy.presented_by_id else None
    meeting = session.get(Meeting, candidacy.meeting_id) if candidacy.meeting_id else None
    return presenter.name if presenter else "", meeting.first_on if meeting else None


def _identity(session: Session, known: Organisation, language: str) -> FormIdentity:
    channels = _channels(session, organisation_id=known.id)
    dutch = language == "nl"
    return FormIdentity(
        name=known.name,
        name_nl=known.name_nl,
        legal_form=known.legal_form,
        enterprise_number=known.enterprise_number,
        street=(known.street_nl if dutch else "") or known.street,
        town=f"{known.postal_code} {(known.city_nl if dutch else '') or known.city}".strip(),
        phone=channels.get(ChannelKind.PHONE, ""),
        email=channels.get(ChannelKind.EMAIL, ""),
        web=channels.get(ChannelKind.WEB, ""),
    )


def _people(session: Session, organisation_id: UUID | None, day: date) -> Iterable[FormPerson]:
    found: dict[MandateRole, FormPerson] = {}
    if organisation_id is not None:
        rows = session.execute(
            select(Mandate, Person)
            .join(Person, Person.id == Mandate.person_id)
            .where(Mandate.organisation_id == organisation_id, Mandate.trashed_at.is_(None))
            .where(Person.trashed_at.is_(None))
            .order_by(Mandate.from_on.asc().nulls_first(), Mandate.id)
        )
        for mandate, person in rows:
            if mandate.holds_on(day):
                channels = _channels(session, person_id=person.id)
                phone = channels.get(ChannelKind.PHONE) or channels.get(ChannelKind.MOBILE) or ""
                name = called(person.civility, person.full_name)
                email = channels.get(ChannelKind.EMAIL, "")
                found[mandate.role] = FormPerson(mandate.role.value, name, mandate.function_title, phone, email)
    return [found.get(role, FormPerson(role.value)) for role in _FORM_ROLES]


def _channels(
    session: Session, *, organisation_id: UUID | None = None, person_id: UUID | None = None
) -> dict[ChannelKind, str]:
    """The first channel of each kind."""
    rows = session.scalars(
        select(ContactChannel)
        .where(ContactChannel.organisation_id == organisation_id, ContactChannel.person_id == person_id)
        .where(ContactChannel.trashed_at.is_(None), ContactChannel.returned_on.is_(None))
        .order_by(ContactChannel.position.desc(), ContactChannel.id.desc())
    )
    return {each.kind: each.value for each in rows}


@dataclass(frozen=True, slots=True)
class _Example:
    """Whom an example is printed for."""

    members: tuple[UUID, ...]
    joined: tuple[UUID, ...]
    left: tuple[UUID, ...]
    election: UUID | None


def _example(session: Session, day: date) -> _Example:
    memberships = session.scalars(
        select(Membership)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(Membership.trashed_at.is_(None), Organisation.trashed_at.is_(None))
        .order_by(Membership.joined_on.desc().nulls_last(), Membership.id)
    ).all()
    held = [each for each in memberships if each.holds_on(day)]
    gone = sorted((each for each in memberships if each.left_on), key=lambda each: each.left_on or day, reverse=True)
    election = session.scalars(
        select(Election.id).where(Election.trashed_at.is_(None)).order_by(Election.called_on.desc(), Election.id.desc())
    ).first()
    return _Example(
        members=tuple(each.organisation_id for each in held[:1]),
        joined=tuple(each.id for each in held[:1]),
        left=tuple(each.id for each in gone[:1]),
        election=election,
    )
