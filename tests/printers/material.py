"""The documents that are printed: a sign-in sheet, labels, a report."""

from csxl_desktop.domain.content.attendance_sheet import AttendanceSheet
from csxl_desktop.domain.content.labels import Labels, PostalAddress
from csxl_desktop.services.printing import Document
from tests.documents.report_sample import full
from tests.documents.test_attendance_sheet import PEOPLE
from tests.documents.trial_meeting import ASSEMBLY, OFFICE

ADDRESSES = tuple(
    PostalAddress(f"Maison {number}", "Mme Odile Verbeke", "Rue du Marché 10", "1099 Sainte-Alix")
    for number in range(1, 24)
)


def sheet() -> Document:
    return Document("attendance-sheet", AttendanceSheet(OFFICE, ASSEMBLY, PEOPLE * 20, language="fr"), "Feuille été")


def labels() -> Document:
    return Document("labels", Labels(OFFICE, ADDRESSES), "Étiquettes")


def report() -> Document:
    return Document("report", full(), "Rapport d’activité")


DOCUMENTS = {"sheet": sheet, "labels": labels, "report": report}
