"""What one record of a kind is called: in the trash, the history, a bag, an import that is undone."""

from csxl_desktop.domain.base import Record
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.exchange.sheet_words import SHEETS

_ONE = {
    "Office": N_("Office"),
    "StaffMember": N_("Member of the team"),
    "MeetingKind": N_("Kind of meeting"),
    "Venue": N_("Venue"),
    "ClosedDay": N_("Day closed"),
    "SchoolHoliday": N_("School holiday"),
    "OrganisationKind": N_("Kind of organisation"),
    "Category": N_("Category"),
    "Organisation": N_("Organisation"),
    "OrganisationAlias": N_("Other name"),
    "OrganisationCategory": N_("Category"),
    "Person": N_("Person"),
    "ContactChannel": N_("Contact detail"),
    "Mandate": N_("Mandate"),
    "Membership": N_("Membership"),
    "Candidacy": N_("Candidacy"),
    "Seat": N_("Committee seat"),
    "OrganisationAddress": N_("Further address"),
    "OpeningHours": N_("Opening hours"),
    "OrganisationEnd": N_("Organisation that ended"),
    "Tag": N_("Tag"),
    "CustomField": N_("Own field"),
    "CustomValue": N_("Value of an own field"),
    "Consent": N_("Consent"),
    "Election": N_("Election"),
    "OfficeText": N_("Office text"),
    "SavedSearch": N_("Saved search"),
    "Mailing": N_("Mailing"),
    "VerificationRound": N_("Verification round"),
    "VerificationSlip": N_("Verification slip"),
    "ContactEntry": N_("Contact"),
    "MailingList": N_("Mailing list"),
    "Subscription": N_("Subscription"),
    "WorkingGroup": N_("Working group"),
    "GroupAlias": N_("Other name of a group"),
    "Axis": N_("Axis"),
    "GroupParticipant": N_("Group participant"),
    "Partnership": N_("Partnership"),
    "Meeting": N_("Meeting"),
    "AgendaItem": N_("Item of the agenda"),
    "Speaker": N_("Speaker"),
    "MeetingTask": N_("Task of a meeting"),
    "ParkedSubject": N_("Parked subject"),
    "ProgrammePart": N_("Part of a programme"),
    "MeetingFile": N_("File of a meeting"),
    "Vote": N_("Vote"),
    "Attendance": N_("Attendance"),
    "Decision": N_("Decision"),
    "Action": N_("Action"),
    "Annex": N_("Annex"),
    "Picture": N_("Picture"),
    "NewsItem": N_("News item"),
    "Newsletter": N_("Newsletter"),
    "TextBlock": N_("Text block"),
    "Testimonial": N_("Testimonial"),
    "ReportSection": N_("Report section"),
    "GroupOutput": N_("Output of a group"),
    "AdvocacyFile": N_("Advocacy file"),
    "Thread": N_("Thread"),
    "ActionSheet": N_("Action sheet"),
    "Occurrence": N_("Occurrence"),
    "Campaign": N_("Call for testimonials"),
    "EvaluationRecord": N_("Evaluation"),
    "Criterion": N_("Criterion"),
    "Subsidy": N_("Subsidy"),
    "Voucher": N_("Voucher"),
    "Project": N_("Project"),
    "Publication": N_("Publication"),
    "Convention": N_("Convention"),
    "Training": N_("Training"),
    "Survey": N_("Survey"),
}


def one_word(entity: type[Record]) -> str:
    """The word for one; where it has none, that for all of them."""
    return one_called(entity.__name__)


def one_called(name: str) -> str:
    """The same, by the name of the class."""
    return _(_ONE.get(name) or SHEETS[name][0])
