"""Action sheets: read whole, written, told year after year under their names, planned for the next."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from csxl_desktop.domain.action_sheet_rows import Overview
from csxl_desktop.domain.action_sheets import (
    ActionSheet,
    ActionSheetActor,
    ActionSheetAlias,
    ActionSheetYear,
    SheetTemplateSection,
)
from csxl_desktop.domain.attendance_form import Typed
from csxl_desktop.domain.choices import Precision, SectionState
from csxl_desktop.domain.errors import EmptyNameError, RecordNotFoundError
from csxl_desktop.domain.evaluation_choices import (
    ActorRole,
    SectionAnswer,
    SheetNature,
    SheetStatus,
)
from csxl_desktop.domain.fuzzy_day import FuzzyDay
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.partnerships import Partnership
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.working_groups import Axis, WorkingGroup
from csxl_desktop.i18n import speaking
from csxl_desktop.services.action_sheet_years import names_in
from csxl_desktop.services.evaluation_reads import EvaluationReads
from csxl_desktop.services.workspace import Workspace
from tests.factories import make, organisation, paragraph, person

# The 29 actions of a real report, as its fixture counts them: title, opening, precision, closing.
D, M, S, Y = Precision.DAY, Precision.MONTH, Precision.SEASON, Precision.YEAR
SHEETS: tuple[tuple[str, date, Precision], ...] = (
    ("Atelier numérique bilingue", date(2023, 10, 18), D),
    ("Matériel rentrée scolaire", date(2022, 9, 1), M),
    ("Sortie à la mer", date(2022, 1, 1), Y),
    ("Fête des volontaires", date(2022, 6, 17), D),
    ("Groupe culturel", date(2022, 1, 1), Y),
    ("Donnerie & Give-box", date(2022, 1, 1), Y),
    ("Café solidaire", date(2021, 11, 1), M),
    ("Fourchette Solidaire", date(2021, 7, 1), M),
    ("Flagey Holidays", date(2021, 1, 1), Y),
    ("Fabrique des Audacieuses", date(2021, 5, 1), M),
    ("Atelier numérique Adultes", date(2021, 1, 1), Y),
    ("Bulle d’air", date(2020, 10, 1), M),
    ("Atelier numérique enfants", date(2020, 10, 1), M),
    ("Un colis festif pour Noël", date(2019, 12, 1), M),
    ("Goûter pour tous", date(2015, 1, 1), Y),
    ("Petits Déjeuners", date(2015, 1, 1), Y),
    ("Le Crayon Magique", date(2006, 2, 10), D),
    ("La valise à livres", date(1998, 1, 1), Y),
    ("Ixelles pas cher", date(1998, 1, 1), D),
    ("Restaurant social", date(1996, 11, 1), M),
    ("Club de la Bonne Entente", date(1998, 1, 1), D),
    ("Les fringues", date(1998, 1, 1), Y),
    ("Automne des solidarités", date(2023, 10, 1), D),
    ("Des guichets, pas du numérique", date(2023, 6, 1), M),
    ("Accueil Social sur la place Flagey", date(2023, 2, 1), M),
    ("Boondael en action", date(2022, 6, 1), S),
    ("Délier les fils de l’eau", date(2022, 1, 1), Y),
    ("XL un toit", date(2017, 6, 1), M),
    ("CISA", date(2015, 10, 1), M),
)
ALIASES = {
    "Les fringues": "Le vestiaire social",
    "Un colis festif pour Noël": "Colis de Noël",
    "Accueil Social sur la place Flagey": "Accueil Flagey",
    "Délier les fils de l’eau": "Projet EGEB : délier les fils de l’eau",
    "Atelier numérique bilingue": "Atelier numérique hispanophone et arabophone",
}


def start(workspace: Workspace, title: str, year: int = 2023, nature: SheetNature = SheetNature.COLLECTIVE) -> UUID:
    return workspace.action_sheet_years.start(title, year, nature).record_id


def sheet_of(workspace: Workspace, year_id: UUID) -> UUID:
    return workspace.action_sheets.record(year_id).row.sheet_id


def section(workspace: Workspace, year_id: UUID, code: str) -> UUID:
    return next(each.id for each in workspace.action_sheets.record(year_id).sections if each.code == code)


def all_29(workspace: Workspace) -> None:
    for title, on, precision in SHEETS:
        sheet = sheet_of(workspace, start(workspace, title))
        workspace.records.change(ActionSheet, sheet, {"opened_on": on, "opened_precision": precision})
        if title in ALIASES:
            make(workspace, ActionSheetAlias, action_sheet_id=sheet, name=ALIASES[title])


def test_a_new_sheet_follows_the_template_of_its_nature(workspace: Workspace) -> None:
    collective = workspace.action_sheets.record(start(workspace, "Jardin"))
    community = workspace.action_sheets.record(start(workspace, "Place", nature=SheetNature.COMMUNITY))

    assert [each.code for each in collective.sections][:4] == ["problem", "audience", "actors", "results"]
    assert [each.code for each in community.sections][:4] == ["problem", "results", "audience", "actors"]
    assert {each.code: each.answer for each in community.sections}["audience"] is SectionAnswer.NOT_ASKED
    assert collective.row.to_write == 12
    assert community.row.to_write == 11


def test_a_sheet_needs_a_title(workspace: Workspace) -> None:
    with pytest.raises(EmptyNameError):
        start(workspace, "  ")
    assert workspace.action_sheets.told(2023) == []


def test_a_sheet_is_read_whole(workspace: Workspace) -> None:
    year_id = start(workspace, "Jardin")
    sheet = sheet_of(workspace, year_id)
    club, odile = organisation(workspace, "Club"), person(workspace, "Odile", "Carlier")
    make(workspace, ActionSheetActor, action_sheet_id=sheet, organisation_id=club, part="prête le local", position=1)
    until = {"to_on": date(2023, 3, 1), "to_precision": Precision.MONTH}
    make(workspace, ActionSheetActor, action_sheet_id=sheet, person_id=odile, role=ActorRole.TEAM, position=2, **until)
    make(workspace, ActionSheetActor, action_sheet_id=sheet, name="Des voisins", role="beneficiary", position=3)

    record = workspace.action_sheets.record(year_id)

    assert [(actor.called, actor.part) for actor in record.actors] == [
        ("Club", "prête le local"),
        ("Odile Carlier", ""),
        ("Des voisins", ""),
    ]
    assert record.actors[1].to_on == FuzzyDay(date(2023, 3, 1), Precision.MONTH)
    assert record.row.to_write == 11


def test_empty_not_asked_none_and_written_are_four_answers(workspace: Workspace) -> None:
    year_id = start(workspace, "Jardin")
    key = section(workspace, year_id, "unexpected")
    service = workspace.action_sheets

    def now() -> tuple[SectionAnswer, str]:
        found = next(each for each in service.record(year_id).sections if each.id == key)
        return found.answer, found.text.plain()

    assert now() == (SectionAnswer.EMPTY, "")
    service.answer(key, SectionAnswer.WRITTEN)
    assert now() == (SectionAnswer.EMPTY, "")
    service.answer(key, SectionAnswer.NONE)
    assert now() == (SectionAnswer.NONE, "")
    service.write(key, RichText())
    assert now() == (SectionAnswer.NONE, "")
    service.write(key, paragraph("Des amitiés."))
    assert now() == (SectionAnswer.WRITTEN, "Des amitiés.")
    service.answer(key, SectionAnswer.NOT_ASKED)
    assert now() == (SectionAnswer.NOT_ASKED, "Des amitiés.")
    service.answer(key, SectionAnswer.EMPTY)
    assert now() == (SectionAnswer.WRITTEN, "Des amitiés.")
    service.write(key, RichText())
    assert now() == (SectionAnswer.EMPTY, "")


def test_another_nature_keeps_what_is_written(workspace: Workspace) -> None:
    year_id = start(workspace, "Jardin")
    workspace.action_sheets.write(section(workspace, year_id, "audience"), paragraph("Tous."))

    workspace.action_sheets.change_nature(year_id, SheetNature.COMMUNITY)

    record = workspace.action_sheets.record(year_id)
    assert record.row.nature is SheetNature.COMMUNITY
    assert [each.code for each in record.sections][:4] == ["problem", "results", "audience", "actors"]
    assert record.sections[2].text.plain() == "Tous."
    workspace.history.undo()
    assert workspace.action_sheets.record(year_id).row.nature is SheetNature.COLLECTIVE


def test_the_office_says_its_headings_its_own_way(workspace: Workspace) -> None:
    year_id = start(workspace, "Jardin")
    templates = workspace.sheet_templates

    templates.change(SheetNature.COLLECTIVE, "guidance", {"title": "Type d’encadrement"})
    templates.change(SheetNature.COLLECTIVE, "guidance", {"asked": False})

    titles = {each.code: each.title for each in workspace.action_sheets.record(year_id).sections}
    assert titles["guidance"] == "Type d’encadrement"
    later = workspace.action_sheets.record(start(workspace, "Potager"))
    assert {each.code: each.answer for each in later.sections}["guidance"] is SectionAnswer.NOT_ASKED
    with pytest.raises(RecordNotFoundError):
        templates.change(SheetNature.COLLECTIVE, "nowhere", {"title": "?"})
    templates.reset(SheetNature.COLLECTIVE)
    assert "Type d’encadrement" not in [row.title for row in templates.rows(SheetNature.COLLECTIVE)]


def test_a_section_of_the_office_s_own_comes_and_goes_with_the_nature(workspace: Workspace) -> None:
    own = {"nature": SheetNature.COLLECTIVE, "code": "budget", "title": "Budget", "position": 20}
    make(workspace, SheetTemplateSection, **own)
    year_id = start(workspace, "Jardin")
    assert workspace.action_sheets.record(year_id).sections[-1].title == "Budget"

    workspace.action_sheets.change_nature(year_id, SheetNature.COMMUNITY)
    assert "budget" not in [each.code for each in workspace.action_sheets.record(year_id).sections]
    workspace.action_sheets.change_nature(year_id, SheetNature.COLLECTIVE)
    workspace.action_sheets.write(section(workspace, year_id, "budget"), paragraph("Cent euros."))
    workspace.action_sheets.change_nature(year_id, SheetNature.COMMUNITY)

    kept = next(each for each in workspace.action_sheets.record(year_id).sections if each.code == "budget")
    assert (kept.text.plain(), kept.title) == ("Cent euros.", "Budget")


def test_headings_of_the_house_speak_the_language_of_the_document(workspace: Workspace) -> None:
    with speaking("fr"):
        titles = [row.heading for row in workspace.sheet_templates.rows(SheetNature.COLLECTIVE)]
    assert titles[0] == "Objectifs"


def test_a_new_title_makes_the_former_one_an_alias_and_leaves_past_years_alone(workspace: Workspace) -> None:
    before = start(workspace, "Les fringues", 2023)
    workspace.action_sheet_years.carry_over(2024)
    (now,) = workspace.action_sheets.told(2024)

    workspace.action_sheets.rename(now.id, "Le vestiaire social")

    assert workspace.action_sheets.record(before).row.title == "Les fringues"
    record = workspace.action_sheets.record(now.id)
    assert (record.row.title, record.row.aliases) == ("Le vestiaire social", ("Les fringues",))
    workspace.history.undo()
    assert workspace.action_sheets.record(now.id).row.aliases == ()


def test_correcting_a_title_in_its_first_year_leaves_no_alias(workspace: Workspace) -> None:
    year_id = start(workspace, "Jardn")

    workspace.action_sheets.rename(year_id, "Jardin")

    assert workspace.action_sheets.record(year_id).row.title == "Jardin"
    assert workspace.action_sheets.record(year_id).aliases == ()


def test_the_next_year_takes_texts_over_and_leaves_figures_behind(workspace: Workspace) -> None:
    year_id = start(workspace, "Jardin", 2023)
    service = workspace.action_sheets
    service.write(section(workspace, year_id, "problem"), paragraph("La solitude."))
    service.answer(section(workspace, year_id, "unexpected"), SectionAnswer.NOT_ASKED)
    service.answer(section(workspace, year_id, "difficulties"), SectionAnswer.NONE)
    workspace.occurrences.note(year_id, date(2023, 5, 2), Typed(Decimal(12)))
    workspace.records.change(ActionSheetYear, year_id, {"quotation": "Merci."})
    closed = sheet_of(workspace, start(workspace, "Ancien", 2023))
    workspace.records.change(ActionSheet, closed, {"closed_on": date(2023, 11, 30)})
    stopped = sheet_of(workspace, start(workspace, "Arrêté", 2023))
    workspace.records.change(ActionSheet, stopped, {"status": SheetStatus.CLOSED})

    assert workspace.action_sheet_years.carry_over(2024) is not None

    (row,) = service.told(2024)
    record = service.record(row.id)
    answers = {each.code: each for each in record.sections}
    assert (row.title, row.state, record.quotation, record.occurrences) == ("Jardin", SectionState.CARRIED_OVER, "", ())
    assert (answers["problem"].text.plain(), answers["problem"].taken_over) == ("La solitude.", 2023)
    assert answers["unexpected"].answer is SectionAnswer.NOT_ASKED
    assert answers["difficulties"].answer is SectionAnswer.NONE
    service.write(answers["problem"].id, paragraph("La solitude des aînés."))
    assert {each.code: each.taken_over for each in service.record(row.id).sections}["problem"] is None
    assert workspace.action_sheet_years.carry_over(2024) is None


def test_carrying_over_is_one_act_that_can_be_undone(workspace: Workspace) -> None:
    for title in ("Jardin", "Potager"):
        start(workspace, title, 2023)
    assert [each.secondary for each in workspace.action_sheet_years.untold(2024)] == ["2023", "2023"]

    workspace.action_sheet_years.carry_over(2024)
    assert [row.title for row in workspace.action_sheets.told(2024)] == ["Jardin", "Potager"]
    workspace.history.undo()

    assert workspace.action_sheets.told(2024) == []
    assert len(workspace.action_sheets.told(2023)) == 2


def test_a_sheet_of_long_ago_may_be_told_again(workspace: Workspace) -> None:
    sheet = sheet_of(workspace, start(workspace, "Jardin", 2020))
    (option,) = workspace.action_sheet_years.untold(2024)
    assert (option.id, option.secondary) == (sheet, "")

    workspace.action_sheet_years.tell(sheet, 2024)

    reads = EvaluationReads(workspace.database)
    assert reads.year_of("action_sheet", sheet, 2022) == 2024
    assert reads.year_of("action_sheet", sheet, 2020) == 2020


def test_the_search_box_finds_a_sheet_under_any_name_where_the_module_is_on(workspace: Workspace) -> None:
    sheet = sheet_of(workspace, start(workspace, "Les fringues"))
    make(workspace, ActionSheetAlias, action_sheet_id=sheet, name="Le vestiaire social")
    assert workspace.history.find("vestiaire") == []

    workspace.modules.choose(Module.ACTION_SHEETS, wanted=True)

    assert [(each.kind, each.record_id) for each in workspace.history.find("vestiaire")] == [("action_sheet", sheet)]


def test_a_sheet_may_belong_to_a_group_an_axis_or_a_partnership(workspace: Workspace) -> None:
    group = make(workspace, WorkingGroup, name="Seniors")
    axis = make(workspace, Axis, working_group_id=group, number=1, title="Relier")
    told = make(workspace, Partnership, title="Carnaval")
    gone = make(workspace, WorkingGroup, name="Ancien")
    make(workspace, Axis, working_group_id=gone, number=2, title="Oublié")
    workspace.records.trash(WorkingGroup, gone)

    options = workspace.action_sheets.belonging()

    assert {column: [each.id for each in found] for column, found in options.items()} == {
        "working_group_id": [group],
        "axis_id": [axis],
        "partnership_id": [told],
    }


def test_all_29_sheets_are_in_the_plan_of_the_next_year_under_their_other_names(workspace: Workspace) -> None:
    all_29(workspace)
    bullets = "\n".join(f"• {ALIASES.get(title, title)} ;" for title, _on, _precision in SHEETS)

    match = workspace.action_sheet_years.plan(2023, names_in(bullets))

    assert (match.renewed, match.sheets, match.unknown) == (29, 29, ())
    assert Overview.of(workspace.action_sheets.told(2023), 2023).planned_next == 29
    fewer = workspace.action_sheet_years.match_plan(2023, ["Bulle d'air", "Jamais vu"])
    assert (fewer.renewed, fewer.unknown) == (1, ("Jamais vu",))


def test_opening_days_are_told_by_how_well_they_are_known(workspace: Workspace) -> None:
    all_29(workspace)
    sheets = {row.title: row.sheet_id for row in workspace.action_sheets.told(2023)}
    workspace.records.change(ActionSheet, sheets["Automne des solidarités"], {"closed_on": date(2023, 11, 30)})

    overview = Overview.of(workspace.action_sheets.told(2023), 2023)

    assert dict(overview.by_precision) == {D: 6, M: 12, S: 1, Y: 10, Precision.UNDATED: 0}
    assert (overview.sheets, overview.opened, overview.closed) == (29, 4, 1)
    assert overview.years == 27
    with speaking("fr"):
        assert overview.oldest.told() == "novembre 1996"


def test_the_overview_of_nothing_is_nothing() -> None:
    assert Overview.of([], 2023).oldest.told() == ""
    assert Overview.of([], 2023).years == 0


def test_a_sheet_in_the_trash_is_no_longer_found(workspace: Workspace) -> None:
    year_id = start(workspace, "Jardin")
    workspace.records.trash(ActionSheet, sheet_of(workspace, year_id))

    assert workspace.action_sheets.told(2023) == []
    with pytest.raises(RecordNotFoundError):
        workspace.action_sheets.record(year_id)


def test_a_heading_added_by_the_office_stands_on_this_sheet_and_on_new_ones(workspace: Workspace) -> None:
    first, second = start(workspace, "Jardin"), start(workspace, "Potager")
    templates = workspace.sheet_templates
    made = templates.add(first, "Budget de l’action").record_id
    templates.add(first, "Suites")

    here = workspace.action_sheets.record(first).sections
    assert [each.heading for each in here][-2:] == ["Budget de l’action", "Suites"]
    assert here[-2].id == made
    assert "Suites" not in [each.heading for each in workspace.action_sheets.record(second).sections]
    third = workspace.action_sheets.record(start(workspace, "Verger")).sections
    assert [each.heading for each in third][-2:] == ["Budget de l’action", "Suites"]
    templates.change(SheetNature.COLLECTIVE, here[0].code, {"heading": "Raisons"})
    templates.reset(SheetNature.COLLECTIVE)
    headings = [row.heading for row in templates.rows(SheetNature.COLLECTIVE)]
    assert headings[0] != "Raisons"
    assert headings[-1] == "Suites", "what the office added stays"
