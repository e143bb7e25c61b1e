"""What a document says of itself. Every text is invented."""

import pytest

from tests.proofreading.support import printed_wide, proposed_wide


def test_the_foot_of_each_page() -> None:
    feet = [f"RSV – Rapport d’activité {2022 if page == 3 else 2023} – page {page}" for page in range(1, 6)]
    assert proposed_wide("period-foot", "\nOn parle.\n".join(feet)) == ["2023"]
    assert printed_wide("period-foot", "\nOn parle.\n".join(feet).replace("2022", "2023")) == []


@pytest.mark.parametrize(("count", "expected"), [("11", []), ("12", ["11"])])
def test_each_month_but_one(count: str, expected: list[str]) -> None:
    assert (
        proposed_wide("count-monthly", f"La lettre paraît chaque mois, sauf en juillet : {count} numéros.") == expected
    )


@pytest.mark.parametrize(("year", "expected"), [("2024", []), ("2023", ["2023"])])
def test_the_year_that_is_announced(year: str, expected: list[str]) -> None:
    text = f"Les assemblées de {year} sont fixées :\n- mardi 12 mars 2024\n- mardi 11 juin 2024"
    assert printed_wide("period-announced", text) == expected


def test_numbers_of_the_contents() -> None:
    body = "\n1. ACCUEIL\nOn ouvre.\n2. GROUPES\nOn lit.\n3. BILAN\nOn compte.\n4. SUITE\nOn verra."
    sound = "SOMMAIRE\n1. Accueil .... 2\n2. Groupes .... 3\n3. Bilan .... 4\n4. Suite .... 5\n"
    crossed = sound.replace("2. Groupes", "2. Bilan").replace("3. Bilan", "3. Groupes")
    assert printed_wide("heading-order", sound + body) == []
    assert len(printed_wide("heading-order", crossed + body)) == 2


def test_a_sign_without_its_space() -> None:
    others = "Ils sont 10 %, 20 %, 30 %, 15 % et 25 % à venir.\n"
    assert proposed_wide("form-sign", others + "Soit 57,5% de tous.") == ["57,5 %"]
    assert printed_wide("form-sign", others) == []


def test_the_days_of_a_table_in_one_style() -> None:
    rows = "Date\tLieu\n{}\tSalle\njeudi 11 mai\tQuai\njeudi 12 octobre\tParc"
    assert printed_wide("date-of-table", rows.format("09/02/23")) == ["09/02/23"]
    assert printed_wide("date-of-table", rows.format("jeudi 9 février")) == []


def _members(count: int) -> str:
    rows = "\n".join(f"{letter}telier\tMme Ida V{letter.lower()}nder" for letter in "ABCDEFGHIJKL")
    return f"5. MEMBRES\nLe réseau compte {count} membres.\nOrganisme\tPersonne\n{rows}"


def test_the_number_of_members_and_the_order_of_their_table() -> None:
    assert printed_wide("count-of-members", _members(12)) == []
    assert proposed_wide("count-of-members", _members(13)) == ["12"]
    assert printed_wide("count-of-members", _members(13).replace("13 membres", "13 membres en 2019")) == []
    assert printed_wide("order-rows", _members(12)) == []
    assert len(printed_wide("order-rows", _members(12).replace("Ctelier", "Ztelier"))) == 1
