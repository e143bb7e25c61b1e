"""A qualitative evaluation: theme, objectives, who takes part, its steps year by year, what it is judged by."""

from collections.abc import Iterator
from itertools import groupby

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from csxl_desktop.documents import rich_text
from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.flowables import Content, heading, rich, table, text, texts, titled
from csxl_desktop.documents.flowables import Piece as Words
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.attainments import ATTAINMENTS
from csxl_desktop.domain.content.cycle import CriterionLine, CyclePages, StepLine
from csxl_desktop.domain.cycle_words import CYCLE_STATES, NATURES
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import _, speaking
from csxl_desktop.i18n.dates import short_date

_CRITERIA = (0.36, 0.24, 0.4)


def render(content: CyclePages, theme: Theme) -> bytes:
    """The evaluation as a PDF, in its own language."""
    with speaking(content.language):
        return build_of_office(_story(content, theme), content.office, content.title, theme)


def _story(content: CyclePages, theme: Theme) -> Iterator[Flowable]:
    span = f"{content.from_year}–{content.to_year}" if content.from_year != content.to_year else str(content.from_year)
    subtitle = " · ".join(part for part in (content.theme, span, _(CYCLE_STATES[content.state])) if part)
    mark = logo(content.office, theme)
    yield from title_block(_("Qualitative evaluation"), content.title, subtitle, theme, mark)
    yield from _told(_("Objectives"), content.objectives, content, theme)
    yield from _told(_("Presentation"), content.presentation, content, theme)
    if content.actors:
        yield from _head(_("Who takes part"), theme)
        for actor in content.actors:
            role = f" · {actor.role}" if actor.role else ""
            contact = f" ({_('contact person')})" if actor.contact else ""
            yield rich((Words(actor.name, bold=True), Words(f"{role}{contact}")), theme.style("list-0"), bullet="•")
    if content.steps:
        yield from _head(_("Steps"), theme)
        for year, steps in groupby(content.steps, key=lambda step: step.year):
            yield from titled(text(str(year), theme.style("subheading")), keep=60)
            for step in steps:
                yield from _step(step, content, theme)
    if content.criteria:
        yield from _head(_("Criteria and indicators"), theme)
        widths = [theme.text_width * part for part in _CRITERIA]
        header = [_("Criterion"), _("Expected"), _("Result")]
        rows = [_criterion(line, theme) for line in content.criteria]
        yield table(header, rows, widths, theme)


def _told(title: str, words: RichText, content: CyclePages, theme: Theme) -> Iterator[Flowable]:
    if not words.is_blank():
        yield from _head(title, theme)
        yield from rich_text.flow(words, theme, content.attachments.get)


def _head(title: str, theme: Theme) -> list[Flowable]:
    return titled(heading(title, theme.style("heading"), Entry(title, f"cycle-{title}")), keep=90)


def _step(step: StepLine, content: CyclePages, theme: Theme) -> Iterator[Flowable]:
    state = _(CYCLE_STATES[step.state])
    done = f", {short_date(step.done_on)}" if step.done_on else ""
    yield rich((Words(step.title, bold=True), Words(f" · {state}{done}")), theme.style("list-0"), bullet="•")
    if not step.text.is_blank():
        yield from rich_text.flow(step.text, theme, content.attachments.get)
    for words in step.evidence:
        yield text(words, _evidence(theme))


def _evidence(theme: Theme) -> ParagraphStyle:
    return theme.style("caption").clone("cycle-evidence", leftIndent=14, spaceAfter=2, alignment=0)


def _criterion(line: CriterionLine, theme: Theme) -> list[Content]:
    small = theme.style("cell-secondary").clone("cycle-small", fontSize=8.5, leading=11)
    cell = theme.style("cell")
    judged = [
        text(_(ATTAINMENTS[line.attainment]), theme.style("cell-bold")),
        *texts(line.result, cell),
        *texts(line.reached, small),
    ]
    named: list[Flowable] = [*texts(line.text, cell), text(_(NATURES[line.nature]), small)]
    return [named, texts(line.expected, cell) or "–", judged]
