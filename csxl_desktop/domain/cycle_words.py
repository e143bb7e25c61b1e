"""The words of the qualitative evaluation: states, natures of criteria, how far they were reached."""

from csxl_desktop.domain.evaluation_choices import Attainment, CriterionNature, CycleState
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
ATTAINMENTS = {
    Attainment.UNKNOWN: N_("not judged yet"),
    Attainment.ATTAINED: N_("reached"),
    Attainment.PARTLY: N_("partly reached"),
    Attainment.NOT_ATTAINED: N_("not reached"),
    Attainment.NOT_MEASURABLE: N_("not measurable"),
}
