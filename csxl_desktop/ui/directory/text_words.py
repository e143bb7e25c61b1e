"""How the window calls the texts of the office, and which live fields each may name."""

from collections.abc import Mapping

from csxl_desktop.domain.choices import OfficeTextCode
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.letters import LABELS
from csxl_desktop.ui.widgets.rich_text_objects import FieldChoice

CODES: Mapping[OfficeTextCode, str] = {
    OfficeTextCode.CHARTER: N_("Charter"),
    OfficeTextCode.MEMBERSHIP_FORM: N_("Membership form, opening words"),
    OfficeTextCode.CONSENTS: N_("Consents and privacy"),
    OfficeTextCode.WELCOME_LETTER: N_("Welcome letter"),
    OfficeTextCode.DEPARTURE_LETTER: N_("Acknowledgement of departure"),
    OfficeTextCode.CHECK_SLIP: N_("Data-check slip"),
    OfficeTextCode.ELECTION_CALL: N_("Call for candidates of the election"),
    OfficeTextCode.BALLOT: N_("Ballot, instructions"),
    OfficeTextCode.LETTER: N_("Free letter"),
    OfficeTextCode.DIRECTORY_FOREWORD: N_("Foreword of the directory"),
    OfficeTextCode.PERSONAL_DATA: N_("Letter beside personal data"),
    OfficeTextCode.INVITATION: N_("Message with an invitation"),
    OfficeTextCode.REMINDER: N_("Reminder"),
    OfficeTextCode.CANCELLATION: N_("Message of a cancelled meeting"),
    OfficeTextCode.MINUTES_MAIL: N_("Message with minutes"),
    OfficeTextCode.THANKS: N_("Thanks to a speaker"),
    OfficeTextCode.CERTIFICATE: N_("Certificate of attendance"),
}
HINTS: Mapping[OfficeTextCode, str] = {
    OfficeTextCode.CHARTER: N_("What members sign. A signed version is never changed: begin a new one."),
    OfficeTextCode.CONSENTS: N_(
        "Each line of a list is asked with a yes and a no; paragraphs are printed small, at the foot of the form."
    ),
}
_OFFICE = ("office", "office_short")
_MEMBER = {
    "assembly": N_("Day of the assembly"),
    "joined_on": N_("Member since"),
    "left_on": N_("Left on"),
    "charter_version": N_("Version of the charter signed"),
}
_ELECTION = {
    "assembly": N_("Day of the assembly"),
    "seats": N_("Number of seats, in words"),
    "term": N_("Length of the term, in words"),
    "candidates_until": N_("Last day for candidates"),
}
_LETTERS = {
    OfficeTextCode.WELCOME_LETTER: _MEMBER,
    OfficeTextCode.DEPARTURE_LETTER: _MEMBER,
    OfficeTextCode.ELECTION_CALL: _ELECTION,
    OfficeTextCode.LETTER: {},
    OfficeTextCode.PERSONAL_DATA: {},
}


def fields_of(code: OfficeTextCode) -> list[FieldChoice]:
    """The live fields that a text of this code may name."""
    letter = code in _LETTERS
    labels = {**LABELS, **_LETTERS[code]} if letter else {name: LABELS[name] for name in _OFFICE}
    return [FieldChoice(name, _(words)) for name, words in labels.items()]
