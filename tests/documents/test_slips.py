"""The data-check slips: two to the page, each whole, the long ones on as many halves as they need."""

from dataclasses import replace
from datetime import date, time
from io import BytesIO

import pytest
from pypdf import PdfReader

from csxl_desktop import i18n
from csxl_desktop.documents.slips import render
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.slips import Slip, Slips
from csxl_desktop.domain.slip_rows import SlipValues, Spokesperson
from csxl_desktop.i18n.opening_hours import WeekSlot
from csxl_desktop.system.paths import resources
from tests.documents.reading import page_texts
from tests.documents.trial_meeting import OFFICE
from tests.factories import paragraph

VALUES = SlipValues(
    name="(Le) Canevas & <fils>",
    name_nl="Het Stramien",
    street="Rue du Puits 3",
    postal_code="1099",
    city="Sainte-Alix",
    phone="02 641 56 21; 02 641 56 22",
    mobile="0475 12 34 56",
    email="info@canevas.example",
    web="www.canevas.example",
    representative=Spokesperson(None, "Mme", "Odile", "Verbeke"),
    function_title="Directrice",
    direct_email="odile@canevas.example",
    hours=(WeekSlot(0, time(9), time(12), ""), WeekSlot(1, time(9), time(12), "")),
    opening_note="by appointment",
    audience="Everybody",
    languages="fr, nl",
    categories="Health; Housing",
)
SLIP = Slip(VALUES, "2611-001", ("M. Samir Aït Lahcen",), date(2026, 1, 6), paragraph("Please check."), "en")


@pytest.fixture(autouse=True)
def _catalogues() -> None:
    i18n.load(resources() / "locale", "fr")


def slips(*each: Slip, due_on: date | None = date(2026, 12, 15)) -> list[str]:
    return page_texts(render(Slips(OFFICE, each, due_on, "en"), Theme()))


def named(number: int, **changes: str) -> Slip:
    values = replace(VALUES, name=f"Partner {number:02}", **changes)  # type: ignore[arg-type]
    return replace(SLIP, values=values, code=f"2611-{number:03}")


def test_a_slip_says_what_is_held_and_asks_for_the_rest() -> None:
    (text,) = slips(SLIP)

    for expected in (
        "2611-001", "(Le) Canevas & <fils>", "Het Stramien", "Rue du Puits 3, 1099 Sainte-Alix", "02 641 56 22",
        "0475 12 34 56", "info@canevas.example", "www.canevas.example", "Ms Odile Verbeke, Directrice",
        "M. Samir Aït Lahcen", "odile@canevas.example", "mo, tu 9-12 · by appointment", "Everybody", "French, Dutch",
        "Health; Housing", "Please check.", "Your correction", "may be printed in the directory", "Signature", "Date",
        "To be sent back by 15/12/2026", "Last checked on 06/01/2026", "To be sent back to", OFFICE.emails[0],
    ):  # fmt: skip
        assert expected in text.replace("\n", " "), expected


def test_languages_are_named_in_that_of_the_slip() -> None:
    (text,) = slips(replace(SLIP, language="fr"))

    assert "français, néerlandais" in text


def test_the_opening_stands_apart_from_the_table() -> None:
    found: dict[str, float] = {}

    def note(text: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        found.update({words: cm[5] + tm[5] for words in ("Please", "What we hold") if words in text})

    PdfReader(BytesIO(render(Slips(OFFICE, (SLIP,), None, "en"), Theme()))).pages[0].extract_text(visitor_text=note)

    assert found["Please"] - found["What we hold"] > 14


def test_two_stand_on_each_page_in_order_and_every_name_is_there() -> None:
    pages = slips(*(named(number) for number in range(1, 6)))

    assert [[f"Partner {number:02}" in page for number in range(1, 6)] for page in pages] == [
        [True, True, False, False, False],
        [False, False, True, True, False],
        [False, False, False, False, True],
    ]
    assert pages[0].count("Signature") == 2


def test_what_is_unknown_leaves_room_and_nothing_is_invented() -> None:
    (text,) = slips(Slip(SlipValues(name="Atelier"), language="en"), due_on=None)

    assert "Atelier" in text
    assert "to be completed by the office" in text
    assert "To be sent back by" not in text
    assert "Last checked" not in text
    assert "None" not in text


@pytest.mark.parametrize("words", [40, 260, 700, 3000])
def test_a_long_slip_shrinks_or_goes_on_and_loses_no_word(words: int) -> None:
    audience = " ".join(f"word{number}" for number in range(words))

    pages = slips(replace(SLIP, values=replace(VALUES, audience=audience)), named(2))

    whole = " ".join(pages).replace("\n", " ")
    assert [f"word{number}" for number in range(words) if f"word{number}" not in whole] == []
    assert whole.count("Signature") == 2
    assert ("2611-001 (1 of " in whole) == (words > 40)
    assert "Partner 02" in pages[-1]
    assert len(pages) <= 1 + words // 200
    assert "Health; Housing" in whole


def test_each_speaks_its_own_language() -> None:
    french, dutch = replace(SLIP, language="fr"), replace(SLIP, language="nl")

    (text,) = slips(french, dutch)

    assert "Mandataire" in text
    assert "Public en néerlandais" not in text
    assert "Handtekening" in text
    assert "ma, di 9-12" in text


def test_the_same_slips_give_the_same_bytes() -> None:
    content = Slips(OFFICE, (SLIP, named(2)), None, "fr")

    assert render(content, Theme()) == render(content, Theme())
