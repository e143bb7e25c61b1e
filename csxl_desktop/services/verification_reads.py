"""Where the rounds of verification stand. Loads nothing of the directory but names: Accueil reads it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.history import ChangeKind, HistoryChange, HistoryTransaction
from csxl_desktop.domain.slip_rows import RoundRow, SlipRow, slip_code
from csxl_desktop.domain.verification import VerificationRound, VerificationSlip

_NO_CORRECTION = (VerificationSlip.__tablename__, "consents")
_RETURN = frozenset({"returned_on", "signed", "agreed", "note"})
_SAID_BESIDE = frozenset({"verified_on", "verified_by", "printable", "contact_printable"})  # of the answer itself


def round_rows(session: Session, today: date) -> list[RoundRow]:
    """Every round with its slips, the newest first."""
    rounds = session.scalars(
        select(VerificationRound)
        .where(VerificationRound.trashed_at.is_(None))
        .order_by(VerificationRound.started_on.desc(), VerificationRound.id.desc())
    ).all()
    corrected = _corrected(session)
    slips: dict[UUID, list[tuple[VerificationSlip, str]]] = defaultdict(list)
    for slip, name in session.execute(
        select(VerificationSlip, Organisation.name)
        .join(Organisation, Organisation.id == VerificationSlip.organisation_id)
        .where(VerificationSlip.trashed_at.is_(None), Organisation.trashed_at.is_(None))
        .order_by(VerificationSlip.number, VerificationSlip.id)
    ):
        slips[slip.verification_round_id].append((slip, name))
    return [
        RoundRow(
            each.id,
            each.name,
            each.started_on,
            each.due_on,
            each.closed_on,
            tuple(_slip_row(each, slip, name, today, corrected) for slip, name in slips[each.id]),
        )
        for each in rounds
    ]


def _slip_row(
    held: VerificationRound, slip: VerificationSlip, name: str, today: date, corrected: Collection[UUID]
) -> SlipRow:
    due = held.due_on is not None and held.due_on < today and held.closed_on is None
    return SlipRow(
        id=slip.id,
        number=slip.number,
        code=slip_code(held.started_on, slip.number),
        organisation_id=slip.organisation_id,
        organisation=name,
        sent_on=slip.sent_on,
        channel=slip.channel,
        returned_on=slip.returned_on,
        signed=slip.signed,
        agreed=slip.agreed,
        note=slip.note,
        changed=slip.returned_on is not None and slip.id in corrected,
        late=due and slip.returned_on is None,
    )


def _corrected(session: Session) -> set[UUID]:
    """The slips whose return, not taken back since, wrote into the records more than that it came back."""
    acts = session.execute(
        select(HistoryTransaction.id, HistoryTransaction.undoes_id, HistoryChange.record_id, HistoryChange.new)
        .join(HistoryChange, HistoryChange.transaction_id == HistoryTransaction.id)
        .where(HistoryChange.table_name == VerificationSlip.__tablename__, HistoryChange.kind == ChangeKind.UPDATE)
    ).all()
    undone_by: dict[UUID, set[UUID]] = {}
    slips: dict[UUID, UUID] = {}
    for act, undoes, slip, new in acts:
        if undoes is not None:
            undone_by.setdefault(undoes, set()).add(act)
        elif _RETURN & frozenset(new or {}):  # a merge writes to slips too
            slips[act] = slip

    def stands(act: UUID) -> bool:
        """What an undo takes back stands, where that undo was taken back itself."""
        return not any(stands(each) for each in undone_by.get(act, ()))

    slips = {act: slip for act, slip in slips.items() if stands(act)}
    changes = session.execute(
        select(HistoryChange.transaction_id, HistoryChange.table_name, HistoryChange.new)
        .where(HistoryChange.transaction_id.in_(slips))
        .where(HistoryChange.table_name.not_in(_NO_CORRECTION))
    )
    return {slips[act] for act, _table, new in changes if not frozenset(new or {}) <= _SAID_BESIDE}
