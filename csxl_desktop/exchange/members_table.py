"""A members' table as offices keep them: its lines, and what is wrong in which cell."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from csxl_desktop.exchange.errors import NoRowsError, TooManyRowsError
from csxl_desktop.exchange.heading_words import Field
from csxl_desktop.exchange.mapping import Mapping, guessed_mapping
from csxl_desktop.exchange.member_line import LineReader, MemberLine, text_of
from csxl_desktop.exchange.organisation_names import ParsedName, tidy_name, with_parents
from csxl_desktop.exchange.problem import Problem
from csxl_desktop.exchange.sheet_notices import notices
from csxl_desktop.exchange.table import Row, Sheet, Table, column_letter
from csxl_desktop.exchange.total_lines import without_totals
from csxl_desktop.i18n import _

MAX_LINES = 10_000  # of organisations: an office has a hundred


@dataclass(frozen=True, slots=True)
class MembersTable:
    """The lines of one sheet under one mapping; `problems` are those of all its lines and of the sheet."""

    sheet: str
    mapping: Mapping
    lines: tuple[MemberLine, ...]
    problems: tuple[Problem, ...] = ()
    totals: int = 0  # lines that count the others, passed over

    @property
    def refused(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.refused)


def members_sheet(table: Table) -> Sheet:
    """The sheet that looks most like a members' table: most known headers, then most rows."""
    filled = [sheet for sheet in table.sheets if sheet.rows]
    if not filled:
        raise NoRowsError
    return max(filled, key=_likeness)


def members_table(sheet: Sheet, mapping: Mapping | None = None, *, today: date) -> MembersTable:
    """The members that `sheet` lists. Without `mapping` it is guessed; one that cannot do raises."""
    mapping = mapping or guessed_mapping(sheet)
    mapping.check()
    rows, passed = without_totals(sheet, mapping)
    if not rows:
        raise NoRowsError
    if len(rows) > MAX_LINES:
        raise TooManyRowsError(sheet=sheet.name or "CSV", line=rows[-1].line, limit=MAX_LINES)
    read = [LineReader(row, mapping, today).member() for row in rows]
    names = with_parents(line.organisation for line in read)
    lines = [_with_name(line, name, row, mapping) for line, name, row in zip(read, names, rows, strict=True)]
    problems = [*notices(sheet, mapping, passed), *_duplicates(lines, mapping)]
    problems += [problem for line in lines for problem in line.problems]
    problems.sort(key=lambda problem: (problem.line, problem.column))
    by_line: dict[int, list[Problem]] = {}
    for problem in problems:
        by_line.setdefault(problem.line, []).append(problem)
    return MembersTable(
        sheet.name, mapping, tuple(_told(line, by_line) for line in lines), tuple(problems), len(passed)
    )


def _likeness(sheet: Sheet) -> tuple[bool, int, int]:
    mapping = guessed_mapping(sheet)
    known = [column for column in mapping.columns if column.field is not None and column.header]
    return bool(mapping.numbers(Field.ORGANISATION)), len(known), len(sheet.rows)


def _with_name(line: MemberLine, name: ParsedName, row: Row, mapping: Mapping) -> MemberLine:
    """What the table says outright of short name and parent goes before what the name suggests."""
    short_name, parent = (
        text_of(row.cell(numbers[0])) if (numbers := mapping.numbers(field)) else ""
        for field in (Field.SHORT_NAME, Field.PARENT)
    )
    told = replace(
        name,
        short_name=short_name or name.short_name,
        parent_proposal=tidy_name(parent) or name.parent_proposal,
    )
    return replace(line, organisation=told)


def _told(line: MemberLine, by_line: dict[int, list[Problem]]) -> MemberLine:
    return replace(line, problems=tuple(by_line.get(line.line, ())))


def _duplicates(lines: list[MemberLine], mapping: Mapping) -> Iterator[Problem]:
    """Two lines of one name: the second is refused, the first named."""
    column = column_letter(mapping.numbers(Field.ORGANISATION)[0])
    seen: dict[str, int] = {}
    for line in lines:
        key = line.organisation.key
        if key and key in seen:
            reason = _("This organisation already stands on line {line}.").format(line=seen[key])
            yield Problem(line.line, column, reason)
        seen.setdefault(key, line.line)
