"""Acts of the directory: each proposes what follows, and does what was chosen."""

from datetime import date

import pytest

from csxl_desktop.domain.choices import AliasNature, CandidacyOutcome, MandateRole
from csxl_desktop.domain.contacts import Mandate, OrganisationAlias
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.errors import (
    AlreadyMemberError,
    DatesOutOfOrderError,
    EmptyNameError,
    NameNotNewError,
    NotMemberError,
    RecordNotFoundError,
    RenamedSinceError,
)
from csxl_desktop.domain.group_people import GroupParticipant
from csxl_desktop.domain.mailing_lists import Subscription
from csxl_desktop.domain.membership import Candidacy, Membership, Seat
from csxl_desktop.services.acts.kinds import (
    ChangeRepresentative,
    ChangeSeat,
    Join,
    Leave,
    NewRepresentative,
    Rename,
)
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system.identifiers import new_id
from tests.factories import SPRING, make, meeting, organisation, person, representative
from tests.services.acts_support import (
    DAY,
    DECEMBER,
    JUNE,
    TERM,
    TODAY,
    expected,
    rooted,
    rows,
    titles,
    told,
)


def names_on(workspace: Workspace, on: date) -> list[str]:
    return [row.organisation for row in workspace.directory.members(on)]


# Leaving.


def test_leaving_says_all_that_would_follow(workspace: Workspace) -> None:
    case = rooted(workspace)

    assert told(workspace, Leave(case.house, JUNE)) == {
        "representatives": "Anna Diop no longer represents it after 30/06/2026",
        "mandates": "The other mandate ends on 30/06/2026: Bram Peeters",
        "seats": "Its seat in the steering committee ends on 30/06/2026: Anna Diop",
        "group": "Take Anna Diop and Bram Peeters off the list of the group “Logement”",
        "invitations": "Take Anna Diop off the lists of the coming meetings: AG 10/12/2026, CA 11/12/2026",
        "subscriptions": "Unsubscribe it from the mailing lists: Infolettre",
        "agenda": "Put the point “Departure of a member: Maison” on the agenda of the assembly of 10 December 2026",
    }
    unticked = [each.key for each in workspace.acts.consequences(Leave(case.house, JUNE)) if not each.ticked]
    assert unticked == ["mandates"]  # who leaves the coordination still has its director


def test_leaving_does_what_was_chosen(workspace: Workspace) -> None:
    case = rooted(workspace)
    workspace.acts.perform(Leave(case.house, JUNE, "moyens"))

    (membership,) = rows(workspace, Membership, organisation_id=case.house)
    assert (membership["left_on"], membership["leaving_reason"]) == (JUNE, "moyens")
    assert membership["left_meeting_id"] == case.assembly
    ended = {row["role"]: row["to_on"] for row in rows(workspace, Mandate, organisation_id=case.house)}
    assert ended == {MandateRole.REPRESENTATIVE: JUNE, MandateRole.DIRECTOR: None}
    assert [row["ended_on"] for row in rows(workspace, Seat)] == [JUNE]
    assert [row["to_on"] for row in rows(workspace, GroupParticipant)] == [JUNE, JUNE]
    assert expected(workspace, case.assembly) == [("Chloé Sow", "Refuge")]
    assert [row["unsubscribed_on"] for row in rows(workspace, Subscription)] == [JUNE, JUNE]
    assert titles(workspace, case.assembly)[:2] == [
        "Approval of the minutes of the last assembly",
        "Departure of a member: Maison",
    ]


def test_leaving_without_consequences_closes_the_membership_only(workspace: Workspace) -> None:
    case = rooted(workspace)
    workspace.acts.perform(Leave(case.house, JUNE), ())

    assert names_on(workspace, JUNE + DAY) == ["Refuge"]
    assert [row["to_on"] for row in rows(workspace, Mandate)] == [None, None, None]
    assert ("Anna Diop", "Maison") in expected(workspace, case.assembly)


def test_what_was_only_to_begin_never_does(workspace: Workspace) -> None:
    case = rooted(workspace)
    representative(workspace, case.bram, case.house, from_on=JUNE + 9 * DAY)
    workspace.acts.perform(Leave(case.house, JUNE))

    spoke = rows(workspace, Mandate, organisation_id=case.house, role="representative")
    assert [row["person_id"] for row in spoke] == [case.anna]


def test_a_member_stays_one_until_the_day_to_come(workspace: Workspace) -> None:
    case = rooted(workspace)
    last = date(2027, 3, 31)
    workspace.acts.perform(Leave(case.house, last))

    assert names_on(workspace, TODAY) == ["Maison", "Refuge"]
    assert names_on(workspace, last) == ["Maison", "Refuge"]
    assert names_on(workspace, last + DAY) == ["Refuge"]
    assert ("Anna Diop", "Maison") in expected(workspace, case.assembly)
    workspace.acts.perform(Leave(case.house, JUNE), ())  # sooner than was said
    assert names_on(workspace, TODAY) == ["Refuge"]


def test_the_assembly_of_the_act_hears_of_it(workspace: Workspace) -> None:
    case = rooted(workspace)
    later = meeting(workspace, on=DECEMBER + 60 * DAY)
    workspace.acts.perform(Leave(case.house, JUNE, meeting_id=later))

    assert "Departure of a member: Maison" in titles(workspace, later)
    assert "agenda" not in told(workspace, Leave(case.other, JUNE, meeting_id=later))  # the point stands already
    assert told(workspace, Leave(case.other, JUNE))["agenda"].startswith(
        "Put the point “Departure of a member: Refuge”"
    )
    workspace.acts.perform(Leave(case.other, JUNE, meeting_id=later))
    assert "Departure of members: Maison and Refuge" in titles(workspace, later)


def test_a_second_departure_is_named_in_the_same_point(workspace: Workspace) -> None:
    case = rooted(workspace)
    workspace.acts.perform(Leave(case.house, JUNE))

    assert told(workspace, Leave(case.other, JUNE))["agenda"].startswith("Name it under the point")
    workspace.acts.perform(Leave(case.other, JUNE))
    assert titles(workspace, case.assembly).count("Departure of members: Maison and Refuge") == 1


def test_a_representative_of_two_stays_on_the_mailing_lists(workspace: Workspace) -> None:
    case = rooted(workspace)
    representative(workspace, case.anna, case.other)
    workspace.acts.perform(Leave(case.house, JUNE))

    kept = {row["person_id"]: row["unsubscribed_on"] for row in rows(workspace, Subscription)}
    assert kept == {None: JUNE, case.anna: None}


def test_leaving_is_refused_in_words(workspace: Workspace) -> None:
    case = rooted(workspace)
    outside = organisation(workspace, "Dehors", member=False)

    with pytest.raises(DatesOutOfOrderError):
        workspace.acts.perform(Leave(case.house, date(2019, 12, 31)))
    with pytest.raises(NotMemberError, match="“Dehors” is not a member after 30/06/2026"):
        workspace.acts.perform(Leave(outside, JUNE))
    with pytest.raises(RecordNotFoundError):
        workspace.acts.consequences(Leave(new_id(), JUNE))


# Joining.


def test_joining_accepts_the_candidacy_and_tells_the_assembly(workspace: Workspace) -> None:
    case = rooted(workspace)
    new = organisation(workspace, "Nouvelle", member=False)
    make(workspace, Candidacy, organisation_id=new, asked_on=SPRING)
    act = Join(new, DECEMBER, case.assembly, NewRepresentative(None, first_name="Ève", last_name="Noël"))

    assert told(workspace, act) == {
        "candidacy": "Accept its candidacy of 12/03/2026",
        "agenda": "Put the point “Joining of a new member: Nouvelle” on the agenda of the assembly of 10 December 2026",
        "invitations": "Put Ève Noël on the lists of the coming meetings: AG 10/12/2026",
    }
    workspace.acts.perform(act)
    (candidacy,) = rows(workspace, Candidacy)
    assert (candidacy["outcome"], candidacy["meeting_id"]) == (CandidacyOutcome.ACCEPTED, case.assembly)
    assert titles(workspace, case.assembly)[1] == "Joining of a new member: Nouvelle"
    assert ("Ève Noël", "Nouvelle") in expected(workspace, case.assembly)
    (row,) = [row for row in workspace.directory.members(DECEMBER) if row.organisation == "Nouvelle"]
    assert (row.representative, row.joined_on) == ("Ève Noël", DECEMBER)


def test_joining_without_a_candidacy_leaves_one_for_the_point(workspace: Workspace) -> None:
    case = rooted(workspace)
    new = organisation(workspace, "Nouvelle", member=False)
    representative(workspace, person(workspace, "Ève", "Noël"), new)
    workspace.acts.perform(Join(new, DECEMBER, case.assembly), {"agenda", "invitations"})

    assert [row["outcome"] for row in rows(workspace, Candidacy)] == [CandidacyOutcome.ACCEPTED]
    assert "Joining of a new member: Nouvelle" in titles(workspace, case.assembly)
    assert ("Ève Noël", "Nouvelle") in expected(workspace, case.assembly)


def test_a_candidacy_that_is_not_accepted_still_names_the_point(workspace: Workspace) -> None:
    case = rooted(workspace)
    new = organisation(workspace, "Nouvelle", member=False)
    make(workspace, Candidacy, organisation_id=new)
    act = Join(new, DECEMBER, case.assembly)
    assert told(workspace, act)["candidacy"] == "Accept its candidacy"
    workspace.acts.perform(act, {"agenda"})

    (candidacy,) = rows(workspace, Candidacy)
    assert (candidacy["outcome"], candidacy["meeting_id"]) == (CandidacyOutcome.PENDING, case.assembly)


def test_joining_with_nothing_known_is_only_a_membership(workspace: Workspace) -> None:
    new = organisation(workspace, "Nouvelle", member=False)
    assert workspace.acts.consequences(Join(new, None)) == ()
    workspace.acts.perform(Join(new, None))

    with pytest.raises(AlreadyMemberError):
        workspace.acts.perform(Join(new, TODAY))


# Names.


def test_each_day_keeps_the_name_it_had(workspace: Workspace) -> None:
    house = organisation(workspace, "Zénith", joined=date(2018, 1, 1))
    organisation(workspace, "Milieu")
    held = meeting(workspace)
    workspace.acts.perform(Rename(house, date(2022, 5, 1), "Aurore"))
    workspace.acts.perform(Rename(house, date(2024, 1, 1), "Nuit", held))

    days = [date(2022, 4, 30), date(2022, 5, 1), date(2023, 12, 31), date(2024, 1, 1), TODAY]
    assert [names_on(workspace, day) for day in days] == [
        ["Milieu", "Zénith"], ["Aurore", "Milieu"], ["Aurore", "Milieu"], ["Milieu", "Nuit"], ["Milieu", "Nuit"],
    ]  # fmt: skip
    assert [row.name for row in workspace.directory.organisations(days[0])] == ["Milieu", "Zénith"]
    aliases = rows(workspace, OrganisationAlias)
    assert [(each["name"], each["from_on"], each["to_on"], each["meeting_id"]) for each in aliases] == [
        ("Zénith", None, date(2022, 4, 30), None),
        ("Aurore", date(2022, 5, 1), date(2023, 12, 31), held),
    ]
    assert workspace.records.values(Organisation, house)["sort_key"] == "nuit"


def test_a_name_to_come_is_not_borne_yet(workspace: Workspace) -> None:
    house = organisation(workspace, "Maison")
    workspace.acts.perform(Rename(house, date(2027, 1, 1), "Demeure"))

    assert names_on(workspace, TODAY) == ["Maison"]
    assert workspace.directory.organisation(house).row.name == "Maison"
    assert names_on(workspace, date(2027, 1, 1)) == ["Demeure"]


def test_people_committee_and_services_show_the_name_of_the_day(workspace: Workspace) -> None:
    case = rooted(workspace)
    make(workspace, Organisation, name="Cuisine", parent_id=case.house)
    workspace.acts.perform(Rename(case.house, SPRING, "Demeure"))
    before = SPRING - DAY

    (seat,) = workspace.directory.committee(before)
    anna = next(row for row in workspace.directory.people(before) if row.id == case.anna)
    service = next(row for row in workspace.directory.organisations(before) if row.name == "Cuisine")
    assert (seat.organisation, anna.organisations, service.parent) == ("Maison", "Maison", "Maison")
    assert workspace.directory.committee(SPRING)[0].organisation == "Demeure"


def test_a_line_added_to_a_past_sheet_bears_the_name_of_that_day(workspace: Workspace) -> None:
    case = rooted(workspace)
    past, coming = meeting(workspace, on=SPRING - DAY), meeting(workspace, on=SPRING)
    workspace.acts.perform(Rename(case.house, SPRING, "Demeure"))
    for each in (past, coming):
        workspace.attendance.add_person(each, case.anna)

    assert expected(workspace, past) == [("Anna Diop", "Maison")]
    assert expected(workspace, coming) == [("Anna Diop", "Demeure")]


def test_another_name_known_already_becomes_the_former_one(workspace: Workspace) -> None:
    house = organisation(workspace, "Maison")
    make(workspace, OrganisationAlias, organisation_id=house, name="MAISON")
    workspace.acts.perform(Rename(house, SPRING, "Demeure"))

    (alias,) = rows(workspace, OrganisationAlias)
    assert (alias["name"], alias["nature"], alias["to_on"]) == ("Maison", AliasNature.FORMER, SPRING - DAY)


def test_a_name_typed_over_is_made_a_new_one_afterwards(workspace: Workspace) -> None:
    house = organisation(workspace, "Maison")
    workspace.records.change(Organisation, house, {"name": "Demeure"})
    workspace.acts.perform(Rename(house, SPRING, "Demeure", former="Maison"))

    assert names_on(workspace, SPRING - DAY) == ["Maison"]
    assert names_on(workspace, SPRING) == ["Demeure"]


def test_the_assembly_may_hear_of_a_new_name(workspace: Workspace) -> None:
    case = rooted(workspace)
    act = Rename(case.house, SPRING, "Demeure")
    (proposal,) = workspace.acts.consequences(act)
    assert not proposal.ticked
    workspace.acts.perform(act, {proposal.key})

    assert "New name of a member: “Maison” becomes “Demeure”" in titles(workspace, case.assembly)


def test_renaming_is_refused_in_words(workspace: Workspace) -> None:
    house = organisation(workspace, "Maison")
    for name, error in (("Maison", NameNotNewError), ("  ", EmptyNameError)):
        with pytest.raises(error):
            workspace.acts.consequences(Rename(house, SPRING, name))
    workspace.acts.perform(Rename(house, SPRING, "Demeure"))
    with pytest.raises(RenamedSinceError, match="“Demeure” took this name on 12/03/2026"):
        workspace.acts.perform(Rename(house, SPRING - 10 * DAY, "Logis"))
    with pytest.raises(RenamedSinceError):
        workspace.acts.perform(Rename(house, SPRING, "Logis"))


# Representatives and seats.


def test_the_new_representative_takes_the_place_of_the_one_before(workspace: Workspace) -> None:
    case = rooted(workspace)
    act = ChangeRepresentative(
        case.house, NewRepresentative(TODAY, civility="M.", first_name="Tom", last_name="Claes"), case.assembly
    )
    assert told(workspace, act) == {
        "invitations": "Invite Tom Claes in the place of Anna Diop: AG 10/12/2026, CA 11/12/2026",
        "group": "Tom Claes takes the place of Anna Diop in the group “Logement”",
        "seats": "Tom Claes takes over the seat of Anna Diop in the steering committee",
        "subscriptions": "Tom Claes receives in the place of Anna Diop what is sent to: Infolettre",
    }
    made = workspace.acts.perform(act)

    mandate = workspace.records.values(Mandate, made.record_id)
    tom = mandate["person_id"]
    assert mandate["meeting_id"] == case.assembly
    assert expected(workspace, case.assembly) == [("Tom Claes", "Maison"), ("Chloé Sow", "Refuge")]
    assert expected(workspace, case.committee) == [("Tom Claes", "Maison")]
    held = {row["person_id"]: row["to_on"] for row in rows(workspace, GroupParticipant)}
    assert held == {case.anna: TODAY - DAY, case.bram: None, tom: None}
    assert [(row["person_id"], row["ended_on"], row["term_end_on"]) for row in rows(workspace, Seat)] == [
        (case.anna, TODAY - DAY, TERM),
        (tom, None, TERM),
    ]
    subscribed = {row["person_id"]: row["unsubscribed_on"] for row in rows(workspace, Subscription)}
    assert subscribed == {None: None, case.anna: TODAY, tom: None}


def test_somebody_known_and_subscribed_is_put_nowhere_twice(workspace: Workspace) -> None:
    case = rooted(workspace)
    newsletter = rows(workspace, Subscription)[0]["mailing_list_id"]
    make(workspace, Subscription, mailing_list_id=newsletter, person_id=case.bram)
    workspace.attendance.add_person(case.assembly, case.bram, case.house)
    workspace.acts.perform(ChangeRepresentative(case.house, NewRepresentative(None, case.bram)))

    assert expected(workspace, case.assembly) == [("Bram Peeters", "Maison"), ("Chloé Sow", "Refuge")]
    assert len(rows(workspace, Subscription, person_id=case.bram)) == 1
    assert next(row.representative for row in workspace.directory.members(TODAY)) == "Mr Bram Peeters"


def test_a_first_representative_is_put_on_the_lists(workspace: Workspace) -> None:
    case = rooted(workspace)
    new = organisation(workspace, "Nouvelle")
    act = ChangeRepresentative(new, NewRepresentative(TODAY, case.bram))

    assert told(workspace, act) == {
        "invitations": "Put Bram Peeters on the lists of the coming meetings: AG 10/12/2026"
    }
    workspace.acts.perform(act)
    assert ("Bram Peeters", "Nouvelle") in expected(workspace, case.assembly)


def test_a_seat_is_handed_over_for_the_rest_of_its_term(workspace: Workspace) -> None:
    case = rooted(workspace)
    act = ChangeSeat(case.seat, TODAY, case.bram, case.assembly)
    assert told(workspace, act) == {"invitations": "Invite Bram Peeters in the place of Anna Diop: CA 11/12/2026"}
    workspace.acts.perform(act)

    assert workspace.directory.committee(TODAY - DAY)[0].person == "Ms Anna Diop"
    assert workspace.directory.committee(TODAY)[0].person == "Mr Bram Peeters"
    assert rows(workspace, Seat)[1]["term_end_on"] == TERM
    assert expected(workspace, case.committee) == [("Bram Peeters", "Maison")]
    assert ("Anna Diop", "Maison") in expected(workspace, case.assembly)


def test_a_seat_ends(workspace: Workspace) -> None:
    case = rooted(workspace)
    act = ChangeSeat(case.seat, JUNE)
    assert told(workspace, act) == {"invitations": "Take Anna Diop off the lists of the coming meetings: CA 11/12/2026"}
    workspace.acts.perform(act)

    assert len(workspace.directory.committee(JUNE)) == 1
    assert workspace.directory.committee(JUNE + DAY) == []
    assert expected(workspace, case.committee) == []
    nameless = make(workspace, Seat, organisation_id=case.other)
    assert workspace.acts.consequences(ChangeSeat(nameless, JUNE)) == ()
    workspace.records.trash(Seat, nameless)
    with pytest.raises(RecordNotFoundError):
        workspace.acts.perform(ChangeSeat(nameless, JUNE))
