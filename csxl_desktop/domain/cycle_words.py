"""The words of the qualitative evaluation: states and natures of criteria."""

from csxl_desktop.domain.evaluation_choices import CriterionNature, CycleState
from csxl_desktop.i18n import N_

CYCLE_STATES = {
    CycleState.PLANNED: N_("planned for later"),
    CycleState.RUNNING: N_("under way"),
    CycleState.DONE: N_("done"),
    CycleState.DROPPED: N_("given up"),
}
NATURES = {
    CriterionNature.QUANTITATIVE: N_("quantitative"),
    CriterionNature.QUALITATIVE: N_("qualitative"),
}
