"""What this computer remembers of printing: the printer and its options by kind of document, where labels fall."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from csxl_desktop.ui.window_state import WindowState

_KINDS, _SHIFTS, _LAST = "print/kinds", "print/shifts", "print/last"
MOST_SHIFT = 20.0  # millimetres; a printer that is further off is out of order


@dataclass(frozen=True, slots=True)
class Habit:
    """How a kind of document was printed last. Copies and pages are of one print alone: they are not remembered."""

    printer: str = ""
    paper: str = ""
    sides: str = ""
    gray: bool = False


class PrintMemory:
    """Kept beside the place of the window, never in the dossier: another computer has other printers."""

    def __init__(self, state: WindowState) -> None:
        self._state = state

    def habit(self, kind: str) -> Habit:
        """Of this kind; of a kind never printed, the printer that was used last and no options."""
        kept = self._read(_KINDS).get(kind)
        if not isinstance(kept, dict):
            return Habit(printer=self._state.text(_LAST))
        known = {each.name: each.default for each in fields(Habit)}
        return Habit(**{name: kept[name] for name, usual in known.items() if isinstance(kept.get(name), type(usual))})

    def remember(self, kind: str, habit: Habit) -> None:
        kinds = dict(self._read(_KINDS))
        kinds[kind] = asdict(habit)
        self._state.set_text(_KINDS, json.dumps(kinds))
        self._state.set_text(_LAST, habit.printer)

    def shift(self, printer: str) -> tuple[float, float]:
        """How far labels are moved on this printer, in millimetres to the right and down."""
        kept = self._read(_SHIFTS).get(printer)
        try:
            across, down = (float(each) for each in kept or ())
        except (TypeError, ValueError):
            return 0.0, 0.0
        sound = max(abs(across), abs(down)) <= MOST_SHIFT  # a number that is none compares with nothing
        return (across, down) if sound else (0.0, 0.0)

    def set_shift(self, printer: str, across: float, down: float) -> None:
        shifts = dict(self._read(_SHIFTS))
        shifts[printer] = [round(across, 2), round(down, 2)]
        self._state.set_text(_SHIFTS, json.dumps(shifts))

    def _read(self, key: str) -> Mapping[str, Any]:
        try:
            kept = json.loads(self._state.text(key, "{}"))
        except ValueError:
            return {}
        return kept if isinstance(kept, dict) else {}
