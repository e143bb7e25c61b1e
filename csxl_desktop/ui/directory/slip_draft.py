"""A slip half typed, as it is kept until it is sent: its values in JSON and back."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, time
from typing import Any
from uuid import UUID

from csxl_desktop.i18n.opening_hours import WeekSlot
from csxl_desktop.ui.directory.person_field import NewPerson
from csxl_desktop.ui.drafts import Drafts


class SlipDrafts:
    """What was typed for each slip and not sent."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts

    def keep(self, slip_id: UUID, typed: Mapping[str, Any]) -> None:
        self._drafts.keep(_key(slip_id), {name: _plain(value) for name, value in typed.items()})

    def kept(self, slip_id: UUID) -> dict[str, Any]:
        """The values as the fields take them; one that can no longer be read is left out."""
        found: dict[str, Any] = {}
        for name, value in self._drafts.kept(_key(slip_id)).items():
            try:
                found[name] = _value(name, value)
            except (TypeError, ValueError, KeyError, AttributeError):
                continue
        return found

    def forget(self, slip_id: UUID) -> None:
        self._drafts.forget(_key(slip_id))


def _key(slip_id: UUID) -> str:
    return f"slip-{slip_id}"


def _plain(value: Any) -> Any:
    match value:
        case NewPerson():
            return asdict(value)
        case UUID():
            return str(value)
        case date():
            return value.isoformat()
        case tuple() | list():
            return [[slot.weekday, f"{slot.opens_at:%H:%M}", f"{slot.closes_at:%H:%M}", slot.note] for slot in value]
        case _:
            return value


def _value(name: str, value: Any) -> Any:
    if value is None:
        return None
    match name:
        case "representative":
            return NewPerson(**value) if isinstance(value, dict) else UUID(value)
        case "returned_on":
            return date.fromisoformat(value)
        case "hours":
            return tuple(
                WeekSlot(int(day), time.fromisoformat(opens), time.fromisoformat(closes), str(note))
                for day, opens, closes, note in value
            )
        case _:
            return value
