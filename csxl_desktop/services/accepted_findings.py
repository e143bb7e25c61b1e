"""What was accepted in Relecture: by whom, when, why, for which year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from csxl_desktop.domain.accepted_findings import AcceptedFinding
from csxl_desktop.i18n import _
from csxl_desktop.proofreading.finding import Finding, Remark, Severity
from csxl_desktop.proofreading.registry import (
    DOSSIER_RULES,
    GRAMMAR_RULES,
    TEXT_RULES,
    DossierRule,
    GrammarRule,
    TextRule,
)
from csxl_desktop.services.proofreading import OF_FORM
from csxl_desktop.storage.database import Database

_RULES: Mapping[str, TextRule | DossierRule | GrammarRule] = {
    **{each.code: each for each in TEXT_RULES},
    **{each.code: each for each in GRAMMAR_RULES},
    **{each.code: each for each in DOSSIER_RULES},
}


@dataclass(frozen=True, slots=True)
class AcceptedRow:
    """One reason given; `everywhere`: it is about form, and holds in every year."""

    id: UUID
    rule: str
    fingerprint: str
    printed: str
    year: int | None
    reason: str
    by: str
    at: datetime
    everywhere: bool

    def finding(self) -> Finding:
        """The finding as it was accepted, for where the text no longer holds it; the title of its rule says why."""
        rule = _RULES.get(self.rule)
        remark = Remark(self.printed, _(rule.title) if rule else self.rule)
        severity = rule.severity if rule else Severity.C
        return Finding(self.rule, severity, remark, fingerprint=self.fingerprint, accepted=self.reason)


class AcceptedFindingService:
    """Reads; `ProofreadingService` accepts and takes back."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rows(self, year: int) -> tuple[AcceptedRow, ...]:
        """Those that hold in the year, the last reason of each, the newest first."""
        with self._database() as session:
            found = session.scalars(
                select(AcceptedFinding)
                .where(AcceptedFinding.trashed_at.is_(None))
                .order_by(AcceptedFinding.accepted_at, AcceptedFinding.id)
            )
            rows = {row.fingerprint: _row(row) for row in found if row.year == year or row.rule in OF_FORM}
        return tuple(sorted(rows.values(), key=lambda row: row.at, reverse=True))


def _row(row: AcceptedFinding) -> AcceptedRow:
    return AcceptedRow(
        row.id,
        row.rule,
        row.fingerprint,
        row.printed,
        row.year,
        row.reason,
        row.accepted_by,
        row.accepted_at,
        row.rule in OF_FORM,
    )
