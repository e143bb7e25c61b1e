"""Calls for testimonials whose day went by with people silent. Loads nothing of the evaluation: Accueil reads it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.campaigns import Campaign, CampaignRequest
from csxl_desktop.domain.evaluation_choices import RequestOutcome
from csxl_desktop.domain.modules import Module
from csxl_desktop.services.modules import modules_of


@dataclass(frozen=True, slots=True)
class DueCampaign:
    """A call that is over its day: how many who were asked said nothing yet."""

    id: UUID
    name: str
    silent: int
    due_on: date


def due_campaigns(session: Session, today: date) -> tuple[DueCampaign, ...]:
    """Those still open, the oldest day first; none where testimonials are off."""
    rows = session.execute(
        select(Campaign.id, Campaign.name, Campaign.due_on, func.count(CampaignRequest.id).label("silent"))
        .join(CampaignRequest, CampaignRequest.campaign_id == Campaign.id)
        .where(Campaign.trashed_at.is_(None), Campaign.closed_on.is_(None), Campaign.due_on < today)
        .where(CampaignRequest.trashed_at.is_(None), CampaignRequest.outcome == RequestOutcome.WAITING)
        .where(CampaignRequest.asked_on.is_not(None))
        .group_by(Campaign.id)
        .order_by(Campaign.due_on, Campaign.id)
    ).all()
    if not rows or Module.TESTIMONIALS not in modules_of(session):
        return ()
    return tuple(DueCampaign(row.id, row.name, row.silent, row.due_on) for row in rows)
