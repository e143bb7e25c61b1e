"""The whole report: cover, contents, then its parts in the order of the office."""

from collections.abc import Callable
from datetime import datetime

from reportlab.platypus import Flowable, PageBreak

from csxl_desktop.documents import layout, notices, numbering
from csxl_desktop.documents.numbering import Found, Numbering, Place
from csxl_desktop.documents.report import (
    committee,
    cover,
    evaluation,
    groups,
    information,
    meetings,
    members,
    outings,
    partnerships,
    perspectives,
    team,
)
from csxl_desktop.documents.report.parts import Press
from csxl_desktop.documents.theme import Theme, dressed
from csxl_desktop.domain.category_tables import CategoryTable
from csxl_desktop.domain.content import report_places
from csxl_desktop.domain.content.report import Report, Section
from csxl_desktop.domain.live_names import form_of, place_of
from csxl_desktop.domain.rich_text import Block, block_title
from csxl_desktop.i18n import N_, _, fold, speaking

Part = Callable[[Press], list[Flowable]]

_PARTS: dict[str, Part] = {
    "members": members.part,
    "committee": committee.part,
    "meetings": meetings.part,
    "groups": groups.part,
    "outings": outings.part,
    "team": team.part,
    "partnerships": partnerships.part,
    "information": information.part,
    "evaluation": evaluation.part,
    "perspectives": perspectives.part,
}

# Titles whose words follow what there is of them, and the others.
_COUNTED_TITLES: dict[str, Callable[[Report], str]] = {
    "meetings": meetings.title,
    "groups": groups.title,
    "outings": outings.title,
    "partnerships": partnerships.title,
}
_PLURALS = {
    "groups": N_("Working groups"),
    "outings": N_("Exploratory walks and lunches"),
    "partnerships": N_("Partnerships"),
}
_TITLES = {
    "introduction": N_("Introduction"),
    "members": N_("Members"),
    "committee": N_("Steering committee"),
    "team": N_("The team"),
    "information": N_("Sharing information"),
    "evaluation": N_("Evaluation"),
    "perspectives": N_("Perspectives"),
}

_KINDS = {"image": numbering.FIGURE, "table": numbering.TABLE}
_MOST_LAYOUTS = 3


def render(report: Report, theme: Theme, created_at: datetime | None = None) -> bytes:
    """The PDF of `report`; `created_at` (aware) dates the file, whose bytes are otherwise always the same.

    Where a text says on which page something stands, the pages are laid out again until every number is true.
    """
    with speaking(report.language):
        if not (report.alone or _tells_something(report)):
            empty = _("The dossier holds no activity of {year}: the report shows its texts and its members alone.")
            notices.tell(empty.format(year=report.year))
        places = referred(report)
        known: Found | None = None
        for _layout in range(_MOST_LAYOUTS):
            page_of: dict[str, int] = {}
            counted = Numbering(places, known, counts=True, at_foot=True)
            pdf = _laid_out(Press.of(report, dressed(theme, report.look), counted), created_at, page_of)
            found = Found(counted.numbers, {key: page for key, page in page_of.items() if key in places})
            if found == known or not places:
                break
            known = found
        return pdf


def _laid_out(press: Press, created_at: datetime | None, page_of: dict[str, int]) -> bytes:
    report = press.report
    name, story = name_of(report), body(press)
    return layout.build(
        story[1:] if report.alone else [*_contents(press, story), *story[1:]],
        theme=press.theme,
        title=f"{name} – {report.office.name}" if report.office.name else name,
        author=report.office.name,
        language=report.language,
        header_left=report.office.name,
        header_right=name,
        cover=[] if report.alone else cover.cover(press),
        created_at=created_at,
        page_of=page_of,
        notes=press.numbering.last_note > 0,
    )


def _tells_something(report: Report) -> bool:
    """Whether anything of the year was kept."""
    happened = (report.meetings, report.outings, report.partnerships, report.news, report.newsletters, report.trainings)
    changed = (report.arrivals, report.departures, report.testimonials, report.contacts)
    return any(happened) or any(changed) or any(group.sessions or group.outputs for group in report.groups)


def referred(report: Report) -> dict[str, Place]:
    """What the texts refer to, by its key."""
    told = report_places.references(report)
    by_number = {place_of(target) for target in told if form_of(target).startswith(numbering.NUMBER)}
    wanted = {place_of(target) for target in told}
    found = {key: each for key, each in report_places.places(report).items() if key in wanted} if wanted else {}
    return {key: _place(report, each, by_number=key in by_number) for key, each in found.items()}


def _place(report: Report, what: report_places.Place, *, by_number: bool) -> Place:
    match what:
        case Section():
            return Place(numbering.ANNEX if what.annex else numbering.SECTION, _title(report, what), by_number)
        case Block():
            return Place(_KINDS.get(what.kind, numbering.HEADING), block_title(what), by_number)
        case CategoryTable():
            return Place(numbering.TABLE, what.title, by_number)
        case _:
            return Place(numbering.FIGURE, what.title, by_number)


def name_of(report: Report) -> str:
    """What the report is called at the head of its pages."""
    return report.look.title or _("Activity report {year}").format(year=report.year)


def body(press: Press) -> list[Flowable]:
    """Every part from a page of its own, the approval, then the annexes, numbered in their order."""
    parts, annexes = [
        [item for section in press.report.sections if section.annex is annex for item in _section(press, section)]
        for annex in (False, True)
    ]
    approval = [] if press.report.alone else cover.approval(press)
    return [*parts, *approval, *annexes]


def _section(press: Press, section: Section) -> list[Flowable]:
    """A part on its own page; nothing at all where it has neither text nor data: it takes no number either."""
    before = press.flow(section.text)
    computed = _PARTS[section.code](press) if section.code in _PARTS else []
    after = press.flow(section.closing)
    if not (before or computed or after):
        return []
    key = report_places.section_key(section.code)
    title = press.title(press.numbering.title(_title(press.report, section), key, annex=section.annex), key)
    return [PageBreak(), title, cover.accent_rule(press.theme), *before, *computed, *after]


def _contents(press: Press, story: list[Flowable]) -> list[Flowable]:
    lines = layout.contents(story, press.theme)
    if not lines:
        return []
    return [press.text(_("Contents"), "title"), cover.accent_rule(press.theme), *lines, PageBreak()]


def _title(report: Report, section: Section) -> str:
    """The office's own title; where it is the house's, in the number of what there is to tell."""
    typed = fold(section.title)
    house = (_(_PLURALS[section.code]),) if section.code in _PLURALS else ()
    return _house_title(report, section.code) if not typed or typed in map(fold, house) else section.title


def _house_title(report: Report, code: str) -> str:
    if code in _COUNTED_TITLES:
        return _COUNTED_TITLES[code](report)
    return _(_TITLES[code]) if code in _TITLES else code
