"""The list of findings, to mend with a pencil beside the report: the gravest first, each severity by place."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.flowables import Content, Piece, heading, rich, table, text, titled
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.findings import AcceptedLine, FindingGroup, FindingLine, FindingPart, Findings
from csxl_desktop.domain.read_languages import not_read
from csxl_desktop.i18n import N_, _, ngettext, speaking
from csxl_desktop.i18n.dates import long_date, short_date

_SEVERITIES = {
    "A": (N_("A reader is misled"), N_("A date, a count or a name is not what the dossier knows: mend these first.")),
    "B": (N_("A reader notices"), N_("Nothing false, but whoever reads with care stops here.")),
    "C": (N_("Form"), N_("Spelling, typography, two ways of writing the same thing.")),
}
_WIDTHS = (0.06, 0.5, 0.44)


def render(content: Findings, theme: Theme) -> bytes:
    """The list as a PDF, in its own language."""
    with speaking(content.language):
        title = _title(content)
        return build_of_office(_story(content, title, theme), content.office, title, theme)


def _title(content: Findings) -> str:
    if content.file:
        return _("Proofreading of “{file}”").format(file=content.file)
    return _("Proofreading of the report {year}").format(year=content.year)


def _story(content: Findings, title: str, theme: Theme) -> Iterator[Flowable]:
    day = long_date(content.on, weekday=False)
    subtitle = f"{content.office.name} · {day}"
    yield from title_block(_("To be mended"), title, subtitle, theme, logo(content.office, theme))
    yield text(_summary(content), theme.style("secondary-after"))
    if unread := not_read(content.written_in):
        yield text(unread, theme.style("secondary-after"))
    if content.grammar:
        yield text(content.grammar, theme.style("secondary-after"))
    number = 0
    for group in content.groups:
        yield from _group(group, number, theme)
        number += group.count
    yield from _accepted(content, theme)


def _summary(content: Findings) -> str:
    if not content.count:
        return _("Nothing to mend.")
    told = ngettext("{count} finding to mend", "{count} findings to mend", content.count).format(count=content.count)
    kinds = ", ".join(f"{_(_SEVERITIES[each.severity][0])}: {each.count}" for each in content.groups)
    return _("{findings}. {kinds}.").format(findings=told, kinds=kinds)


def _group(group: FindingGroup, before: int, theme: Theme) -> Iterator[Flowable]:
    name, told = _SEVERITIES[group.severity]
    title = f"{group.severity} · {_(name)} ({group.count})"
    yield from titled(heading(title, theme.style("heading"), Entry(title, f"severity-{group.severity}")), keep=150)
    yield text(_(told), theme.style("secondary-after"))
    for part in group.parts:
        yield from _part(part, before, theme)
        before += len(part.lines)


def _part(part: FindingPart, before: int, theme: Theme) -> Iterator[Flowable]:
    yield from titled(heading(part.title, theme.style("subheading")), keep=100)
    rows: list[list[Content]] = [
        [str(number), [_printed(line, theme), *_place(line, theme)], _why(line, theme)]
        for number, line in enumerate(part.lines, start=before + 1)
    ]
    widths = [theme.text_width * width for width in _WIDTHS]
    yield table([_("No."), _("What is printed"), _("Why, and what is proposed")], rows, widths, theme)


def _printed(line: FindingLine, theme: Theme) -> Flowable:
    """The words found, among those around them."""
    pieces = (Piece(line.before), Piece(line.printed or "–", bold=True), Piece(line.after))
    return rich([each for each in pieces if each.text], theme.style("cell"))


def _place(line: FindingLine, theme: Theme) -> list[Flowable]:
    return [text(line.place, theme.style("cell-secondary"))] if line.place else []


def _why(line: FindingLine, theme: Theme) -> list[Flowable]:
    said: list[Flowable] = [text(line.why, theme.style("cell"))]
    if line.proposal:
        said.append(text(f"→ {line.proposal}", theme.style("cell-bold")))
    return said


def _accepted(content: Findings, theme: Theme) -> Iterator[Flowable]:
    """What stays as it is, for whoever asks why."""
    if not content.accepted:
        return
    title = _("Accepted: these stay as they are")
    yield from titled(heading(title, theme.style("heading"), Entry(title, "accepted")), keep=130)
    rows: list[list[Content]] = [
        [
            [text(each.printed or "–", theme.style("cell-bold")), text(each.why, theme.style("cell-secondary"))],
            each.reason,
            _who(each),
        ]
        for each in content.accepted
    ]
    widths = [theme.text_width * width for width in (0.42, 0.36, 0.22)]
    yield table([_("What is printed"), _("Reason"), _("Accepted by")], rows, widths, theme)


def _who(line: AcceptedLine) -> str:
    day = short_date(line.on) if line.on else ""
    return "\n".join(part for part in (line.by, day) if part)
