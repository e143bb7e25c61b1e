"""The words of the funder's file, on screen and on paper; marked here, translated when shown."""

from csxl_desktop.domain.evaluation_choices import CostKind, CriterionKind, FunderAxis, MetState
from csxl_desktop.i18n import N_

AXES = {
    FunderAxis.KNOWLEDGE: N_("Knowing each other"),
    FunderAxis.SYNERGY: N_("Working together"),
    FunderAxis.ANALYSIS: N_("Analysing needs"),
}
CRITERION_KINDS = {
    CriterionKind.MISSION: N_("mission"),
    CriterionKind.CRITERION: N_("criterion"),
    CriterionKind.OBJECTIVE: N_("objective"),
}
MET_STATES = {
    MetState.OPEN: N_("to be said"),
    MetState.MET: N_("met"),
    MetState.PARTLY: N_("partly met"),
    MetState.NOT_MET: N_("not met"),
}
MET_TONES = {
    MetState.OPEN: "neutral",
    MetState.MET: "good",
    MetState.PARTLY: "late",
    MetState.NOT_MET: "wrong",
}
COSTS = {
    CostKind.STAFF: N_("Staff costs"),
    CostKind.RUNNING: N_("Running costs"),
}
