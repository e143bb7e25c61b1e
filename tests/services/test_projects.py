"""Projects, and the perspectives of the report that they feed."""

from datetime import date
from uuid import UUID

from csxl_desktop.domain.choices import Precision
from csxl_desktop.domain.evaluation_choices import ProjectState
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.projects import Project, ProjectCount, ProjectPartner
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import bookmarks, whole_text
from tests.factories import make, organisation, paragraph


def project(workspace: Workspace, title: str, state: ProjectState = ProjectState.RUNNING, **values: object) -> UUID:
    return make(workspace, Project, title=title, state=state, **values)


def five(workspace: Workspace) -> None:
    """The five research projects of the reference: all active in 2024."""
    month = {"from_precision": Precision.MONTH, "to_precision": Precision.MONTH}
    for title, start, end in (
        ("Volunteering", date(2024, 1, 1), date(2024, 12, 1)),
        ("Environment", date(2024, 3, 1), date(2025, 3, 1)),
        ("Basic offer", date(2024, 3, 1), date(2025, 3, 1)),
        ("Sport", date(2024, 1, 1), date(2025, 3, 1)),
        ("Students", date(2024, 10, 1), date(2025, 12, 1)),
    ):
        make(workspace, Project, title=title, state=ProjectState.RUNNING, from_on=start, to_on=end, **month)


def test_five_of_five_are_active_in_2024(workspace: Workspace) -> None:
    five(workspace)
    project(workspace, "Intended", ProjectState.PLANNED)

    active = {year: sum(row.active_in(year) for row in workspace.projects.rows(year)) for year in (2023, 2024, 2025)}

    assert active == {2023: 0, 2024: 5, 2025: 4}


def test_a_year_has_its_own_words_and_counts(workspace: Workspace) -> None:
    key = project(workspace, "Volunteering")
    workspace.projects.say(key, 2024, "text", paragraph("Done."))
    workspace.projects.say(key, 2024, "outlook", paragraph("More."))
    workspace.projects.add_count(key, 2024)
    workspace.projects.add_count(key, 2025)

    (now,), (after,) = workspace.projects.rows(2024), workspace.projects.rows(2025)

    assert (now.told.plain().strip(), now.outlook.plain().strip(), len(now.counts)) == ("Done.", "More.", 1)
    assert (bool(after.told), len(after.counts)) == (False, 1)


def test_projects_feed_the_perspectives_of_the_report(workspace: Workspace) -> None:
    workspace.modules.choose(Module.PROJECTS, wanted=True)
    key = project(
        workspace,
        "Cool places",
        objective="Map them.",
        funding="A fund",
        from_on=date(2026, 3, 1),
        from_precision=Precision.MONTH,
        to_on=date(2027, 3, 1),
        to_precision=Precision.MONTH,
        position=1,
    )
    make(workspace, ProjectPartner, project_id=key, organisation_id=organisation(workspace, "The House"))
    make(workspace, ProjectPartner, project_id=key, name="A school")
    workspace.projects.say(key, 2026, "outlook", paragraph("The map will be printed."))
    project(workspace, "School of volunteers", ProjectState.PLANNED, from_on=date(2027, 1, 1), position=2)
    short = project(workspace, "Short one", ProjectState.RUNNING, to_on=date(2027, 6, 1), position=3)
    for owner, numbers in ((key, (11, 7, 7, 7, 3, 4)), (short, (1,))):
        for number in numbers:
            made = workspace.projects.add_count(owner, 2026).record_id
            workspace.records.change(ProjectCount, made, {"label": "sessions", "number": number})
    project(workspace, "Over", ProjectState.DONE, position=4)
    project(workspace, "Not announced", in_perspectives=False, position=5)

    pdf = render(workspace.documents.report(2026, language="en"))
    printed = " ".join(whole_text(pdf).split())

    for words in (
        "Under way · March 2026 – March 2027 · with The House and A school · funded by A fund · 39 sessions",
        "The projects together: 40 sessions.",
        *("Map them.", "The map will be printed.", "Intended · beginning: 1 January 2027", "end: 1 June 2027"),
    ):
        assert words in printed, words
    assert "Over" not in printed
    assert "Not announced" not in printed
    assert bookmarks(pdf)[-4][0] == "Perspectives"


def test_a_section_that_the_office_placed_stays_where_it_is(workspace: Workspace) -> None:
    workspace.modules.choose(Module.PROJECTS, wanted=True)
    project(workspace, "Cool places")
    for position, (code, title) in enumerate((("perspectives", "What comes"), ("own", "Thanks")), start=1):
        text = paragraph("Words.")
        make(workspace, ReportSection, year=2026, code=code, title=title, position=position, text=text)

    titles = [title for title, _level in bookmarks(render(workspace.documents.report(2026, language="en")))]

    assert titles == ["What comes", "Cool places", "Thanks"]


def test_without_projects_or_module_there_is_no_heading(workspace: Workspace) -> None:
    project(workspace, "Cool places")
    off = whole_text(render(workspace.documents.report(2026, language="en")))
    workspace.modules.choose(Module.PROJECTS, wanted=True)
    workspace.records.change(Project, workspace.projects.rows(2026)[0].id, {"in_perspectives": False})
    empty = whole_text(render(workspace.documents.report(2026, language="en")))

    assert "Perspectives" not in off
    assert "Perspectives" not in empty
