"""The minutes, read back from their PDF."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from uuid import uuid4

import pytest
from PIL import Image
from pypdf import PdfReader

from csxl_desktop.documents.minutes import render
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.meeting_facts import Count, MeetingFacts
from csxl_desktop.domain.content.minutes import (
    Approval,
    Attendee,
    Minutes,
    MinutesAction,
    MinutesAnnex,
    MinutesCandidate,
    MinutesDecision,
    MinutesElection,
    MinutesItem,
)
from csxl_desktop.domain.content.shared import PersonName
from csxl_desktop.domain.rich_text import Block, RichText, Span
from tests.documents import reading
from tests.documents.trial_meeting import ASSEMBLY, FATOU, NOUR, ODILE, OFFICE, YOUSSEF, outline, pages, whole

MINUTES = Minutes(
    OFFICE,
    ASSEMBLY,
    state="sent",
    chair="Mme Odile Verbeke",
    secretary="M. Youssef El Amrani",
    present=(
        Attendee(ODILE, "Service des visites", "directrice"),
        Attendee(YOUSSEF, "(Le) Canevas", note="arrive au point 2"),
        Attendee(FATOU, "Service des visites"),
    ),
    represented=(Attendee(PersonName("Mme", "Anna", "Nowak"), "La Passerelle", represented_by="M. Ali Demir"),),
    excused=(Attendee(PersonName("M.", "Tom", "Peeters"), "Maison <Verte> & co"),),
    guests=(Attendee(NOUR),),
    persons=Count(34),
    partners=Count(1),
    count_note="Comptés à la fin.",
    items=(
        MinutesItem("Approbation", RichText.from_plain("Le PV est approuvé.", uuid4)),
        MinutesItem(
            "Accueil",
            RichText((Block("a", runs=(Span("Un essai "), Span("gras", "b"), Span(" commence."))),)),
            (MinutesDecision("2026-07", "Tester une fiche commune."),),
            (
                MinutesAction("Rédiger la fiche", "La Passerelle", date(2026, 5, 15)),
                MinutesAction("Réserver la salle"),
            ),
        ),
    ),
    annexes=(MinutesAnnex("Présentation", "Fatou Keita", "2"), MinutesAnnex("Calendrier")),
    next_meeting=MeetingFacts("Assemblée générale", "Logement", 4, date(2026, 5, 7)),
    language="en",
)
SUBMITTED = "Submitted to the next assembly for approval."


def test_the_head_tells_the_facts() -> None:
    text = whole(render(MINUTES, Theme()))

    for expected in (
        "MINUTES · III", "Assemblée générale of Thursday 2 April 2026", "Sortir de l’isolement",
        "Thursday 2 April 2026, 9:30 – 12:00", "Maison des Tilleuls", "1. Approbation 2. Accueil",
        "34 persons", "1 partner", "Comptés à la fin.", "CHAIR Mme Odile Verbeke",
        "MINUTES TAKEN BY M. Youssef El Amrani",
    ):  # fmt: skip
        assert expected in text


def test_people_stand_by_organisation_each_in_their_list() -> None:
    text = whole(render(MINUTES, Theme()))

    for expected in (
        "PRESENT (3)", "(Le) Canevas – Mr Youssef El Amrani (arrive au point 2)",
        "Service des visites – Ms Fatou Keita, Ms Odile Verbeke (directrice)",
        "REPRESENTED (1)", "La Passerelle – Ms Anna Nowak (by M. Ali Demir)",
        "EXCUSED (1)", "Maison <Verte> & co – Mr Tom Peeters", "GUEST (1)", "Nour Haddad",
    ):  # fmt: skip
        assert expected in text
    assert text.index("(Le) Canevas") < text.index("Service des visites")


def test_a_list_with_nobody_is_left_out() -> None:
    text = whole(render(replace(MINUTES, represented=(), guests=()), Theme()))
    assert "REPRESENTED" not in text
    assert "GUEST" not in text
    nobody = replace(MINUTES, present=(), represented=(), excused=(), guests=(), persons=None, partners=None)
    assert "Attendance" not in whole(render(nobody, Theme()))


def test_items_carry_text_decisions_and_actions() -> None:
    pdf = render(MINUTES, Theme())
    text = whole(pdf)

    assert "Un essai gras commence." in text
    assert "DECISION 2026-07 Tester une fiche commune." in text
    assert "Rédiger la fiche La Passerelle 15/05/2026" in text
    assert "Annexes 1. Présentation – Fatou Keita (agenda: 2) 2. Calendrier" in text
    assert "NEXT MEETING Assemblée générale – Logement Thursday 7 May 2026" in text
    assert "2. Accueil" in str(PdfReader(BytesIO(pdf)).outline)
    assert outline(pdf)[0].startswith("Assemblée générale")


ELECTION = MinutesElection(
    (
        MinutesCandidate("La Passerelle", "Mme Anna Nowak", "Santé", 21, elected=True),
        MinutesCandidate("Le <Canevas> & co", "", "Santé", 20),
        MinutesCandidate("Maison Verte", "M. Tom Peeters", "Logement", 30, elected=True),
    ),
    seats=2,
    voters=34,
    blank_ballots=1,
    term_end_on=date(2030, 4, 2),
)


def test_an_election_tells_who_stood_the_votes_who_is_elected_and_until_when() -> None:
    item = MinutesItem("Élection", election=ELECTION)
    text = whole(render(replace(MINUTES, items=(item,)), Theme()))

    told = text[text.index("RESULT OF THE ELECTION") :]
    assert told.startswith(
        "RESULT OF THE ELECTION Sector Candidate Votes Result Santé La Passerelle – Mme Anna Nowak 21 elected "
        "Le <Canevas> & co 20 Logement Maison Verte – M. Tom Peeters 30 elected "
        "2 seats were to be filled. 34 members voted. 1 ballot was blank. Those elected sit until 2 April 2030."
    )


def test_of_an_election_by_show_of_hands_nothing_is_empty() -> None:
    bare = MinutesElection((MinutesCandidate("La Passerelle", elected=True), MinutesCandidate("Maison Verte")))
    text = whole(render(replace(MINUTES, items=(MinutesItem("Élection", election=bare),)), Theme()))

    assert "RESULT OF THE ELECTION Candidate Result La Passerelle elected Maison Verte" in text
    assert "Votes" not in text


def test_one_item_needs_no_agenda_in_the_box() -> None:
    text = whole(render(replace(MINUTES, items=MINUTES.items[:1]), Theme()))
    assert "AGENDA" not in text


@pytest.mark.parametrize("kind", ["PV", "CR"])
def test_a_draft_carries_its_watermark_and_nothing_to_sign(kind: str) -> None:
    for page in pages(render(replace(MINUTES, kind=kind, state="draft"), Theme())):
        assert "Draft" in page
        assert SUBMITTED not in page
        assert "For the chair" not in page


def test_sent_minutes_that_silence_approves_say_until_when() -> None:
    text = whole(render(replace(MINUTES, remarks_until=date(2026, 4, 30)), Theme()))
    assert "Approved after 30 April 2026 unless somebody remarks." in text
    assert SUBMITTED not in text


def test_sent_minutes_are_submitted_to_the_next_assembly() -> None:
    text = whole(render(MINUTES, Theme()))
    assert SUBMITTED in text
    assert "Draft" not in text
    assert "For the chair Mme Odile Verbeke" in text


def test_a_report_that_was_sent_awaits_nothing() -> None:
    text = whole(render(replace(MINUTES, kind="CR"), Theme()))
    assert "MEETING REPORT · III" in text
    assert SUBMITTED not in text
    assert "For the chair" not in text
    assert "Draft" not in text


def test_approved_minutes_name_the_assembly() -> None:
    approved = replace(MINUTES, state="approved", approval=Approval(date(2026, 5, 7), "Lire « deux »."))
    text = whole(render(approved, Theme()))
    assert "Approved by the assembly of Thursday 7 May 2026." in text
    assert "Lire « deux »." in text
    assert SUBMITTED not in text


@pytest.mark.parametrize("kind", ["PV", "CR"])
def test_corrected_minutes_say_their_version(kind: str) -> None:
    corrected = replace(MINUTES, kind=kind, state="corrected", version=2, corrected_on=date(2026, 6, 1))
    assert "Version 2, corrected on 1 June 2026." in whole(render(corrected, Theme()))


def test_pictures_of_the_text_are_printed() -> None:
    out = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(out, "PNG")
    block = Block("a", "image", attachment="photo", caption="La salle")
    item = MinutesItem("Photo", RichText((block,)))
    pdf = render(replace(MINUTES, items=(item,), pictures={"photo": out.getvalue()}), Theme())
    reader = PdfReader(BytesIO(pdf))
    assert sum(len(page.images) for page in reader.pages) == 1
    assert "La salle" in whole(pdf)


def test_an_estimated_count_says_so() -> None:
    text = whole(render(replace(MINUTES, persons=Count(30, "about"), partners=None), Theme()))
    assert "about 30 persons" in text


def test_hundreds_of_people_are_all_there() -> None:
    people = tuple(Attendee(PersonName("M.", "P", f"Nom{n:03}"), f"Organisation {n % 90:02}") for n in range(400))
    crowd = Attendee(PersonName("Mme", "Fin", "Foule"), "Zoo")
    many = tuple(Attendee(PersonName("", "Membre", f"M{n:04}"), "Énorme collectif") for n in range(700))
    text = whole(render(replace(MINUTES, present=(*people, *many, crowd)), Theme()))
    assert [n for n in range(400) if f"Nom{n:03}" not in text] == []
    assert [n for n in range(700) if f"M{n:04}" not in text] == []
    assert "Fin Foule" in text


def test_the_minutes_speak_french() -> None:
    text = whole(render(replace(MINUTES, language="fr"), Theme()))
    assert "PROCÈS-VERBAL · III" in text
    assert "Assemblée générale du jeudi 2 avril 2026" in text
    assert "PRÉSENTS (3)" in text
    assert "REPRÉSENTÉE (1)" in text
    assert "Soumis à l’approbation de la prochaine assemblée." in text
    assert "Projet" in whole(render(replace(MINUTES, language="fr", state="draft"), Theme()))
    assert "Compte-rendu" in whole(render(replace(MINUTES, language="fr", kind="CR"), Theme()))


def test_the_minutes_speak_dutch() -> None:
    text = whole(render(replace(MINUTES, language="nl"), Theme()))
    assert "NOTULEN · III" in text
    assert "donderdag 2 april 2026" in text
    assert "AANWEZIG (3)" in text


def test_the_least_minutes_still_print() -> None:
    least = Minutes(OFFICE, MeetingFacts("Séance"), state="sent", language="en")
    text = whole(render(least, Theme()))
    assert "MINUTES" in text
    assert SUBMITTED in text
    for absent in ("DATE", "PLACE", "AGENDA", "CHAIR", "PARTICIPANTS", "NEXT MEETING"):
        assert absent not in text


def test_the_logo_stands_beside_the_title() -> None:
    out = BytesIO()
    Image.new("RGB", (300, 100), "teal").save(out, "PNG")
    office = replace(OFFICE, logo=out.getvalue())
    reader = PdfReader(BytesIO(render(replace(MINUTES, office=office), Theme())))
    assert len(reader.pages[0].images) == 1


def test_a_decision_without_actions_and_an_annex_without_author() -> None:
    item = MinutesItem("Vote", decisions=(MinutesDecision("2026-09", "Oui."),))
    text = whole(render(replace(MINUTES, items=(item,), annexes=(MinutesAnnex("Carte"),)), Theme()))
    assert "DECISION 2026-09 Oui. Annex 1. Carte NEXT" in text


def test_the_date_stands_whole_above_the_pages() -> None:
    kind = "Séance extraordinaire de groupe de travail"

    def head(kind: str) -> str:
        meeting = replace(ASSEMBLY, kind=kind, day=date(2026, 11, 17))
        return reading.page_texts(render(replace(MINUTES, kind="CR", meeting=meeting), Theme()))[0].splitlines()[1]

    assert head(kind) == f"Meeting report – {kind} of Tuesday 17 November 2026"
    assert head(f"{kind} partenarial") == f"Meeting report – {kind} partenarial of 17 November 2026"
    assert head(kind * 2) == "Meeting report – 17 November 2026"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fr", "PRÉSENTS (2, ET 1 DE L’ÉQUIPE)"),
        ("nl", "AANWEZIG (2, EN 1 VAN HET TEAM)"),
        ("en", "PRESENT (2, AND 1 OF THE TEAM)"),
    ],
)
def test_those_present_and_the_guests_sum_up_to_the_count(language: str, told: str) -> None:
    text = whole(render(replace(MINUTES, persons=Count(3), team=1, language=language), Theme()))

    assert told in text
    assert "(1)" in text.partition(told)[2]  # the guest


def test_a_short_table_of_actions_stands_on_one_page() -> None:
    actions = (MinutesAction("Première action"), MinutesAction("Deuxième " * 12), MinutesAction("Dernière action"))

    for lines in range(0, 40, 2):
        said = RichText.from_plain("\n".join(f"Ligne {n}" for n in range(lines)), uuid4)
        told = pages(render(replace(MINUTES, items=(MinutesItem("Débat", said, actions=actions),)), Theme()))
        parted = [page for page in told if ("Première action" in page) != ("Dernière action" in page)]
        assert parted == [], lines
