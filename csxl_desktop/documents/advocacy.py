"""The dossier of a demand: to whom, every step with its figures and signatories, what was answered, what is next."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from csxl_desktop.documents.flowables import Content, Piece, label, rich, soft_box, table, text, titled
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import NBSP, logo, title_block
from csxl_desktop.documents.meeting_head import count_text
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.advocacy import AdvocacyDossier, AdvocacyLine
from csxl_desktop.domain.content.meeting_facts import Count
from csxl_desktop.domain.evaluation_choices import AdvocacyStepKind
from csxl_desktop.domain.group_words import COUNTED, STEP_COUNTS, STEP_KINDS
from csxl_desktop.i18n import _, ngettext, speaking
from csxl_desktop.i18n.dates import fuzzy_date, long_date
from csxl_desktop.i18n.numbers import plural_list, roundly
from csxl_desktop.i18n.words import told_of


def render(content: AdvocacyDossier, theme: Theme) -> bytes:
    """The dossier as a PDF, in its own language."""
    with speaking(content.language):
        name = _("Advocacy")
        return build_of_office(_story(content, theme), content.office, f"{name} – {content.title}", theme)


def _story(content: AdvocacyDossier, theme: Theme) -> Iterator[Flowable]:
    eyebrow = " · ".join(part for part in (_("Advocacy"), content.group) if part)
    yield from title_block(eyebrow, content.title, _span(content), theme, logo(content.office, theme))
    if content.addressees:
        small = theme.style("small")
        lines: list[Flowable] = [text(line, small) for line in content.addressees.splitlines() if line.strip()]
        yield soft_box([[label(_("To whom"), theme), *lines]], [1], theme)
    if content.steps:
        count = len(content.steps)
        name = ngettext("{count} step", "{count} steps", count).format(count=count)
        yield from titled(text(name, theme.style("heading")), keep=90)
        yield steps_table(content.steps, theme)
    else:
        yield text(_("No step was taken yet."), theme.style("body"))
    for name, words in ((_("Result"), content.result), (_("Next steps"), content.next_steps)):
        if words.strip():
            yield from titled(text(name, theme.style("heading")), keep=70)
            yield from (text(line, theme.style("body")) for line in words.splitlines() if line.strip())
    if content.drawn_up_on is not None:
        drawn = _("Drawn up on {date}.").format(date=long_date(content.drawn_up_on, weekday=False))
        yield text(drawn, theme.style("caption"))


def _span(content: AdvocacyDossier) -> str:
    opened = _("since {date}").format(date=long_date(content.opened_on, weekday=False)) if content.opened_on else ""
    closed = _("closed on {date}").format(date=long_date(content.closed_on, weekday=False)) if content.closed_on else ""
    return ", ".join(part for part in (opened, closed) if part)


def steps_table(steps: Sequence[AdvocacyLine], theme: Theme) -> Flowable:
    """Date, step, figure: one line each, in their order."""
    width = theme.text_width
    rows: list[list[Content]] = [
        [fuzzy_date(line.day, line.precision, weekday=False), _step(line, theme), counted(line)] for line in steps
    ]
    header = [_("Date"), _("Step"), _("Figure")]
    return table(header, rows, [width * part for part in (0.2, 0.55, 0.25)], theme)


def _step(line: AdvocacyLine, theme: Theme) -> list[Flowable]:
    kind = _(STEP_KINDS[AdvocacyStepKind(line.kind)])
    cell: list[Flowable] = [text(line.title or kind, theme.style("cell-bold"))]
    grey = theme.style("cell-secondary")
    if line.title:
        cell.append(text(kind, grey))
    if line.answers:
        cell.append(text(_("Answers: {step}").format(step=line.answers), grey))
    cell += [text(words, theme.style("cell")) for words in line.text.splitlines() if words.strip()]
    if line.signatories:
        signed = _("Signed by {names}.").format(names=plural_list(line.signatories))
        cell.append(text(signed, theme.style("cell")))
    if line.url:
        cell.append(rich((Piece(line.url, url=line.url),), grey))
    return cell


def counted(line: AdvocacyLine) -> str:
    """“Signataires : une dizaine”; nothing where nobody counted."""
    if line.count is None:
        return ""
    what = _(STEP_COUNTS.get(AdvocacyStepKind(line.kind), COUNTED))
    return told_of(what, figure(line.count))


def figure(count: Count) -> str:
    """“70”, “plus de 170”, “une dizaine”: a round number that is only about right is said in a word."""
    said = (roundly(int(count.number)) if count.quality == "about" else "") or count_text(count)
    return said.replace(" ", NBSP)
