"""The contact log: one line of typing, understood whatever its order, counted by theme, month and nature."""

from datetime import date
from uuid import UUID

import pytest

from csxl_desktop.domain.choices import ContactNature, ContactWay
from csxl_desktop.services.contact_line import ContactGuess, Known
from csxl_desktop.services.contact_log import FutureContactError, WithWhomError
from csxl_desktop.services.workspace import Workspace
from tests.factories import organisation, person

YESTERDAY, TODAY = date(2026, 11, 20), date(2026, 11, 21)  # a Saturday


@pytest.fixture
def directory(workspace: Workspace) -> dict[str, UUID]:
    return {
        "puits": organisation(workspace, "L’Atelier du Puits"),
        "canevas": organisation(workspace, "(Le) Canevas"),
        "tilleuls": organisation(workspace, "Maison de quartier des Tilleuls"),
        "diop": person(workspace, "Anna", "Diop"),
    }


@pytest.mark.parametrize(
    ("line", "name", "who", "way", "nature", "theme", "on"),
    [
        (
            "atelier du puits tel logement mise en contact @Diop hier",
            *("L’Atelier du Puits", "Anna Diop", ContactWay.PHONE, ContactNature.PUTTING_IN_TOUCH),
            *("logement", YESTERDAY),
        ),
        (
            "mail canevas orientation santé mentale 12/11",
            *("(Le) Canevas", "", ContactWay.MAIL, ContactNature.ORIENTATION),
            *("santé mentale", date(2026, 11, 12)),
        ),
        (
            "12/12 Canevas, visite",
            *("(Le) Canevas", "", ContactWay.VISIT, ContactNature.INFORMATION),
            *("", date(2025, 12, 12)),
        ),
        (
            "mardi maison de quartier des tileuls soutien fête de rue",
            *("Maison de quartier des Tilleuls", "", ContactWay.PHONE, ContactNature.SUPPORT),
            *("fête de rue", date(2026, 11, 17)),
        ),
        (
            "@Inconnue bezoek logement",
            *("", "Inconnue", ContactWay.VISIT, ContactNature.INFORMATION),
            *("logement", TODAY),
        ),
    ],
)
def test_a_line_says_who_how_what_for_and_when(
    workspace: Workspace,
    directory: dict[str, UUID],
    line: str,
    name: str,
    who: str,
    way: ContactWay,
    nature: ContactNature,
    theme: str,
    on: date,
) -> None:
    guess = workspace.contact_log.read(line)

    assert (guess.organisation.name if guess.organisation else "") == name
    assert (guess.person.name if guess.person else guess.professional) == who
    assert (guess.way, guess.nature, guess.theme, guess.contact_on) == (way, nature, theme, on)
    assert guess.is_whole
    assert directory


def test_a_leap_day_to_come_is_the_end_of_that_month_a_year_before(workspace: Workspace) -> None:
    assert workspace.contact_log.read("canevas 29/02/2028").contact_on == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("line", "doubtful"),
    [
        ("canevas dettes de Mme Janssens", "Mme Janssens"),
        ("canevas expulsion Marie Dubois", "Marie Dubois"),
        ("canevas famille Janssens", "famille Janssens"),
        ("canevas avec Anna Diop", ""),
        ("canevas logement social", ""),
        ("canevas CPAS Logement", ""),
    ],
)
def test_what_looks_like_a_private_person_is_doubted(
    workspace: Workspace, directory: dict[str, UUID], line: str, doubtful: str
) -> None:
    assert directory
    assert workspace.contact_log.read(line).doubtful == doubtful


def test_nothing_is_noted_without_anybody_nor_before_it_took_place(
    workspace: Workspace, directory: dict[str, UUID]
) -> None:
    log = workspace.contact_log
    with pytest.raises(WithWhomError):
        log.note(log.read("logement"))
    with pytest.raises(FutureContactError):
        log.note(log.read("canevas"), contact_on=date(2026, 11, 22))

    assert log.year(2026).entries == ()
    assert directory


def test_what_was_corrected_stands(workspace: Workspace, directory: dict[str, UUID]) -> None:
    log = workspace.contact_log

    log.note(log.read("canevas logement"), organisation_id=directory["puits"], way=ContactWay.MAIL)

    (row,) = log.of_organisation(directory["puits"])
    told = (row.who, row.way, row.theme, row.noted_by)
    assert told == (
        "L’Atelier du Puits",
        ContactWay.MAIL,
        "logement",
        "Ana Test",
    )
    assert log.of_organisation(directory["canevas"]) == ()


def test_contacts_are_counted_by_theme_month_and_nature(workspace: Workspace, directory: dict[str, UUID]) -> None:
    log = workspace.contact_log
    for line in ("canevas Logement 3/11/2026", "puits logement 4/3/2026", "puits soutien fête 5/3/2026"):
        log.note(log.read(f"{line}"), organisation_id=directory["canevas"])
    log.note(ContactGuess(date(2025, 5, 1), Known(directory["puits"], "")))

    year = log.year(2026)

    assert [(each.theme, each.total, each.months[2], each.months[10]) for each in year.themes] == [
        ("logement", 2, 1, 1),
        ("fête", 1, 1, 0),
    ]
    assert year.natures[ContactNature.INFORMATION] == 2
    assert year.natures[ContactNature.SUPPORT] == 1
    assert year.years == (2026, 2025)
    assert [row.contact_on for row in year.entries] == sorted((r.contact_on for r in year.entries), reverse=True)


def test_two_people_of_one_name_are_not_guessed(workspace: Workspace, directory: dict[str, UUID]) -> None:
    person(workspace, "Karim", "Diop")

    guess = workspace.contact_log.read("canevas @Diop")

    assert (guess.person, guess.professional) == (None, "Diop")
    assert workspace.contact_log.read("canevas @Anna.Diop").person == Known(directory["diop"], "Anna Diop")
