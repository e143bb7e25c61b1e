"""The pictures of the report's text: its marks, the comparison, a list of fields, an earlier report beside."""

from typing import TYPE_CHECKING

from csxl_desktop.exchange.old_report import OldBlock, OldSection
from csxl_desktop.services.report_mailing import ReportAudience
from tests.shots import EVALUATION, Shot

if TYPE_CHECKING:
    from csxl_desktop.ui.evaluation.report import ReportPlace
    from tests.screenshots import Studio


def _place(studio: "Studio") -> "ReportPlace":
    studio.page().show_place("report")
    studio.settle()
    place: ReportPlace = studio.page().place()
    return place


def _section(studio: "Studio", code: str) -> "ReportPlace":
    place = _place(studio)
    rows = [row.code for row in place.sections.model.rows()]
    place.sections.list.setCurrentIndex(place.sections.model.index(rows.index(code), 0))
    studio.settle()
    return place


def _marks(studio: "Studio") -> None:
    place = _section(studio, "partnerships")
    place.text.text.edit.insertPlainText("Dans le cadre du plan 2020-2025, ")
    place.text.previous.compare.click()
    place.text.main.marks.look()
    studio.settle()
    place.text.main.marks.go_to_next()


def _fields(studio: "Studio") -> None:
    place = _section(studio, "partnerships")
    place.text.text.edit.insertPlainText("{édition")
    place.text.text.edit.completion.update()


def _after(studio: "Studio") -> None:
    place = _section(studio, "members")
    if place.text.after.isHidden():
        place.text.toggle_after()


def _old(studio: "Studio") -> None:
    place = _section(studio, "introduction")
    place.text.previous.close_fold()
    words = OldBlock("p", "La Coordination réunit les services de la commune qui travaillent dans le domaine social.")
    inner = OldSection("Méthode de travail", 2, (OldBlock("li", "l’état des lieux"), OldBlock("li", "les pratiques")))
    sections = [
        OldSection("Introduction", 1, (words, OldBlock("h", "Méthode de travail", 2), *inner.blocks)),
        inner,
        OldSection("Membres", 1, (words,)),
        OldSection("Groupes de travail", 1, (words,)),
    ]
    place.old.show_sections("rapport-2019.docx", sections)
    place.old.opened.emit()


def _send(studio: "Studio") -> None:
    place = _place(studio)
    place.pages.sending.propose(ReportAudience.PARTNERS)


REPORT_SHOTS = (
    Shot("rapport-texte-marques", EVALUATION, _marks),
    Shot("rapport-texte-champs", EVALUATION, _fields),
    Shot("rapport-texte-apres", EVALUATION, _after),
    Shot("rapport-texte-ancien", EVALUATION, _old),
    Shot("rapport-envoyer", EVALUATION, _send),
)
