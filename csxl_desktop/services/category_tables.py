"""Tables of counts by category: made, filled line by line or pasted, read year beside year."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.category_tables import CategoryLine, CategoryTable
from csxl_desktop.domain.evaluation import Indicator
from csxl_desktop.domain.figures_kept import IndicatorCategory, IndicatorCategoryValue
from csxl_desktop.domain.pasted_counts import NO_COUNT, CountTyped, PastedCounts, Refused, read_categories
from csxl_desktop.i18n import N_, _, fold
from csxl_desktop.services import records
from csxl_desktop.services.records import Written, written
from csxl_desktop.storage.database import Database


@dataclass(frozen=True, slots=True)
class Pasted:
    """What became of what was pasted; `left` is the text of the lines that did not fit, each with its reason."""

    written: Written | None
    taken: int
    refused: tuple[Refused, ...] = ()
    header: str = ""

    @property
    def left(self) -> str:
        head = [self.header] if self.header and self.refused else []
        return "\n".join([*head, *(each.text for each in self.refused)])


class CategoryTableService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def tables(self, year: int) -> tuple[CategoryTable, ...]:
        """Every table, whether the year says something or not."""
        with self._database() as session:
            return tables_of(session, year)

    def create(self, title: str = "") -> Written:
        """A table with one line, its name ready to be typed."""
        with self._database.begin(N_("Table of figures created")) as session:
            last = session.scalar(select(func.max(Indicator.position))) or 0
            values = {"name": title or _("New table"), "stock": False, "position": last + 1}
            made = records.add(session, Indicator, values)
            records.add(session, IndicatorCategory, _line(made.id, _("New category"), 1))
            return written(self._database, session, made.id)

    def add_line(self, table_id: UUID, label: str = "") -> Written:
        """One more category at the end."""
        with self._database.begin(N_("Category added")) as session:
            place = max((each.position for each in _categories(session, [table_id])), default=0) + 1
            made = records.add(session, IndicatorCategory, _line(table_id, label or _("New category"), place))
            return written(self._database, session, made.id)

    def set_count(self, category_id: UUID, year: int, count: CountTyped) -> Written:
        """The number of a category in a year, or its share alone."""
        with self._database.begin(N_("Figure changed")) as session:
            return written(self._database, session, _set(session, category_id, year, count))

    def paste(self, table_id: UUID, year: int, text: str, first: UUID | None = None) -> Pasted:
        """What fits is written in one act: categories that stand take their numbers, the others are added.

        A column of numbers alone fills the lines from the `first` one on.
        """
        with self._database() as session:
            lines = _in_order(_categories(session, [table_id]))
        start = next((place for place, each in enumerate(lines) if each.id == first), 0)
        found = read_categories(text, year, [each.label for each in lines[start:]])
        if not found.counts:
            return Pasted(None, 0, found.refused, found.header)
        with self._database.begin(N_("Figures pasted")) as session:
            taken = _take(session, table_id, found, start)
            return Pasted(written(self._database, session, table_id), taken, found.refused, found.header)


def tables_of(session: Session, year: int) -> tuple[CategoryTable, ...]:
    """The tables as they stand in a year; an indicator with categories is one."""
    lines: defaultdict[UUID, list[IndicatorCategory]] = defaultdict(list)
    for each in _categories(session):
        lines[each.indicator_id].append(each)
    if not lines:
        return ()
    counts = _counts(session, year)
    indicators = session.scalars(
        select(Indicator)
        .where(Indicator.trashed_at.is_(None), Indicator.id.in_(lines))
        .order_by(Indicator.position, Indicator.name, Indicator.id)
    )
    return tuple(
        CategoryTable(
            each.id,
            each.name,
            year,
            tuple(
                CategoryLine(
                    line.id,
                    line.label,
                    counts.get((line.id, year), NO_COUNT),
                    counts.get((line.id, year - 1), NO_COUNT),
                    line.parent_id,
                )
                for line in _in_order(lines[each.id])
            ),
            each.definition,
            each.unit,
            each.source,
            each.decimals,
        )
        for each in indicators
    )


def told_tables(session: Session, year: int) -> tuple[CategoryTable, ...]:
    """Those that say something of the year: what is printed."""
    return tuple(table for table in tables_of(session, year) if not table.is_empty)


def _categories(session: Session, tables: Iterable[UUID] | None = None) -> list[IndicatorCategory]:
    statement = select(IndicatorCategory).where(IndicatorCategory.trashed_at.is_(None))
    if tables is not None:
        statement = statement.where(IndicatorCategory.indicator_id.in_(tables))
    return list(session.scalars(statement.order_by(IndicatorCategory.position, IndicatorCategory.id)))


def _in_order(lines: list[IndicatorCategory]) -> list[IndicatorCategory]:
    """Each part after what it is a part of."""
    known = {line.id for line in lines}
    parts: defaultdict[UUID | None, list[IndicatorCategory]] = defaultdict(list)
    for line in lines:
        parts[line.parent_id if line.parent_id in known else None].append(line)

    def below(line_id: UUID | None) -> Iterator[IndicatorCategory]:
        for each in parts[line_id]:
            yield each
            yield from below(each.id)

    return list(below(None))


def _counts(session: Session, year: int) -> dict[tuple[UUID, int], CountTyped]:
    found = session.scalars(
        select(IndicatorCategoryValue)
        .where(IndicatorCategoryValue.trashed_at.is_(None), IndicatorCategoryValue.year.in_((year, year - 1)))
        .order_by(IndicatorCategoryValue.id)
    )
    return {(each.indicator_category_id, each.year): _read(each) for each in found}


def _read(value: IndicatorCategoryValue) -> CountTyped:
    return CountTyped(value.number, None if value.number is not None else value.share, value.quality)


def _line(table_id: UUID, label: str, position: int) -> dict[str, object]:
    return {"indicator_id": table_id, "label": label, "position": position}


def _set(session: Session, category_id: UUID, year: int, count: CountTyped) -> UUID:
    records.existing(session, IndicatorCategory, category_id)
    found = session.scalars(
        select(IndicatorCategoryValue)
        .where(IndicatorCategoryValue.indicator_category_id == category_id, IndicatorCategoryValue.year == year)
        .where(IndicatorCategoryValue.trashed_at.is_(None))
    ).first()
    values = {"number": count.number, "share": count.share, "quality": count.quality}
    if found is None:
        return records.add(
            session, IndicatorCategoryValue, {"indicator_category_id": category_id, "year": year, **values}
        ).id
    records.assign(session, found, values)
    return found.id


def _take(session: Session, table_id: UUID, found: PastedCounts, start: int) -> int:
    """How many lines were taken over; of two with one label, those from the `start`-th on come first."""
    standing = _categories(session, [table_id])
    known: defaultdict[str, list[UUID]] = defaultdict(list)  # a label may stand twice: once in each part
    lines_there = _in_order(standing)
    for each in (*lines_there[start:], *lines_there[:start]):
        known[fold(each.label)].append(each.id)
    place = max((each.position for each in standing), default=0)
    told: Counter[tuple[str, int | None]] = Counter()
    taken = set[UUID]()
    for label, year, count in found.counts:
        lines, turn = known[fold(label)], told[fold(label), year]
        told[fold(label), year] += 1
        if turn >= len(lines):
            place += 1
            lines.append(records.add(session, IndicatorCategory, _line(table_id, label, place)).id)
        taken.add(lines[turn])
        if year is not None:
            _set(session, lines[turn], year, count)
    return len(taken)
