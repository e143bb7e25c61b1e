"""The sign-in sheet, read back from its PDF."""

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfReader

from csxl_desktop.documents.attendance_sheet import ROW, render
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.attendance_sheet import AttendanceSheet, ExpectedPerson
from csxl_desktop.domain.content.shared import PersonName
from tests.documents.trial_meeting import ASSEMBLY, FATOU, NOUR, ODILE, OFFICE, YOUSSEF, pages, whole

PEOPLE = (
    ExpectedPerson(ODILE, "(Le) Zèbre", "directrice", "odile@exemple.be"),
    ExpectedPerson(YOUSSEF, "(L’)Abri & fils <asbl>"),
    ExpectedPerson(NOUR),
    ExpectedPerson(FATOU, "Élan"),
)
SHEET = AttendanceSheet(OFFICE, ASSEMBLY, PEOPLE, walk_ins=3, language="en")


def in_order(text: str, *names: str) -> bool:
    places = [text.find(name) for name in names]
    return -1 not in places and places == sorted(places)


def test_the_head_says_what_when_and_where() -> None:
    text = whole(render(SHEET, Theme()))

    for expected in (
        "Coordination Sociale de Sainte-Alix", "ATTENDANCE SHEET · III", "of Thursday 2 April 2026",
        "Sortir de l’isolement", "9:30 – 12:00", "Maison des Tilleuls", "Rue Haute 3", "persons", "partners",
        "and for nothing else", "1 / 1",
    ):  # fmt: skip
        assert expected in text


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("organisation", ("Youssef", "Fatou", "Odile", "Nour")),  # Abri, Élan, Zèbre, then none
        ("name", ("Youssef", "Nour", "Fatou", "Odile")),  # El Amrani, Haddad, Keita, Verbeke
        ("given", ("Odile", "Youssef", "Nour", "Fatou")),
    ],
)
def test_people_stand_in_the_order_asked_for(order: str, names: tuple[str, ...]) -> None:
    assert in_order(whole(render(replace(SHEET, order=order), Theme())), *names)


def test_names_are_printed_letter_for_letter() -> None:
    assert "(L’)Abri & fils <asbl>" in whole(render(SHEET, Theme()))


def test_walk_ins_have_numbered_rows_after_the_expected_people() -> None:
    text = whole(render(SHEET, Theme()))

    assert text.partition("Also present")[2].split()[:3] == ["5", "6", "7"]
    alone = whole(render(replace(SHEET, people=()), Theme()))
    assert "Also present" not in alone
    assert alone.partition("Signature")[2].split()[:3] == ["1", "2", "3"]
    assert "Also present" not in whole(render(replace(SHEET, walk_ins=0), Theme()))


def test_addresses_stay_off_the_sheet_unless_asked_for() -> None:
    assert "odile@exemple.be" not in whole(render(SHEET, Theme()))
    asked = whole(render(replace(SHEET, emails=True), Theme()))
    assert "odile@exemple.be" in asked
    assert "E-mail" in asked


def test_a_long_address_breaks_before_its_at() -> None:
    person = ExpectedPerson(ODILE, email="prenom.compose@service-long-exemple.be")
    text = whole(render(replace(SHEET, people=(person,), emails=True), Theme()))
    assert "prenom.compose @service-long-exemple.be" in text


def test_the_office_may_have_its_own_line_on_privacy() -> None:
    text = whole(render(replace(SHEET, privacy="Notre phrase."), Theme()))
    assert "Notre phrase." in text
    assert "and for nothing else" not in text


def test_a_long_sheet_repeats_its_header_and_counts_its_pages() -> None:
    people = tuple(ExpectedPerson(PersonName("", f"P{n}", f"Nom{n:03}"), "Organisation") for n in range(120))
    text = pages(render(replace(SHEET, people=people), Theme()))

    assert len(text) >= 5
    for number, page in enumerate(text, 1):
        assert "Signature" in page
        assert page.endswith(f"{number} / {len(text)}")
    together = " ".join(text)
    assert [n for n in range(120) if f"Nom{n:03}" not in together] == []


def test_rows_are_high_enough_to_sign_and_grow_with_long_names() -> None:
    def heights(name: str) -> list[float]:
        people = tuple(ExpectedPerson(PersonName("", f"{n}", name), "Org") for n in range(100, 104))
        found: dict[str, float] = {}

        def note(text: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
            if text.strip() in {"1", "2", "3", "4"} and cm[4] + tm[4] < 60:
                found[text.strip()] = cm[5] + tm[5]

        pdf = render(AttendanceSheet(OFFICE, ASSEMBLY, people, 0, language="en"), Theme())
        PdfReader(BytesIO(pdf)).pages[0].extract_text(visitor_text=note)
        places = sorted(found.values())
        assert len(places) == 4
        return [high - low for low, high in pairwise(places)]

    assert min(heights("Court")) >= ROW - 0.5
    assert min(heights("Très-Long Nom " * 12)) > 2 * ROW


def test_a_very_long_name_is_there_to_its_end() -> None:
    name = PersonName("Mme", "Marie-Antoinette", " ".join(f"van{n}" for n in range(40)) + " Fin")
    text = whole(render(replace(SHEET, people=(ExpectedPerson(name, "x" * 200),)), Theme()))
    assert "van39 Fin" in text
    assert text.count("x") >= 200


def test_the_sheet_speaks_french() -> None:
    pdf = render(replace(SHEET, language="fr"), Theme())
    text = whole(pdf)
    assert "LISTE DE PRÉSENCE · III" in text
    assert "Assemblée générale du jeudi 2 avril 2026" in text
    assert "Autres personnes présentes" in text
    assert str(PdfReader(BytesIO(pdf)).root_object["/Lang"]) == "fr-BE"


def test_the_same_sheet_is_the_same_file() -> None:
    assert render(SHEET, Theme()) == render(SHEET, Theme())


def crowd(count: int) -> tuple[ExpectedPerson, ...]:
    return tuple(ExpectedPerson(PersonName("", f"P{n}", f"Nom{n:03}"), f"Organisation {n % 45}") for n in range(count))


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("count", [1, 2, 17, 18, 19, 20, 21, 44, 45, 46, 47, 71, 400])
def test_no_size_leaves_a_lonely_header_or_band(count: int, columns: int) -> None:
    text = pages(render(replace(SHEET, people=crowd(count), walk_ins=10, columns=columns, code="ABC234"), Theme()))

    for number, page in enumerate(text, 1):
        assert "Signature" in page
        assert page.endswith(f"{number} / {len(text)}")
        assert f"ABC234 · {number}" in page
        below = page.rpartition("Signature")[2].removesuffix(f"{number} / {len(text)}").strip()
        assert len(below.split()) >= 4  # rows stand below the repeated header
        assert not below.endswith("Also present")  # and below the band
    together = " ".join(text)
    assert [n for n in range(count) if f"Nom{n:03}" not in together] == []
    assert str(count + 10) in text[-1]


def test_two_columns_use_half_the_pages_and_count_in_reading_order() -> None:
    one, two = (pages(render(replace(SHEET, people=crowd(120), columns=each), Theme())) for each in (1, 2))
    assert len(two) <= len(one) / 2 + 1
    assert in_order(two[0], "Nom000", "Nom045", "Nom090")  # of the first organisation


def test_the_picture_box_is_explained_where_it_is_asked() -> None:
    for columns in (1, 2):
        asked = whole(render(replace(SHEET, image_right=True, columns=columns, emails=True), Theme()))
        assert "agree to be seen on the pictures" in asked
        assert "odile@exemple.be" in asked
    assert "Picture" not in whole(render(SHEET, Theme()))


def test_a_citizen_meeting_has_boxes_by_public_and_no_names() -> None:
    text = pages(render(replace(SHEET, tally=("Citizens", "Children")), Theme()))

    assert len(text) == 1
    assert in_order(text[0], "Public", "Citizens", "Children")
    assert "Verbeke" not in text[0]
    assert "No name is written down here" in text[0]
