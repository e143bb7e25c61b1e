"""The words of what a working group makes, on screen and on paper; marked here, translated when shown."""

from collections.abc import Mapping

from csxl_desktop.domain.evaluation_choices import AdvocacyStepKind, OutputKind, OutputState
from csxl_desktop.i18n import N_

DIMENSIONS: Mapping[str, str] = {
    "does_inventory": N_("Inventory of the situation"),
    "does_practice_exchange": N_("Exchange of practices"),
    "does_solutions": N_("Search for solutions"),
    "does_institutional_support": N_("Institutional support"),
}
OUTPUT_KINDS: Mapping[OutputKind, str] = {
    OutputKind.TOOL: N_("Tool"),
    OutputKind.NOTE: N_("Position paper"),
    OutputKind.MOTION: N_("Motion"),
    OutputKind.DIRECTORY: N_("Themed directory"),
    OutputKind.CAMPAIGN: N_("Campaign"),
    OutputKind.OTHER: N_("Other output"),
}
OUTPUT_STATES: Mapping[OutputState, str] = {
    OutputState.PLANNED: N_("planned"),
    OutputState.DESIGNED: N_("being designed"),
    OutputState.TESTED: N_("being tested"),
    OutputState.REVISED: N_("being revised"),
    OutputState.ADOPTED: N_("adopted"),
    OutputState.DISTRIBUTED: N_("distributed"),
    OutputState.DROPPED: N_("dropped"),
}
STEP_KINDS: Mapping[AdvocacyStepKind, str] = {
    AdvocacyStepKind.LETTER: N_("Letter"),
    AdvocacyStepKind.RALLY: N_("Rally"),
    AdvocacyStepKind.NOTE: N_("Note handed over"),
    AdvocacyStepKind.MEETING: N_("Meeting with those addressed"),
    AdvocacyStepKind.QUESTION: N_("Question asked in an assembly"),
    AdvocacyStepKind.DISTRIBUTION: N_("Distribution"),
    AdvocacyStepKind.TESTIMONIALS: N_("Testimonials gathered"),
    AdvocacyStepKind.ANSWER: N_("Answer received"),
    AdvocacyStepKind.OTHER: N_("Other step"),
}
# What the figure of a step counts.
STEP_COUNTS: Mapping[AdvocacyStepKind, str] = {
    AdvocacyStepKind.LETTER: N_("Signatories"),
    AdvocacyStepKind.RALLY: N_("People present"),
    AdvocacyStepKind.MEETING: N_("People present"),
    AdvocacyStepKind.DISTRIBUTION: N_("Copies handed out"),
    AdvocacyStepKind.TESTIMONIALS: N_("Testimonials"),
}
COUNTED = N_("Number")
