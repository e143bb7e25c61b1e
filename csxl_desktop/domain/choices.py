"""The values that fields of records are chosen from."""

from enum import StrEnum


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    UNDATED = "undated"


class MeetingState(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"


class ItemKind(StrEnum):
    APPROVAL = "P"
    NEW_MEMBERS = "N"
    DEPARTURES = "D"
    ACTIVITIES = "A"
    MEMBERS_NEWS = "M"
    THEME = "T"
    FREE = "free"


class ItemOutcome(StrEnum):
    OPEN = "open"
    TREATED = "treated"
    PUT_OFF = "put_off"  # to a next meeting
    DROPPED = "dropped"


class VoteMethod(StrEnum):
    CONSENSUS = "consensus"
    SHOW_OF_HANDS = "show_of_hands"
    BALLOT = "ballot"  # secret


class Majority(StrEnum):
    SIMPLE = "simple"
    TWO_THIRDS = "two_thirds"


class VoteOutcome(StrEnum):
    OPEN = "open"
    ADOPTED = "adopted"
    REJECTED = "rejected"


class VersionKind(StrEnum):
    SENT = "sent"
    CORRIGENDUM = "corrigendum"  # printed behind the sealed pages
    SNAPSHOT = "snapshot"


class MailingPurpose(StrEnum):
    INVITATION = "invitation"
    REMINDER = "reminder"
    CANCELLATION = "cancellation"
    MINUTES = "minutes"
    EXTRACT = "extract"  # of minutes, for one partner
    THANKS = "thanks"
    NEWSLETTER = "newsletter"
    OTHER = "other"


class RemarkOutcome(StrEnum):
    OPEN = "open"
    TAKEN = "taken"
    REFUSED = "refused"


class MeetingFileKind(StrEnum):
    SCAN = "scan"  # of the signed sheet
    PRESENTATION = "presentation"
    OTHER = "other"


class AttendanceState(StrEnum):
    INVITED = "invited"
    ANNOUNCED = "announced"
    EXCUSED = "excused"
    PRESENT = "present"
    ABSENT = "absent"
    REPRESENTED = "represented"


class AttendanceRole(StrEnum):
    PARTICIPANT = "participant"
    SPEAKER = "speaker"
    GUEST = "guest"
    EXPERT = "expert"
    STAFF = "staff"


class Public(StrEnum):
    """Whom a headcount counts; `ALL` stands instead of the names, the others beside them."""

    ALL = "all"
    PROFESSIONALS = "professionals"
    CITIZENS = "citizens"
    OLDER = "older"
    CHILDREN = "children"


class Quality(StrEnum):
    EXACT = "exact"
    ABOUT = "about"
    RANGE = "range"
    MORE_THAN = "more_than"
    UNKNOWN = "unknown"


class MinutesKind(StrEnum):
    MINUTES = "PV"
    REPORT = "CR"


class MinutesState(StrEnum):
    DRAFT = "draft"
    SENT = "sent"
    APPROVED = "approved"
    CORRECTED = "corrected"  # a corrigendum follows the sealed pages


SEALED = frozenset({MinutesState.APPROVED, MinutesState.CORRECTED})


class ActionState(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class InvolvementRole(StrEnum):
    ORGANISER = "organiser"
    HOST = "host"
    STOP = "stop"  # visited on a walk


class PictureRight(StrEnum):
    AGREED = "agreed"  # on the sign-in sheet
    GENERAL_VIEW = "general_view"
    OWNER = "owner"  # poster or logo of its owner
    UNKNOWN = "unknown"


class OurRole(StrEnum):
    ORGANISES = "organises"
    CO_ORGANISES = "co_organises"
    TAKES_PART = "takes_part"
    RELAYS = "relays"
    COUNCIL = "council"


class OrganisationStatus(StrEnum):
    ACTIVE = "active"
    DORMANT = "dormant"
    DISSOLVED = "dissolved"


class AliasNature(StrEnum):
    ALIAS = "alias"
    FORMER = "former"
    ACRONYM = "acronym"


class ChannelKind(StrEnum):
    PHONE = "phone"
    MOBILE = "mobile"
    EMAIL = "email"
    WEB = "web"


class PreferredChannel(StrEnum):
    MAIL = "mail"
    PHONE = "phone"
    POST = "post"
    SMS = "sms"


class MandateRole(StrEnum):
    REPRESENTATIVE = "representative"  # the mandataire
    DEPUTY = "deputy"
    CONTACT = "contact"
    DIRECTOR = "director"
    OTHER = "other"


class CandidacyOutcome(StrEnum):
    PENDING = "pending"
    ACCEPTED = "accepted"
    POSTPONED = "postponed"
    REFUSED = "refused"


class BasicKind(StrEnum):
    """What a meeting of this kind does; an office's own kind behaves like one of these."""

    PLENARY = "AG"
    THEMED = "RT"
    GROUP_SESSION = "GT"
    COMMITTEE = "CA"
    WALK = "WALK"
    LUNCH = "LUNCH"
    EVENT = "EVENT"
    OUTSIDE = "OUTSIDE"
    TEAM = "TEAM"


class ApprovalRule(StrEnum):
    NEXT_MEETING = "next_meeting"
    FINAL_WHEN_SENT = "final_when_sent"
    NO_MINUTES = "no_minutes"


class ParticipantRole(StrEnum):
    PILOT = "pilot"
    PROFESSIONAL = "professional"
    EXPERT = "expert"  # by experience


class CorrectionState(StrEnum):
    AS_RECEIVED = "as_received"
    CORRECTED = "corrected"
    AGREED = "agreed"  # the author agreed to the correction


class SectionState(StrEnum):
    TO_WRITE = "to_write"
    CARRIED_OVER = "carried_over"
    READ = "read"
    FINAL = "final"


class ReportDensity(StrEnum):
    """How closely the lines of the report stand."""

    AIRY = "airy"
    NORMAL = "normal"
    DENSE = "dense"


class ReportTypeface(StrEnum):
    """What the report is set in."""

    SANS = "sans"
    SERIF = "serif"
    SERIF_TEXT = "serif_text"  # the running text alone


class TextSize(StrEnum):
    """How large the running text of documents is."""

    SMALL = "small"
    NORMAL = "normal"
    LARGE = "large"
    LARGER = "larger"


class FieldSubject(StrEnum):
    ORGANISATION = "organisation"
    PERSON = "person"


class FieldKind(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"


class OfficeTextCode(StrEnum):
    """Where a text is printed."""

    CHARTER = "charter"
    MEMBERSHIP_FORM = "membership_form"  # what stands above the fields of the form
    CONSENTS = "consents"
    WELCOME_LETTER = "welcome_letter"
    DEPARTURE_LETTER = "departure_letter"
    CHECK_SLIP = "check_slip"
    ELECTION_CALL = "election_call"
    BALLOT = "ballot"
    LETTER = "letter"  # a free letter to a selection
    DIRECTORY_FOREWORD = "directory_foreword"
    PERSONAL_DATA = "personal_data"  # the letter beside an export of everything held about a person
    INVITATION = "invitation"
    REMINDER = "reminder"
    CANCELLATION = "cancellation"
    MINUTES_MAIL = "minutes_mail"
    THANKS = "thanks"
    CERTIFICATE = "certificate"


class SearchSubject(StrEnum):
    ORGANISATIONS = "organisations"
    PEOPLE = "people"


class SendingChannel(StrEnum):
    MAIL = "mail"
    POST = "post"
    HAND = "hand"  # given at a meeting
    OTHER = "other"


class ConsentScope(StrEnum):
    CONTACT_PRINTED = "contact_printed"
    PHOTO = "photo"
    QUOTATION = "quotation"
    NEWSLETTER = "newsletter"
    EXPERT_LISTED = "expert_listed"  # a citizen who agreed to be named as an expert by experience


class ContactNature(StrEnum):
    INFORMATION = "information"
    ORIENTATION = "orientation"  # of a professional towards a service
    PUTTING_IN_TOUCH = "putting_in_touch"
    SUPPORT = "support"  # to a project


class ContactWay(StrEnum):
    PHONE = "phone"
    MAIL = "mail"
    VISIT = "visit"
    MEETING = "meeting"
    OTHER = "other"
