"""What narrows the list of findings: to mend or accepted, how grave, where; remembered, reached with the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.proofreading.finding import Severity
from csxl_desktop.proofreading.parts import part_of, parts_of
from csxl_desktop.ui.evaluation.relecture_rows import SEVERITIES, FindingRow
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.choices import FilterChips, SegmentedSwitch
from csxl_desktop.ui.widgets.side_by_side import SideBySide
from csxl_desktop.ui.widgets.text_fields import ChoiceField
from csxl_desktop.ui.window_state import WindowState

OPEN, ACCEPTED = "open", "accepted"
_STATE, _SEVERITIES, _PART = "relecture/state", "relecture/severities", "relecture/part"


class FindingFilters(QWidget):
    """`changed()` when another row may be shown; the numbers follow what the other filters let through."""

    changed = Signal()

    def __init__(self, state: WindowState) -> None:
        super().__init__()
        self._remembered = state
        self.switch = SegmentedSwitch(_("Findings shown"), [(OPEN, _("To mend")), (ACCEPTED, _("Accepted findings"))])
        self.switch.set_value(state.text(_STATE, OPEN))
        self.chips = FilterChips([(each.value, each.value) for each in Severity])
        self.chips.setAccessibleName(_("How grave"))
        self.chips.set_value(set(state.text(_SEVERITIES)))
        self.part = ChoiceField("", [(None, _("Everywhere"))]).narrow().called(_("Where"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.inside)
        top = QHBoxLayout()
        top.addWidget(self.switch)
        top.addStretch()
        below = SideBySide()
        below.setSpacing(look().sizes.inside)
        below.addWidget(self.chips)
        below.addWidget(self.part, 1)
        box.addLayout(top)
        box.addLayout(below)
        self._part = state.text(_PART) or None
        self._options: list[tuple[str | None, str]] = []
        self.switch.changed.connect(lambda _key: self._keep())
        self.chips.changed.connect(lambda _keys: self._keep())
        self.part.committed.connect(self._turn_to)

    # What the place calls.

    def shown(self, rows: Sequence[FindingRow]) -> list[FindingRow]:
        """Those that all the filters let through; the numbers on the filters are set anew."""
        in_state = [row for row in rows if self._in_state(row)]
        self._count(rows, in_state)
        return [row for row in in_state if self._is_grave(row) and self._is_there(row)]

    def show_part(self, key: str | None) -> None:
        """What is to be mended of one part, or everywhere."""
        self._part = key
        self.switch.set_value(OPEN)
        self.chips.set_value(set())
        self._keep()

    def clear(self) -> bool:
        """Show all of the state chosen; False where nothing was narrowed."""
        if self._part is None and not self.chips.value():
            return False
        self._part = None
        self.chips.set_value(set())
        self._keep()
        return True

    def narrows(self) -> bool:
        return self._part is not None or bool(self.chips.value())

    def accepted(self) -> bool:
        return self.switch.value() == ACCEPTED

    # Within.

    def _turn_to(self, key: str | None) -> None:
        self._part = key
        self._keep()

    def _keep(self) -> None:
        self._remembered.set_text(_STATE, self.switch.value())
        self._remembered.set_text(_SEVERITIES, "".join(sorted(self.chips.value())))
        self._remembered.set_text(_PART, self._part or "")
        self.changed.emit()

    def _in_state(self, row: FindingRow) -> bool:
        return bool(row.finding.accepted) is self.accepted()

    def _is_grave(self, row: FindingRow) -> bool:
        wanted = self.chips.value()
        return not wanted or row.finding.severity.value in wanted

    def _is_there(self, row: FindingRow) -> bool:
        return self._part is None or part_of(row.finding).key == self._part

    def _count(self, rows: Sequence[FindingRow], in_state: Sequence[FindingRow]) -> None:
        done = sum(bool(row.finding.accepted) for row in rows)
        self.switch.set_word(OPEN, _("To mend ({count})").format(count=len(rows) - done))
        self.switch.set_word(ACCEPTED, _("Accepted ({count})").format(count=done))
        there = [row.finding.severity for row in in_state if self._is_there(row)]
        for severity, (word, _tone) in SEVERITIES.items():
            told = _("{letter} · {word} ({count})")
            self.chips.set_word(
                severity.value, told.format(letter=severity.value, word=_(word), count=there.count(severity))
            )
        counted = parts_of(row.finding for row in in_state if self._is_grave(row))
        options: list[tuple[str | None, str]] = [(None, _("Everywhere"))]
        options += [(part.key, f"{part.title} ({count})") for part, count in counted.items()]
        if self._part is not None and self._part not in {part.key for part in counted}:
            options.append((self._part, _("Nothing left there")))
        if options != self._options:
            self._options = options
            self.part.set_options(options)
        self.part.set_value(self._part)
