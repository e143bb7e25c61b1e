"""A text against what the dossier knows. Everything is invented."""

from datetime import date

import pytest

from csxl_desktop.domain.school_holidays import SchoolLeave
from csxl_desktop.proofreading.knowledge import Knowledge, KnownGroup, KnownMeeting, KnownTestimonial
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.records_in_text import groups_without_sessions
from csxl_desktop.proofreading.text import Block, Jump, Kind, Text
from tests.proofreading.support import YEAR, printed, remarks

_KNOWN = Knowledge(
    year=YEAR,
    leaves=(
        SchoolLeave("FR", "Automne", date(YEAR, 10, 23), date(YEAR, 11, 5)),
        SchoolLeave("NL", "Herfst", date(YEAR, 5, 2), date(YEAR, 5, 6)),
    ),
    meetings=(
        KnownMeeting("1", "Assemblée générale", "AG", "held", date(YEAR, 3, 30)),
        KnownMeeting(
            "2", "Marche exploratoire", "WALK", "held", date(YEAR, 6, 12), visited=("Le Relais asbl", "La Ruche")
        ),
        KnownMeeting(
            "3", "Midi", "LUNCH", "held", date(YEAR, 6, 26), visited=("Le Centre du Canal, espace d’aide", "Gîte")
        ),
        KnownMeeting(
            "4", "Colloque", "EVENT", "held", date(YEAR, 9, 4), date(YEAR, 9, 6), visited=("Maison du Peuple",)
        ),
        KnownMeeting("5", "Midi", "LUNCH", "held", visited=("La Ruche",)),
    ),
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"Le comité du 24/10/{YEAR} a décidé.", [f"24/10/{YEAR}"]),
        (f"Le comité du 24/10/{YEAR} a décidé. Le PV du comité du 24/10/{YEAR}.", [f"24/10/{YEAR}"]),
        (f"Le comité du 12/10/{YEAR} a décidé.", []),
        (f"La plaine de vacances : réunion du 24/10/{YEAR}", []),
        (f"Le marché du 24/10/{YEAR}", []),
        (f"La réunion du 11 novembre {YEAR}", [f"11 novembre {YEAR}"]),
        (f"La réunion du 3 mai {YEAR}", []),  # of the other community
        (f"La réunion du 24/10/{YEAR - 1}", []),
    ],
)
def test_days_off(line: str, expected: list[str]) -> None:
    assert printed("meeting-day-off", line, _KNOWN) == expected


def test_days_off_of_no_year() -> None:
    assert printed("meeting-day-off", "La réunion du 11 novembre 2023", _KNOWN, year=None) == []


@pytest.mark.parametrize(
    ("heading", "count"),
    [
        (f"I. Assemblée générale du 31 mars {YEAR}", 1),
        (f"I. Assemblée générale du 30 mars {YEAR}", 0),
        (f"I. Assemblée générale du 30 mars {YEAR - 1}", 0),
        (f"Fête du 31 mars {YEAR}", 0),
        (f"Colloque du 5 septembre {YEAR}", 0),
    ],
)
def test_meetings_that_the_dossier_does_not_hold(heading: str, count: int) -> None:
    assert len(remarks("meeting-unknown", f"# {heading}\nTexte", _KNOWN)) == count


def test_a_kind_within_the_name_of_another() -> None:
    held = (
        KnownMeeting("1", "Réunion", "GROUP", "held", date(YEAR, 2, 1)),
        KnownMeeting("2", "Réunion thématique", "THEMED", "held", date(YEAR, 3, 30)),
        KnownMeeting("3", "AG", "PLENARY", "held", date(YEAR, 4, 4)),
    )
    known = Knowledge(year=YEAR, meetings=held)
    assert remarks("meeting-unknown", f"# Réunion thématique du 30 mars {YEAR}\nTexte", known) == []
    assert len(remarks("meeting-unknown", f"# Réunion thématique du 1er février {YEAR}\nTexte", known)) == 1
    assert remarks("meeting-unknown", f"# Agenda du 30 mars {YEAR}\nTexte", known) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("La marche exploratoire a mené au Centre du Canal.", ["Centre du Canal"]),
        ("La marche exploratoire a mené au Relais et à La Ruche.", []),
        ("La marche exploratoire et le midi ont mené au Centre du Canal.", []),
        ("Le Centre du Canal a accueilli le groupe.", []),
        ("La marche exploratoire a mené à la Maison du Peuple.", []),
        ("La marche exploratoire a mené au Gîte.", []),
    ],
)
def test_places_visited_on_another_occasion(line: str, expected: list[str]) -> None:
    assert printed("meeting-visited", line, _KNOWN) == expected


def test_places_in_letters_that_fold_longer() -> None:
    line = "Sœurs et cœurs : la marche exploratoire a mené au Centre du Canal."
    assert printed("meeting-visited", line, _KNOWN) == [line]


def test_quotations() -> None:
    known = Knowledge(
        year=YEAR,
        testimonials=(
            KnownTestimonial("1", "Anne Vidal", text="Un réseau précieux pour notre travail de tous les jours"),
            KnownTestimonial("2", "Luc Noël", agreed=True),
            KnownTestimonial("3", "", text="Grâce au réseau, les familles trouvent plus vite"),
            KnownTestimonial("4", "", text="Merci !"),
            KnownTestimonial("5", "Rosa Diaz", text="Des rencontres utiles et chaleureuses avec chacun"),
        ),
    )
    text = (
        "« Un réseau précieux pour notre travail. »\nAnne Vidal – Le Relais\n\n« Oui. »\nLuc Noël – La Ruche\n\n"
        "« Grâce au réseau, les familles trouvent plus vite le bon service. »\n"
    )
    found = remarks("quote-consent", text, known)
    assert [each.jump for each in found] == [
        Jump("testimonial", "1", "consent_on"),
        Jump("testimonial", "3", "consent_on"),
    ]


def test_people_quoted_of_whom_the_dossier_holds_nothing() -> None:
    known = Knowledge(year=YEAR, testimonials=(KnownTestimonial("1", "Anne Vidal"),))
    text = "« Oui. »\nAnne Vidal – Le Relais\n« Merci. »\nLuc Noël – La Ruche\n\nUn texte.\nZoé Henry – Le Canal"
    assert printed("quote-unknown", text, known) == ["Luc Noël – La Ruche"]
    assert printed("quote-unknown", text) == []
    assert printed("quote-unknown", "« Oui. »\n1\tA\tMme Anne Roy\nLuc Noël – Le Canal", known) == []


_GROUP = Knowledge(year=YEAR, groups=(KnownGroup("7", "Logement", sessions=4), KnownGroup("8", "Santé")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Groupe de travail « Logement »\nUn texte.\n# Suite\nLe 3/04", ["Groupe de travail « Logement »"]),
        ("# Groupe de travail « Logement »\nSéances des 3/04 et 5/05.", []),
        ("# Groupe de travail « Logement »\n## Planning\n1\t3/04", []),
        (f"# Groupe de travail « Logement »\nDepuis le 3/04/{YEAR - 1}.", ["Groupe de travail « Logement »"]),
        ("# GT Santé\nUn texte.\n# GT Logement\nLe 3/04", ["GT Santé"]),
        ("# Groupe de travail « Énergie »\nUn texte.", ["Groupe de travail « Énergie »"]),
        ("# Logement\nUn texte.", []),
        ("# GROUPES DE TRAVAIL\nUn texte.", []),
    ],
)
def test_groups_without_sessions(text: str, expected: list[str]) -> None:
    assert printed("group-sessions", text, _GROUP) == expected


def test_groups_lead_to_their_record() -> None:
    text = "# GT Logement\nUn texte.\n# GT Santé\nUn texte."
    found = remarks("group-sessions", text, _GROUP)
    assert [each.jump.id for each in found] == ["7", "8"]
    assert "4" in found[0].why


def test_a_text_made_from_the_records_leaves_it_to_the_rule_on_the_group() -> None:
    made = Block("Groupe de travail « Logement »", Kind.HEADING, 2, jump=Jump("working_group", "7", "text"))
    text = Text((made, Block("Un texte.")), YEAR)

    assert list(groups_without_sessions(Reading(text, _GROUP))) == []
