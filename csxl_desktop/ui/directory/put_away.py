"""The record just put in the trash: the line that takes its place, and whether it came back (Ctrl+Z)."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from csxl_desktop.ui.directory.columns import COMMITTEE, PEOPLE
from csxl_desktop.ui.directory.directory_list import DirectoryList

Place = tuple[str, UUID]


@dataclass(slots=True)
class PutAway:
    """`after` is the record shown in its place; `thrown` once it is in the trash."""

    place: Place
    after: Place | None
    thrown: bool = False
    _missed: bool = False
    _forgotten: bool = False

    def is_back(self, on_screen: Place | None, shown: DirectoryList) -> bool:
        """Whether the list lacked it and has it again, asked at each reading; never once one went elsewhere."""
        self._forgotten = self._forgotten or on_screen != self.after
        if self._forgotten:
            return False
        if self.place in places(shown):
            return self._missed
        self._missed = True
        return False


def places(shown: DirectoryList) -> list[Place]:
    """The records that the list in front leads to, in its order."""
    match shown.view():
        case view if view == PEOPLE:
            return [("person", row.id) for row in shown.people.rows()]
        case view if view == COMMITTEE:
            return [("organisation", seat.organisation_id) for seat in shown.seats.rows()]
        case _organisations:
            return [("organisation", each.id) for each in shown.organisations.rows()]


def place_after(found: Sequence[Place], place: Place) -> Place | None:
    """The record below `place`, else the one above it; none where the list does not show it."""
    if place not in found:
        return None
    at = found.index(place)
    others = (*found[at + 1 :], *reversed(found[:at]))
    return next((each for each in others if each != place), None)
