"""What is open in Évaluation, for a window that is built anew."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from csxl_desktop.ui.evaluation.list_card import ListCard
from csxl_desktop.ui.page import Standing
from csxl_desktop.ui.widgets.row_mark import RowPlace
from csxl_desktop.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from csxl_desktop.ui.evaluation.page import EvaluationPage


@dataclass(frozen=True)
class _Held:
    year: int
    key: str
    record: UUID | None
    view: str
    sought: tuple[str, ...]
    stand: tuple[RowPlace | None, ...]


class EvaluationStanding(Standing):
    """The place in front in its own year, its record, its view, what its lists look for and where they stand."""

    def __init__(self, page: "EvaluationPage") -> None:
        self._page = page

    def held(self) -> object:
        page = self._page
        if not page.place_key():
            return None
        place, key = page.place(), page.place_key()
        sought = tuple(card.filter.text() for card in place.findChildren(ListCard))
        stand = tuple(table.place() for table in place.findChildren(RowTable))
        return _Held(page.year(), key, page.record_of(key), place.view(), sought, stand)

    def take_back(self, held: object) -> None:
        if isinstance(held, _Held):
            self._page.show_again(held.year, held.key, held.record)
            place = self._page.place()
            place.show_view(held.view)
            for card, words in zip(place.findChildren(ListCard), held.sought, strict=False):
                card.filter.setText(words)
            for table, stand in zip(place.findChildren(RowTable), held.stand, strict=False):
                table.stand_at(stand)
