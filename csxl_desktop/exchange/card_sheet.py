"""Address cards laid out as a table, so that a card is looked at and corrected as a line is."""

from csxl_desktop.exchange.heading_words import FIELD_LABELS, Field
from csxl_desktop.exchange.mapping import MappedColumn, Mapping
from csxl_desktop.exchange.people_table import PeopleTable, PersonLine
from csxl_desktop.exchange.table import Row, Sheet, trimmed
from csxl_desktop.i18n import _

_FIELDS = (
    Field.ORGANISATION, Field.CIVILITY, Field.FIRST_NAME, Field.LAST_NAME, Field.FUNCTION,
    Field.EMAIL, Field.PHONE, Field.MOBILE, Field.WEBSITE, Field.STREET, Field.POSTAL_CODE, Field.CITY, Field.NOTE,
)  # fmt: skip


def card_sheet(cards: PeopleTable) -> tuple[Sheet, Mapping, dict[int, str]]:
    """The lines, what their columns hold, and why some cards could not be read."""
    columns = tuple(MappedColumn(at, _(FIELD_LABELS[field]), field) for at, field in enumerate(_FIELDS, start=1))
    rows = tuple(Row(line.line, trimmed(list(_cells(line)))) for line in cards.lines)
    reasons = {line.line: line.problems[0].reason for line in cards.lines if any(p.refused for p in line.problems)}
    return Sheet(cards.sheet, rows), Mapping(0, columns), reasons


def _cells(line: PersonLine) -> list[str | None]:
    person = line.person
    several = ("; ".join(values) for values in (line.emails, line.phones, line.mobiles, line.websites))
    named = (line.organisation, person.civility, person.first_name, person.last_name, person.function)
    told = (*named, *several, *line.address, line.note)
    return [text or None for text in told]
