"""What Accueil says of joining and electing: answers to note, letters to send, terms that end."""

from collections.abc import Iterator

from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.election_reads import TermEnd
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.home.board import BoardLine

_TOOL = "directory_tool"


def joining_lines(services: Workspace, ends: TermEnd | None) -> Iterator[BoardLine]:
    """Runs in the database lane; each line opens its tool."""
    alerts = services.joining.alerts()
    for row in alerts.overdue:
        day = short_date(row.meeting_on) if row.meeting_on else ""
        yield BoardLine(
            _("Candidate without answer: {name}").format(name=row.organisation),
            _("Assembly of {date}").format(date=day),
            pills=((_("answer to note"), "wrong"),),
            kind=_TOOL,
            key="candidates",
        )
    welcomes, departures = len(alerts.welcomes), len(alerts.departures)
    if welcomes:
        words = ngettext("{count} welcome letter to send", "{count} welcome letters to send", welcomes)
        names = ", ".join(each.organisation for each in alerts.welcomes)
        yield BoardLine(words.format(count=welcomes), names, kind=_TOOL, key="candidates")
    if departures:
        words = ngettext("{count} departure to acknowledge", "{count} departures to acknowledge", departures)
        names = ", ".join(each.organisation for each in alerts.departures)
        yield BoardLine(words.format(count=departures), names, kind=_TOOL, key="candidates")
    if ends is not None and ends.near:
        day = short_date(ends.term_end_on)
        pill = (_("on the agenda"), "good") if ends.on_agenda else (_("to put on the agenda"), "late")
        yield BoardLine(
            _("Election of the steering committee"),
            _("The terms end on {day}").format(day=day),
            pills=(pill,),
            kind=_TOOL,
            key="elections",
        )
