"""What the records of a year hold wrong by themselves. Everything is invented."""

from dataclasses import replace
from datetime import date

from csxl_desktop.domain.school_holidays import SchoolLeave
from csxl_desktop.proofreading.knowledge import (
    Knowledge,
    KnownActivity,
    KnownGroup,
    KnownMeeting,
    KnownOrganisation,
    KnownSeat,
    KnownSheet,
    KnownTestimonial,
    KnownText,
)
from tests.proofreading.support import YEAR, of_records

_DAY = date(YEAR, 3, 30)
_MEETING = KnownMeeting("1", "Assemblée générale", "AG", "held", _DAY, persons=20, partners=12)


def _with(*meetings: KnownMeeting) -> Knowledge:
    return Knowledge(year=YEAR, today=date(YEAR + 1, 1, 15), meetings=meetings)


def test_testimonials() -> None:
    said = (
        KnownTestimonial("1", "Anne Vidal"),
        KnownTestimonial("2", "Luc Noël", agreed=True),
        KnownTestimonial("3", "Zoé Henry", printed=False),
        KnownTestimonial("4", "", text="Merci au réseau"),
        KnownTestimonial("5", ""),
    )
    assert of_records("record-consent", Knowledge(testimonials=said)) == ["Anne Vidal", "Merci au réseau", "–"]


def test_seats() -> None:
    organisations = (
        KnownOrganisation("a", "Le Relais", member=True),
        KnownOrganisation("b", "La Ruche"),
        KnownOrganisation("c", "Le Pont", member=True, ended_on=date(YEAR, 6, 30)),
    )
    seats = (
        KnownSeat("a", "Le Relais", term_end_on=date(YEAR, 10, 31)),
        KnownSeat("b", "La Ruche", term_end_on=date(YEAR + 1, 10, 31)),
        KnownSeat("c", "Le Pont"),
        KnownSeat("a", "Le Relais"),
        KnownSeat("z", "Inconnu"),
    )
    known = Knowledge(year=YEAR, organisations=organisations, seats=seats)
    assert of_records("record-seat", known) == ["Le Relais", "La Ruche", "Le Pont"]
    assert of_records("record-seat", replace(known, year=None)) == []


def test_members() -> None:
    organisations = (
        KnownOrganisation("a", "Le Relais", member=True, representative="Mme Anne Vidal"),
        KnownOrganisation("b", "La Ruche", member=True),
        KnownOrganisation("c", "Le Pont", member=True, ended_on=date(YEAR, 6, 30)),
        KnownOrganisation("d", "Le Canal"),
        KnownOrganisation(
            "f", "Le Bac", status="dissolved", member=True, left_on=date(YEAR + 1, 2, 1), representative="M. X"
        ),
        KnownOrganisation("e", "Le Gué", status="dissolved", member=True, representative="M. Luc Noël"),
    )
    known = Knowledge(year=YEAR, organisations=organisations)
    assert of_records("record-member", known) == ["La Ruche", "Le Pont", "Le Gué"]
    assert of_records("record-member", replace(known, year=None)) == []


def test_days_off() -> None:
    known = replace(
        _with(
            replace(_MEETING, day=date(YEAR, 10, 24), subject="Logement"),
            replace(_MEETING, id="2", day=date(YEAR, 11, 11)),
            replace(_MEETING, id="3", day=date(YEAR, 10, 25), behaviour="EVENT"),
            replace(_MEETING, id="4", day=date(YEAR, 10, 26), state="cancelled"),
            replace(_MEETING, id="5", day=date(YEAR, 10, 27), stub=True),
            replace(_MEETING, id="6", day=None),
            replace(_MEETING, id="7", day=date(YEAR, 9, 27)),
            _MEETING,
        ),
        closed_days=((date(YEAR, 9, 27), "Fête"),),
        leaves=(SchoolLeave("FR", "Automne", date(YEAR, 10, 23), date(YEAR, 11, 5)),),
    )
    assert of_records("record-day-off", known) == [
        f"Assemblée générale 24/10/{YEAR} · Logement",
        f"Assemblée générale 11/11/{YEAR}",
        f"Assemblée générale 27/09/{YEAR}",
    ]
    assert of_records("record-day-off", replace(known, year=None)) == []


def test_two_activities_on_one_day() -> None:
    morning = replace(_MEETING, starts="09:00", ends="11:00")
    assert len(of_records("record-same-day", _with(morning, replace(_MEETING, id="2", starts="10:00")))) == 1
    assert len(of_records("record-same-day", _with(_MEETING, replace(_MEETING, id="2")))) == 1
    assert of_records("record-same-day", _with(morning, replace(_MEETING, id="2", starts="11:00"))) == []
    assert of_records("record-same-day", _with(_MEETING, replace(_MEETING, id="2", day=None))) == []


def test_counts() -> None:
    nobody = replace(_MEETING, persons=0)
    no_partner = replace(_MEETING, partners=None)
    assert of_records("record-count", _with(nobody, no_partner, _MEETING)) == 2 * [f"Assemblée générale 30/03/{YEAR}"]
    for left in (replace(nobody, state="planned"), replace(nobody, behaviour="GT"), replace(nobody, stub=True)):
        assert of_records("record-count", _with(left)) == []


def test_still_planned() -> None:
    planned = replace(_MEETING, state="planned")
    assert len(of_records("record-planned", _with(planned))) == 1
    assert of_records("record-planned", replace(_with(planned), today=date(YEAR, 1, 1))) == []
    assert of_records("record-planned", _with(_MEETING, replace(planned, day=None))) == []


def test_groups() -> None:
    groups = (
        KnownGroup("1", "Logement"),
        KnownGroup("2", "Santé", sessions=3),
        KnownGroup("3", "Emploi", sessions=3, partners=5),
        KnownGroup("4", "Fermé", closed_on=_DAY),
    )
    assert of_records("record-group", Knowledge(groups=groups)) == ["Logement", "Santé"]


def test_acts() -> None:
    told = replace(_MEETING, items=("P", "N", "D"))
    assert len(of_records("record-act", _with(told))) == 2
    joined = KnownOrganisation("1", "Le Relais", joined_on=_DAY)
    left = KnownOrganisation("2", "La Ruche", left_on=_DAY)
    assert of_records("record-act", replace(_with(told), organisations=(joined, left))) == []
    assert of_records("record-act", _with(replace(told, state="planned"), replace(told, day=None))) == []


def test_sheets() -> None:
    activities = tuple(KnownActivity(str(month), f"Atelier {month}", date(YEAR, month, 5)) for month in (1, 5, 12))
    sheet = KnownSheet("1", "Petits-déjeuners", date(YEAR, 2, 1), date(YEAR, 11, 30), activities)
    assert of_records("record-sheet", Knowledge(sheets=(sheet,))) == [
        "Petits-déjeuners Atelier 1",
        "Petits-déjeuners Atelier 12",
    ]
    assert of_records("record-sheet", Knowledge(sheets=(replace(sheet, opened_on=None, closed_on=None),))) == []


def test_texts() -> None:
    texts = (KnownText("1", "Circulaire", to_on=date(YEAR, 12, 31)), KnownText("2", "Charte"))
    assert of_records("record-text", Knowledge(year=YEAR, texts=texts)) == ["Circulaire"]
    assert of_records("record-text", Knowledge(texts=texts)) == []


def test_doubles() -> None:
    member = KnownOrganisation("1", "Maison de jeunes Le Phare", member=True)
    other = KnownOrganisation("2", "Maison de jeunes « Le Phare » asbl")
    assert of_records("record-double", Knowledge(organisations=(member, other))) == [other.name]
    for right in (
        (member, replace(other, parent_id="1")),
        (replace(member, others=(other.name,)), other),
        (member, replace(other, ended_on=_DAY)),
        (member, replace(other, name="La Ruche")),
        (member, *(replace(other, id=str(number)) for number in range(20_001))),
    ):
        assert of_records("record-double", Knowledge(organisations=right)) == []


def test_speakers() -> None:
    themed = replace(_MEETING, behaviour="RT")
    assert len(of_records("record-speaker", _with(themed))) == 1
    assert of_records("record-speaker", _with(replace(themed, speakers=("Mme Anne Vidal",)), _MEETING)) == []
