"""The evaluations of a year: of each what was sought, reached, unexpected, difficult, and what follows."""

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable

from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.flowables import Content, heading, table, text, texts, titled
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.attainments import ATTAINMENTS
from csxl_desktop.domain.content.evaluations import Evaluation, Evaluations
from csxl_desktop.domain.evaluation_choices import Attainment, SectionAnswer
from csxl_desktop.i18n import _, ngettext, speaking
from csxl_desktop.i18n.dates import long_date, short_date

_PARTS = (0.24, 0.76)


def render(content: Evaluations, theme: Theme) -> bytes:
    """The evaluations as a PDF, in their own language."""
    with speaking(content.language):
        title = _("Evaluations {year}").format(year=content.year)
        return build_of_office(_story(content, title, theme), content.office, title, theme)


def _story(content: Evaluations, title: str, theme: Theme) -> Iterator[Flowable]:
    count = len(content.evaluations)
    told = ngettext("{count} evaluation", "{count} evaluations", count).format(count=count)
    yield from title_block("", title, told, theme, logo(content.office, theme))
    for number, each in enumerate(content.evaluations, start=1):
        yield CondPageBreak(120)
        yield from titled(
            heading(each.about, theme.style("heading"), Entry(each.about, f"evaluation-{number}")), keep=90
        )
        how = (each.when, _("evaluated on {date}").format(date=short_date(each.on)) if each.on else "", each.method)
        if said := " · ".join(part for part in how if part):
            yield text(said, theme.style("secondary-after"))
        if rows := list(_lines(each, theme)):
            yield table((), rows, [theme.text_width * part for part in _PARTS], theme)


def _lines(each: Evaluation, theme: Theme) -> Iterator[list[Content]]:
    """A row for each question that has an answer."""
    told = (
        (_("Sought"), each.sought),
        (_("Reached"), each.reached),
        (_("Result"), "" if each.attainment is Attainment.UNKNOWN else _(ATTAINMENTS[each.attainment])),
        (_("Unexpected"), _answer(each.unexpected, each.unexpected_answer)),
        (_("Difficulty"), _answer(each.difficulty, each.difficulty_answer)),
        (_("Evidence"), "\n".join(each.evidence)),
        (_("Next step"), _next(each)),
    )
    for name, words in told:
        if words:
            yield [text(name, theme.style("cell-bold")), texts(words, theme.style("cell"))]


def _answer(words: str, answer: SectionAnswer) -> str:
    """“None” was said, “not asked” was not; what was never filled in prints nothing."""
    if answer is SectionAnswer.NONE:
        return _("None.")
    return _("Not asked.") if answer is SectionAnswer.NOT_ASKED else words


def _next(each: Evaluation) -> str:
    if not each.next_step:
        return ""
    when = _("by {date}").format(date=long_date(each.next_due_on, weekday=False)) if each.next_due_on else ""
    done = _("done on {date}").format(date=short_date(each.next_done_on)) if each.next_done_on else when
    behind = ", ".join(part for part in (each.next_who, done) if part)
    return f"{each.next_step} ({behind})" if behind else each.next_step
