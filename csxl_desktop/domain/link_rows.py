"""What links between records lead to, as pages show it and documents print it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from csxl_desktop.domain.choices import Precision
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.dates import fuzzy_date

FIGURE = "figure"  # a computed figure of a year
NOTE = "note"  # words alone

# The word of each kind of target (those of `LINK_TARGETS`, and the two above), in the order in which they are offered.
KIND_NAMES: Mapping[str, str] = {
    "meeting": N_("Activity"),
    "agenda_item": N_("Agenda item"),
    "decision": N_("Decision"),
    "action": N_("Action to follow"),
    "working_group": N_("Working group"),
    "group_output": N_("Production of a group"),
    "advocacy_step": N_("Advocacy"),
    "partnership": N_("Partnership"),
    "testimonial": N_("Testimonial"),
    FIGURE: N_("Figure of the year"),
    "indicator": N_("Figure kept by the office"),
    "action_sheet": N_("Action sheet"),
    "project": N_("Project"),
    "survey": N_("Survey"),
    "publication": N_("Publication"),
    "news_item": N_("Relayed news"),
    NOTE: N_("Note"),
}


class LinkOwner(NamedTuple):
    """What a link hangs on: `kind` is the name of its column without `_id`."""

    kind: str  # thread, swot_entry, evaluation_record, criterion, cycle_step
    id: UUID


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """A record that may be linked; of a computed figure, its code; of words alone, neither."""

    kind: str
    id: UUID | None
    title: str
    on: date | None = None
    precision: Precision = Precision.DAY
    year: int | None = None
    beside: str = ""  # what it belongs to: the meeting of a decision, the group of a production
    opens: tuple[str, object] | None = None  # the kind and key of the record that a page can show
    code: str = ""

    @property
    def when(self) -> str:
        """Its day as precisely as it is known, else its year."""
        if self.on is not None:
            return fuzzy_date(self.on, self.precision.value, weekday=False)
        return "" if self.year is None else str(self.year)

    @property
    def kind_name(self) -> str:
        return _(KIND_NAMES[self.kind])


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link of an owner, ready to show."""

    id: UUID
    target: LinkTarget
    note: str
    included: bool
