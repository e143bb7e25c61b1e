"""What waits here of an earlier run lies on the disk as its dossier does, once encryption was turned on or off."""

from uuid import UUID

from csxl_desktop.ui.context import Context
from csxl_desktop.ui.waiting_texts import as_uuid


def cover_what_waits(context: Context) -> None:
    """Behind the opening; hardly ever is there anything to do."""
    drafts, journal, jobs, failed = context.drafts, context.drafts.journal, context.jobs, context.errors.show
    if journal is None:
        return

    def look() -> set[UUID]:
        if not context.dossier.is_open:
            return set()
        return {key for each in journal.bare() if (key := as_uuid(each)) is not None} | drafts.bare()

    def ask(waiting: set[UUID]) -> None:
        jobs.ask(lambda: context.services.lost_texts.known(waiting) if waiting else set(), cover, failed)

    def cover(ours: set[UUID]) -> None:
        jobs.compute(lambda: _cover(ours), lambda _done: None, failed)

    def _cover(ours: set[UUID]) -> None:
        drafts.cover_anew(ours)
        journal.cover_anew({str(each) for each in ours})

    jobs.ask(lambda: None, lambda _opened: jobs.compute(look, ask, failed), failed, unhurried=True)
