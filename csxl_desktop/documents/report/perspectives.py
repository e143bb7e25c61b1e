"""What the office intends: its projects, and what is to follow."""

from reportlab.platypus import Flowable

from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.flowables import heading, titled
from csxl_desktop.documents.report.parts import Press
from csxl_desktop.domain.content.library import PerspectiveLine
from csxl_desktop.domain.labelled_counts import counts_words
from csxl_desktop.domain.library_words import PROJECT_STATES
from csxl_desktop.i18n import _
from csxl_desktop.i18n.numbers import plural_list


def part(press: Press) -> list[Flowable]:
    """Each project, then what the counts of several come to."""
    lines = press.report.perspectives
    story = [item for number, line in enumerate(lines, start=1) for item in _project(press, number, line)]
    if sum(bool(counts_words(line.counts)) for line in lines) > 1:
        words = counts_words(each for line in lines for each in line.counts)
        story.append(press.text(_("The projects together: {counts}.").format(counts=words), "secondary-after"))
    return story


def _project(press: Press, number: int, line: PerspectiveLine) -> list[Flowable]:
    entry = Entry(line.title, f"perspective-{number}", 1, in_contents=False)
    story = titled(heading(line.title, press.theme.style("heading"), entry), keep=90)
    story.append(press.text(_facts(line), "secondary-after"))
    if line.objective:
        story.append(press.text(line.objective))
    return [*story, *press.flow(line.outlook)]


def _facts(line: PerspectiveLine) -> str:
    parts = [_(PROJECT_STATES[line.state])]
    start, end = line.start.told(), line.end.told()
    if start and end:
        parts.append(f"{start} – {end}")
    elif start:
        parts.append(_("beginning: {day}").format(day=start))
    elif end:
        parts.append(_("end: {day}").format(day=end))
    if line.partners:
        parts.append(_("with {names}").format(names=plural_list(line.partners)))
    if line.funding:
        parts.append(_("funded by {name}").format(name=line.funding))
    if counts := counts_words(line.counts):
        parts.append(counts)
    words = " · ".join(parts)
    return words[:1].upper() + words[1:]
