"""Walks, lunches and the other informal meetings, kind by kind."""

from reportlab.platypus import Flowable

from csxl_desktop.documents.flowables import Whole, soft_box
from csxl_desktop.documents.meeting_head import capitalised, day_text, where_lines
from csxl_desktop.documents.report.parts import SHORT, Press, attendance_text
from csxl_desktop.domain.content.report import Outing, OutingKind, Report
from csxl_desktop.i18n import _, fold, ngettext


def title(report: Report) -> str:
    """The kinds that took place, each in its number: “Marche exploratoire – Midis”."""
    return " – ".join(_name(kind) for kind in _shown(report)) or _("Informal meetings")


def part(press: Press) -> list[Flowable]:
    story: list[Flowable] = []
    for kind in _shown(press.report):
        story += press.subtitle(_name(kind))
        for outing in kind.outings:
            story += _outing(press, outing)
    return story


def _shown(report: Report) -> list[OutingKind]:
    return [kind for kind in report.outings if kind.outings]


def _name(kind: OutingKind) -> str:
    return kind.plural if len(kind.outings) > 1 else kind.label


def _outing(press: Press, outing: Outing) -> list[Flowable]:
    facts = outing.facts
    when = capitalised(day_text(facts))
    title = "" if fold(facts.title) == fold(facts.kind) else facts.title
    name = " – ".join(part for part in (when, title) if part) or facts.kind
    story = [*press.subtitle(name, style="subheading", keep=110)]
    left: list[Flowable] = []
    places = list(outing.stops) or where_lines(facts)
    if places:
        left.append(press.label(ngettext("Place visited", "Places visited", len(outing.stops or "1"))))
        left += [press.text(place, "small") for place in places]
    right: list[Flowable] = []
    if attended := attendance_text(outing.persons, outing.partners):
        right = [press.label(_("Participants")), press.text(attended, "small")]
    if left or right:
        story.append(soft_box([left, right], [0.62, 0.38], press.theme))
    words = press.flow(outing.text)
    if len(outing.text.plain()) > SHORT:
        return [*story, *words, *press.pictures(outing.pictures)]
    return [Whole([*story, *press.beside(words, outing.pictures)])]
