"""Everything held about a person: the letter to sign, then a table for each kind of record, in plain words."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, PageBreak

from csxl_desktop.documents import rich_text
from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.flowables import Content, gap, heading, table, text, titled
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import letterhead, title_block
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.civilities import called
from csxl_desktop.domain.content.personal_data import HeldAct, HeldRow, HeldTable, NamedIn, PersonalData
from csxl_desktop.i18n import _, ngettext, speaking
from csxl_desktop.i18n.dates import long_date, short_date
from csxl_desktop.i18n.named import named

_SIGNATURE = 46
_SIDE_BY_SIDE = 4  # columns that still stand beside each other


def render(content: PersonalData, theme: Theme) -> bytes:
    """The letter and the tables as one PDF, in the language of the person."""
    with speaking(content.language):
        title = named(_("Personal data of {name}"), name=content.person)
        return build_of_office(_story(content, title, theme), content.office, title, theme)


def _story(content: PersonalData, title: str, theme: Theme) -> Iterator[Flowable]:
    yield from _letter(content, theme)
    yield PageBreak()
    day = long_date(content.drawn_up_on, weekday=False)
    yield from title_block("", title, _("Drawn up on {day}").format(day=day), theme)
    for held in content.tables:
        yield from _table(held, theme)
    yield from _named_in(content.named_in, theme)
    yield from _acts(content.acts, theme)


def _letter(content: PersonalData, theme: Theme) -> Iterator[Flowable]:
    yield from letterhead(content.office, theme)
    yield text(called(content.civility, content.person), theme.style("cell-bold"))
    yield gap(6)
    yield text(long_date(content.drawn_up_on, weekday=False), theme.style("tight"))
    yield gap(16)
    subject = theme.style("cell-bold").clone(
        "personal-subject", fontSize=11.5 + theme.grown, leading=15 + theme.grown, spaceAfter=12
    )
    yield text(_("Subject: {title}").format(title=_("the data that we hold about you")), subject)
    if content.letter.blocks:
        yield from rich_text.flow(content.letter, theme)
    else:
        yield from (text(words, theme.style("body")) for words in _own_words(content))
    if content.signatory is not None:
        yield gap(_SIGNATURE)
        yield text(content.signatory.name, theme.style("cell-bold"))
        yield text(content.signatory.function or content.office.name, theme.style("secondary"))


def _own_words(content: PersonalData) -> Iterator[str]:
    """What can be said without the office’s own text: what is enclosed, nothing about the law."""
    rows = sum(len(held.rows) for held in content.tables)
    yield _("You asked which data we hold about you. The following pages list all of them.")
    yield ngettext(
        "They come from {count} record of our directory and of our files.",
        "They come from {count} records of our directory and of our files.",
        rows,
    ).format(count=rows)
    yield _("Tell us what is wrong, and what should no longer be kept or printed: we will correct it.")
    yield _("[Rights and legal grounds: to be completed by the office, in its own texts]")


def _table(held: HeldTable, theme: Theme) -> Iterator[Flowable]:
    columns = list(dict.fromkeys(each.label for row in held.rows for each in row.values if each.words))
    yield from titled(heading(held.title, theme.style("heading"), Entry(held.title, f"held-{held.table}")), keep=90)
    if len(columns) <= _SIDE_BY_SIDE:
        rows: list[list[Content]] = [[_words(row, column) for column in columns] for row in held.rows]
        yield table(columns, rows, [theme.text_width / len(columns)] * len(columns), theme)
        return
    for row in held.rows:
        yield table(
            [], _lines(row, theme), [theme.text_width * part for part in (0.19, 0.31, 0.19, 0.31)], theme, names=(0, 2)
        )


def _lines(row: HeldRow, theme: Theme) -> list[list[Content]]:
    """The fields of one record, two beside each other."""
    told = [each for each in row.values if each.words]
    cells: list[Content] = []
    for each in told:
        cells += [text(each.label, theme.style("cell-header")), each.words]
    cells += ["", ""] * (len(told) % 2)
    return [cells[start : start + 4] for start in range(0, len(cells), 4)]


def _words(row: HeldRow, column: str) -> str:
    return "; ".join(each.words for each in row.values if each.label == column)


def _named_in(places: Sequence[NamedIn], theme: Theme) -> Iterator[Flowable]:
    if places:
        title = _("Texts that name you")
        yield from titled(heading(title, theme.style("heading"), Entry(title, "named-in")), keep=110)
        rows: list[list[Content]] = [[each.kind, each.called, each.label] for each in places]
        widths = [theme.text_width * part for part in (0.3, 0.45, 0.25)]
        yield table([_("Kind"), _("Where"), _("Field")], rows, widths, theme)


def _acts(acts: Sequence[HeldAct], theme: Theme) -> Iterator[Flowable]:
    if acts:
        title = _("Who wrote what, and when")
        yield from titled(heading(title, theme.style("heading"), Entry(title, "acts")), keep=110)
        rows: list[list[Content]] = [
            [short_date(act.at.astimezone().date()), act.by, f"{act.kind}: {act.label}", ", ".join(act.columns)]
            for act in acts
        ]
        widths = [theme.text_width * part for part in (0.13, 0.2, 0.32, 0.35)]
        yield table([_("Day"), _("By"), _("Act"), _("Fields")], rows, widths, theme)
