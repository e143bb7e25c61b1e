"""With the sheet in hand: the number of its row stands for whoever signed there, wherever people are typed in."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from csxl_desktop.domain.meeting_rows import AttendanceRow, SignedRow
from csxl_desktop.services.records import Written
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField

_ROW = re.compile(r"(\d{1,3})(\s*\+)?(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class OnList:
    """A choice: the line of somebody on the list."""

    id: UUID


@dataclass(frozen=True, slots=True)
class InDirectory:
    """A choice: a person whom only the directory knows."""

    id: UUID


@dataclass(frozen=True, slots=True)
class PaperRow:
    """“23”, “23+” (the box about pictures is ticked), or “23 Name, Organisation” for a row that was blank."""

    number: int
    agreed: bool
    rest: str

    @property
    def signed(self) -> SignedRow:
        return SignedRow(self.number, self.agreed)


def read_row(text: str) -> PaperRow | None:
    """The row of the paper that the text begins with, where it does."""
    found = _ROW.fullmatch(text.strip())
    return PaperRow(int(found[1]), bool(found[2]), (found[3] or "").strip()) if found else None


class PaperField(ReferenceField):
    """A line for people that understands the numbers of the sheet; `paper` is the row that is typed now."""

    paper: PaperRow | None = None

    def on_list(self) -> Iterable[AttendanceRow]:
        """The people of the meeting."""
        raise NotImplementedError

    def _suggest(self, text: str) -> None:
        """A number shows the line of that row alone; behind it, a name is looked for as without it."""
        self.paper = row = read_row(text)
        if row is None:
            super()._suggest(text)
        elif row.rest:
            if not self._folded:
                self.popup.hide()  # the options are asked for when it comes
            super()._suggest(row.rest)
        else:
            self._folded = []
            self.popup.offer(self._of_row(row), "")

    def _of_row(self, row: PaperRow) -> list[Option]:
        return [
            Option(OnList(line.id), f"{line.row} – {line.full_name}", line.organisation)
            for line in self.on_list()
            if line.row == row.number
        ]


def enter_row(context: Context, line_id: UUID, row: PaperRow | None) -> Callable[[], Written] | None:
    """What writes more than the state: the row, and the box about pictures."""
    if row is None:
        return None
    return lambda: context.services.sheets.enter(line_id, row=row.number, image_agreed=row.agreed)
