"""Testimonials whose authors agree: what may be quoted on a day, and where."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import ConsentScope
from csxl_desktop.domain.privacy import Consent


def quoting_consents(session: Session) -> Mapping[UUID | None, Sequence[Consent]]:
    """The agreements to be quoted that stand on people's records, by person."""
    found: defaultdict[UUID | None, list[Consent]] = defaultdict(list)
    for each in session.scalars(
        select(Consent).where(Consent.scope == ConsentScope.QUOTATION, Consent.trashed_at.is_(None))
    ):
        found[each.person_id].append(each)
    return found
