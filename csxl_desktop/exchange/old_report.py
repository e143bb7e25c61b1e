"""An earlier report as its sections: plain text, Word or PDF, told by its content; read in a child process."""

from dataclasses import dataclass
from typing import Any

from csxl_desktop.exchange.child import told_by_child
from csxl_desktop.exchange.document_text import decoded, suffix_of
from csxl_desktop.exchange.errors import DamagedDocumentError

_MOST_LETTERS = 5_000_000  # of a plain text: a thousand pages and more


@dataclass(frozen=True, slots=True)
class OldBlock:
    """A paragraph (`p`), a list line (`li`), a heading within (`h`) or a table (`table`)."""

    kind: str
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class OldSection:
    """What stands under a heading, the smaller headings with it; without a title what stands before the first."""

    title: str
    level: int
    blocks: tuple[OldBlock, ...]


def read_old_report(data: bytes) -> tuple[OldSection, ...]:
    """The sections in their order; raises an `ExchangeError` where the file cannot be read or has no words."""
    suffix = suffix_of(data) or ".txt"
    if suffix == ".txt":
        data = decoded(data)[:_MOST_LETTERS].encode()
    told = told_by_child(data, "old-report", suffix)
    if not told["sections"]:
        raise DamagedDocumentError
    return tuple(_section(each) for each in told["sections"])


def _section(raw: dict[str, Any]) -> OldSection:
    return OldSection(raw["title"], raw["level"], tuple(_block(each) for each in raw["blocks"]))


def _block(raw: dict[str, Any]) -> OldBlock:
    rows = tuple(tuple(str(cell) for cell in row) for row in raw.get("rows", ()))
    return OldBlock(raw["kind"], raw.get("text", ""), raw.get("level", 0), rows)
