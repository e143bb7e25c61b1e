"""Files that somebody hostile, or a broken program, sends: made here when they are wanted, none is kept."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum


class Fate(Enum):
    """What must become of a file; `EITHER` where taking it and refusing it are both right."""

    READ = "read"
    REFUSED = "refused"
    EITHER = "either"


READ, REFUSED, EITHER = Fate.READ, Fate.REFUSED, Fate.EITHER


@dataclass(frozen=True)
class HostileFile:
    """One file. `way` is how it comes in: `import`, `document`, `old-report`, `picture`, `outline` or `scan`."""

    name: str
    way: str
    made: bytes | Callable[[], bytes]  # a file that takes long to make, or to read, is made when it is wanted
    fate: Fate

    @property
    def id(self) -> str:
        return f"{self.way}: {self.name}"

    @property
    def heavy(self) -> bool:
        return callable(self.made)

    @property
    def data(self) -> bytes:
        return self.made() if callable(self.made) else self.made


Entry = tuple[str, bytes | Callable[[], bytes], Fate]


def all_files() -> Iterator[HostileFile]:
    """Every one of them, in a fixed order."""
    from tests.faults import corpus_cards, corpus_documents, corpus_pictures, corpus_tables, corpus_workbooks

    sources = (
        ("import", corpus_tables.entries()),
        ("import", corpus_workbooks.entries()),
        ("import", corpus_cards.calendars()),
        ("import", corpus_cards.cards()),
        ("document", corpus_documents.entries()),
        ("old-report", corpus_documents.entries()),
        ("picture", corpus_pictures.entries()),
        ("outline", corpus_documents.outlines()),
        ("scan", corpus_pictures.scans()),
    )
    for way, entries in sources:
        for name, data, fate in entries:
            yield HostileFile(name, way, data, fate)
