"""The values that fields of groups, figures and evaluation are chosen from."""

from enum import StrEnum


class OutputKind(StrEnum):
    """What a group makes."""

    TOOL = "tool"
    NOTE = "note"
    MOTION = "motion"
    DIRECTORY = "directory"
    CAMPAIGN = "campaign"
    OTHER = "other"


class OutputState(StrEnum):
    PLANNED = "planned"
    DESIGNED = "designed"
    TESTED = "tested"
    REVISED = "revised"
    ADOPTED = "adopted"
    DISTRIBUTED = "distributed"
    DROPPED = "dropped"


class AdvocacyStepKind(StrEnum):
    LETTER = "letter"
    RALLY = "rally"
    NOTE = "note"
    MEETING = "meeting"
    QUESTION = "question"
    DISTRIBUTION = "distribution"
    TESTIMONIALS = "testimonials"
    ANSWER = "answer"
    OTHER = "other"


class SheetNature(StrEnum):
    COLLECTIVE = "collective"
    COMMUNITY = "community"
    OTHER = "other"


class SheetStatus(StrEnum):
    """“en cours” is not “toujours en activité”, and neither is left blank."""

    BLANK = "blank"
    ONGOING = "ongoing"
    STILL_ACTIVE = "still_active"
    CLOSED = "closed"


class SectionAnswer(StrEnum):
    """Nothing said, not asked, said to be none, or written."""

    EMPTY = "empty"
    NOT_ASKED = "not_asked"
    NONE = "none"
    WRITTEN = "written"


class ActorRole(StrEnum):
    BENEFICIARY = "beneficiary"
    PARTNER = "partner"
    INTERLOCUTOR = "interlocutor"
    TEAM = "team"
    COLLABORATION = "collaboration"
    HOST = "host"
    FUNDER = "funder"
    SUPPLIER = "supplier"
    SIGNATORY = "signatory"
    VOLUNTEER = "volunteer"


class OccurrenceState(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    NONE = "none"


class AttendanceForm(StrEnum):
    """In what form a number of people is known."""

    COUNT = "count"
    RANGE = "range"
    MEAN = "mean"
    PER_PERIOD = "per_period"
    PER_OCCURRENCE = "per_occurrence"
    CAPACITY = "capacity"
    GOODS = "goods"
    NOT_MEASURABLE = "not_measurable"
    NOT_GIVEN = "not_given"


class RequestOutcome(StrEnum):
    WAITING = "waiting"
    RECEIVED = "received"
    REFUSED = "refused"
    NO_ANSWER = "no_answer"


class ConsentCovers(StrEnum):
    """What an author's consent allows: the report, every publication, or nothing printed."""

    REPORT = "report"
    PUBLICATIONS = "publications"
    INTERNAL = "internal"


class SwotQuadrant(StrEnum):
    STRENGTH = "strength"
    WEAKNESS = "weakness"
    OPPORTUNITY = "opportunity"
    THREAT = "threat"


class SwotState(StrEnum):
    STANDING = "standing"
    RESOLVED = "resolved"
    DROPPED = "dropped"


class CycleState(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    DROPPED = "dropped"


class CriterionNature(StrEnum):
    QUANTITATIVE = "quantitative"
    QUALITATIVE = "qualitative"


class Attainment(StrEnum):
    ATTAINED = "attained"
    PARTLY = "partly"
    NOT_ATTAINED = "not_attained"
    NOT_MEASURABLE = "not_measurable"
    UNKNOWN = "unknown"


class QuestionKind(StrEnum):
    SCALE = "scale"
    ONE = "one"
    SEVERAL = "several"
    YES_NO = "yes_no"
    NUMBER = "number"
    TEXT = "text"


class CriterionKind(StrEnum):
    MISSION = "mission"
    CRITERION = "criterion"
    OBJECTIVE = "objective"


class FunderAxis(StrEnum):
    """The three axes of the funder: knowing each other, working together, analysing."""

    KNOWLEDGE = "knowledge"
    SYNERGY = "synergy"
    ANALYSIS = "analysis"


class MetState(StrEnum):
    OPEN = "open"
    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"


class CostKind(StrEnum):
    STAFF = "staff"
    RUNNING = "running"


class ProjectState(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"


class PublicationKind(StrEnum):
    PUBLICATION = "publication"
    COMMUNICATION = "communication"
    RECOMMENDATION = "recommendation"
    SOURCE = "source"
    LAW = "law"


class PublicationState(StrEnum):
    FORTHCOMING = "forthcoming"
    PUBLISHED = "published"
    ONLINE = "online"


class ConventionState(StrEnum):
    TRIAL = "trial"
    ACTIVE = "active"
    ENDING = "ending"
    ENDED = "ended"


class TrainingKind(StrEnum):
    TRAINING = "training"
    TEAM_SUPERVISION = "team_supervision"
    INDIVIDUAL_SUPERVISION = "individual_supervision"
    GUEST = "guest"
