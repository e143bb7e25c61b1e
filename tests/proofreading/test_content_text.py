"""The app's own documents as texts: each block leads to the record that it was made from."""

from datetime import date

from csxl_desktop.domain.content import invitation, minutes, report
from csxl_desktop.domain.content.meeting_facts import MeetingFacts
from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.rich_text import Block as RichBlock
from csxl_desktop.domain.rich_text import Mark, RichText, Span
from csxl_desktop.proofreading.content_text import from_invitation, from_minutes, from_report
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.registry import TEXT_RULES
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
                (report.AxisPart(1, "Axe", "Les buts\n\nde l’axe"),),
                (report.SessionLine(DAY), report.SessionLine(None)),
                id="7",
            ),
        ),
        outings=(report.OutingKind("Marche", "Marches", (report.Outing(FACTS, text=rich("La marche")),)),),
        partnerships=(report.PartnershipPage("Carnaval", text=rich("La fête"), id="4"),),
        testimonials=(report.Testimonial(rich("Merci"), "Anne Vidal"), report.Testimonial(rich("Bravo"), "Anne Vidal")),
    )
    jumps = {
        ("section", "introduction"): Jump("report_section", "1", "text"),
        ("meeting", f"Assemblée {DAY} Logement"): Jump("meeting", "2", "report_paragraph"),
        ("working_group", "7"): Jump("working_group", "7", "text"),
        ("partnership", "4"): Jump("partnership", "4", "text"),
        ("testimonial", "Anne Vidal\nMerci"): Jump("testimonial", "5", "text"),
        ("testimonial", "Anne Vidal\nBravo"): Jump("testimonial", "6", "text"),
    }
    text = from_report(content, jumps)
    assert text.year == 2023
    assert [(block.text, block.jump.id) for block in text.blocks] == [
        *(("Introduction", "1"), ("Titre", "1"), ("A | B", "1"), ("un", "1"), ("Fin", "1")),
        *(("Logement", "2"), ("Bilan", "2"), ("Le logement", "2")),
        *(("Groupe de travail « Santé »", "7"), ("Le groupe", "7"), ("Axe", "7")),
        *(("Les buts", "7"), ("de l’axe", "7"), ("30/03/2023", "7")),
        ("La marche", "2"),
        *(("Carnaval", "4"), ("La fête", "4"), ("Merci", "5"), ("Bravo", "6")),
    ]
    assert [block.kind for block in text.blocks[:4]] == [Kind.HEADING, Kind.HEADING, Kind.ROW, Kind.ITEM]
    assert from_report(report.Report(2023, OFFICE), {}).blocks == ()


def test_tables_are_numbered_through_the_report() -> None:
    table = RichText((RichBlock("1", "table", rows=(((Span("A"),),), ((Span("B"),),))),))
    sections = (report.Section("introduction", "", table, table), report.Section("groups", "", table))
    groups = (report.GroupPage("Santé", table, (), (report.SessionLine(DAY), report.SessionLine(DAY)), id="7"),)
    text = from_report(report.Report(2023, OFFICE, sections=sections, groups=groups), {})
    assert [[text.blocks[at].text for at in rows] for rows in text.tables()] == [["A", "B"]] * 4 + [["30/03/2023"] * 2]
    items = (minutes.MinutesItem("Un", table), minutes.MinutesItem("Deux", table))
    assert len(list(from_minutes(minutes.Minutes(OFFICE, FACTS, items=items)).tables())) == 2


def test_footnotes() -> None:
    same, bare = Mark("note", "a", (Span("Idem, p. 4"),)), Mark("note", "b")
    runs = (Span(" Un texte"), same, Span(" et un autre"), bare, same, Mark("ref", "1"))
    text = RichText((RichBlock("1", "p", runs), RichBlock("2", "p", (Span("Fin"), Mark("note", "c", (Span("Loi"),))))))
    read = from_report(report.Report(2023, OFFICE, sections=(report.Section("introduction", "", text, text),)), {})
    assert [(block.text, block.kind, block.calls) for block in read.blocks[:4]] == [
        ("Un texte et un autre", Kind.PARAGRAPH, ((8, "1"), (20, "2"))),
        ("Fin", Kind.PARAGRAPH, ((3, "3"),)),
        ("Idem, p. 4", Kind.NOTE, ((0, "1"),)),
        ("Loi", Kind.NOTE, ((0, "3"),)),
    ]
    said = next(each.check for each in TEXT_RULES if each.code == "order-notes")(Reading(read))
    assert [each.printed for each in said] == ["Un texte et un autre", "Un texte et un autre", "Idem, p. 4"]
    assert read.blocks[4].calls == ((8, "4"), (20, "5"))


def test_references_to_what_is_gone() -> None:
    gone, kept = Mark("ref", "gone|number"), Mark("ref", "h|title")
    runs = (Span(" Voir "), gone, Span(" puis "), kept, Mark("note", "a", (Span("Cf. "), gone)))
    cells = ((Span("Voir "), gone), (Span("B"), gone))
    blocks = (
        RichBlock("h", "h", (Span("Méthode"),)), RichBlock("1", "p", runs), RichBlock("2", "table", rows=(cells,)),
        RichBlock("3", "p", (Span("Voir "), Mark("ref", "section-introduction"))),
    )  # fmt: skip
    sections = (report.Section("introduction", "", RichText(blocks)),)
    read = from_report(report.Report(2023, OFFICE, sections=sections), {})
    assert [block.lost for block in read.blocks] == [(), (5, 11), (0,), (), ()]
    said = list(next(each.check for each in TEXT_RULES if each.code == "order-references")(Reading(read)))
    assert [each.printed for each in said] == ["Voir  puis", "Voir  puis", "Voir  | B"]
    assert len({each.about for each in said[:2]}) == 2


def test_minutes_and_an_invitation() -> None:
    jumps = {
        ("minutes", "subject"): Jump("minutes", "1", "subject"),
        ("item", "0"): Jump("agenda_item", "2", "title"),
        ("item_text", "0"): Jump("agenda_item", "2", "text"),
        ("decision", "0.0"): Jump("decision", "3", "text"),
        ("action", "0.0"): Jump("action", "4", "text"),
        ("invitation", "text"): Jump("meeting", "5", "text"),
    }
    item = minutes.MinutesItem(
        "Bilan", rich("Dit"), (minutes.MinutesDecision("2023-01", "Décidé"),), (minutes.MinutesAction("À faire"),)
    )
    told = from_minutes(minutes.Minutes(OFFICE, FACTS, subject="Objet", items=(item,)), jumps)
    assert [block.text for block in told.blocks] == ["Objet", "Bilan", "Dit", "Décidé", "À faire"]
    assert [block.jump.id for block in told.blocks] == ["1", "2", "2", "3", "4"]
    assert told.year == 2023
    assert from_minutes(minutes.Minutes(OFFICE, MeetingFacts("Assemblée"))).year is None

    letter = from_invitation(
        invitation.Invitation(OFFICE, FACTS, (invitation.InvitationItem("Bilan"),), text=rich("Venez")), jumps
    )
    assert [(block.text, block.jump.id) for block in letter.blocks] == [("Bilan", "2"), ("Venez", "5")]
    assert {block.jump for block in from_minutes(minutes.Minutes(OFFICE, FACTS, items=(item,))).blocks} == {NOWHERE}
    assert from_invitation(invitation.Invitation(OFFICE, MeetingFacts("Assemblée"))).year is None
