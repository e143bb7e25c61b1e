"""The figures of a year: participations and the different ones, the year before, what each rests on, on paper."""

import re
from datetime import date, timedelta
from decimal import Decimal

from csxl_desktop.domain.attendance import Attendance, Headcount
from csxl_desktop.domain.categories import Category, OrganisationCategory, OrganisationKind
from csxl_desktop.domain.choices import AttendanceState, BasicKind, MeetingState, Public, Quality
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.figures import FigureValue
from csxl_desktop.domain.figures_kept import FigureTotal
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import Office
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.office import the_office
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import whole_text
from tests.factories import kind, make, meeting, organisation, person, representative
from tests.services.report_support import YEAR, held, two_years

PRESENT = AttendanceState.PRESENT


def figures(workspace: Workspace, year: int = YEAR) -> dict[str, tuple[float | None, float | None]]:
    rows = workspace.figures.page(year).figures
    return {row.code: (row.value.number, row.previous.number if row.previous else None) for row in rows}


def behind(workspace: Workspace, code: str, year: int = YEAR) -> list[tuple[str, str, int | None]]:
    rows = workspace.figures.behind(code, year)
    return [(row.kind, row.label, row.worth) for row in rows]


def test_figures_sum_participations_and_count_the_different_once(workspace: Workspace) -> None:
    two_years(workspace)

    found = figures(workspace)

    assert found["members"] == (1, 1)
    assert found["assemblies"] == (2, 1)
    assert found["assembly_persons"] == (2, 1)
    assert found["assembly_partners"] == (2, 1)
    assert found["sessions"] == (1, 0)  # nought the year before, for something stood in it
    assert found["session_persons"] == (2, 0)
    assert found["different_persons"] == (2, 1)
    assert found["different_partners"] == (1, 1)
    assert found["first_timers"] == (1, None)  # of the first year known nobody can tell
    assert found["presence_rate"] == (100, 100)
    assert figures(workspace, 2025)["assemblies"] == (1, None)


def test_behind_the_different_ones_stand_people_and_organisations(workspace: Workspace) -> None:
    two_years(workspace)

    assert behind(workspace, "different_persons") == [("person", "Tom Claes", 1), ("person", "Odile Verbeke", 1)]
    assert behind(workspace, "first_timers") == [("person", "Tom Claes", 1)]
    assert behind(workspace, "different_partners") == [("organisation", "Maison", 1)]
    assert behind(workspace, "members") == [("organisation", "Maison", 1)]
    assert [worth for _kind, _label, worth in behind(workspace, "assembly_persons")] == [1, 1]
    assert behind(workspace, "first_timers", 2025) == []


def test_a_partner_known_by_its_name_alone_stands_in_the_list(workspace: Workspace) -> None:
    made = held(workspace, BasicKind.PLENARY)
    workspace.attendance.add_walk_in(made, first_name="Léa", last_name="Roi", organisation_name="Voisins du parc")

    assert figures(workspace)["different_partners"][0] == 1
    assert behind(workspace, "different_partners") == [("", "Voisins du parc", 1)]


def test_an_organisation_represented_counts_where_the_office_says_so(workspace: Workspace) -> None:
    made = held(workspace, BasicKind.PLENARY)
    there, away = organisation(workspace, "Maison"), organisation(workspace, "Relais")
    for body, state in ((there, PRESENT), (away, AttendanceState.REPRESENTED)):
        make(workspace, Attendance, meeting_id=made, organisation_id=body, state=state)

    assert (figures(workspace)["assembly_partners"][0], figures(workspace)["presence_rate"][0]) == (2, 100)

    workspace.records.change(Office, workspace.office.office_id(), {"represented_counted": False})

    assert (figures(workspace)["assembly_partners"][0], figures(workspace)["presence_rate"][0]) == (1, 50)
    assert [row.label for row in workspace.figures.behind("different_partners", YEAR)] == ["Maison"]


def test_nobody_counted_is_not_nought_and_an_estimate_stays_one(workspace: Workspace) -> None:
    held(workspace, BasicKind.PLENARY)
    rows = workspace.figures.page(YEAR).figures
    assert next(row for row in rows if row.code == "assembly_persons").value == FigureValue(None)
    assert behind(workspace, "assembly_persons")[0][2] is None

    walk = held(workspace, BasicKind.WALK)
    make(workspace, Headcount, meeting_id=walk, public=Public.ALL, persons=30, persons_quality=Quality.ABOUT)

    rows = workspace.figures.page(YEAR).figures
    value = next(row for row in rows if row.code == "persons").value
    assert (value.number, value.quality) == (30, Quality.ABOUT)


def test_a_walk_of_a_group_is_one_of_its_sessions(workspace: Workspace) -> None:
    group = make(workspace, WorkingGroup, name="Santé")
    held(workspace, BasicKind.WALK, working_group_id=group)
    held(workspace, BasicKind.GROUP_SESSION)

    found = figures(workspace)

    assert found["sessions"][0] == 2
    assert (found[f"sessions_of:{group.hex}"][0], found["sessions_of:none"][0]) == (1, 1)
    assert len(behind(workspace, f"sessions_of:{group.hex}")) == 1
    assert len(behind(workspace, "sessions_of:none")) == 1
    assert len(workspace.documents.report(YEAR).content.groups[0].sessions) == 1


def test_cancelled_and_postponed_stand_apart(workspace: Workspace) -> None:
    for state in (MeetingState.CANCELLED, MeetingState.POSTPONED, MeetingState.POSTPONED):
        workspace.records.change(Meeting, meeting(workspace), {"state": state})

    found = figures(workspace)

    assert [found[code][0] for code in ("meetings", "meetings_cancelled", "meetings_postponed")] == [0, 1, 2]
    assert len(behind(workspace, "meetings_postponed")) == 2


def test_members_by_heading_and_who_came_and_went(workspace: Workspace) -> None:
    housing = make(workspace, Category, name="Logement")
    new = organisation(workspace, "Toit", joined=date(YEAR, 3, 1))
    make(workspace, OrganisationCategory, organisation_id=new, category_id=housing)
    organisation(workspace, "Vieux puits")

    found = figures(workspace)

    assert (found["members"][0], found["arrivals"][0], found["departures"][0]) == (2, 1, 0)
    assert found[f"members_of_category:{housing.hex}"][0] == 1
    assert behind(workspace, f"members_of_category:{housing.hex}") == [("organisation", "Toit", 1)]
    assert len(behind(workspace, "members_of_kind:none")) == 2


def test_kinds_and_categories_are_called_in_the_language_of_the_paper(workspace: Workspace) -> None:
    kind_id = make(workspace, OrganisationKind, label="Épicerie", label_nl="Kruidenier")
    category = make(workspace, Category, name="Quartier", name_nl="Wijk")
    house = make(workspace, Category, name="Logement et énergie")
    body = organisation(workspace, "Toit", joined=date(YEAR, 3, 1))
    workspace.records.change(Organisation, body, {"kind_id": kind_id})
    for each in (category, house):
        make(workspace, OrganisationCategory, organisation_id=body, category_id=each)

    dutch, french = (whole_text(render(workspace.figures.document(YEAR, language=each))) for each in ("nl", "fr"))

    for word in ("Kruidenier", "Wijk", "Huisvesting en energie"):
        assert word in dutch
    assert "Quartier" not in dutch
    assert all(word in french for word in ("Épicerie", "Quartier", "Logement et énergie"))


def test_charts_are_of_the_very_figures(workspace: Workspace) -> None:
    two_years(workspace)

    charts = dict(workspace.figures.charts(YEAR))

    assert set(charts) == {"assemblies", "months", "members", "presence", "groups"}
    heat = charts["presence"]
    assert [(row.label, row.present, row.possible) for row in heat.rows] == [("Maison", 2, 2)]  # type: ignore[union-attr]
    assert [place.values for place in charts["members"].places] == [(1,), (1,)]  # type: ignore[union-attr]


def test_an_empty_year_has_figures_and_pages(workspace: Workspace) -> None:
    service = workspace.figures

    assert set(figures(workspace).values()) <= {(0, None), (None, None)}
    assert service.charts(YEAR) == ()
    text = whole_text(render(service.document(YEAR, language="en")))
    assert "Nothing was counted this year." in text


def test_the_document_prints_figures_charts_and_definitions(workspace: Workspace) -> None:
    two_years(workspace)
    late = held(workspace, BasicKind.PLENARY, date(YEAR, 9, 1))
    workspace.attendance.add_person(late, person(workspace, "Zoé", "Roi"), state=PRESENT)

    text = whole_text(render(workspace.figures.document(YEAR, language="en")))

    for words in ("Figures of 2026", "+200.0%", "different persons", "Participation in the assemblies", "Source"):
        assert words in text


def test_a_service_that_left_is_told_at_the_assemblies_when_it_was_a_member(workspace: Workspace) -> None:
    house = organisation(workspace, "Maison")
    odile = person(workspace, "Odile", "Verbeke")
    representative(workspace, odile, house)
    organisation(workspace, "Plus tard", joined=date(YEAR, 6, 1))
    for day in (date(YEAR, 3, 1), date(YEAR, 3, 1) + timedelta(days=200)):
        workspace.attendance.add_person(held(workspace, BasicKind.PLENARY, day), odile, state=PRESENT)

    rows = workspace.figures.page(YEAR).figures
    value = next(row for row in rows if row.code == "presence_rate").value

    assert (value.part, value.whole) == (2, 3)
    shown = workspace.figures.behind("presence_rate", YEAR)
    assert [(row.worth, row.whole) for row in shown] == [(1, 1), (1, 2)]


def test_what_was_estimated_before_the_records_stays_apart(workspace: Workspace) -> None:
    two_years(workspace)
    values = {"number": Decimal(950), "estimate": True, "source": "rapports", "year": 2024, "from_year": 2004}
    make(workspace, FigureTotal, code="assembly_persons", **values)
    make(workspace, FigureTotal, code="assembly_persons", number=Decimal(7), year=YEAR)  # told by the records

    (found,) = workspace.figures.document(YEAR, language="en").content.cumulated
    text = " ".join(whole_text(render(workspace.figures.document(YEAR, language="en"))).split())

    assert found.value.number == 3
    assert "950 (estimate 2004–2024) + 3 (2025–2026)" in text


def test_figures_are_added_up_since_the_stated_start(workspace: Workspace) -> None:
    two_years(workspace)
    assert workspace.figures.document(YEAR).content.cumulated == ()
    with workspace.database() as session:
        office = the_office(session).id
    workspace.records.change(Office, office, {"cumulated_from_year": YEAR})

    found = {each.spec.code: each.value.number for each in workspace.figures.document(YEAR).content.cumulated}

    assert (found["assembly_persons"], found["sessions"]) == (2, 1)


def test_a_year_of_five_thousand_meetings_is_told_and_printed(workspace: Workspace) -> None:
    kind_id = kind(workspace, BasicKind.PLENARY)
    with workspace.database.begin("Many") as session:
        days = (date(YEAR, 1, 1) + timedelta(days=n % 365) for n in range(5_000))
        session.add_all(Meeting(kind_id=kind_id, first_on=day, state=MeetingState.HELD) for day in days)

    assert figures(workspace)["meetings"] == (5_000, None)
    document = workspace.figures.document(YEAR, language="en")
    assert not re.search(r"\b(nan|inf)\b", whole_text(render(document)).casefold())
    assert len(dict(workspace.figures.charts(YEAR))["months"].places) == 12  # type: ignore[union-attr]
