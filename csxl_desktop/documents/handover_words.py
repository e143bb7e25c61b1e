"""The headings of the handover file and of its tables, for the pages and for Word."""

from dataclasses import dataclass

from csxl_desktop.domain.content.handover import Handover, HandoverTable
from csxl_desktop.i18n import N_


@dataclass(frozen=True, slots=True)
class TableWords:
    """Heading, column heads and parts of the width; `note` says how to read it.

    `even` are the columns whose lines all count alike; elsewhere the first one does.
    """

    heading: str
    header: tuple[str, ...]
    widths: tuple[float, ...]
    note: str = ""
    even: tuple[int, ...] = ()


TITLE = N_("Handover file")
INTERNAL = N_("For the team only: it names people and how to reach them.")
_REACH = N_("To reach them")
TABLES = {
    "team": TableWords(N_("The team"), (N_("Name"), N_("Function"), _REACH), (0.34, 0.24, 0.42), even=(2,)),
    "committee": TableWords(
        N_("The steering committee"),
        (N_("Organisation"), N_("Person"), N_("Term until"), _REACH),
        (0.25, 0.21, 0.13, 0.41),
        even=(3,),
    ),
    "pilots": TableWords(
        N_("Who pilots the groups"), (N_("Group or axis"), N_("Person"), _REACH), (0.36, 0.23, 0.41), even=(2,)
    ),
    "funders": TableWords(
        N_("The funders"), (N_("Funder"), N_("Contact"), N_("Reference"), _REACH), (0.26, 0.2, 0.13, 0.41), even=(3,)
    ),
    "rhythms": TableWords(
        N_("Rhythm of the meetings"),
        (N_("Meeting"), N_("Usual gap"), N_("Usual day and hours"), N_("Held in a year")),
        (0.36, 0.2, 0.3, 0.14),
        N_("Of the meetings held in the last two years: the median gap, and what at least half of them had in common."),
    ),
    "calendar": TableWords(
        N_("Meetings of the coming year"),
        (N_("Day"), N_("Hours"), N_("Meeting"), N_("Place")),
        (0.23, 0.2, 0.34, 0.23),
    ),
    "deadlines": TableWords(N_("Deadlines"), (N_("Day"), N_("What is due"), N_("For")), (0.2, 0.45, 0.35)),
    "minutes": TableWords(N_("Minutes not finished"), (N_("Date"), N_("Meeting"), N_("State")), (0.16, 0.56, 0.28)),
    "actions": TableWords(
        N_("Open actions"), (N_("By when"), N_("Action"), N_("Who"), N_("Agreed at")), (0.15, 0.42, 0.22, 0.21)
    ),
    "memberships": TableWords(
        N_("Memberships asked for"), (N_("Organisation"), N_("Asked on"), N_("State")), (0.46, 0.18, 0.36)
    ),
    "decisions": TableWords(
        N_("Decisions of the last twelve months"), (N_("No."), N_("Decision"), N_("Taken at")), (0.12, 0.6, 0.28)
    ),
    "groups": TableWords(
        N_("Running groups and their axes"), (N_("Group"), N_("Axes"), N_("In a year")), (0.44, 0.42, 0.14), even=(1,)
    ),
    "indicators": TableWords(
        N_("Figures kept by hand"), (N_("Figure"), N_("Last value"), N_("Source")), (0.48, 0.2, 0.32)
    ),
    "computed": TableWords(
        N_("Figures that compute themselves"), (N_("Figure"), N_("What is counted"), N_("Source")), (0.26, 0.5, 0.24)
    ),
    "lists": TableWords(N_("Mailing lists"), (N_("List"), N_("On it"), N_("Newest way in")), (0.54, 0.14, 0.32)),
    "files": TableWords(N_("Where the files are"), (N_("Place"), N_("What is there")), (0.45, 0.55)),
}
CHAPTERS = (
    (N_("Who is who"), ("team", "committee", "pilots", "funders")),
    (N_("The year"), ("rhythms", "calendar", "deadlines")),
    (N_("What waits"), ("minutes", "memberships", "actions", "decisions")),
    (N_("The work"), ("groups",)),
    (N_("Where the figures come from"), ("indicators", "computed")),
    (N_("Lists and files"), ("lists", "files")),
)


def chapters(content: Handover) -> list[tuple[str, list[HandoverTable]]]:
    """The chapters that have something to say, with their tables."""
    found = [(name, [table for code in codes if (table := content.table(code))]) for name, codes in CHAPTERS]
    return [(name, tables) for name, tables in found if tables]
