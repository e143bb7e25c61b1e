"""Selections resolved on a real dossier: who, once, at which address; saved searches; the log."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import pytest

from csxl_desktop.domain.categories import Category, OrganisationCategory, OrganisationKind
from csxl_desktop.domain.choices import (
    AttendanceRole,
    ChannelKind,
    FieldKind,
    FieldSubject,
    MandateRole,
    PreferredChannel,
    SendingChannel,
)
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.custom_fields import CustomField, CustomValue
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.group_people import GroupParticipant
from csxl_desktop.domain.mailing_lists import MailingList, Subscription
from csxl_desktop.domain.membership import Seat
from csxl_desktop.domain.organisation_details import Tag, TagLink
from csxl_desktop.domain.recipients import Recipient, Recipients, Selection, SelectionKind
from csxl_desktop.domain.saved_searches import SavedSearch
from csxl_desktop.domain.search_criteria import COMMITTEE, FORMER, ORGANISATIONS, PEOPLE, SearchCriteria, a_year_before
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.selections import (
    NewMailing,
    NoSuchSelectionError,
    SelectionNameTakenError,
    SeveralSelectionsError,
)
from csxl_desktop.services.workspace import Workspace
from tests.factories import make, meeting, organisation, person, representative, staff

TODAY = date(2026, 11, 21)


def mail(workspace: Workspace, value: str, **owner: object) -> UUID:
    return make(workspace, ContactChannel, kind=ChannelKind.EMAIL, value=value, **owner)


def chosen(workspace: Workspace, kind: SelectionKind, *ids: UUID) -> Recipients:
    return workspace.selections.recipients(Selection(kind, ids))


def titles(people: Sequence[Recipient]) -> list[str]:
    return [each.title for each in people]


def test_an_organisation_is_written_to_through_those_who_represent_it_today(workspace: Workspace) -> None:
    canevas = organisation(workspace, "(Le) Canevas")
    workspace.records.change(
        Organisation, canevas, {"street": "Rue X 1", "postal_code": "1099", "city": "Sainte-Alix", "short_name": "CNV"}
    )
    odile, samir, lea = (person(workspace, *names) for names in (("Odile", "V"), ("Samir", "A"), ("Léa", "B")))
    representative(workspace, odile, canevas, function_title="Directrice", from_on=date(2020, 1, 1))
    representative(workspace, samir, canevas, to_on=date(2025, 12, 31))
    representative(workspace, lea, canevas, role=MandateRole.CONTACT)
    mail(workspace, "odile@x.example", person_id=odile, position=2)
    make(workspace, ContactChannel, person_id=odile, kind=ChannelKind.MOBILE, value="0475123456")
    workspace.records.change(Person, odile, {"preferred_channel": PreferredChannel.POST, "language": "nl"})

    found = chosen(workspace, SelectionKind.ORGANISATIONS, canevas)

    (only,) = found.people
    assert (only.full_name, only.function, only.organisation) == ("Ms Odile V", "Directrice", "(Le) Canevas")
    assert (only.email, only.shared_email, only.phone) == ("odile@x.example", False, "0475 12 34 56")
    assert (only.language, only.preferred, only.way) == ("nl", PreferredChannel.POST, PreferredChannel.POST)
    assert (only.place.street, only.place.town) == ("Rue X 1", "1099 Sainte-Alix")
    assert [(each.name, each.short_name) for each in found.bodies] == [("(Le) Canevas", "CNV")]
    assert found.rather_otherwise() == (only,)


def test_who_has_no_mail_of_their_own_is_reached_at_the_organisation(workspace: Workspace) -> None:
    canevas, alone = organisation(workspace, "Canevas"), organisation(workspace, "Seule")
    anna, bram = person(workspace, "Anna", "D"), person(workspace, "Bram", "P")
    representative(workspace, anna, canevas)
    representative(workspace, bram, canevas)
    for body in (canevas, alone):
        mail(workspace, f"info@{'c' if body == canevas else 's'}.example", organisation_id=body)

    found = chosen(workspace, SelectionKind.ORGANISATIONS, alone, canevas)

    assert titles(found.people) == ["Seule", "Anna D", "Bram P"]  # in the order given
    assert [each.shared_email for each in found.people] == [True, True, True]
    assert found.addresses() == ("info@s.example", "info@c.example")  # the shared one once


def test_an_address_that_came_back_is_left_out_and_told(workspace: Workspace) -> None:
    canevas = organisation(workspace, "Canevas")
    anna = person(workspace, "Anna", "D")
    representative(workspace, anna, canevas)
    mail(workspace, "anna@x.example", person_id=anna, returned_on=date(2026, 9, 1))
    with workspace.database.begin("as an older version kept it") as session:
        session.add(ContactChannel(organisation_id=canevas, kind=ChannelKind.EMAIL, value="no address"))
    make(workspace, ContactChannel, organisation_id=canevas, kind=ChannelKind.PHONE, value="026415621")

    found = chosen(workspace, SelectionKind.PEOPLE, anna)

    (lost,) = found.unreachable()
    assert found.addresses() == ()
    assert (lost.returned, lost.phone, lost.way) == ("anna@x.example", "02 641 56 21", PreferredChannel.PHONE)

    mail(workspace, "new@x.example", person_id=anna)
    again = chosen(workspace, SelectionKind.PEOPLE, anna)
    assert (again.addresses(), again.people[0].returned) == (("new@x.example",), "")


def test_nobody_comes_twice(workspace: Workspace) -> None:
    first, second = organisation(workspace, "Atelier"), organisation(workspace, "Zèbre")
    anna = person(workspace, "Anna", "D")
    representative(workspace, anna, first)
    representative(workspace, anna, second)
    mail(workspace, "info@zebre.example", organisation_id=second)

    for found in (
        chosen(workspace, SelectionKind.ORGANISATIONS, first, second),
        chosen(workspace, SelectionKind.PEOPLE, anna, anna),
    ):
        (once,) = found.people
        assert (once.organisation, once.also) == ("Atelier", ("Zèbre",))
        assert (once.email, once.shared_email) == ("info@zebre.example", True)
        assert [body.name for body in found.bodies] == ["Atelier", "Zèbre"]


def test_what_lies_in_the_trash_or_was_anonymised_is_no_recipient(workspace: Workspace) -> None:
    body, gone = organisation(workspace, "Reste"), organisation(workspace, "Partie")
    anna, bram, unknown = (person(workspace, name, "X") for name in ("Anna", "Bram", "Chloé"))
    for each in (anna, bram, unknown):
        representative(workspace, each, body)
    workspace.records.trash(Organisation, gone)
    workspace.records.trash(Person, anna)
    workspace.records.change(Person, bram, {"anonymised_on": TODAY})

    assert chosen(workspace, SelectionKind.ORGANISATIONS, gone).people == ()
    assert titles(chosen(workspace, SelectionKind.ORGANISATIONS, body).people) == ["Chloé X"]
    assert chosen(workspace, SelectionKind.PEOPLE, anna, bram).people == ()


def test_a_person_without_a_mandate_stands_alone(workspace: Workspace) -> None:
    anna = person(workspace, "Anna", "D")
    (only,) = chosen(workspace, SelectionKind.PEOPLE, anna).people
    assert (only.title, only.organisation, only.way) == ("Anna D", "", None)


def test_seats_are_written_to_through_whoever_holds_them(workspace: Workspace) -> None:
    canevas, atelier = organisation(workspace, "Canevas"), organisation(workspace, "Atelier")
    anna, bram = person(workspace, "Anna", "D"), person(workspace, "Bram", "P")
    representative(workspace, bram, atelier)
    held = make(workspace, Seat, organisation_id=canevas, person_id=anna)
    open_seat = make(workspace, Seat, organisation_id=atelier)
    gone = make(workspace, Seat, organisation_id=canevas, person_id=bram)
    workspace.records.trash(Seat, gone)

    found = chosen(workspace, SelectionKind.SEATS, held, open_seat, gone)

    assert titles(found.people) == ["Anna D", "Bram P"]


def test_a_mailing_list_is_who_is_on_it_today(workspace: Workspace) -> None:
    body = organisation(workspace, "Canevas")
    anna, bram = person(workspace, "Anna", "D"), person(workspace, "Bram", "P")
    representative(workspace, bram, body)
    kept = make(workspace, MailingList, name="Lettre")

    def line(**values: object) -> UUID:
        return make(workspace, Subscription, mailing_list_id=kept, **values)

    line(person_id=anna)
    line(organisation_id=body)
    line(address="bare@x.example")
    line(address="BARE@x.example")
    line(address="gone@x.example", unsubscribed_on=TODAY)
    line(address="soon@x.example", since_on=date(2027, 1, 1))
    line(address="later@x.example", unsubscribed_on=date(2027, 1, 1))

    found = chosen(workspace, SelectionKind.LIST, kept)

    assert titles(found.people) == ["Anna D", "Bram P", "bare@x.example", "later@x.example"]


def test_a_group_is_who_takes_part_today(workspace: Workspace) -> None:
    group = make(workspace, WorkingGroup, name="Seniors")
    body = organisation(workspace, "Canevas")
    anna, bram = person(workspace, "Anna", "D"), person(workspace, "Bram", "P")
    make(workspace, GroupParticipant, working_group_id=group, person_id=anna, organisation_id=body)
    make(workspace, GroupParticipant, working_group_id=group, person_id=bram, to_on=date(2026, 1, 1))

    (only,) = chosen(workspace, SelectionKind.GROUP, group).people

    assert (only.title, only.organisation) == ("Anna D", "Canevas")


def test_a_meeting_is_its_list_without_the_staff_guests_included(workspace: Workspace) -> None:
    body = organisation(workspace, "Canevas")
    anna = person(workspace, "Anna", "D")
    representative(workspace, anna, body, function_title="Directrice")
    held = meeting(workspace)
    workspace.attendance.invite_expected(held)
    workspace.attendance.add_person(held, staff(workspace, "Ana", "Test"))
    from csxl_desktop.domain.attendance import Attendance  # beside its use: the only test that writes a line itself

    for last in ("Guest", "Guest"):
        make(workspace, Attendance, meeting_id=held, first_name="Gina", last_name=last, organisation_name="Ailleurs")
    make(workspace, Attendance, meeting_id=held, last_name="Staff", role=AttendanceRole.STAFF)

    found = chosen(workspace, SelectionKind.MEETING, held)

    assert titles(found.people) == ["Anna D", "Gina Guest"]
    assert [(each.function, each.organisation) for each in found.people] == [
        ("Directrice", "Canevas"),
        ("", "Ailleurs"),
    ]


def test_a_selection_larger_than_one_statement_is_whole(workspace: Workspace) -> None:
    bodies = []
    with workspace.database.begin("many") as session:
        for number in range(520):
            made = Organisation(name=f"Organisation {number:03}")
            session.add(made)
            session.add(ContactChannel(organisation_id=made.id, kind=ChannelKind.EMAIL, value=f"o{number}@x.example"))
            bodies.append(made.id)

    found = chosen(workspace, SelectionKind.ORGANISATIONS, *bodies)

    assert len(found.people) == len(found.addresses()) == len(found.bodies) == 520


# Saved searches.


class Directory:
    """Three members, a former one, an outsider, with all that a search may ask."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        health = make(workspace, Category, name="Santé")
        school = make(workspace, OrganisationKind, label="Lycée")
        tag = make(workspace, Tag, name="réseau")
        group = make(workspace, WorkingGroup, name="Seniors")
        self.atelier = organisation(workspace, "Atelier", joined=date(2020, 1, 1))
        self.ecole = organisation(workspace, "École du Parc")
        self.zebre = organisation(workspace, "Zèbre", joined=date(2026, 6, 1))
        self.former = organisation(workspace, "Ancienne", member=False)
        workspace.directory.join(self.former, date(2019, 1, 1))
        workspace.directory.leave(self.former, date(2024, 1, 1))
        self.outside = organisation(workspace, "Dehors", member=False)
        self.anna, self.bram = person(workspace, "Anna", "Diop"), person(workspace, "Bram", "Peeters")
        representative(workspace, self.anna, self.atelier)
        representative(workspace, self.bram, self.ecole)
        make(workspace, OrganisationCategory, organisation_id=self.atelier, category_id=health)
        workspace.records.change(Organisation, self.ecole, {"kind_id": school, "languages": "fr, nl"})
        workspace.records.change(Organisation, self.atelier, {"verified_on": date(2026, 10, 1)})
        workspace.records.change(Person, self.bram, {"language": "nl"})
        make(workspace, TagLink, tag_id=tag, organisation_id=self.zebre)
        make(workspace, TagLink, tag_id=tag, person_id=self.anna)
        for subject, owner in ((FieldSubject.ORGANISATION, self.zebre), (FieldSubject.PERSON, self.bram)):
            field = make(workspace, CustomField, subject=subject, label="Fonds", kind=FieldKind.CHOICE, choices="Oui")
            whose = "organisation_id" if subject is FieldSubject.ORGANISATION else "person_id"
            make(workspace, CustomValue, custom_field_id=field, value="Oui", **{whose: owner})
        make(workspace, GroupParticipant, working_group_id=group, person_id=self.bram, organisation_id=self.ecole)
        self.seat = make(workspace, Seat, organisation_id=self.ecole, person_id=self.bram)

    def found(self, criteria: SearchCriteria) -> set[UUID]:
        kept = self.workspace.selections.keep_search(f"search {criteria}"[:200], criteria).record_id
        found = self.workspace.selections.found(kept)
        assert found.view == criteria.view
        return set(found.ids)


@pytest.fixture
def directory(workspace: Workspace) -> Directory:
    return Directory(workspace)


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        (SearchCriteria(), ["atelier", "ecole", "zebre"]),
        (SearchCriteria(on=date(2021, 1, 1)), ["atelier", "ecole", "former"]),
        (SearchCriteria(ORGANISATIONS), ["atelier", "ecole", "zebre", "former", "outside"]),
        (SearchCriteria(FORMER), ["former"]),
        (SearchCriteria(text="ecole PARC"), ["ecole"]),
        (SearchCriteria(text="diop"), ["atelier"]),
        (SearchCriteria(categories=("sante", "Logement")), ["atelier"]),
        (SearchCriteria(kinds=("Lycée",)), ["ecole"]),
        (SearchCriteria(tags=("Réseau",)), ["zebre"]),
        (SearchCriteria(groups=("seniors",)), ["ecole"]),
        (SearchCriteria(languages=("nl",)), ["ecole"]),
        (SearchCriteria(languages=("nl",), tags=("réseau",)), []),
        (SearchCriteria(unverified=True), ["ecole", "zebre"]),
        (SearchCriteria(own=(("Fonds", "Oui"),)), ["zebre"]),
        (SearchCriteria(own=(("Fonds", "Non"),)), []),
        (SearchCriteria(PEOPLE, own=(("Fonds", "Oui"),)), ["bram"]),
        (SearchCriteria(PEOPLE, groups=("Nulle part",)), []),
        (SearchCriteria(PEOPLE), ["anna", "bram"]),
        (SearchCriteria(PEOPLE, text="anna"), ["anna"]),
        (SearchCriteria(PEOPLE, languages=("nl",)), ["bram"]),
        (SearchCriteria(PEOPLE, tags=("réseau",)), ["anna"]),
        (SearchCriteria(PEOPLE, groups=("Seniors",)), ["bram"]),
        (SearchCriteria(PEOPLE, categories=("Santé",)), ["anna"]),
        (SearchCriteria(PEOPLE, kinds=("Lycée",)), ["bram"]),
        (SearchCriteria(COMMITTEE), ["seat"]),
        (SearchCriteria(COMMITTEE, text="atelier"), []),
    ],
)
def test_a_search_finds_who_fits_today(directory: Directory, criteria: SearchCriteria, expected: list[str]) -> None:
    assert directory.found(criteria) == {getattr(directory, name) for name in expected}


def test_a_choice_by_hand_is_kept_as_it_is(directory: Directory, workspace: Workspace) -> None:
    gone = organisation(workspace, "Partie")
    assert directory.found(SearchCriteria(ids=(directory.outside, gone))) == {directory.outside, gone}
    assert directory.found(SearchCriteria(PEOPLE, ids=(directory.bram,))) == {directory.bram}
    assert directory.found(SearchCriteria(COMMITTEE, ids=(directory.outside,))) == set()
    workspace.records.trash(Organisation, gone)
    assert directory.found(SearchCriteria(ORGANISATIONS, ids=(directory.outside, gone))) == {directory.outside}


def test_a_saved_search_is_asked_again_each_time(directory: Directory, workspace: Workspace) -> None:
    kept = workspace.selections.keep_search(" Santé ", SearchCriteria(categories=("Santé",))).record_id
    (row,) = workspace.selections.searches()
    assert (row.name, row.count, row.unknown) == ("Santé", 1, ())
    by_search = Selection(SelectionKind.SEARCH, (kept,), "Santé")
    assert titles(workspace.selections.recipients(by_search).people) == ["Anna Diop"]

    category = make(workspace, Category, name="Autre")
    make(workspace, OrganisationCategory, organisation_id=directory.zebre, category_id=category)
    workspace.records.change(SavedSearch, kept, {"criteria": SearchCriteria(categories=("Autre",)).to_json()})
    assert titles(workspace.selections.recipients(by_search).people) == ["Zèbre"]

    workspace.records.change(Category, category, {"name": "Renommée"})
    (row,) = workspace.selections.searches()
    assert (row.count, row.unknown) == (1, ())
    workspace.records.trash(Category, category)
    (row,) = workspace.selections.searches()
    assert (row.count, row.unknown) == (0, ("Renommée",))
    assert workspace.selections.recipients(by_search).unknown == ("Renommée",)


def test_two_saved_searches_bear_two_names(workspace: Workspace) -> None:
    first = workspace.selections.keep_search("Écoles", SearchCriteria(PEOPLE)).record_id
    with pytest.raises(SelectionNameTakenError, match="ecoles"):
        workspace.selections.keep_search("ecoles", SearchCriteria())
    workspace.records.trash(SavedSearch, first)
    workspace.selections.keep_search("ecoles", SearchCriteria())
    assert [row.name for row in workspace.selections.searches()] == ["ecoles"]


def test_a_selection_is_named_by_its_whole_name_or_a_part_that_only_one_has(workspace: Workspace) -> None:
    workspace.selections.keep_search("Membres", SearchCriteria())
    workspace.mailing_lists.create("Membres")
    workspace.mailing_lists.create("Lettre d’information")
    make(workspace, WorkingGroup, name="Information")

    named = workspace.selections.named
    assert named("membres").kind is SelectionKind.SEARCH
    assert (named("LETTRE").kind, named("lettre").name) == (SelectionKind.LIST, "Lettre d’information")
    assert named("information").kind is SelectionKind.GROUP
    with pytest.raises(SeveralSelectionsError, match="Lettre d’information; Information"):
        named("info")
    for unknown in ("Seniors", ""):
        with pytest.raises(NoSuchSelectionError):
            named(unknown)


def test_the_log_tells_what_went_out_newest_first(workspace: Workspace) -> None:
    kept = workspace.selections.keep_search("Membres", SearchCriteria()).record_id
    by_search = Selection(SelectionKind.SEARCH, (kept,), "Membres")
    workspace.selections.log(NewMailing(by_search, SendingChannel.MAIL, 87, "Invitation", date(2026, 3, 3)))
    workspace.selections.log(NewMailing(Selection(SelectionKind.PEOPLE, ()), SendingChannel.POST, 2, "Vœux"))

    rows = workspace.selections.mailings()

    assert [(row.title, row.recipients, row.sent_on, row.channel) for row in rows] == [
        ("Vœux", 2, TODAY, SendingChannel.POST),
        ("Invitation", 87, date(2026, 3, 3), SendingChannel.MAIL),
    ]
    assert rows[1].selection == "Membres"


def test_a_year_before_a_leap_day_is_the_day_before() -> None:
    assert a_year_before(date(2028, 2, 29)) == date(2027, 2, 28)
