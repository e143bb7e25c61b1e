"""Address cards of others, read in a child process: the people of a phone, of Outlook or of a mail."""

from typing import Any

from csxl_desktop.exchange.child import told_by_child
from csxl_desktop.exchange.errors import TooLargeError
from csxl_desktop.exchange.people_table import PeopleTable, PersonLine
from csxl_desktop.exchange.person_names import ParsedPerson
from csxl_desktop.exchange.problem import problem_from

MAX_BYTES = 20_000_000  # photos included


def read_cards(data: bytes) -> PeopleTable:
    """The people on the cards in `data`; a card's line is the one it begins on."""
    if len(data) > MAX_BYTES:
        raise TooLargeError(size=len(data) // 1_000_000, limit=MAX_BYTES // 1_000_000)
    lines = tuple(_line(raw) for raw in told_by_child(data, "cards")["lines"])
    return PeopleTable("", lines, None, tuple(problem for line in lines for problem in line.problems))


def _line(raw: dict[str, Any]) -> PersonLine:
    several = {key: tuple(raw[key]) for key in ("emails", "phones", "mobiles", "websites")}
    street, code, city = raw["address"]
    return PersonLine(
        line=raw["line"],
        person=ParsedPerson(**raw["person"]),
        organisation=raw["organisation"],
        problems=tuple(map(problem_from, raw["problems"])),
        address=(street, code, city),
        note=raw["note"],
        **several,
    )
