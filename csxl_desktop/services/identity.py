"""Which dossier this is, and the ledger of what was erased for good."""

import secrets
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.reconciling import DossierIdentity, Erasure
from csxl_desktop.storage.reconciling.ledger import digest_of
from csxl_desktop.system.identifiers import new_id

_KEY_BYTES = 32


def identity_of(session: Session) -> DossierIdentity | None:
    return session.scalars(select(DossierIdentity).limit(1)).first()


def identified(session: Session) -> DossierIdentity:
    """The identity, made with the first bag or the first erasure: copies made from then on are known as such."""
    found = identity_of(session)
    if found is None:
        found = DossierIdentity(id=new_id(), erasure_key=secrets.token_hex(_KEY_BYTES))
        session.add(found)
        session.flush()
    return found


def note_erased(session: Session, records: Iterable[UUID], on: date, reason: str, key: str = "") -> None:
    """Put records into the ledger: whatever copy comes back, it does not bring them."""
    key = key or identified(session).erasure_key
    note_digests(session, (digest_of(key, record.hex) for record in records), on, reason)


def note_digests(session: Session, digests: Iterable[str], on: date, reason: str) -> None:
    """The same of what the ledger already knows by its digest."""
    known = set(session.scalars(select(Erasure.id)))
    rows = [{"id": digest, "erased_on": on, "reason": reason} for digest in digests]
    if fresh := [row for row in rows if row["id"] not in known]:
        session.connection().execute(insert(Erasure), fresh)
