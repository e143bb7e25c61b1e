"""The handover file (carnet de passation): the office as the records know it, for whoever takes over."""

from collections.abc import Callable, Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.content.handover import Handover, HandoverTable, Row
from csxl_desktop.domain.mailing_lists import MailingList, Subscription
from csxl_desktop.i18n import _, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services import handover_people as people
from csxl_desktop.services import handover_rhythms as rhythms
from csxl_desktop.services import handover_work as work
from csxl_desktop.services.mailing_lists import MailingListService
from csxl_desktop.services.minutes_register import MinutesRegisterService
from csxl_desktop.services.office import the_office
from csxl_desktop.services.printing import Document
from csxl_desktop.storage.database import Database


class HandoverService:
    """Reads, never writes: there is nothing to fill in."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def document(self, *, language: str = "fr") -> Document:
        """Everything that is known on this day."""
        today, folder = self._today(), self._database.folder
        entries = MinutesRegisterService(self._database, self._today).entries()
        lists = MailingListService(self._database, self._today).lists()
        with self._database() as session, speaking(language):
            office = the_office(session)
            found: dict[str, Iterable[Row]] = {
                "team": people.team(session, today),
                "committee": people.committee(session, today),
                "pilots": people.pilots(session, today),
                "funders": people.funders(session, today),
                "rhythms": rhythms.rhythms(session, today),
                "calendar": rhythms.calendar(session, today),
                "deadlines": rhythms.deadlines(session, today),
                "minutes": work.minutes(entries, today),
                "memberships": work.memberships(session),
                "actions": work.actions(session, today),
                "decisions": work.decisions(session, today),
                "groups": work.groups(session, today),
                "indicators": work.indicators(session),
                "computed": work.computed(),
                "lists": work.lists(lists, _ways_in(session)),
                "files": work.files(session, folder, encrypted=self._database.key is not None),
            }
            tables = [HandoverTable(code, tuple(rows)) for code, rows in found.items()]
            content = Handover(
                office=parts.identity(session, office, folder / "annexes"),
                on=today,
                tables=tuple(table for table in tables if table.rows),
                language=language,
            )
            name = f"{_('Handover file')} {today.isoformat()}"
            return Document("handover", content, name, office.look)


def _ways_in(session: Session) -> dict[str, str]:
    """How the newest address came to each list."""
    rows = session.execute(
        select(MailingList.name, Subscription.source)
        .join(Subscription, Subscription.mailing_list_id == MailingList.id)
        .where(Subscription.trashed_at.is_(None), Subscription.source != "")
        .order_by(Subscription.since_on.asc().nulls_first(), Subscription.id)
    )
    return dict(rows.all())
