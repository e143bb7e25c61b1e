"""What the exchange workbook holds: its sheets and columns, and the rows that come out of one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from csxl_desktop.exchange.problem import Problem

ColumnKind = Literal[
    "text", "integer", "number", "date", "datetime", "time", "boolean", "choice", "reference", "rich", "json", "uuid"
]  # fmt: skip
LONG_KINDS = frozenset({"text", "reference", "rich", "json"})  # may need continuation columns
FORMAT_MARK = "csxl-exchange/1"
ID = "id"
_TITLE = re.compile(r"[^\[\]:*?/\\]{1,31}")


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """One column. `header` is in the reader's language; `choices` are (code, label)."""

    key: str
    header: str
    kind: ColumnKind = "text"
    explanation: str = ""
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """One sheet. Rows without `id` are recognised by `natural_key`, the keys of some of its columns."""

    key: str
    title: str
    columns: tuple[ColumnSpec, ...]
    natural_key: tuple[str, ...] = ()
    explanation: str = ""

    def __post_init__(self) -> None:
        if not _TITLE.fullmatch(self.title):
            raise ValueError(f"no sheet can be titled {self.title!r}")

    def column(self, key: str) -> ColumnSpec:
        return next(column for column in self.columns if column.key == key)


@dataclass(frozen=True, slots=True)
class WorkbookRow:
    """One row: a missing key leaves the value alone, a key with `None` clears it.

    Values are `str`, `int`, `float`, `date`, `datetime`, `time`, `bool`, the code of a choice, a `UUID`,
    JSON; of a rich text its JSON (a `dict`) where formatting survives, else its plain text (a `str`).
    """

    line: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class WorkbookContent:
    """Rows by the key of their sheet; a sheet that is not in the file is not in `sheets`."""

    sheets: Mapping[str, tuple[WorkbookRow, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def refused(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.refused)
