"""What Accueil shows, ready to be painted: plain words and keys, so that it can be kept and shown again at once."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

VERSION = 4


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One thing that waits; `kind` and `key` name the record that it opens."""

    title: str
    detail: str = ""
    badge: tuple[str, str] | None = None
    pills: tuple[tuple[str, str], ...] = ()
    kind: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class BoardStep:
    """One of the first steps; its button says `action` and leads to `kind` and `key`, as a line does."""

    title: str
    detail: str
    action: str
    done: bool
    kind: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """An assembly in the chart: its roman number, its subject, its two counts (None: nobody counted), its key."""

    number: str
    subject: str
    persons: int | None
    partners: int | None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """The whole page."""

    year: int
    next: tuple[BoardLine, ...]
    past: tuple[BoardLine, ...]  # of which nobody wrote down yet who came
    minutes: tuple[BoardLine, ...]
    actions: tuple[BoardLine, ...]
    alerts: tuple[BoardLine, ...]
    members: int
    assemblies: int
    assemblies_held: int
    meetings: int
    meetings_held: int
    bars: tuple[Bar, ...]
    office: str = ""  # the key of the office
    steps: tuple[BoardStep, ...] = ()
    demo: bool = False  # the demonstration itself, not a backup of it
    young: bool = False  # few meetings were held yet: the steps help

    def to_json(self) -> dict[str, Any]:
        return {"v": VERSION, **asdict(self)}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Board | None":
        """The board of `kept`, or None where another version of the program wrote it."""
        if kept.get("v") != VERSION:
            return None
        try:
            return cls(
                year=int(kept["year"]),
                next=_lines(kept["next"]),
                past=_lines(kept["past"]),
                minutes=_lines(kept["minutes"]),
                actions=_lines(kept["actions"]),
                alerts=_lines(kept["alerts"]),
                members=int(kept["members"]),
                assemblies=int(kept["assemblies"]),
                assemblies_held=int(kept["assemblies_held"]),
                meetings=int(kept["meetings"]),
                meetings_held=int(kept["meetings_held"]),
                bars=tuple(Bar(**bar) for bar in kept["bars"]),
                office=str(kept["office"]),
                steps=tuple(BoardStep(**step) for step in kept["steps"]),
                demo=bool(kept["demo"]),
                young=bool(kept["young"]),
            )
        except (KeyError, TypeError, ValueError):
            return None


def _lines(kept: Iterable[Mapping[str, Any]]) -> tuple[BoardLine, ...]:
    return tuple(_line(each) for each in kept)


def _line(kept: Mapping[str, Any]) -> BoardLine:
    badge = kept["badge"]
    return BoardLine(
        kept["title"],
        kept["detail"],
        (badge[0], badge[1]) if badge else None,
        tuple((word, tone) for word, tone in kept["pills"]),
        kept["kind"],
        kept["key"],
    )
