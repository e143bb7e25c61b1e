"""Links between records: found by a few letters, shown ready, kept apart from what is thrown, withdrawn or off."""

from datetime import date
from decimal import Decimal

import pytest

from csxl_desktop.domain.choices import BasicKind, ConsentScope, Precision, Quality
from csxl_desktop.domain.evaluation import Indicator
from csxl_desktop.domain.evaluation import Testimonial as Quote
from csxl_desktop.domain.follow_up import Action
from csxl_desktop.domain.group_outputs import GroupOutput
from csxl_desktop.domain.link_rows import LinkOwner, LinkTarget
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.partnerships import Partnership
from csxl_desktop.domain.privacy import Consent
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.projects import Project
from csxl_desktop.domain.swot import SwotEntry
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.workspace import Workspace
from tests.factories import make, meeting, paragraph, person

YEAR = 2026


@pytest.fixture
def owner(workspace: Workspace) -> LinkOwner:
    return LinkOwner("swot_entry", make(workspace, SwotEntry, year=YEAR, quadrant="strength", text="Un réseau soudé"))


def only(found: tuple[LinkTarget, ...]) -> LinkTarget:
    (target,) = found
    return target


def test_a_link_shows_what_it_leads_to_and_where_that_opens(workspace: Workspace, owner: LinkOwner) -> None:
    group = make(workspace, WorkingGroup, name="Seniors")
    values = {"working_group_id": group, "title": "Carnet des trois questions", "year": YEAR}
    made = make(workspace, GroupOutput, **values, made_on=date(2026, 5, 1), made_precision=Precision.MONTH)
    found = workspace.record_links.search("trois quest", YEAR)
    target = only(tuple(each for each in found if each.kind == "group_output"))
    assert {each.kind for each in found} <= {"group_output", "working_group"}  # a group is found by what it made

    link = workspace.record_links.add(owner, target, "prêté à neuf médecins").record_id

    (row,) = workspace.record_links.links(owner)
    assert (row.id, row.note, row.included) == (link, "prêté à neuf médecins", True)
    assert (row.target.kind, row.target.id, row.target.title) == ("group_output", made, "Carnet des trois questions")
    assert (row.target.kind_name, row.target.when, row.target.beside) == (
        "Production of a group",
        "May 2026",
        "Seniors",
    )
    assert row.target.opens == ("working_group", group)


def test_words_find_meetings_and_what_they_hold_the_year_first(workspace: Workspace) -> None:
    old = meeting(workspace, on=date(2024, 3, 12), theme="Logement")
    new = meeting(workspace, on=date(2026, 3, 12), theme="Énergie")
    item = make(workspace, AgendaItem, meeting_id=new, position=1, title="Le logement des seniors")
    workspace.meetings.decide(new, "Écrire au bourgmestre à propos du logement")
    action = make(workspace, Action, meeting_id=new, text="Relancer le Logement social")

    found = workspace.record_links.search("LOGEM", YEAR)

    assert [(each.kind, each.id) for each in found if each.kind == "meeting"] == [("meeting", new), ("meeting", old)]
    assert [(each.id, each.title) for each in found if each.kind == "agenda_item"] == [
        (item, "Le logement des seniors")
    ]
    assert [each.title for each in found if each.kind == "decision"] == ["Écrire au bourgmestre à propos du logement"]
    assert [(each.id, each.opens) for each in found if each.kind == "action"] == [(action, ("meeting", new))]
    assert workspace.record_links.search("  ", YEAR) == ()
    assert workspace.record_links.search("…", YEAR) == ()
    assert {each.kind for each in workspace.record_links.search("logem", YEAR, {"decision"})} == {"decision"}


def test_a_figure_and_an_indicator_are_meant_in_their_year(workspace: Workspace, owner: LinkOwner) -> None:
    indicator = make(workspace, Indicator, name="Abonnés à la lettre")
    workspace.evaluation.set_indicator(indicator, YEAR, Decimal(1240), Quality.ABOUT)
    links = workspace.record_links
    links.add(owner, only(links.search("abonnes", YEAR)))
    figure = next(each for each in links.search("assemblies", 2025) if each.code == "assemblies")
    links.add(owner, figure)

    rows = links.links(owner)

    assert [(row.target.kind, row.target.when) for row in rows] == [("indicator", "2026"), ("figure", "2025")]
    assert rows[0].target.id == indicator
    assert [row.target.title for row in rows] == ["Abonnés à la lettre: about 1,240", "assemblies: 0"]
    assert {row.target.opens for row in rows} == {("evaluation_place", "figures")}


def test_adding_twice_is_adding_once_and_lets_in_what_was_left_out(workspace: Workspace, owner: LinkOwner) -> None:
    made = make(workspace, Partnership, title="Carnaval")
    links = workspace.record_links
    target = only(links.search("carnaval", YEAR))
    link = links.add(owner, target).record_id
    links.include(link, included=False)
    assert [row.included for row in links.links(owner)] == [False]

    assert links.add(owner, target).record_id == link

    assert [(row.target.id, row.included) for row in links.links(owner)] == [(made, True)]


def test_links_are_moved_noted_removed_and_taken_back(workspace: Workspace, owner: LinkOwner) -> None:
    links = workspace.record_links
    first = links.add_note(owner, "dit au téléphone").record_id
    second = links.add_note(owner, "lu dans la presse").record_id
    links.order([second, first])
    links.note(first, "dit au marché")
    assert [row.target.title for row in links.links(owner)] == ["lu dans la presse", "dit au marché"]

    links.remove(second)
    assert [row.id for row in links.links(owner)] == [first]

    links.restore(second)
    assert [row.id for row in links.links(owner)] == [second, first]


def test_what_is_in_the_trash_is_not_shown(workspace: Workspace, owner: LinkOwner) -> None:
    made = make(workspace, Partnership, title="Carnaval")
    links = workspace.record_links
    links.add(owner, only(links.search("carnaval", YEAR)))

    workspace.records.trash(Partnership, made)

    assert links.links(owner) == ()
    assert links.search("carnaval", YEAR) == ()
    workspace.records.restore(Partnership, made)
    assert [row.target.id for row in links.links(owner)] == [made]


def test_a_testimonial_taken_back_is_no_evidence(workspace: Workspace, owner: LinkOwner) -> None:
    odile = person(workspace, "Odile", "Verbeke")
    values = {"year": YEAR, "text": paragraph("On nous a fait entrer"), "author_name": "Odile Verbeke"}
    said = make(workspace, Quote, **values, author_id=odile)
    links = workspace.record_links
    links.add(owner, only(links.search("fait entrer", YEAR)))
    assert [row.target.beside for row in links.links(owner)] == ["Odile Verbeke"]

    workspace.records.change(Quote, said, {"consent_withdrawn_on": date(2026, 11, 20)})
    assert links.links(owner) == ()
    assert links.search("fait entrer", YEAR) == ()

    workspace.records.change(Quote, said, {"consent_withdrawn_on": None})
    assert len(links.links(owner)) == 1
    over = {"scope": ConsentScope.QUOTATION, "withdrawn_on": date(2026, 11, 20)}
    make(workspace, Consent, person_id=odile, **over)
    assert links.links(owner) == ()


def test_an_anonymous_author_is_not_named(workspace: Workspace, owner: LinkOwner) -> None:
    values = {"year": YEAR, "text": paragraph("Merci"), "author_name": "Odile Verbeke", "anonymous": True}
    make(workspace, Quote, **values)
    links = workspace.record_links
    links.add(owner, only(links.search("merci", YEAR)))

    assert [row.target.beside for row in links.links(owner)] == [""]


def test_records_of_a_module_that_is_off_are_neither_offered_nor_shown(workspace: Workspace, owner: LinkOwner) -> None:
    project = make(workspace, Project, title="Frigo partagé")
    links = workspace.record_links
    assert links.search("frigo", YEAR) == ()
    workspace.modules.choose(Module.PROJECTS, wanted=True)
    links.add(owner, only(links.search("frigo", YEAR)))
    assert [row.target.id for row in links.links(owner)] == [project]

    workspace.modules.choose(Module.PROJECTS, wanted=False)

    assert links.links(owner) == ()


def test_several_owners_are_read_at_once(workspace: Workspace, owner: LinkOwner) -> None:
    other = LinkOwner("swot_entry", make(workspace, SwotEntry, year=YEAR, quadrant="threat", text="Budget"))
    links = workspace.record_links
    links.add_note(owner, "un")
    links.add_note(other, "deux")
    links.add_note(other, "trois")

    told = links.links_of("swot_entry", [owner.id, other.id])

    assert [[row.target.title for row in told[each.id]] for each in (owner, other)] == [["un"], ["deux", "trois"]]


def test_a_long_title_is_cut(workspace: Workspace) -> None:
    made = meeting(workspace, BasicKind.PLENARY, theme="Logement")
    workspace.meetings.decide(made, "logement " * 40)

    title = next(each.title for each in workspace.record_links.search("logement", YEAR) if each.kind == "decision")

    assert title.endswith("…")
    assert len(title) <= 141
