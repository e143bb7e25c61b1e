"""The invitation, read back from its PDF."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from uuid import uuid4

from PIL import Image
from pypdf import PdfReader

from csxl_desktop.documents.invitation import render
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.invitation import Contact, Invitation, InvitationItem, InvitedSpeaker
from csxl_desktop.domain.content.meeting_facts import MeetingFacts
from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.rich_text import RichText
from tests.documents.trial_meeting import ASSEMBLY, FATOU, ODILE, OFFICE, pages, whole

INVITATION = Invitation(
    OFFICE,
    ASSEMBLY,
    items=(InvitationItem("Accueil", 5), InvitationItem("Thème", 60, "avec deux services"), InvitationItem("Divers")),
    speakers=(InvitedSpeaker(ODILE, "", "Service des visites"), InvitedSpeaker(FATOU, "coordinatrice")),
    addressee=("Madame Anna Nowak", "Rue Basse 4"),
    written_on=date(2026, 3, 1),
    written_at="Sainte-Alix",
    reply_by=date(2026, 3, 27),
    contact=Contact("M. Youssef El Amrani", "assistant", "026415621", "coordination@exemple.be"),
    signatories=(Contact("Mme Odile Verbeke", "Coordinatrice"),),
    annexes=("PV du 10 mars",),
    language="en",
)


def test_everything_stands_on_one_page() -> None:
    text = pages(render(INVITATION, Theme()))

    assert len(text) == 1
    for expected in (
        "Coordination Sociale de Sainte-Alix", "CPAS de Sainte-Alix", "Rue du Marché 10", "02 641 56 21",
        "www.exemple.be", "Sainte-Alix, 1 March 2026", "Madame Anna Nowak", "INVITATION · III",
        "Assemblée générale of Thursday 2 April 2026", "WHEN Thursday 2 April 2026 9:30 – 12:00",
        "WHERE Maison des Tilleuls Rue Haute 3", "Entrée par la cour", "SPEAKERS Ms Odile Verbeke",
        "Service des visites", "We have the pleasure", "1. Accueil", "5 min", "avec deux services", "3. Divers",
        "Please reply by Friday 27 March 2026.", "Contact: M. Youssef El Amrani, assistant · 02 641 56 21",
        "Coordinatrice", "ENCLOSED – PV du 10 mars",
    ):  # fmt: skip
        assert expected in text[0]


def test_the_least_invitation_is_still_one() -> None:
    text = whole(render(Invitation(OFFICE, ASSEMBLY, language="en"), Theme()))
    assert "We have the pleasure" in text
    for absent in ("SPEAKER", "Agenda", "reply", "Contact", "ENCLOSED", " min"):
        assert absent not in text


def test_without_planned_minutes_there_is_no_column_for_them() -> None:
    items = (InvitationItem("Accueil"), InvitationItem("Divers"))
    assert " min" not in whole(render(replace(INVITATION, items=items), Theme()))


def test_the_office_writes_its_own_text() -> None:
    own = RichText.from_plain("Chers amis, venez !", uuid4)
    text = whole(render(replace(INVITATION, text=own), Theme()))
    assert "Chers amis, venez !" in text
    assert "We have the pleasure" not in text


def test_the_date_of_the_letter_may_stand_without_a_place() -> None:
    assert "1 March 2026" in whole(render(replace(INVITATION, written_at=""), Theme()))


def test_mail_addresses_are_links() -> None:
    reader = PdfReader(BytesIO(render(INVITATION, Theme())))
    links = [str(note["/A"]["/URI"]) for note in reader.pages[0].annotations or [] if "/A" in note]
    assert "mailto:coordination@exemple.be" in links
    assert "https://www.exemple.be" in links


def test_the_logo_is_printed_and_a_damaged_one_left_out() -> None:
    out = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(out, "PNG")

    def images(logo: bytes) -> int:
        office = replace(OFFICE, logo=logo)
        reader = PdfReader(BytesIO(render(replace(INVITATION, office=office), Theme())))
        return len(reader.pages[0].images)

    assert images(out.getvalue()) == 1
    assert images(b"no picture") == 0


def test_the_invitation_speaks_french() -> None:
    text = whole(render(replace(INVITATION, language="fr"), Theme()))
    for expected in (
        "Assemblée générale du jeudi 2 avril 2026", "INTERVENANTES", "Ordre du jour", "Madame, Monsieur,",
        "pour le vendredi 27 mars 2026", "Sainte-Alix, le 1er mars 2026",
    ):  # fmt: skip
        assert expected in text


def test_an_undated_meeting_without_a_place_prints() -> None:
    office = OfficeIdentity("Bureau")
    text = whole(render(Invitation(office, MeetingFacts("Midi"), language="en"), Theme()))
    assert "Bureau INVITATION Midi" in text
    for absent in ("WHEN", "WHERE"):
        assert absent not in text


def test_a_contact_may_be_a_name_alone() -> None:
    contact = Contact("Mme Odile Verbeke")
    assert "Contact: Mme Odile Verbeke 1 / 1" in whole(
        render(replace(INVITATION, contact=contact, signatories=(), annexes=()), Theme())
    )
