"""A small year of which the report tells something of every kind, each figure another number."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from csxl_desktop.domain.attendance import Headcount
from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.evaluation import Indicator, IndicatorValue
from csxl_desktop.domain.membership import Seat
from csxl_desktop.domain.partnerships import Partnership, PartnershipCount, PartnershipYear
from csxl_desktop.domain.programme import Speaker
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.domain.rich_text import Block, LiveField, RichText, Run, Span
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.services.workspace import Workspace
from tests.factories import SPRING, make, meeting, organisation, paragraph, person, representative
from tests.services.report_support import PRESENT, YEAR, group_of, held, session_of


@dataclass(frozen=True, slots=True)
class Year:
    """What a test changes."""

    headcount: UUID
    group: UUID
    indicator_value: UUID
    workshops: UUID
    fair: UUID
    odile: UUID
    newcomer: UUID  # an organisation that is no member yet
    planned: UUID  # a session that is counted already, and not told to be held
    samir_line: UUID  # invited to the assembly of December, at which Odile was


def told_year(workspace: Workspace) -> Year:
    """Meetings, a group, a partnership, a figure, people, and texts that name them."""
    canevas, espace = organisation(workspace, "Canevas"), organisation(workspace, "Espace Rencontre")
    odile, samir = person(workspace, "Odile", "Verbeke"), person(workspace, "Samir", "Nowak", "M.")
    representative(workspace, odile, canevas)
    representative(workspace, samir, espace)
    make(workspace, Seat, organisation_id=canevas, person_id=odile)
    make(workspace, StaffMember, first_name="Ana", last_name="Test", role="coordinator")
    assembly = held(workspace, BasicKind.PLENARY, SPRING, theme="Logement", report_paragraph=paragraph("Full house."))
    headcount = make(workspace, Headcount, meeting_id=assembly, persons=41, partners=17)
    make(workspace, Speaker, meeting_id=assembly, person_id=odile, organisation_id=canevas)
    themed = held(workspace, BasicKind.THEMED, date(YEAR, 5, 5), theme="Dettes")
    make(workspace, Headcount, meeting_id=themed, persons=23, partners=11)
    walk = held(workspace, BasicKind.WALK, date(YEAR, 6, 6))
    make(workspace, Headcount, meeting_id=walk, persons=29, partners=13)
    group = group_of(workspace)
    for day in (date(YEAR, 2, 2), date(YEAR, 4, 4)):
        make(workspace, Headcount, meeting_id=session_of(workspace, group, day), persons=7, partners=5)
    planned = meeting(workspace, BasicKind.GROUP_SESSION, date(YEAR, 10, 1), working_group_id=group)
    make(workspace, Headcount, meeting_id=planned, persons=9, partners=3)
    december = held(workspace, BasicKind.PLENARY, date(YEAR, 12, 3), theme="Budget")
    workspace.attendance.add_person(december, odile, canevas, state=PRESENT)
    samir_line = workspace.attendance.add_person(december, samir, espace).record_id
    fair = make(workspace, Partnership, title="Fête du parc")
    told = make(workspace, PartnershipYear, partnership_id=fair, year=YEAR, text=paragraph("Under the trees."))
    held(workspace, BasicKind.EVENT, date(YEAR, 9, 19), partnership_id=fair, edition=22)
    workshops = make(workspace, PartnershipCount, partnership_year_id=told, label="stalls", number=31)
    indicator = make(workspace, Indicator, name="Tickets", definition="Given out.")
    value = make(workspace, IndicatorValue, indicator_id=indicator, year=YEAR, value=Decimal(437))
    _written(workspace, group, fair)
    newcomer = organisation(workspace, "Zénith", member=False)
    return Year(headcount, group, value, workshops, fair, odile, newcomer, planned, samir_line)


def _written(workspace: Workspace, group: UUID, fair: UUID) -> None:
    """A paragraph for each field, and one without any."""
    workspace.report.begin_year(YEAR)
    first = workspace.report.sections(YEAR)[0]
    fields = (
        ("Members: ", "member_count"), ("Arrivals: ", "arrivals_in_words"), ("Came in: ", "arrival_names"),
        ("Participations: ", "persons"), ("Partners there: ", "partners"), ("Assemblies: ", "assemblies"),
        ("Sessions: ", "sessions"), ("The group: ", f"group.{group.hex}"),
        ("Its sessions: ", f"group.{group.hex}.sessions"), ("Its people: ", f"group.{group.hex}.persons"),
        ("Edition: ", f"edition.{fair.hex}"), ("The event: ", f"event.{fair.hex}"), ("Nothing counted here", ""),
    )  # fmt: skip
    blocks = []
    for number, (words, name) in enumerate(fields):
        runs: tuple[Run, ...] = (Span(words), *((LiveField(name),) if name else ()), Span("."))
        blocks.append(Block(f"b{number}", runs=runs))
    workspace.records.change(ReportSection, first.id, {"text": RichText(tuple(blocks))})
