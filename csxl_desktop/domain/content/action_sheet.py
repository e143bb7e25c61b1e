"""Action sheets as they are printed: one, or all of a year behind their overview."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from csxl_desktop.domain.action_sheet_rows import Overview, SheetRecord
from csxl_desktop.domain.content.evaluations import Evaluation
from csxl_desktop.domain.content.shared import OfficeIdentity, Picture


@dataclass(frozen=True, slots=True)
class SheetPage:
    """One sheet with the files of its pictures, and what the year was found to be worth."""

    record: SheetRecord
    pictures: tuple[Picture, ...] = ()
    evaluation: tuple[Evaluation, ...] = ()  # of the year; at most one


@dataclass(frozen=True, slots=True)
class ActionSheets:
    """`overview` stands before the sheets of a whole year; `attachments` are the pictures inside the texts."""

    office: OfficeIdentity
    year: int
    sheets: tuple[SheetPage, ...]
    overview: Overview | None = None
    attachments: Mapping[str, bytes] = field(default_factory=dict)
    language: str = "fr"
