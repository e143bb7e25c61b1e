"""How the sign-in sheet of a meeting is wanted: kept as `sheet_options` of the meeting, or of its kind."""

from dataclasses import asdict, dataclass
from typing import Any

ORDERS = ("organisation", "name")
MOST_BLANKS = 200
LEAST_BLANKS = 10  # where nobody says how many


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """`tally` is the sheet of a citizen meeting: boxes for each public, no names.

    Without `blank_rows` they fill the page, `LEAST_BLANKS` at the least.
    """

    order: str = "organisation"
    columns: int = 1
    emails: bool = False
    image_right: bool = False
    blank_rows: int | None = None
    tally: bool = False

    @classmethod
    def from_json(cls, data: dict[str, Any] | None) -> "SheetOptions":
        """Read what `to_json` wrote; what cannot be stays as the house has it."""
        given, house = data or {}, cls()
        order, columns, blanks = given.get("order"), given.get("columns"), given.get("blank_rows")
        return cls(
            order=order if isinstance(order, str) and order in ORDERS else house.order,
            columns=2 if columns == 2 else 1,
            emails=bool(given.get("emails")),
            image_right=bool(given.get("image_right")),
            blank_rows=min(max(blanks, 0), MOST_BLANKS) if isinstance(blanks, int) else house.blank_rows,
            tally=bool(given.get("tally")),
        )

    def to_json(self) -> dict[str, Any]:
        return asdict(self)
