"""What erasing a person does to one file of records, the dossier or a copy: surveyed first, then carried out."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.choices import VersionKind
from csxl_desktop.domain.content.corrigendum import Corrigendum
from csxl_desktop.domain.content.minutes import Minutes as MinutesContent
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.erasing import Eraser
from csxl_desktop.domain.evaluation import Testimonial
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.minutes_versions import MinutesVersion
from csxl_desktop.domain.office import Attachment
from csxl_desktop.i18n import N_, _, speaking
from csxl_desktop.services.anonymising import let_go as let_go_of_files
from csxl_desktop.services.anonymising import unname
from csxl_desktop.services.erasing import seals, words
from csxl_desktop.services.erasing.seals import Files
from csxl_desktop.services.frozen_content import NotReadableError, content_from
from csxl_desktop.services.identity import identified, note_digests
from csxl_desktop.services.minutes_content import corrections_of, corrigenda_of
from csxl_desktop.services.minutes_sealing import LANGUAGE, canonical
from csxl_desktop.services.office import the_office
from csxl_desktop.services.person_links import linked
from csxl_desktop.services.printing import Document, render
from csxl_desktop.storage import history
from csxl_desktop.storage.errors import MissingFileError
from csxl_desktop.storage.reconciling.ledger import whole_digest_of

MARK = N_("[erased person]")
ERASING = N_("Person erased")  # what the history calls the act
ERASED_FOR = N_("Erased for good at the person’s request")  # what the ledger says


@dataclass
class Survey:
    """Whom it is about, what is looked for, and where it was found.

    `namesake`: somebody else is called so, so that no text says by itself who is meant. `alone` are values that say
    the family name alone, where it may mean something else; `stuck` sealed papers that cannot be printed anew.
    """

    people: list[Person]
    eraser: Eraser
    namesake: bool
    own: set[UUID]  # the records that point to the person
    places: list[words.Place] = field(default_factory=list)
    alone: list[words.Place] = field(default_factory=list)
    sealed: list[Record] = field(default_factory=list)
    stuck: list[Record] = field(default_factory=list)


def survey(session: Session, people: list[Person], files: Files) -> Survey:
    """Read every record, every text, and every sealed paper; nothing is written."""
    names = words.names_borne(session, people)
    with speaking(LANGUAGE):  # the same in the dossier and in every copy of it, whatever the window speaks
        eraser = Eraser(names, words.addresses_of(session, people), _(MARK))
    own = {row.id for _entity, rows in linked(session, people) for row in rows} | {each.id for each in people}
    found = Survey(people, eraser, words.is_borne_by_others(session, people, names), own)
    said = list(words.texts(session, eraser))
    if not found.namesake:
        other = words.shared_lasts(session, people, eraser.lasts)
        other = other.union(*(eraser.as_words(value) for _place, value in said))
        eraser = found.eraser = replace(eraser, alone=frozenset(eraser.lasts) - other)
    for place, value in said:
        if not found.namesake and eraser.speaks_of(value):
            found.places.append(place)
        elif place.record_id not in own and (eraser.said_alone(value) or eraser.speaks_of(value)):
            found.alone.append(place)
    for record in seals.naming(session, eraser):
        redactable = not found.namesake and seals.can_be_redacted(record, eraser, files)
        (found.sealed if redactable else found.stuck).append(record)
    found.stuck += [each for each in _corrigenda(session, found) if not _can_be_reprinted(session, each, files)]
    return found


def carry_out(session: Session, found: Survey, files: Files, today: date, key: str = "") -> set[str]:
    """Let go of the person everywhere in this file; the digests of files that it no longer shows.

    `key` is that of the ledger, where the file has none of its own.
    """
    people, eraser = found.people, found.eraser
    papers = unname(session, people, frozenset(), today, ERASED_FOR, key)
    papers += _agreements(session, people)
    words.let_go(session, eraser, (each for each in found.places if _is_there(session, each)))
    before = {seals.redact(session, record, eraser, files) for record in found.sealed}
    before |= {_reprinted(session, each, files) for each in _corrigenda(session, found) if each not in found.stuck}
    session.flush()
    if not found.namesake:
        words.let_go_of_history(session, eraser)
    history.forget_act(session)
    ledger_key = key or identified(session).erasure_key
    note_digests(session, (whole_digest_of(ledger_key, each.id.hex) for each in people), today, ERASED_FOR)
    gone = set(let_go_of_files(session, papers))
    return gone | {each for each in before if each is not None and not _is_shown(session, each)}


def _is_there(session: Session, place: words.Place) -> bool:
    """What only spoke of the person went with the records."""
    session.flush()
    return session.get(place.entity, place.record_id) is not None


def _agreements(session: Session, people: Sequence[Person]) -> list[Attachment]:
    """The papers in which they agreed to be quoted."""
    keys = [each.id for each in people]
    signed = session.scalars(
        select(Testimonial).where(Testimonial.author_id.in_(keys), Testimonial.consent_attachment_id.is_not(None))
    ).all()
    papers = [session.get_one(Attachment, each.consent_attachment_id) for each in signed]
    for each in signed:
        each.consent_attachment_id = None
    session.flush()
    return papers


def _corrigenda(session: Session, found: Survey) -> list[MinutesVersion]:
    """Those whose own words named the person: their pages too are to be printed anew."""
    keys = {each.record_id for each in found.places if each.entity is MinutesVersion}
    versions = select(MinutesVersion).where(MinutesVersion.id.in_(keys), MinutesVersion.pdf_id.is_not(None))
    return [each for each in session.scalars(versions) if each.kind is VersionKind.CORRIGENDUM]


def _can_be_reprinted(session: Session, version: MinutesVersion, files: Files) -> bool:
    try:
        _corrigendum(session, version, files)
    except (NotReadableError, MissingFileError):
        return False
    return True


def _corrigendum(session: Session, version: MinutesVersion, files: Files) -> Corrigendum:
    minutes = session.get_one(Minutes, version.minutes_id)
    data = (minutes.seal_content or {}).get("minutes", {})
    approved = content_from(MinutesContent, data, files.bytes_of)
    order = list(session.scalars(corrections_of(minutes.meeting_id)))
    return corrigenda_of(session, minutes.meeting_id, approved)[order.index(version)]


def _reprinted(session: Session, version: MinutesVersion, files: Files) -> str | None:
    content, office = _corrigendum(session, version, files), the_office(session)

    def pages() -> bytes:
        with speaking(LANGUAGE):
            return render(Document("corrigendum", content, "", office.look))

    return seals.reprint(session, version.pdf_id, canonical("corrigendum", content)[1], files, pages)


def _is_shown(session: Session, digest: str) -> bool:
    return session.scalar(select(Attachment.id).where(Attachment.sha256 == digest).limit(1)) is not None
