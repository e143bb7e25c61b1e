"""What a record carries beside its fields: opening hours one set after another, tags, own fields, logo."""

import io
from datetime import date, time
from typing import Any
from uuid import UUID

import pytest
from PIL import Image

from csxl_desktop.domain.choices import ChannelKind, FieldKind, FieldSubject
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.custom_fields import CustomField
from csxl_desktop.domain.errors import EmptyNameError, TagKnownError
from csxl_desktop.domain.mail_addresses import NotAnAddressError
from csxl_desktop.domain.opening_hours import HoursBackwardsError, HoursOverlapError
from csxl_desktop.domain.organisation_details import OpeningHours, OrganisationAddress, Tag
from csxl_desktop.domain.own_fields import NotAChoiceError, NotADayError, NotANumberError
from csxl_desktop.i18n.opening_hours import WeekSlot, parse_hours, typed_hours
from csxl_desktop.services.files import clean_picture
from csxl_desktop.services.workspace import Workspace
from tests.conftest import NOW
from tests.factories import make, organisation, person

TODAY = NOW.date()
WEEK = parse_hours("mo-fr 9-12 13-17")


@pytest.fixture
def house(workspace: Workspace) -> UUID:
    return organisation(workspace, "Maison du Parc")


def told(workspace: Workspace, house: UUID) -> list[tuple[date | None, date | None, str]]:
    hours = workspace.details.of_organisation(house).hours
    return [(each.from_on, each.to_on, typed_hours(each.slots)) for each in hours]


def test_hours_make_a_week_with_its_total(workspace: Workspace, house: UUID) -> None:
    workspace.details.write_hours(house, WEEK, (None, None))

    details = workspace.details.of_organisation(house)

    assert details.minutes == 35 * 60
    assert [(each.minutes, each.holds) for each in details.hours] == [(35 * 60, True)]
    assert told(workspace, house) == [(None, None, "mo-fr 9-12 13-17")]


def test_hours_from_next_month_close_those_of_today_the_day_before(workspace: Workspace, house: UUID) -> None:
    workspace.details.write_hours(house, WEEK, (None, None))
    workspace.details.write_hours(house, parse_hours("tu 10-16"), (date(2026, 12, 1), None))

    assert told(workspace, house) == [
        (None, date(2026, 11, 30), "mo-fr 9-12 13-17"),
        (date(2026, 12, 1), None, "tu 10-16"),
    ]
    assert workspace.details.of_organisation(house).minutes == 35 * 60
    opens = [workspace.details.hours_on(house, day) for day in (date(2026, 11, 24), date(2026, 12, 8))]
    assert [[(each.opens_at, each.closes_at) for each in day] for day in opens] == [
        [(time(9), time(12)), (time(13), time(17))],
        [(time(10), time(16))],
    ]


def test_hours_of_a_summer_stand_between_those_of_the_year(workspace: Workspace, house: UUID) -> None:
    workspace.details.write_hours(house, WEEK, (None, None))
    before = told(workspace, house)
    summer = (date(2027, 7, 1), date(2027, 8, 31))
    workspace.details.write_hours(house, parse_hours("mo 9-12"), summer)

    assert told(workspace, house) == [
        (None, date(2027, 6, 30), "mo-fr 9-12 13-17"),
        (*summer, "mo 9-12"),
        (date(2027, 9, 1), None, "mo-fr 9-12 13-17"),
    ]
    workspace.history.undo()
    assert told(workspace, house) == before


def test_hours_written_again_keep_what_did_not_change(workspace: Workspace, house: UUID) -> None:
    workspace.details.write_hours(house, parse_hours("mo 9-12, we 9-12"), (None, None))
    before = {row.weekday: row.id for row in rows(workspace)}
    from_on = date(2026, 1, 1)
    workspace.details.write_hours(house, parse_hours("mo 9-12 (by appointment) th 9-12"), (from_on, None), (None, None))

    after = rows(workspace)

    assert told(workspace, house) == [(from_on, None, "mo 9-12 (by appointment)\nth 9-12")]
    assert [row.id for row in after if row.weekday == 0] == [before[0]]


def test_hours_within_the_days_of_new_ones_go(workspace: Workspace, house: UUID) -> None:
    workspace.details.write_hours(house, WEEK, (date(2026, 7, 1), date(2026, 8, 31)))
    workspace.details.write_hours(house, parse_hours("su 0-24"), (date(2026, 1, 1), date(2026, 12, 31)))

    assert told(workspace, house) == [(date(2026, 1, 1), date(2026, 12, 31), "su 0-24")]
    assert workspace.details.of_organisation(house).minutes == 24 * 60


def test_no_hours_take_those_days_away_and_touch_no_others(workspace: Workspace, house: UUID) -> None:
    ended = (None, date(2025, 12, 31))
    workspace.details.write_hours(house, WEEK, ended)
    workspace.details.write_hours(house, WEEK, (date(2026, 1, 1), None))
    workspace.details.write_hours(house, [], (date(2026, 1, 1), None))

    assert told(workspace, house) == [(*ended, "mo-fr 9-12 13-17")]
    assert workspace.details.of_organisation(house).minutes == 0


def rows(workspace: Workspace) -> list[OpeningHours]:
    with workspace.database() as session:
        return list(session.query(OpeningHours).filter(OpeningHours.trashed_at.is_(None)))


@pytest.mark.parametrize(
    ("typed", "refusal", "words"),
    [
        ("tu 17-9", HoursBackwardsError, "On Tuesday, it closes (9:00) before it opens (17:00)."),
        ("mo 9-12 11-13", HoursOverlapError, "On Monday, the hours from 11:00 overlap those before"),
    ],
)
def test_a_week_that_cannot_be_is_refused_whole(
    workspace: Workspace, house: UUID, typed: str, refusal: type[Exception], words: str
) -> None:
    with pytest.raises(refusal) as refused:
        workspace.details.write_hours(house, parse_hours(typed), (None, None))

    assert words in str(refused.value)
    assert told(workspace, house) == []


def test_a_slot_written_by_any_way_overlaps_none_of_the_same_days(workspace: Workspace, house: UUID) -> None:
    slot: dict[str, Any] = {"organisation_id": house, "weekday": 0, "opens_at": time(9), "closes_at": time(12)}
    make(workspace, OpeningHours, **slot, to_on=date(2025, 12, 31))
    make(workspace, OpeningHours, **slot, from_on=date(2026, 1, 1))
    make(workspace, OpeningHours, **{**slot, "opens_at": time(13), "closes_at": time(14)})

    with pytest.raises(HoursOverlapError):
        make(workspace, OpeningHours, **{**slot, "opens_at": time(11)})
    with pytest.raises(HoursBackwardsError):
        make(workspace, OpeningHours, **{**slot, "weekday": 3, "closes_at": time(8)})


def test_further_addresses_stand_in_the_office_s_order(workspace: Workspace, house: UUID) -> None:
    make(workspace, OrganisationAddress, organisation_id=house, label="Antenne", street="Rue B 2", position=2)
    make(workspace, OrganisationAddress, organisation_id=house, label="Poste", city="Sainte-Alix", position=1)

    found = workspace.details.of_organisation(house).addresses

    assert [(each.label, each.street, each.city) for each in found] == [
        ("Poste", "", "Sainte-Alix"),
        ("Antenne", "Rue B 2", ""),
    ]


def test_a_logo_is_kept_and_taken_away(workspace: Workspace, house: UUID) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (40, 20), "teal").save(drawn, "PNG")
    workspace.details.set_logo(house, clean_picture(drawn.getvalue(), "logo.png"))
    logo = workspace.details.of_organisation(house).logo
    assert logo is not None
    assert Image.open(io.BytesIO(logo)).size == (40, 20)

    workspace.details.set_logo(house, None)
    assert workspace.details.of_organisation(house).logo is None


# Tags.


def names(workspace: Workspace, house: UUID) -> list[str]:
    return [tag.name for tag in workspace.details.of_organisation(house).tags]


def test_a_tag_is_made_once_and_known_again_without_accents(workspace: Workspace, house: UUID) -> None:
    anna = person(workspace, "Anna", "Diop")
    workspace.tags.put("organisation_id", house, " Précarité ")
    workspace.tags.put("organisation_id", house, "precarite")
    workspace.tags.put("person_id", anna, "PRÉCARITÉ")

    assert names(workspace, house) == ["Précarité"]
    details = workspace.details.of_person(anna)
    assert [tag.name for tag in details.tags] == ["Précarité"]
    assert details.known_tags == ("Précarité",)


def test_an_empty_tag_and_a_name_taken_are_refused(workspace: Workspace, house: UUID) -> None:
    workspace.tags.create("Logement")
    other = workspace.tags.create("Santé").record_id

    with pytest.raises(EmptyNameError):
        workspace.tags.put("organisation_id", house, "  ")
    with pytest.raises(TagKnownError, match="merge the two"):
        workspace.records.change(Tag, other, {"name": "logement"})


def test_two_tags_made_one_leave_nobody_out_and_nobody_twice(workspace: Workspace, house: UUID) -> None:
    school = organisation(workspace, "École")
    jeunes = workspace.tags.create("Jeunes").record_id
    workspace.tags.put("organisation_id", house, "Jeunes")
    workspace.tags.put("organisation_id", house, "Jeunesse")
    workspace.tags.put("organisation_id", school, "Jeunesse")
    other = next(tag.id for tag in workspace.directory_lists.lists().tags if tag.name == "Jeunesse")

    workspace.tags.merge(other, jeunes)

    assert [names(workspace, each) for each in (house, school)] == [["Jeunes"], ["Jeunes"]]
    assert [(tag.name, tag.used) for tag in workspace.directory_lists.lists().tags] == [("Jeunes", 2)]
    workspace.history.undo()
    assert [names(workspace, each) for each in (house, school)] == [["Jeunes", "Jeunesse"], ["Jeunesse"]]


def test_a_tag_merged_with_itself_stays(workspace: Workspace) -> None:
    tag = workspace.tags.create("Jeunes").record_id

    workspace.tags.merge(tag, tag)

    assert [each.name for each in workspace.directory_lists.lists().tags] == ["Jeunes"]


# Own fields.


def field(workspace: Workspace, label: str, kind: FieldKind, **values: Any) -> UUID:
    made = workspace.own_fields.declare(FieldSubject.ORGANISATION, label, kind).record_id
    workspace.records.change(CustomField, made, values)
    return made


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        (FieldKind.TEXT, " au 2e étage ", "au 2e étage"),
        (FieldKind.NUMBER, "1 234,50", "1234.5"),
        (FieldKind.NUMBER, "1000", "1000"),
        (FieldKind.DATE, "3/4", "2026-04-03"),
        (FieldKind.DATE, "3 avril 2025", "2025-04-03"),
        (FieldKind.CHOICE, "a l'etage", "À l’étage"),
    ],
)
def test_a_value_is_kept_in_the_form_of_its_kind(
    workspace: Workspace, house: UUID, kind: FieldKind, typed: str, kept: str
) -> None:
    made = field(workspace, "Accès", kind, choices="De plain-pied\nÀ l’étage\n")
    workspace.own_fields.write(made, house, typed)

    (row,) = workspace.details.of_organisation(house).fields

    assert (row.value, row.fits) == (kept, True)


@pytest.mark.parametrize(
    ("kind", "typed", "refusal"),
    [
        (FieldKind.NUMBER, "douze", NotANumberError),
        (FieldKind.NUMBER, "NaN", NotANumberError),
        (FieldKind.NUMBER, "1" * 40, NotANumberError),
        (FieldKind.DATE, "32/13/2025", NotADayError),
        (FieldKind.CHOICE, "au sous-sol", NotAChoiceError),
    ],
)
def test_a_value_of_another_kind_is_refused(
    workspace: Workspace, house: UUID, kind: FieldKind, typed: str, refusal: type[Exception]
) -> None:
    made = field(workspace, "Accès", kind, choices="De plain-pied")

    with pytest.raises(refusal):
        workspace.own_fields.write(made, house, typed)
    assert workspace.details.of_organisation(house).fields[0].value == ""


def test_a_value_emptied_or_never_given_is_empty(workspace: Workspace, house: UUID) -> None:
    made = field(workspace, "Lits", FieldKind.NUMBER)
    workspace.own_fields.write(made, house, "")
    workspace.own_fields.write(made, house, "12")
    workspace.own_fields.write(made, house, "  ")

    assert workspace.details.of_organisation(house).fields[0].value == ""
    assert [each.used for each in workspace.directory_lists.lists().fields] == [0]


def test_people_have_fields_of_their_own(workspace: Workspace, house: UUID) -> None:
    anna = person(workspace, "Anna", "Diop")
    made = workspace.own_fields.declare(FieldSubject.PERSON, "Bureau").record_id
    workspace.own_fields.write(made, anna, "B 12")

    assert [(row.label, row.value) for row in workspace.details.of_person(anna).fields] == [("Bureau", "B 12")]
    assert workspace.details.of_organisation(house).fields == ()


def test_another_kind_keeps_the_values_that_fit_and_says_which_do_not(workspace: Workspace, house: UUID) -> None:
    anna, school = person(workspace, "Anna", "Diop"), organisation(workspace, "École")
    made = field(workspace, "Places", FieldKind.TEXT)
    workspace.own_fields.write(made, house, "12,5")
    workspace.own_fields.write(made, school, "une dizaine")
    for_people = workspace.own_fields.declare(FieldSubject.PERSON, "Depuis").record_id
    workspace.own_fields.write(for_people, anna, "longtemps")

    unfit = workspace.own_fields.change_kind(made, FieldKind.NUMBER).unfit
    unfit_people = workspace.own_fields.change_kind(for_people, FieldKind.DATE).unfit

    kept = [workspace.details.of_organisation(each).fields[0] for each in (house, school)]
    assert [(row.value, row.fits) for row in kept] == [("12.5", True), ("une dizaine", False)]
    assert unfit == (("École", "une dizaine"),)
    assert unfit_people == (("Anna Diop", "longtemps"),)
    assert workspace.own_fields.change_kind(made, FieldKind.TEXT).unfit == ()
    assert workspace.details.of_organisation(house).fields[0].value == "12.5"


def test_the_report_reads_the_fields_meant_for_it(workspace: Workspace, house: UUID) -> None:
    school = organisation(workspace, "École")
    stranger = organisation(workspace, "Ailleurs", member=False)
    beds = field(workspace, "Lits", FieldKind.NUMBER, in_report=True)
    access = field(workspace, "Accès", FieldKind.CHOICE, in_report=True, choices="Oui\nNon", label_nl="Toegang")
    field(workspace, "Interne", FieldKind.TEXT)
    for each, number in ((house, "12,5"), (school, "3"), (stranger, "100")):
        workspace.own_fields.write(beds, each, number)
    workspace.own_fields.write(access, school, "oui")
    bureau = workspace.own_fields.declare(FieldSubject.PERSON, "Bureau").record_id
    workspace.records.change(CustomField, bureau, {"in_report": True})
    workspace.own_fields.write(bureau, person(workspace, "Anna", "Diop"), "B 12")

    numbers, choices, people = workspace.own_fields.report_fields(2026)

    assert (numbers.label, numbers.values) == ("Lits", (("École", "3"), ("Maison du Parc", "12.5")))
    assert str(numbers.total) == "15.5"
    assert (choices.label_nl, choices.values) == ("Toegang", (("École", "Oui"),))
    assert choices.counts == (("Oui", 1), ("Non", 0))
    assert (people.subject, people.values, people.total) == (FieldSubject.PERSON, (("Anna Diop", "B 12"),), None)


# E-mail addresses.


@pytest.mark.parametrize("value", ["info@exemple", "info exemple.be", "a@b@exemple.be", "info@exemple..be", ".a@b.be"])
def test_an_address_that_no_mail_reaches_is_refused(workspace: Workspace, house: UUID, value: str) -> None:
    with pytest.raises(NotAnAddressError, match="is not an e-mail address"):
        make(workspace, ContactChannel, organisation_id=house, kind=ChannelKind.EMAIL, value=value)


def test_an_address_is_taken_and_a_channel_marked_without_a_second_look(workspace: Workspace, house: UUID) -> None:
    made = make(
        workspace, ContactChannel, organisation_id=house, kind=ChannelKind.EMAIL, value="l'info+x@sub.exemple.brussels"
    )

    workspace.records.change(ContactChannel, made, {"returned_on": TODAY})

    assert workspace.records.values(ContactChannel, made)["returned_on"] == TODAY


# Sites.


def week(text: str) -> list[WeekSlot]:
    return parse_hours(text)


def test_the_hours_of_five_sites_add_up_to_fifty_two_and_a_sixth_makes_fifty_six(workspace: Workspace) -> None:
    """T29 and T30: 20 h at the centre, 8 h at each of four further sites; then 4 h at a fifth."""
    key = organisation(workspace, "The Centre")
    sites = [make(workspace, OrganisationAddress, organisation_id=key, label=f"Site {n}") for n in range(5)]
    workspace.details.write_hours(key, week("mo-fr 9-13"), (None, None))
    for site in sites[:4]:
        workspace.details.write_hours(key, week("mo, tu 9-13"), (None, None), site=site)
    five = workspace.details.of_organisation(key)

    workspace.details.write_hours(key, week("tu 9-13"), (None, None), site=sites[4])
    six = workspace.details.of_organisation(key)

    assert (five.minutes, six.minutes) == (52 * 60, 56 * 60)
    assert [period.minutes // 60 for period in five.hours] == [20, 8, 8, 8, 8]
    assert (six.hours[0].site, {period.site for period in six.hours[1:]}) == (None, set(sites))


def test_only_the_hours_that_hold_on_the_day_count(workspace: Workspace) -> None:
    key = organisation(workspace, "The Centre")
    site = make(workspace, OrganisationAddress, organisation_id=key, label="Site")
    workspace.details.write_hours(key, week("mo 9-13"), (None, None))
    workspace.details.write_hours(key, week("mo 9-13"), (None, date(2020, 1, 1)), site=site)

    assert workspace.details.of_organisation(key).minutes == 4 * 60


def test_hours_of_a_site_leave_those_of_the_others(workspace: Workspace) -> None:
    key = organisation(workspace, "The Centre")
    site = make(workspace, OrganisationAddress, organisation_id=key, label="Site")
    workspace.details.write_hours(key, week("mo 9-13"), (None, None))
    workspace.details.write_hours(key, week("mo 9-13"), (None, None), site=site)

    workspace.details.write_hours(key, (), (None, None), site=site)

    (left,) = workspace.details.of_organisation(key).hours
    assert left.site is None
