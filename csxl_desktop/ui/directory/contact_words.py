"""The words of the contact log: ways, natures, and what a typed line was understood to say."""

from collections.abc import Mapping

from csxl_desktop.domain.choices import ContactNature, ContactWay
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.services.contact_line import ContactGuess

WAYS: Mapping[ContactWay, str] = {
    ContactWay.PHONE: N_("By phone"),
    ContactWay.MAIL: N_("By e-mail"),
    ContactWay.VISIT: N_("A visit"),
    ContactWay.MEETING: N_("At a meeting"),
    ContactWay.OTHER: N_("Otherwise"),
}
NATURES: Mapping[ContactNature, str] = {
    ContactNature.INFORMATION: N_("Information"),
    ContactNature.ORIENTATION: N_("Orientation of a professional"),
    ContactNature.PUTTING_IN_TOUCH: N_("Putting in touch"),
    ContactNature.SUPPORT: N_("Support to a project"),
}
WAY_ICONS: Mapping[ContactWay, str] = {
    ContactWay.PHONE: "phone",
    ContactWay.MAIL: "mail",
    ContactWay.VISIT: "building-2",
    ContactWay.MEETING: "users",
    ContactWay.OTHER: "circle-dot",
}


def understood(guess: ContactGuess, organisation: str = "") -> str:
    """The line in whole words, as it would be noted; `organisation` stands where the record says it already."""
    name = organisation or (guess.organisation.name if guess.organisation else "")
    person = guess.person.name if guess.person else guess.professional
    parts = (name, person, _(WAYS[guess.way]), _(NATURES[guess.nature]), guess.theme, long_date(guess.contact_on))
    return " · ".join(part for part in parts if part)
