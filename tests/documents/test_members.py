"""The tables of the members and of the committee, read back from their PDFs."""

from dataclasses import replace
from datetime import date

from csxl_desktop.documents import committee, members
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.committee import CommitteeTable, SeatLine
from csxl_desktop.domain.content.members import MemberLine, MemberTable
from tests.documents.trial_meeting import OFFICE, pages, whole

MEMBERS = MemberTable(
    OFFICE,
    date(2025, 12, 31),
    (
        MemberLine(1, "(L’)Abri & fils", "Mme Odile Verbeke", date(2019, 3, 1)),
        MemberLine(2, "(Le) Canevas"),
    ),
    arrivals=5,
    departures=1,
    language="en",
)
COMMITTEE = CommitteeTable(
    OFFICE,
    date(2026, 12, 31),
    (
        SeatLine("(L’)Abri", "Mme Odile Verbeke", date(2023, 3, 7), date(2026, 12, 30)),
        SeatLine("Canevas", "M. Youssef El Amrani", date(2024, 3, 30), date(2027, 3, 30)),
        SeatLine("Élan", "Nour Haddad", date(2025, 3, 31), date(2027, 3, 31)),
        SeatLine("Zèbre"),
    ),
    language="en",
)


def test_members_are_numbered_and_counted() -> None:
    text = whole(members.render(MEMBERS, Theme()))
    for expected in (
        "Members on 31 December 2025", "2 members", "5 arrivals in 2025", "1 departure in 2025",
        "1 (L’)Abri & fils Mme Odile Verbeke 01/03/2019", "2 (Le) Canevas –", "before the first record",
    ):  # fmt: skip
        assert expected in text


def test_what_is_not_known_is_not_printed() -> None:
    known = replace(MEMBERS, members=MEMBERS.members[:1], arrivals=None, departures=None)
    text = whole(members.render(known, Theme()))
    assert "1 member " in text
    for absent in ("arrival", "departure", "before the first record"):
        assert absent not in text


def test_a_long_table_repeats_its_header() -> None:
    lines = tuple(MemberLine(n, f"Organisation {n:03}") for n in range(1, 100))
    text = pages(members.render(replace(MEMBERS, members=lines), Theme()))
    assert len(text) > 2
    assert all("Representative" in page for page in text[:-1])
    assert [n for n in range(1, 100) if f"Organisation {n:03}" not in " ".join(text)] == []


def test_an_empty_table_prints() -> None:
    assert "0 members" in whole(members.render(replace(MEMBERS, members=()), Theme()))
    assert "0 seats" in whole(committee.render(replace(COMMITTEE, seats=()), Theme()))


def test_the_committee_shows_its_terms() -> None:
    text = whole(committee.render(COMMITTEE, Theme()))
    for expected in (
        "Steering committee on 31 December 2026", "4 seats", "Mme Odile Verbeke 07/03/2023 30/12/2026 term over",
        "30/03/2024 30/03/2027 ends soon", "Nour Haddad 31/03/2025 31/03/2027 Zèbre – – –",
    ):  # fmt: skip
        assert expected in text


def test_both_speak_french() -> None:
    text = whole(members.render(replace(MEMBERS, language="fr"), Theme()))
    assert "Membres au 31 décembre 2025" in text
    assert "1 départ en 2025" in text
    text = whole(committee.render(replace(COMMITTEE, language="fr"), Theme()))
    assert "Comité d’Accompagnement au 31 décembre 2026" in text
    assert "mandat échu" in text
