"""What is open in Évaluation, for a window that is built anew."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from csxl_desktop.ui.page import Standing

if TYPE_CHECKING:
    from csxl_desktop.ui.evaluation.page import EvaluationPage


@dataclass(frozen=True)
class _Held:
    year: int
    key: str
    record: UUID | None
    view: str


class EvaluationStanding(Standing):
    """The place in front in its own year, its record, which of its views."""

    def __init__(self, page: "EvaluationPage") -> None:
        self._page = page

    def held(self) -> object:
        page = self._page
        if not page.place_key():
            return None
        return _Held(page.year(), page.place_key(), page.record_of(page.place_key()), page.place().view())

    def take_back(self, held: object) -> None:
        if isinstance(held, _Held):
            self._page.show_again(held.year, held.key, held.record)
            self._page.place().show_view(held.view)
