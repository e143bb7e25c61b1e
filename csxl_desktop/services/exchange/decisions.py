"""What a human answered to the doubts of an import."""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_


class DecisionsError(DomainError):
    template = N_(
        "The file of decisions is not understood ({detail}). It is a JSON list of objects such as "
        '{{"line": 4, "decision": "new"}}; the decisions are same, new, rename, depart and keep.'
    )


class Choice(StrEnum):
    SAME = "same"  # the same organisation under another spelling
    NEW = "new"
    RENAME = "rename"
    DEPART = "depart"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Decision:
    """One answer, for a line of the file or for a record; `target` names the organisation meant, or its key."""

    choice: Choice
    line: int | None = None
    record_id: UUID | None = None
    target: str = ""


def read_decisions(content: bytes) -> tuple[Decision, ...]:
    """The answers in a `--decisions` file."""
    try:
        raw = json.loads(content)
    except (ValueError, RecursionError):
        raise DecisionsError(detail="JSON") from None
    if not isinstance(raw, list):
        raise DecisionsError(detail="[]")
    return tuple(_read(item, number) for number, item in enumerate(raw, start=1))


def _read(item: Any, number: int) -> Decision:
    try:
        choice = Choice(item["decision"])
        line = item.get("line")
        record_id = UUID(item["id"]) if item.get("id") else None
        if not isinstance(line, int | None) or (line is None and record_id is None):
            raise DecisionsError(detail=f"#{number}")
        return Decision(choice, line, record_id, str(item.get("target") or ""))
    except (KeyError, TypeError, ValueError, AttributeError):
        raise DecisionsError(detail=f"#{number}") from None
