"""How persons and partners are counted: each clause of the rule has its test."""

from uuid import UUID

import pytest

from csxl_desktop.domain.choices import AttendanceRole, AttendanceState, Public, Quality
from csxl_desktop.domain.counting import (
    Count,
    CountedHeads,
    CountedLine,
    CountingRule,
    count,
    counted_as,
    partners_of,
)

HOUSE, SCHOOL, CPAS, SERVICE = (UUID(int=number) for number in range(1, 5))
ODILE, SAMIR = UUID(int=11), UUID(int=12)
RULE = CountingRule()


def line(
    *partners: UUID,
    state: AttendanceState = AttendanceState.PRESENT,
    role: AttendanceRole = AttendanceRole.PARTICIPANT,
    person: UUID | None = None,
) -> CountedLine:
    return CountedLine(state, role, person, partners)


def figures(
    *lines: CountedLine, heads: tuple[CountedHeads, ...] = (), rule: CountingRule = RULE
) -> tuple[int | None, int | None]:
    counted = count(lines, heads, rule)
    return counted.persons, counted.partners


@pytest.mark.parametrize("state", list(AttendanceState))
def test_only_those_present_are_persons(state: AttendanceState) -> None:
    expected = 2 if state is AttendanceState.PRESENT else 1

    assert figures(line(HOUSE), line(SCHOOL, state=state))[0] == expected


@pytest.mark.parametrize("role", [AttendanceRole.SPEAKER, AttendanceRole.GUEST, AttendanceRole.EXPERT])
def test_speakers_guests_and_experts_are_persons(role: AttendanceRole) -> None:
    assert figures(line(HOUSE), line(SCHOOL, role=role)) == (2, 2)


def test_walk_in_without_a_record_is_a_person() -> None:
    assert figures(line(HOUSE), line()) == (2, 1)


def test_staff_of_the_office_is_no_person_nor_partner() -> None:
    assert figures(line(HOUSE), line(CPAS, role=AttendanceRole.STAFF)) == (1, 1)


def test_staff_counts_where_the_office_wants_it() -> None:
    rule = CountingRule(staff_counted=True)

    assert figures(line(HOUSE), line(CPAS, role=AttendanceRole.STAFF), rule=rule) == (2, 2)


def test_partners_are_distinct_organisations() -> None:
    assert figures(line(HOUSE), line(HOUSE), line(SCHOOL)) == (3, 2)


def test_one_person_for_several_organisations_is_one_person_and_as_many_partners() -> None:
    assert figures(line(HOUSE, SCHOOL, CPAS)) == (1, 3)


def test_represented_organisation_counts_its_absent_person_does_not() -> None:
    assert figures(line(HOUSE), line(SCHOOL, state=AttendanceState.REPRESENTED)) == (1, 2)


def test_represented_organisation_may_be_left_out() -> None:
    rule = CountingRule(represented_counted=False)

    assert figures(line(HOUSE), line(SCHOOL, state=AttendanceState.REPRESENTED), rule=rule) == (1, 1)


@pytest.mark.parametrize("state", [AttendanceState.EXCUSED, AttendanceState.ABSENT, AttendanceState.INVITED])
def test_organisation_of_somebody_away_is_no_partner(state: AttendanceState) -> None:
    assert figures(line(HOUSE), line(SCHOOL, state=state)) == (1, 1)


@pytest.mark.parametrize(
    ("parent", "is_member", "counts_apart", "expected"),
    [
        (None, False, False, SERVICE),
        (CPAS, False, False, CPAS),
        (CPAS, True, False, SERVICE),
        (CPAS, False, True, SERVICE),
    ],
)
def test_service_counts_apart_when_a_member_or_so_chosen(
    parent: UUID | None, is_member: bool, counts_apart: bool, expected: UUID
) -> None:
    assert counted_as(SERVICE, parent, is_member=is_member, counts_apart=counts_apart) == expected


def test_two_services_counting_as_their_parent_are_one_partner() -> None:
    assert figures(line(CPAS), line(CPAS), line(SERVICE)) == (3, 2)


def test_nothing_counted_is_not_nought() -> None:
    assert figures() == (None, None)
    assert figures(line(HOUSE, state=AttendanceState.INVITED)) == (None, None)
    assert count((), (), RULE) == Count()


def test_headcount_of_all_stands_instead_of_the_names() -> None:
    heads = (CountedHeads(Public.ALL, 40, Quality.ABOUT, 12, Quality.EXACT),)

    counted = count((line(HOUSE),), heads, RULE)

    assert (counted.persons, counted.persons_quality) == (40, Quality.ABOUT)
    assert (counted.partners, counted.partners_quality) == (12, Quality.EXACT)


def test_headcount_of_persons_alone_leaves_the_partners_to_the_names() -> None:
    assert figures(line(HOUSE), line(SCHOOL), heads=(CountedHeads(Public.ALL, 40),)) == (40, 2)
    assert figures(line(HOUSE), heads=(CountedHeads(Public.ALL, partners=7),)) == (1, 7)


def test_other_publics_are_added_to_the_names() -> None:
    heads = (CountedHeads(Public.CITIZENS, 15), CountedHeads(Public.CHILDREN, 10, Quality.ABOUT, 2))

    counted = count((line(HOUSE), line(SCHOOL)), heads, RULE)

    assert (counted.persons, counted.persons_quality) == (27, Quality.ABOUT)
    assert (counted.partners, counted.partners_quality) == (4, Quality.EXACT)


def test_other_publics_stand_alone_where_no_name_was_taken() -> None:
    assert figures(heads=(CountedHeads(Public.CITIZENS, 15),)) == (15, None)


def test_range_keeps_its_upper_end() -> None:
    whole = count((), (CountedHeads(Public.ALL, 20, Quality.RANGE, persons_to=30),), RULE)
    beside = count(
        (line(HOUSE),),
        (CountedHeads(Public.CITIZENS, 20, Quality.RANGE, 3, Quality.RANGE, 30, 5), CountedHeads(Public.OLDER, 4)),
        RULE,
    )

    assert (whole.persons, whole.persons_to) == (20, 30)
    assert (beside.persons, beside.persons_to) == (25, 35)
    assert (beside.partners, beside.partners_to) == (4, 6)
    assert beside.persons_quality is Quality.RANGE


def test_upper_end_of_what_is_no_range_is_not_told() -> None:
    counted = count((line(HOUSE),), (CountedHeads(Public.ALL, 20, Quality.EXACT, persons_to=30),), RULE)

    assert (counted.persons_to, counted.partners_to) == (None, None)


def test_quality_of_a_sum_is_that_of_its_worst_part() -> None:
    heads = tuple(
        CountedHeads(public, 1, quality)
        for public, quality in (
            (Public.CITIZENS, Quality.ABOUT),
            (Public.OLDER, Quality.MORE_THAN),
            (Public.CHILDREN, Quality.EXACT),
        )
    )

    assert count((), heads, RULE).persons_quality is Quality.MORE_THAN


def test_different_partners_are_counted_once() -> None:
    lines = (
        line(HOUSE, person=ODILE),
        line(HOUSE, person=ODILE),
        line(SCHOOL, person=SAMIR, state=AttendanceState.ABSENT),
        line(CPAS),
    )

    assert partners_of(lines, RULE) == {HOUSE, CPAS}


def test_participations_of_a_year_are_the_sum_over_its_meetings() -> None:
    first = figures(*(line(UUID(int=100 + number % 17)) for number in range(25)))
    second = figures(*(line(UUID(int=100 + number % 12)) for number in range(19)))

    assert (first, second) == ((25, 17), (19, 12))
    assert ((first[0] or 0) + (second[0] or 0), (first[1] or 0) + (second[1] or 0)) == (44, 29)
