"""Which testimonials of a year are quoted on a day, and how: what the report needs of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import ConsentScope
from csxl_desktop.domain.content import report
from csxl_desktop.domain.evaluation import Testimonial
from csxl_desktop.domain.evaluation_choices import ConsentCovers
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.privacy import Consent
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.i18n import _
from csxl_desktop.services.modules import modules_of
from csxl_desktop.services.printable import testimonial_may_be_printed


def printed_testimonials(session: Session, year: int, day: date) -> tuple[report.Testimonial, ...]:
    """What the report of the year quotes when it is printed on `day`: only what its authors agree to."""
    if Module.TESTIMONIALS not in modules_of(session):
        return ()
    return tuple(quotation(each) for each in quoted_in_report(session, year, day))


def quotation(row: Testimonial) -> report.Testimonial:
    """As it prints: the extract where one was chosen; the signature as wished, no name where none is wished."""
    text = RichText((Block("extract", "p", (Span(row.extract),)),)) if row.extract else row.text
    if row.signature:
        return report.Testimonial(text, row.signature)
    if row.anonymous:
        return report.Testimonial(text, _("Anonymous"))
    return report.Testimonial(text, row.author_name, row.function_title, row.organisation_name)


def may_be_quoted(session: Session, said: Iterable[Testimonial], day: date, where: ConsentCovers) -> list[Testimonial]:
    """Those whose authors agree to be quoted there on `day`."""
    consents = quoting_consents(session)
    return [each for each in said if testimonial_may_be_printed(each, consents.get(each.author_id, ()), day, where)]


def quoting_consents(session: Session) -> Mapping[UUID | None, Sequence[Consent]]:
    """The agreements to be quoted that stand on people's records, by person."""
    found: defaultdict[UUID | None, list[Consent]] = defaultdict(list)
    for each in session.scalars(
        select(Consent).where(Consent.scope == ConsentScope.QUOTATION, Consent.trashed_at.is_(None))
    ):
        found[each.person_id].append(each)
    return found


def quoted_in_report(session: Session, year: int, day: date) -> list[Testimonial]:
    return may_be_quoted(session, session.scalars(said_in(year).where(Testimonial.printed)), day, ConsentCovers.REPORT)


def said_in(year: int) -> Select[Testimonial]:
    return (
        select(Testimonial)
        .where(Testimonial.year == year, Testimonial.trashed_at.is_(None))
        .order_by(Testimonial.position, Testimonial.id)
    )
