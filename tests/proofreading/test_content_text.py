"""The app's own documents as texts: each block leads to the record that it was made from."""

from datetime import date

from csxl_desktop.domain.content import invitation, minutes, report
from csxl_desktop.domain.content.meeting_facts import MeetingFacts
from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.rich_text import Block as RichBlock
from csxl_desktop.domain.rich_text import RichText, Span
from csxl_desktop.proofreading.content_text import from_invitation, from_minutes, from_report
from csxl_desktop.proofreading.text import NOWHERE, Jump, Kind

OFFICE = OfficeIdentity("Coordination")
DAY = date(2023, 3, 30)
FACTS = MeetingFacts("Assemblée", "Logement", day=DAY)


def rich(text: str) -> RichText:
    return RichText((RichBlock("1", "p", (Span(text),)),))


def test_a_report() -> None:
    table = RichBlock("2", "table", rows=(((Span("A"),), (Span("B"),)),))
    mixed = RichText(
        (RichBlock("1", "h", (Span("Titre"),), level=2), table, RichBlock("3", "li", (Span("un"),)), RichBlock("4"))
    )
    content = report.Report(
        2023,
        OFFICE,
        sections=(
            report.Section("introduction", "Introduction", mixed, rich("Fin")),
            *(report.Section(code) for code in ("meetings", "groups", "outings", "partnerships", "evaluation")),
        ),
        meetings=(report.MeetingPage(FACTS, ("Bilan",), text=rich("Le logement")),),
        groups=(
            report.GroupPage(
                "Santé",
                rich("Le groupe"),
                (report.AxisPart(1, "Axe", rich("Un axe")),),
                (report.SessionLine(DAY), report.SessionLine(None)),
                id="7",
            ),
        ),
        outings=(report.OutingKind("Marche", "Marches", rich("But"), (report.Outing(FACTS, text=rich("La marche")),)),),
        partnerships=(report.PartnershipPage("Carnaval", text=rich("La fête")),),
        testimonials=(report.Testimonial(rich("Merci"), "Anne Vidal"),),
    )
    jumps = {
        ("section", "introduction"): Jump("report_section", "1", "text"),
        ("meeting", f"Assemblée {DAY} Logement"): Jump("meeting", "2", "report_paragraph"),
        ("working_group", "7"): Jump("working_group", "7", "text"),
        ("partnership", "Carnaval"): Jump("partnership", "4", "text"),
        ("testimonial", "Anne Vidal"): Jump("testimonial", "5", "text"),
    }
    text = from_report(content, jumps)
    assert text.year == 2023
    assert [(block.text, block.jump.id) for block in text.blocks] == [
        *(("Introduction", "1"), ("Titre", "1"), ("A | B", "1"), ("un", "1"), ("Fin", "1")),
        *(("Logement", "2"), ("Bilan", "2"), ("Le logement", "2")),
        *(("Groupe de travail « Santé »", "7"), ("Le groupe", "7"), ("Un axe", "7"), ("30/03/2023", "7")),
        *(("But", ""), ("La marche", "2")),
        *(("Carnaval", "4"), ("La fête", "4"), ("Merci", "5")),
    ]
    assert [block.kind for block in text.blocks[:4]] == [Kind.HEADING, Kind.HEADING, Kind.ROW, Kind.ITEM]
    assert from_report(report.Report(2023, OFFICE), {}).blocks == ()


def test_minutes_and_an_invitation() -> None:
    jump = Jump("meeting", "2", "minutes")
    item = minutes.MinutesItem(
        "Bilan", rich("Dit"), (minutes.MinutesDecision("2023-01", "Décidé"),), (minutes.MinutesAction("À faire"),)
    )
    told = from_minutes(minutes.Minutes(OFFICE, FACTS, subject="Objet", items=(item,)), jump)
    assert [block.text for block in told.blocks] == ["Objet", "Bilan", "Dit", "Décidé", "À faire"]
    assert (told.year, told.blocks[0].jump) == (2023, jump)
    assert from_minutes(minutes.Minutes(OFFICE, MeetingFacts("Assemblée"))).year is None

    letter = from_invitation(
        invitation.Invitation(OFFICE, FACTS, (invitation.InvitationItem("Bilan"),), text=rich("Venez"))
    )
    assert [(block.text, block.jump) for block in letter.blocks] == [("Bilan", NOWHERE), ("Venez", NOWHERE)]
    assert from_invitation(invitation.Invitation(OFFICE, MeetingFacts("Assemblée"))).year is None
