"""Two records that are one, side by side: their fields, their parts, and what would become of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from csxl_desktop.domain.choices import AliasNature


class Side(StrEnum):
    """Whose value is kept; left is the record that stays."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


class Fate(StrEnum):
    """What merging does to a part."""

    STAYS = "stays"  # the kept record's own
    MOVED = "moved"
    JOINED = "joined"  # overlaps in time with one of the kept record's: one of both
    DROPPED = "dropped"  # the kept record has the same: in the trash with the lost one
    FROZEN = "frozen"  # approved minutes counted it so: the count stays as it was


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of both, in words; `both` where the two may stand one below the other."""

    column: str
    left: str
    right: str
    equal: bool
    proposed: Side
    both: bool = False


@dataclass(frozen=True, slots=True)
class PartRow:
    """One record that points to either: its kind (name of its class), its words, and what becomes of it."""

    kind: str
    words: str
    side: Side
    fate: Fate


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both records; `notes` are sentences about what merging them means beyond the fields."""

    left_id: UUID
    left: str
    right_id: UUID
    right: str
    fields: tuple[FieldRow, ...]
    parts: tuple[PartRow, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What was chosen: a side for each field (what is not named goes as proposed), and how the other name is kept."""

    fields: Mapping[str, Side] = field(default_factory=dict)
    nature: AliasNature = AliasNature.ALIAS
    until_on: date | None = None  # last day of a former name
