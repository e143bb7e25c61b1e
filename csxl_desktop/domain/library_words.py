"""The words of publications, agreements, trainings and projects, on screen and on paper."""

from csxl_desktop.domain.evaluation_choices import (
    ConventionState,
    ProjectState,
    PublicationKind,
    PublicationState,
    TrainingKind,
)
from csxl_desktop.i18n import N_

PUBLICATION_KINDS = {
    PublicationKind.PUBLICATION: N_("publication"),
    PublicationKind.COMMUNICATION: N_("communication"),
    PublicationKind.RECOMMENDATION: N_("recommendations"),
    PublicationKind.SOURCE: N_("source"),
    PublicationKind.LAW: N_("law"),
}
PUBLICATION_STATES = {
    PublicationState.FORTHCOMING: N_("forthcoming"),
    PublicationState.PUBLISHED: N_("published"),
    PublicationState.ONLINE: N_("online"),
}
CONVENTION_STATES = {
    ConventionState.TRIAL: N_("on a trial basis"),
    ConventionState.ACTIVE: N_("in force"),
    ConventionState.ENDING: N_("coming to its end"),
    ConventionState.ENDED: N_("at an end"),
}
TRAINING_KINDS = {
    TrainingKind.TRAINING: N_("training"),
    TrainingKind.TEAM_SUPERVISION: N_("supervision of the team"),
    TrainingKind.INDIVIDUAL_SUPERVISION: N_("individual supervision"),
    TrainingKind.GUEST: N_("guest speaker"),
}
PROJECT_STATES = {
    ProjectState.PLANNED: N_("intended"),
    ProjectState.RUNNING: N_("under way"),
    ProjectState.DONE: N_("completed"),
    ProjectState.STOPPED: N_("stopped"),
}
