"""What organisations were called on a day: the former name that was still borne, else today's."""

from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import AliasNature
from csxl_desktop.domain.contacts import OrganisationAlias
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.i18n import sort_key


class NamesOn:
    """One statement for all organisations; a former name without an end says nothing of any day."""

    def __init__(self, session: Session, day: date) -> None:
        self._former: dict[UUID, str] = {}
        for key, name in session.execute(_FORMER, {"day": day}):
            self._former.setdefault(key, name)

    def __bool__(self) -> bool:
        """Whether some organisation was called otherwise."""
        return bool(self._former)

    def of(self, organisation_id: UUID, name: str) -> str:
        """What the organisation whose record is called `name` was called that day."""
        return self._former.get(organisation_id, name)

    def sort_key(self, organisation_id: UUID, key: str) -> str:
        """Where it stood in the lists that day; `key` is where it stands under today's name."""
        former = self._former.get(organisation_id)
        return key if former is None else sort_key(former)


def name_on(session: Session, organisation: Organisation, day: date) -> str:
    """What one organisation was called that day."""
    found = session.execute(_FORMER_OF_ONE, {"organisation_id": organisation.id, "day": day}).first()
    return organisation.name if found is None else found[1]


# The former names still borne on a day or later; of one organisation, the first to end stands.
_FORMER = (
    select(OrganisationAlias.organisation_id, OrganisationAlias.name)
    .where(OrganisationAlias.nature == AliasNature.FORMER, OrganisationAlias.trashed_at.is_(None))
    .where(OrganisationAlias.to_on >= bindparam("day"))
    .order_by(OrganisationAlias.to_on, OrganisationAlias.id)
)
_FORMER_OF_ONE = _FORMER.where(OrganisationAlias.organisation_id == bindparam("organisation_id"))
