"""The headings under which action sheets are written, as the house offers them to the office."""

from dataclasses import dataclass
from typing import Final

from csxl_desktop.domain.evaluation_choices import SheetNature
from csxl_desktop.i18n import N_

# What a section shows of itself beside its text.
ACTORS: Final = "actors"
OCCURRENCES: Final = "place"
PARTICIPANTS: Final = "participants"


@dataclass(frozen=True, slots=True)
class TemplateHeading:
    """A section of the template: its heading groups those that follow each other; numbers are set when printed."""

    code: str
    heading: str
    title: str
    asked: bool = True


_OBJECTIVES, _MEANS = N_("Objectives"), N_("Ways of working")
_EFFECTS, _DIFFICULTIES = N_("Effects"), N_("Difficulties met")

_PROBLEM = TemplateHeading("problem", _OBJECTIVES, N_("Which individual problems call for a collective answer?"))
_COMMUNITY_PROBLEM = TemplateHeading(
    "problem", _OBJECTIVES, N_("Which collective social problem does the action want to answer?")
)
_AUDIENCE = TemplateHeading("audience", _OBJECTIVES, N_("For whom?"))
_ACTORS = TemplateHeading(ACTORS, _OBJECTIVES, N_("Who takes part?"))
_RESULTS = TemplateHeading("results", _OBJECTIVES, N_("Which results are sought?"))
_REST = (
    TemplateHeading("preparation", _MEANS, N_("Preparation and follow-up")),
    TemplateHeading("activities", _MEANS, N_("Kinds of activity")),
    TemplateHeading(OCCURRENCES, _MEANS, N_("Place, dates, frequency, duration")),
    TemplateHeading("guidance", _MEANS, N_("How it is led")),
    TemplateHeading(PARTICIPANTS, _MEANS, N_("Number of participants")),
    TemplateHeading("attained", _EFFECTS, N_("How far were the results sought attained?")),
    TemplateHeading("unexpected", _EFFECTS, N_("Which results were unexpected?")),
    TemplateHeading("difficulties", _DIFFICULTIES, ""),
)
_COLLECTIVE = (_PROBLEM, _AUDIENCE, _ACTORS, _RESULTS, *_REST)
_COMMUNITY = (
    _COMMUNITY_PROBLEM,
    _RESULTS,
    TemplateHeading(_AUDIENCE.code, _AUDIENCE.heading, _AUDIENCE.title, asked=False),
    _ACTORS,
    *_REST,
)

HOUSE: dict[SheetNature, tuple[TemplateHeading, ...]] = {
    SheetNature.COLLECTIVE: _COLLECTIVE,
    SheetNature.COMMUNITY: _COMMUNITY,
    SheetNature.OTHER: _COLLECTIVE,
}
