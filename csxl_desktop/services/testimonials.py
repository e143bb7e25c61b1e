"""Testimonials: what was said, with whose agreement, where it was printed; what may be quoted on a day."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.campaigns import TestimonialUse
from csxl_desktop.domain.choices import CorrectionState
from csxl_desktop.domain.content.testimonials import Testimonials
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.evaluation import Testimonial
from csxl_desktop.domain.evaluation_choices import ConsentCovers
from csxl_desktop.domain.office import Attachment
from csxl_desktop.domain.privacy import Consent
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.testimonial_rows import Hindrance, TestimonialRow, UseRow
from csxl_desktop.i18n import N_, _, fold, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.kept_files import kept_file
from csxl_desktop.services.office import the_office
from csxl_desktop.services.printable import (
    testimonial_is_refused,
    testimonial_may_be_printed,
)
from csxl_desktop.services.printing import Document
from csxl_desktop.services.records import Written, add, assign, existing, written
from csxl_desktop.services.testimonial_quotes import printed_testimonials, quoted_in_report, quoting_consents, said_in
from csxl_desktop.storage.database import Database

_EXCERPT = 140


class NothingPrintedError(DomainError):
    template = N_("No testimonial of {year} may be printed: their authors have still to agree.")


class TestimonialService:
    """Each public method is one transaction and returns plain values."""

    __test__ = False  # not a test, whatever its name begins with

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def rows(self, year: int) -> tuple[TestimonialRow, ...]:
        """What was said in the year, in the order of printing."""
        with self._database() as session:
            found = session.scalars(said_in(year)).all()
            files = select(Attachment.id, Attachment.file_name).where(
                Attachment.id.in_([each.consent_attachment_id for each in found])
            )
            papers: dict[UUID | None, str] = {row.id: row.file_name for row in session.execute(files)}
            uses, consents, today = _uses(session, year), quoting_consents(session), self._today()
            return tuple(
                _row(
                    each,
                    papers.get(each.consent_attachment_id, ""),
                    hindrance(each, consents.get(each.author_id, ()), today),
                    tuple(uses[each.id]),
                )
                for each in found
            )

    def correct(self, testimonial_id: UUID, state: CorrectionState) -> Written:
        """From the first correction on, the words as received are kept; back to *as received*, they are taken again."""
        with self._database.begin(N_("Correction noted")) as session:
            found = existing(session, Testimonial, testimonial_id)
            values: dict[str, object] = {"correction": state}
            if state is CorrectionState.AS_RECEIVED and found.original:
                values |= {"text": found.original, "original": RichText()}
            elif state is not CorrectionState.AS_RECEIVED and not found.original:
                values |= {"original": found.text}
            assign(session, found, values)
            return written(self._database, session, testimonial_id)

    def withdraw(self, testimonial_id: UUID) -> Written:
        """The author agrees no longer: from today on nothing is printed with it."""
        with self._database.begin(N_("Agreement withdrawn")) as session:
            found = existing(session, Testimonial, testimonial_id)
            assign(session, found, {"consent_withdrawn_on": self._today()})
            return written(self._database, session, testimonial_id)

    def file(self, testimonial_id: UUID, content: bytes, name: str, media_type: str) -> Written:
        """Keep the paper that the author signed."""
        with self._database.begin(N_("Signed agreement filed")) as session:
            paper = kept_file(self._database, session, content, name, media_type)
            assign(session, existing(session, Testimonial, testimonial_id), {"consent_attachment_id": paper.id})
            return written(self._database, session, testimonial_id)

    def note_use(self, testimonial_id: UUID, document: str, used_on: date | None = None) -> Written:
        """A document that left with it, noted by hand."""
        with self._database.begin(N_("Printing noted")) as session:
            values = {"testimonial_id": testimonial_id, "document": document, "used_on": used_on or self._today()}
            return written(self._database, session, add(session, TestimonialUse, values).id)

    def note_printed(self, year: int, document: str) -> int:
        """A document left with every testimonial of the year that may be printed today; returns how many."""
        today = self._today()
        with self._database.begin(N_("Printing noted")) as session:
            known = {(use.testimonial_id, use.document) for uses in _uses(session, year).values() for use in uses}
            printed = [each for each in quoted_in_report(session, year, today) if (each.id, document) not in known]
            for each in printed:
                add(session, TestimonialUse, {"testimonial_id": each.id, "document": document, "used_on": today})
            return len(printed)

    def document(self, year: int, *, language: str = "fr") -> Document:
        """The testimonials of the year, as the report prints them, by themselves."""
        with self._database() as session, speaking(language):
            office = the_office(session)
            annexes = self._database.folder / "annexes"
            quoted = printed_testimonials(session, year, self._today())
            if not quoted:
                raise NothingPrintedError(year=year)
            content = Testimonials(
                office=parts.identity(session, office, annexes),
                year=year,
                testimonials=quoted,
                images=parts.images_of((each.text for each in quoted), annexes),
                language=language,
            )
            name = f"{_('Testimonials')} {year}"
            return Document("testimonials", content, name, office.look)


def hindrance(testimonial: Testimonial, consents: Sequence[Consent], day: date) -> Hindrance:
    """What keeps it from the report on `day`: the most serious first."""
    if testimonial_is_refused(testimonial, consents, day):
        return Hindrance.WITHDRAWN
    if testimonial.consent_covers is ConsentCovers.INTERNAL:
        return Hindrance.INTERNAL
    if not testimonial_may_be_printed(testimonial, consents, day, ConsentCovers.REPORT):
        return _why_not_agreed(testimonial, day)
    return Hindrance.NONE if testimonial.printed else Hindrance.LEFT_OUT


def _why_not_agreed(testimonial: Testimonial, day: date) -> Hindrance:
    if testimonial.consent_until_on is not None and testimonial.consent_until_on < day:
        return Hindrance.ENDED
    return Hindrance.NOT_YET if testimonial.consent_on is not None else Hindrance.TO_ASK


def _uses(session: Session, year: int) -> defaultdict[UUID, list[UseRow]]:
    """Where the testimonials of a year were printed, the last first."""
    found: defaultdict[UUID, list[UseRow]] = defaultdict(list)
    for each in session.scalars(
        select(TestimonialUse)
        .join(Testimonial, Testimonial.id == TestimonialUse.testimonial_id)
        .where(Testimonial.year == year, TestimonialUse.trashed_at.is_(None))
        .order_by(TestimonialUse.used_on.desc())
    ):
        use = UseRow(each.id, each.testimonial_id, each.used_on, each.document, each.note)
        found[each.testimonial_id].append(use)
    return found


def _row(each: Testimonial, paper: str, hindered: Hindrance, uses: tuple[UseRow, ...]) -> TestimonialRow:
    plain = " ".join(each.text_plain.split())
    return TestimonialRow(
        id=each.id,
        year=each.year,
        text=each.text,
        original=each.original,
        extract=each.extract,
        author_id=each.author_id,
        author_name=each.author_name,
        function_title=each.function_title,
        organisation_id=each.organisation_id,
        organisation_name=each.organisation_name,
        signature=each.signature,
        anonymous=each.anonymous,
        language=each.language,
        context=each.context,
        collected_by=each.collected_by,
        received_on=each.received_on,
        consent_on=each.consent_on,
        consent_until_on=each.consent_until_on,
        consent_withdrawn_on=each.consent_withdrawn_on,
        consent_covers=each.consent_covers,
        consent_scope=each.consent_scope,
        consent_paper=paper,
        correction=each.correction,
        printed=each.printed,
        hindrance=hindered,
        uses=uses,
        excerpt=plain if len(plain) <= _EXCERPT else f"{plain[:_EXCERPT].rstrip()}…",
        folded=fold(f"{each.author_name} {each.organisation_name} {plain}"),
    )
