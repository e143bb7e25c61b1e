"""A testimonial as an article of the newsletter."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from sqlalchemy import select

from csxl_desktop.domain.evaluation import Testimonial
from csxl_desktop.domain.newsletters import Newsletter, NewsletterItem
from csxl_desktop.i18n import N_
from csxl_desktop.services.newsletters import items_of, last_number
from csxl_desktop.services.quoting import as_article, require_agreed
from csxl_desktop.services.records import Written, add, existing, written
from csxl_desktop.storage.database import Database


class NewsletterQuotations:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def put(self, testimonial_id: UUID) -> Written:
        """Into the issue being written, into a new one where none is; returns the issue."""
        with self._database.begin(N_("Testimonial put in the newsletter")) as session:
            said = existing(session, Testimonial, testimonial_id)
            require_agreed(session, [said], self._today())
            issue = session.scalars(
                select(Newsletter)
                .where(Newsletter.issued_on.is_(None), Newsletter.trashed_at.is_(None))
                .order_by(Newsletter.number.desc())
            ).first()
            key = issue.id if issue is not None else add(session, Newsletter, {"number": last_number(session) + 1}).id
            last = max((each.position for each in items_of(session, key)), default=0)
            add(session, NewsletterItem, {"newsletter_id": key, "position": last + 1, **as_article(said)})
            return written(self._database, session, key)
