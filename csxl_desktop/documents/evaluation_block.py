"""An evaluation as a block of any document: sought, reached, unexpected, difficult, evidence, next step."""

from collections.abc import Iterator, Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from csxl_desktop.documents.flowables import Content, table, text, texts, titled
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.attainments import ATTAINMENTS
from csxl_desktop.domain.content.evaluations import Evaluation
from csxl_desktop.domain.evaluation_choices import Attainment, SectionAnswer
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.dates import NBSP, long_date, short_date

_PARTS = (0.24, 0.76)


def evaluations(
    printed: Sequence[Evaluation], theme: Theme, own: str, style: ParagraphStyle | None = None
) -> Iterator[Flowable]:
    """Under a title like those of the document's other parts: that of `own` without a name, the others under theirs."""
    told = [each for each in printed if any(True for _row in _rows(each, theme))]
    if not told:
        return
    yield from titled(text(_("Evaluation"), style or theme.style("heading")), keep=110)
    for each in told:
        if each.about != own:
            yield from titled(text(each.about, theme.style("subheading")), keep=80)
        yield from block(each, theme, when=each.about != own)


def block(each: Evaluation, theme: Theme, *, when: bool = True) -> Iterator[Flowable]:
    """How it was evaluated, then a line for each question that has an answer."""
    on = _("evaluated on {date}").format(date=short_date(each.on)) if each.on else ""
    how = (each.when if when else "", on, each.method)
    if said := " · ".join(part for part in how if part):
        yield text(said, theme.style("secondary-after"))
    if rows := list(_rows(each, theme)):
        yield table((), rows, [theme.text_width * part for part in _PARTS], theme)


def _rows(each: Evaluation, theme: Theme) -> Iterator[list[Content]]:
    told = (
        (_("Sought"), each.sought),
        (_("Reached"), each.reached),
        (_("Result"), "" if each.attainment is Attainment.UNKNOWN else _(ATTAINMENTS[each.attainment])),
        (_("Unexpected"), _answer(each.unexpected, each.unexpected_answer)),
        (_("Difficulty"), _answer(each.difficulty, each.difficulty_answer, N_("No difficulty."))),
        (_("Evidence"), "\n".join(each.evidence)),
        (_("Next step"), _next(each)),
    )
    for name, words in told:
        if words:
            yield [text(name, theme.style("cell-bold")), texts(words, theme.style("cell"))]


def _answer(words: str, answer: SectionAnswer, none: str = N_("None.")) -> str:
    """“None”, with its own gender, was said, “not asked” was not; what was never filled in prints nothing."""
    if answer is SectionAnswer.NONE:
        return _(none)
    return _("Not asked.") if answer is SectionAnswer.NOT_ASKED else words


def _next(each: Evaluation) -> str:
    if not each.next_step:
        return ""
    due = long_date(each.next_due_on, weekday=False).replace(" ", NBSP) if each.next_due_on else ""
    when = _("by {date}").format(date=due) if due else ""
    done = _("done on {date}").format(date=short_date(each.next_done_on)) if each.next_done_on else when
    behind = ", ".join(part for part in (each.next_who, done) if part)
    return f"{each.next_step} ({behind})" if behind else each.next_step
