"""The list of findings: the gravest first, by place, with its explanation; what was accepted at the end."""

from datetime import date

from csxl_desktop.documents.findings import render
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.findings import AcceptedLine, FindingGroup, FindingLine, FindingPart, Findings
from csxl_desktop.domain.content.shared import OfficeIdentity
from tests.documents import tagged
from tests.documents.reading import whole_text

OFFICE, DAY = OfficeIdentity("Coordination"), date(2026, 11, 28)


def content() -> Findings:
    date_line = FindingLine("lundi 3 avril", "Un vendredi.", "vendredi 3 avril", "Le ", ", une fête.", "l. 4")
    record = FindingLine("Carnaval", "Sans date.")
    groups = (
        FindingGroup("A", (FindingPart("Introduction", (date_line,)), FindingPart("Dossier", (record,)))),
        FindingGroup("C", (FindingPart("Introduction", (FindingLine("", "Deux styles."),) * 40),)),
    )
    accepted = (AcceptedLine("3ème", "Ordinal.", "nom du salon", "Ana", DAY), AcceptedLine("", "Ordinal.", "cité"))
    return Findings(OFFICE, 2026, DAY, groups, accepted, language="en")


def test_all_of_it_stands_there_in_order_and_can_be_read_aloud() -> None:
    pdf = render(content(), Theme())
    told = " ".join(whole_text(pdf).split())
    wanted = (
        *("Proofreading of the report 2026", "42 findings to mend", "A · A reader is misled (2)"),
        *("Le lundi 3 avril, une fête.", "l. 4", "→ vendredi 3 avril", "Carnaval", "C · Form (40)"),
        *("Accepted: these stay as they are", "3ème", "nom du salon", "Ana", "28/11/2026"),
    )
    places = [told.find(words) for words in wanted]
    assert -1 not in places
    assert places == sorted(places)
    assert [node.text for node in tagged.read(pdf).root.all("H2")] == [
        "A · A reader is misled (2)",
        "C · Form (40)",
        "Accepted: these stay as they are",
    ]


def test_nothing_to_mend_in_a_file_is_said_in_dutch_too() -> None:
    told = whole_text(render(Findings(OFFICE, 2026, DAY, file="rapport.docx", language="en"), Theme()))
    assert "Proofreading of “rapport.docx”" in " ".join(told.split())
    assert "Nothing to mend." in told
