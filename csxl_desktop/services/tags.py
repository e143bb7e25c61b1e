"""Free tags: put on a record by a word, known ones taken again, two of them made one."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.organisation_details import Tag, TagLink
from csxl_desktop.i18n import N_, fold
from csxl_desktop.services.records import Written, add, assign, existing, written
from csxl_desktop.services.search_following import follow_joined
from csxl_desktop.storage.backups.kept import Why
from csxl_desktop.storage.database import Database


class TagService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, owner: str, record_id: UUID, name: str) -> Written:
        """Put the tag `name` on a record (`owner` is the column that points to it), a new tag where none is called so.

        Accents and case make no other tag; a tag that stands there already is left.
        """
        with self._database.begin(N_("Tag added")) as session:
            tag_id = _known(session, name) or add(session, Tag, {"name": name.strip(), "position": _next(session)}).id
            link = session.scalar(
                select(TagLink).where(
                    TagLink.tag_id == tag_id, getattr(TagLink, owner) == record_id, TagLink.trashed_at.is_(None)
                )
            )
            link_id = link.id if link else add(session, TagLink, {"tag_id": tag_id, owner: record_id}).id
            return written(self._database, session, link_id)

    def create(self, name: str) -> Written:
        """A tag that stands nowhere yet, at the end of the list."""
        with self._database.begin(N_("Tag created")) as session:
            made = add(session, Tag, {"name": name.strip(), "position": _next(session)})
            return written(self._database, session, made.id)

    def merge(self, tag_id: UUID, into_id: UUID) -> Written:
        """What bears the first tag bears the second; the first goes to the trash."""
        with self._database.begin(N_("Tags merged"), after=Why.MASS) as session:
            tag, into = existing(session, Tag, tag_id), existing(session, Tag, into_id)
            if tag is not into:
                there = {(link.organisation_id, link.person_id) for link in _links(session, into_id)}
                for link in _links(session, tag_id):
                    if (link.organisation_id, link.person_id) in there:
                        link.trashed_at = self._database.now()
                    else:
                        assign(session, link, {"tag_id": into_id})
                tag.trashed_at = self._database.now()
                follow_joined(session, tag, into)
            return written(self._database, session, into_id)


def _links(session: Session, tag_id: UUID) -> list[TagLink]:
    return list(session.scalars(select(TagLink).where(TagLink.tag_id == tag_id, TagLink.trashed_at.is_(None))))


def _known(session: Session, name: str) -> UUID | None:
    wanted = fold(name)
    found = session.execute(select(Tag.id, Tag.name).where(Tag.trashed_at.is_(None)).order_by(Tag.position, Tag.id))
    return next((key for key, known in found if fold(known) == wanted), None)


def _next(session: Session) -> int:
    return (session.scalar(select(func.max(Tag.position)).where(Tag.trashed_at.is_(None))) or 0) + 1
