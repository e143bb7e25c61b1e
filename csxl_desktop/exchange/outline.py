"""What a document tells of itself: its title, who wrote it, the points that it covers; read in a child process."""

from dataclasses import dataclass
from pathlib import PurePath

from csxl_desktop.exchange.child import told_by_child
from csxl_desktop.exchange.errors import ExchangeError

READABLE = frozenset({".pptx", ".ppsx", ".odp", ".pdf"})
_MOST_BYTES = 60_000_000  # beyond, only its name is proposed


@dataclass(frozen=True, slots=True)
class Outline:
    """What is proposed for an annex; all of it may be empty."""

    title: str = ""
    author: str = ""
    points: tuple[str, ...] = ()


def read_outline(data: bytes, name: str) -> Outline:
    """The outline of a presentation or a PDF; of anything else, and of what cannot be read, the name of the file."""
    path = PurePath(name)
    bare = Outline(" ".join(path.stem.replace("_", " ").split()))
    if path.suffix.lower() not in READABLE or len(data) > _MOST_BYTES:
        return bare
    try:
        told = told_by_child(data, "outline", path.suffix.lower())
    except ExchangeError:
        return bare
    return Outline(told.get("title") or bare.title, told.get("author", ""), tuple(told.get("points", ())))
