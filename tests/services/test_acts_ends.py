"""An organisation ends or merges; any act taken back leaves no trace."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csxl_desktop.domain.choices import MandateRole, OrganisationStatus
from csxl_desktop.domain.contacts import Mandate, OrganisationAlias
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.errors import (
    AlreadyEndedError,
    DomainError,
    FusedWithItselfError,
)
from csxl_desktop.domain.group_people import GroupParticipant
from csxl_desktop.domain.mailing_lists import Subscription
from csxl_desktop.domain.membership import Membership, Seat
from csxl_desktop.domain.organisation_details import OrganisationEnd
from csxl_desktop.services.acts.kinds import (
    Act,
    ChangeRepresentative,
    ChangeSeat,
    ChangeStatus,
    Dissolve,
    Fuse,
    Join,
    Leave,
    NewRepresentative,
    Rename,
)
from csxl_desktop.services.workspace import Workspace
from tests.factories import SPRING, make, meeting, organisation, representative
from tests.services.acts_support import (
    DAY,
    JUNE,
    TODAY,
    Rooted,
    everything,
    expected,
    rooted,
    rows,
    told,
)


def status_on(workspace: Workspace, key: UUID, on: date) -> OrganisationStatus:
    return next(row.status for row in workspace.directory.organisations(on) if row.id == key)


def names_on(workspace: Workspace, on: date) -> list[str]:
    return [row.organisation for row in workspace.directory.members(on)]


def test_a_dissolution_ends_everything_and_each_day_keeps_its_state(workspace: Workspace) -> None:
    case = rooted(workspace)
    workspace.acts.perform(Dissolve(case.house, JUNE, "", case.assembly))

    (end,) = rows(workspace, OrganisationEnd)
    assert (end["ended_on"], end["successor_id"], end["meeting_id"]) == (JUNE, None, case.assembly)
    assert [row["to_on"] for row in rows(workspace, Mandate, organisation_id=case.house)] == [JUNE, JUNE]
    (membership,) = rows(workspace, Membership, organisation_id=case.house)
    assert (membership["left_on"], membership["leaving_reason"]) == (JUNE, "Ceased to exist")
    assert status_on(workspace, case.house, JUNE) is OrganisationStatus.ACTIVE
    assert status_on(workspace, case.house, JUNE + DAY) is OrganisationStatus.DISSOLVED
    with pytest.raises(AlreadyEndedError, match="“Maison” has ceased to be on 30/06/2026"):
        workspace.acts.perform(Dissolve(case.house, JUNE))
    with pytest.raises(AlreadyEndedError):
        workspace.acts.perform(Join(case.house, TODAY))


def test_who_was_no_member_is_dissolved_too(workspace: Workspace) -> None:
    outside = organisation(workspace, "Dehors", member=False)
    workspace.acts.perform(Dissolve(outside, JUNE))

    assert status_on(workspace, outside, TODAY) is OrganisationStatus.DISSOLVED


def test_it_sleeps_wakes_and_comes_back_from_its_end(workspace: Workspace) -> None:
    outside = organisation(workspace, "Dehors", member=False)
    workspace.acts.perform(ChangeStatus(outside, OrganisationStatus.DORMANT))
    assert status_on(workspace, outside, TODAY) is OrganisationStatus.DORMANT
    workspace.acts.perform(Dissolve(outside, JUNE))
    workspace.acts.perform(ChangeStatus(outside, OrganisationStatus.ACTIVE))

    assert status_on(workspace, outside, TODAY) is OrganisationStatus.ACTIVE
    assert rows(workspace, OrganisationEnd) == []


def test_one_organisation_goes_into_another(workspace: Workspace) -> None:
    case = rooted(workspace)
    make(workspace, Organisation, name="Cuisine", parent_id=case.house)
    make(workspace, OrganisationAlias, organisation_id=case.house, name="La Maison bleue")
    act = Fuse(case.house, case.other, SPRING)
    assert told(workspace, act) == {
        "mandates": "Go over from “Maison” to “Refuge”: Anna Diop and Bram Peeters",
        "seats": "Its seat in the steering committee goes over to “Refuge”: Anna Diop",
        "groups": "Take part for “Refuge” in the groups “Logement”: Anna Diop and Bram Peeters",
        "invitations": "Expect them for “Refuge” at the coming meetings: AG 10/12/2026, CA 11/12/2026",
        "subscriptions": "Subscribe “Refuge” in its place to the mailing lists: Infolettre",
        "services": "Attach its services to “Refuge”: Cuisine",
        "names": "Find “Refuge” by the names of “Maison” too",
        "agenda": "Put the point “Departure of a member: Maison” on the agenda of the assembly of 10 December 2026",
    }
    assert workspace.acts.perform(act).record_id == case.other

    moved = {row["person_id"]: row["role"] for row in rows(workspace, Mandate, organisation_id=case.other)}
    assert moved[case.anna] is MandateRole.DEPUTY  # the successor keeps its own representative
    assert moved[case.bram] is MandateRole.DIRECTOR
    assert [(row["organisation_id"], row["ended_on"]) for row in rows(workspace, Seat)] == [
        (case.house, SPRING - DAY),
        (case.other, None),
    ]
    assert {row["organisation_id"] for row in rows(workspace, GroupParticipant) if row["to_on"] is None} == {case.other}
    assert ("Anna Diop", "Refuge") in expected(workspace, case.assembly)
    names = [row["name"] for row in rows(workspace, OrganisationAlias, organisation_id=case.other)]
    assert names == ["Maison", "La Maison bleue"]
    assert names_on(workspace, SPRING - DAY) == ["Maison", "Refuge"]  # the successor was never called Maison
    assert names_on(workspace, SPRING) == ["Refuge"]
    (gone,) = workspace.directory.changes(2026)[1]
    assert (gone.organisation, gone.reason) == ("Maison", "Merged into “Refuge”")
    (end,) = rows(workspace, OrganisationEnd)
    assert (end["successor_id"], end["meeting_id"]) == (case.other, case.assembly)


def test_what_the_successor_has_is_not_doubled(workspace: Workspace) -> None:
    case = rooted(workspace)
    newsletter = rows(workspace, Subscription)[0]["mailing_list_id"]
    make(workspace, Subscription, mailing_list_id=newsletter, organisation_id=case.other)
    make(workspace, Seat, organisation_id=case.other, elected_on=SPRING - DAY)
    make(workspace, OrganisationAlias, organisation_id=case.other, name="maison")
    representative(workspace, case.bram, case.other, role=MandateRole.OTHER)
    assert "ends, “Refuge” having one already" in told(workspace, Fuse(case.house, case.other, SPRING))["seats"]
    workspace.acts.perform(Fuse(case.house, case.other, SPRING))

    assert len(rows(workspace, Subscription, organisation_id=case.other)) == 1
    assert len(rows(workspace, Seat, organisation_id=case.other)) == 1
    assert len(rows(workspace, OrganisationAlias, organisation_id=case.other)) == 1
    assert len(rows(workspace, Mandate, organisation_id=case.other, person_id=case.bram)) == 1


def test_the_successor_of_a_member_becomes_one(workspace: Workspace) -> None:
    case = rooted(workspace)
    outside = organisation(workspace, "Dehors", member=False)
    act = Fuse(case.house, outside, SPRING)
    assert told(workspace, act)["membership"] == "“Dehors” becomes a member in its place"
    workspace.acts.perform(act)

    assert [(row.organisation, row.representative) for row in workspace.directory.members(SPRING)] == [
        ("Dehors", "Ms Anna Diop"),
        ("Refuge", "Ms Chloé Sow"),
    ]


def test_two_become_a_new_one(workspace: Workspace) -> None:
    case = rooted(workspace)
    act = Fuse(case.house, case.other, SPRING, "  Maison-Refuge ")
    keys = [each.key for each in workspace.acts.consequences(act)]
    assert keys[:3] == ["membership", "details", f"mandates:{case.house}"]
    assert told(workspace, act)["agenda"].startswith("Put the point “Departure of members: Maison and Refuge”")
    new = workspace.acts.perform(act).record_id

    assert names_on(workspace, SPRING - DAY) == ["Maison", "Refuge"]
    assert names_on(workspace, SPRING) == ["Maison-Refuge"]
    assert workspace.directory.organisation(new).channels[0].value == "info@maison.example"
    assert {row["successor_id"] for row in rows(workspace, OrganisationEnd)} == {new}
    roles = [row["role"] for row in rows(workspace, Mandate, organisation_id=new)]
    assert sorted(roles) == [MandateRole.DEPUTY, MandateRole.DIRECTOR, MandateRole.REPRESENTATIVE]


def test_a_merger_is_refused_in_words(workspace: Workspace) -> None:
    case = rooted(workspace)
    with pytest.raises(FusedWithItselfError, match="“Maison” cannot merge with itself"):
        workspace.acts.consequences(Fuse(case.house, case.house, SPRING))
    workspace.acts.perform(Dissolve(case.other, JUNE))
    with pytest.raises(AlreadyEndedError):
        workspace.acts.perform(Fuse(case.house, case.other, SPRING))


def test_outsiders_merge_without_a_word_to_the_assembly(workspace: Workspace) -> None:
    first, second = (organisation(workspace, name, member=False) for name in ("Un", "Deux"))
    assert set(told(workspace, Fuse(first, second, SPRING))) == {"names"}


# All of them.


def test_assemblies_near_a_day(workspace: Workspace) -> None:
    near = meeting(workspace, on=SPRING, theme="Logement")
    meeting(workspace, on=date(2028, 1, 1))

    assert [(each.id, each.badge, each.subject) for each in workspace.acts.assemblies(TODAY)] == [
        (near, "AG", "Logement")
    ]


def _act(case: Rooted, outside: UUID, what: str, on: date) -> Act:
    acts: dict[str, Act] = {
        "join": Join(outside, on, case.assembly, NewRepresentative(None, case.bram)),
        "leave": Leave(case.house, on, "moyens"),
        "rename": Rename(case.house, on, "Demeure"),
        "fuse": Fuse(case.house, case.other, on),
        "fuse anew": Fuse(case.house, case.other, on, "Demeure"),
        "fuse outside": Fuse(case.house, outside, on, meeting_id=case.assembly),
        "dissolve": Dissolve(case.house, on),
        "represent": ChangeRepresentative(case.house, NewRepresentative(on, case.bram)),
        "represent anew": ChangeRepresentative(case.house, NewRepresentative(on, last_name="Claes")),
        "seat": ChangeSeat(case.seat, on, case.bram),
        "seat ends": ChangeSeat(case.seat, on),
        "sleep": ChangeStatus(case.house, OrganisationStatus.DORMANT),
    }
    return acts[what]


_ACTS = (
    "join", "leave", "rename", "fuse", "fuse anew", "fuse outside", "dissolve", "represent", "represent anew", "seat",
    "seat ends", "sleep",
)  # fmt: skip


@given(data=st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_act_taken_back_leaves_no_trace(workspace: Workspace, data: st.DataObject) -> None:
    known = {row.name: row.id for row in workspace.directory.organisations()}
    if not known:
        _CASES[workspace] = (rooted(workspace), organisation(workspace, "Dehors", member=False))
    case, outside = _CASES[workspace]
    before = everything(workspace)
    states = [before]
    for what in data.draw(st.lists(st.sampled_from(_ACTS), min_size=1, max_size=3)):
        on, chosen = data.draw(st.dates(date(2025, 1, 1), date(2027, 12, 31))), data.draw(st.integers(0, 2**12))
        act = _act(case, outside, what, on)
        try:
            keys = [each.key for each in workspace.acts.consequences(act)]
            workspace.acts.perform(act, [key for place, key in enumerate(keys) if chosen & 1 << place])
        except DomainError:
            continue
        state = everything(workspace)
        if state != states[-1]:  # an act that changes nothing leaves nothing to take back
            states.append(state)
    for state in reversed(states[:-1]):
        workspace.history.undo()
        assert everything(workspace) == state


_CASES: dict[Workspace, tuple[Rooted, UUID]] = {}
