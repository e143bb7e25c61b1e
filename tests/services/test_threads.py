"""A subject on one line of time: what comes in by itself, what is linked by hand, what is left out."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from csxl_desktop.domain import evaluation
from csxl_desktop.domain.advocacy import AdvocacyFile, AdvocacyStep
from csxl_desktop.domain.choices import ActionState, BasicKind, MeetingState, Precision
from csxl_desktop.domain.errors import EmptyNameError, RecordNotFoundError
from csxl_desktop.domain.evaluation_choices import AdvocacyStepKind, OutputState
from csxl_desktop.domain.follow_up import Action
from csxl_desktop.domain.group_outputs import GroupOutput
from csxl_desktop.domain.link_rows import LinkOwner, LinkTarget
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.thread_rows import ThreadEntry, ThreadKey, ThreadKind, ThreadView
from csxl_desktop.domain.working_groups import Axis, WorkingGroup
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import whole_text
from tests.factories import make, meeting, paragraph


class Case:
    """A group with two axes; a session of the first one in each of two years."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.group = make(workspace, WorkingGroup, name="Seniors")
        self.axis = make(workspace, Axis, working_group_id=self.group, number=1, title="Parler")
        self.other = make(workspace, Axis, working_group_id=self.group, number=2, title="Relier")
        self.old = self.session(date(2025, 3, 3), "Première", self.axis)
        self.new = self.session(date(2026, 3, 3), "Deuxième", self.axis)
        self.session(date(2026, 4, 4), "Autre axe", self.other)
        self.key = ThreadKey(ThreadKind.AXIS, self.axis)

    def session(self, on: date, theme: str, axis: UUID) -> UUID:
        made = meeting(self.workspace, BasicKind.GROUP_SESSION, on, theme=theme, working_group_id=self.group)
        self.workspace.records.change(Meeting, made, {"axis_id": axis})
        self.workspace.meetings.mark_held(made)
        return made

    def view(self, key: ThreadKey | None = None) -> ThreadView:
        return self.workspace.threads.view(key or self.key)

    def told(self, key: ThreadKey | None = None) -> list[str]:
        return [entry.title for entry in self.view(key).entries]

    def entry(self, title: str, key: ThreadKey | None = None) -> ThreadEntry:
        return next(entry for entry in self.view(key).entries if entry.title == title)


@pytest.fixture
def case(workspace: Workspace) -> Case:
    return Case(workspace)


def target(kind: str, key: UUID | None, **values: Any) -> LinkTarget:
    return LinkTarget(kind, key, "", **values)


def test_what_stands_on_the_axis_comes_in_by_itself_across_years(workspace: Workspace, case: Case) -> None:
    item = make(workspace, AgendaItem, meeting_id=case.new, title="Lire", position=1, text=paragraph("On a lu."))
    make(workspace, AgendaItem, meeting_id=case.new, title="Rien dit", position=2)
    workspace.meetings.decide(case.new, "Écrire un lexique", item)
    make(workspace, Action, meeting_id=case.new, text="Rédiger", who="Ana", due_on=date(2026, 4, 1))
    make(workspace, GroupOutput, working_group_id=case.group, axis_id=case.axis, title="Lexique", year=2026)
    file = make(workspace, AdvocacyFile, title="Pour tous", working_group_id=case.group, axis_id=case.axis)
    make(workspace, AdvocacyStep, advocacy_file_id=file, title="Lettre", stepped_on=date(2025, 9, 1), count=12)

    view = case.view()

    assert [(entry.year, entry.title, entry.within) for entry in view.entries] == [
        (2025, "Première", False),
        (2025, "Lettre", False),
        (2026, "Deuxième", False),
        (2026, "Lire", True),
        (2026, "Écrire un lexique", True),
        (2026, "Rédiger", True),
        (2026, "Lexique", False),
    ]
    assert all(entry.derived for entry in view.entries)
    assert (view.title, view.group, view.thread_id, view.years) == ("Parler", "Seniors", None, (2025, 2026))
    action = case.entry("Rédiger")
    assert (action.detail.state, action.detail.tone, action.detail.text) == ("late", "late", "Ana · for 01/04/2026")
    assert case.entry("Lettre").detail == (
        "12 persons or signatories", "Letter", "neutral", "", "", 0, None
    )  # fmt: skip
    assert case.entry("Lire").detail.text == "On a lu."
    assert case.entry("Écrire un lexique").detail.text == "2026-01"


def test_what_is_done_planned_and_dropped_says_so(workspace: Workspace, case: Case) -> None:
    for state in (ActionState.OPEN, ActionState.DONE, ActionState.DROPPED):
        done = date(2026, 5, 1) if state is ActionState.DONE else None
        make(workspace, Action, meeting_id=case.new, text=state.value, state=state, done_on=done)
    workspace.records.change(Meeting, case.old, {"state": MeetingState.CANCELLED, "state_reason": "grève"})
    make(
        workspace, GroupOutput, working_group_id=case.group, axis_id=case.axis, title="Outil", year=2026,
        state=OutputState.ADOPTED,
    )  # fmt: skip

    states = {entry.title: (entry.detail.state, entry.detail.tone) for entry in case.view().entries}

    assert states["open"] == ("to do", "accent")
    assert states["done"] == ("done", "good")
    assert states["dropped"] == ("given up", "neutral")
    assert states["Première"] == ("cancelled", "neutral")
    assert states["Outil"] == ("adopted", "neutral")


def test_records_of_elsewhere_are_linked_by_hand_with_what_follows_from_them(workspace: Workspace, case: Case) -> None:
    assembly = meeting(workspace, on=date(2025, 6, 6), theme="Logement")
    item = workspace.meetings.record(assembly).items[-1]
    workspace.meetings.decide(assembly, "De l’item", item.id)
    workspace.meetings.decide(assembly, "D’ailleurs")
    walk = meeting(workspace, BasicKind.WALK, on=date(2025, 7, 7), theme="Marche")
    make(workspace, Action, meeting_id=walk, text="Revenir")
    owner = LinkOwner("thread", workspace.threads.made(case.key))
    assert workspace.threads.made(case.key) == owner.id

    workspace.record_links.add(owner, target("agenda_item", item.id), "à relire")
    workspace.record_links.add(owner, target("meeting", walk))
    workspace.record_links.add_note(owner, "Une note sans date")

    assert case.told() == [
        "Première", item.title, "De l’item", "Marche", "Revenir", "Deuxième", "Une note sans date"
    ]  # fmt: skip
    linked = case.entry(item.title)
    assert (linked.derived, linked.note, linked.within, linked.target.beside) == (
        False, "à relire", False, "General assembly"
    )  # fmt: skip
    assert case.entry("De l’item").derived
    assert case.view().thread_id == owner.id


def test_what_comes_in_by_itself_can_be_left_out_and_taken_in_again(workspace: Workspace, case: Case) -> None:
    workspace.meetings.decide(case.new, "Écrire")

    left = workspace.threads.leave_out(case.key, case.entry("Deuxième").target)

    assert case.told() == ["Première"], "what was decided there goes with its meeting"
    assert [row.target.title for row in case.view().left_out] == ["Deuxième"]
    workspace.record_links.remove(left.record_id)
    assert case.told() == ["Première", "Deuxième", "Écrire"]
    workspace.threads.leave_out(case.key, case.entry("Écrire").target)
    assert case.told() == ["Première", "Deuxième"]


def test_figures_and_testimonials_stand_at_the_end_of_their_year(workspace: Workspace, case: Case) -> None:
    owner = LinkOwner("thread", workspace.threads.made(case.key))
    calls = make(workspace, evaluation.Indicator, name="Appels", unit="appels")
    make(workspace, evaluation.IndicatorValue, indicator_id=calls, year=2025, value=Decimal(30))
    workspace.record_links.add(owner, target("indicator", calls, year=2025))
    workspace.record_links.add(owner, target("figure", None, code="sessions", year=2026))
    workspace.record_links.add(owner, target("figure", None, code="assemblies"))
    said = make(
        workspace, evaluation.Testimonial, year=2025, text=paragraph("Merci"), author_name="Ana", axis_id=case.axis,
        working_group_id=case.group,
    )  # fmt: skip
    make(
        workspace,
        evaluation.Testimonial,
        year=2025,
        text=paragraph("Repris"),
        axis_id=case.axis,
        consent_withdrawn_on=date(2026, 1, 1),
    )

    assert case.told() == [
        "Première", "“Merci”", "Appels: 30 appels", "Deuxième", "group sessions: 2", "assemblies"
    ]  # fmt: skip
    assert case.entry("“Merci”").detail.text == "Ana"
    workspace.modules.choose(Module.TESTIMONIALS, wanted=False)
    assert "“Merci”" not in case.told()
    workspace.modules.choose(Module.TESTIMONIALS, wanted=True)
    workspace.records.change(evaluation.Testimonial, said, {"anonymous": True, "extract": "Oui"})
    assert case.entry("“Oui”").detail.text == ""


def test_an_indicator_without_a_value_still_stands(workspace: Workspace, case: Case) -> None:
    owner = LinkOwner("thread", workspace.threads.made(case.key))
    workspace.record_links.add(
        owner, target("indicator", make(workspace, evaluation.Indicator, name="Appels"), year=2025)
    )
    assert case.told() == ["Première", "Appels", "Deuxième"]


def test_the_whole_of_a_group_needs_no_record_and_a_thread_by_hand_begins_empty(
    workspace: Workspace, case: Case
) -> None:
    whole = ThreadKey(ThreadKind.GROUP, case.group)
    assert case.told(whole) == ["Première", "Deuxième", "Autre axe"]
    assert case.view(whole).title == "Seniors"

    begun = ThreadKey(ThreadKind.THREAD, workspace.threads.begin(" Non-recours ", case.group).record_id)
    free = ThreadKey(ThreadKind.THREAD, workspace.threads.begin("Sans groupe").record_id)

    assert case.told(begun) == []
    assert [choice.key for choice in workspace.threads.choices(case.group)] == [
        whole, case.key, ThreadKey(ThreadKind.AXIS, case.other),  begun, free
    ]  # fmt: skip
    assert [choice.title for choice in workspace.threads.choices()] == [
        "Seniors", "Parler", "Relier", "Non-recours", "Sans groupe"
    ]  # fmt: skip
    assert case.view(free).group == ""
    make(workspace, WorkingGroup, name="Voisin")
    assert len(workspace.threads.choices(case.group)) == 5


def test_title_question_and_introduction_give_an_axis_its_record(workspace: Workspace, case: Case) -> None:
    workspace.threads.change(case.key, {"title": "Comprendre", "question": "Comment ?"})
    workspace.threads.change(case.key, {"text": paragraph("Introduction")})

    view = case.view()

    assert (view.title, view.question, view.text.plain()) == ("Comprendre", "Comment ?", "Introduction")
    assert [choice.title for choice in workspace.threads.choices(case.group)][1] == "Comprendre"


def test_a_thread_needs_a_title_and_what_does_not_exist_is_refused(workspace: Workspace, case: Case) -> None:
    with pytest.raises(EmptyNameError):
        workspace.threads.begin("  ")
    with pytest.raises(RecordNotFoundError):
        case.view(ThreadKey(ThreadKind.THREAD, case.axis))
    with pytest.raises(RecordNotFoundError):
        workspace.threads.change(ThreadKey(ThreadKind.GROUP, case.group), {"question": "?"})


def test_dates_are_said_as_precisely_as_they_are_known(workspace: Workspace, case: Case) -> None:
    make(
        workspace, GroupOutput, working_group_id=case.group, axis_id=case.axis, title="Outil", year=2025,
        made_on=date(2025, 9, 1), made_precision=Precision.MONTH, text=paragraph("Un outil"),
    )  # fmt: skip
    file = make(workspace, AdvocacyFile, title="Dossier", axis_id=case.axis)
    make(workspace, AdvocacyStep, advocacy_file_id=file, kind=AdvocacyStepKind.RALLY, text="Devant la maison")

    assert [entry.target.when for entry in case.view().entries] == [
        "3 March 2025",
        "September 2025",
        "3 March 2026",
        "",
    ]
    assert case.entry("Outil").detail.text == "Un outil"
    assert case.view().entries[-1].detail.state == "Rally"


def test_threads_made_by_hand_are_moved_closed_and_taken_up_again(workspace: Workspace, case: Case) -> None:
    threads = workspace.threads
    first, second, third = (threads.begin(title, case.group).record_id for title in ("Un", "Deux", "Trois"))

    def titles() -> list[str]:
        return [each.title for each in threads.choices(case.group) if each.key.kind is ThreadKind.THREAD]

    assert titles() == ["Deux", "Trois", "Un"]
    threads.move(first, -1)
    assert titles() == ["Deux", "Un", "Trois"]
    threads.move(second, 1)
    assert titles() == ["Un", "Deux", "Trois"]
    assert (threads.move(first, -1), threads.move(third, 1)) == (None, None)

    threads.close(first, closed=True)
    assert titles() == ["Deux", "Trois", "Un"]
    assert threads.move(first, -1) is None, "those that are closed stay behind"
    key = ThreadKey(ThreadKind.THREAD, first)
    assert threads.view(key).closed_on is not None
    assert "closed on" in whole_text(render(threads.document(key, language="en")))
    threads.close(first, closed=False)
    assert titles() == ["Un", "Deux", "Trois"]
