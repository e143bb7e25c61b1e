"""Whom the report of a year is sent to: its partner organisations, each at one address, and the steering committee."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import OrganisationStatus
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.partnerships import Partnership, PartnershipOrganiser, PartnershipYear
from csxl_desktop.domain.recipients import Recipient, Recipients, Selection, SelectionKind
from csxl_desktop.services.figure_records import records_behind
from csxl_desktop.services.office import counting_rule
from csxl_desktop.services.selection_reading import SelectionReading, one_each
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.members import seats_on


class ReportAudience(StrEnum):
    """Who is offered beside what is chosen by name."""

    PARTNERS = "partners"
    COMMITTEE = "committee"


class ReportMailingService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def recipients(self, year: int, audience: ReportAudience | Selection) -> Recipients:
        """Who they are, reached as today; the partners are those of `year`, each organisation once."""
        today = self._today()
        with self._database() as session:
            reading = SelectionReading(session, today)
            if isinstance(audience, Selection):
                return reading.recipients(audience)
            if audience is ReportAudience.COMMITTEE:
                seats = tuple(row.id for row in seats_on(session, today))
                return reading.recipients(Selection(SelectionKind.SEATS, seats))
            bodies, strangers = _partners(session, year)
            found = one_each(reading, Selection(SelectionKind.ORGANISATIONS, bodies))
            return replace(found, people=(*found.people, *strangers))


def _partners(session: Session, year: int) -> tuple[tuple[UUID, ...], tuple[Recipient, ...]]:
    """Those behind the figure of the year and those of its partnerships, active today; who stands in no directory."""
    rows = records_behind(session, "different_partners", year, counting_rule(session))
    organisers = session.scalars(
        select(PartnershipOrganiser.organisation_id)
        .join(Partnership, Partnership.id == PartnershipOrganiser.partnership_id)
        .join(PartnershipYear, PartnershipYear.partnership_id == Partnership.id)
        .where(PartnershipYear.year == year, PartnershipYear.trashed_at.is_(None))
        .where(Partnership.trashed_at.is_(None), PartnershipOrganiser.trashed_at.is_(None))
    )
    known = {row.id for row in rows if row.kind == "organisation"} | set(organisers)
    active = session.scalars(
        select(Organisation.id)
        .where(Organisation.id.in_(known), Organisation.status == OrganisationStatus.ACTIVE)
        .where(Organisation.trashed_at.is_(None), Organisation.merged_into_id.is_(None))
        .order_by(Organisation.sort_key, Organisation.id)
    )
    strangers = (Recipient(organisation=row.label) for row in rows if row.kind != "organisation")
    return tuple(active), tuple(strangers)
