"""The recovery sheet: one page for the safe, with a code in groups that are read on the phone."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from csxl_desktop.documents.flowables import Content, gap, table, text, titled
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.recovery_sheet import RecoverySheet
from csxl_desktop.i18n import N_, _, speaking
from csxl_desktop.i18n.dates import long_date

_ACROSS = 2
_NUMBER, _CODE = 0.06, 0.44
_SIZE = 22
_KEEP = (
    N_("Put it in a closed envelope, in a place that is locked and not in the room of the computer: a safe, the bank."),
    N_("Two people know where it is. It is never photographed, scanned, nor sent by e-mail."),
    N_("Whoever holds it and the computer, or a backup, can read everything: treat it as a key."),
)
_USE = (
    N_("Open the program; where it asks for the passphrase, choose “Use the recovery sheet”."),
    N_("Type the groups one after the other. The last digit of each proves it: a slip is told at once."),
    N_("Give yourself a new passphrase on the page Protection, and print a new sheet: this one is then worth nothing."),
)


def render(content: RecoverySheet, theme: Theme) -> bytes:
    """The page as a PDF, in its own language."""
    with speaking(content.language):
        title = _("Recovery sheet")
        return build_of_office(_story(content, title, theme), content.office, title, theme)


def _story(content: RecoverySheet, title: str, theme: Theme) -> Iterator[Flowable]:
    day = _("Dossier “{dossier}”, sheet of {day}").format(
        dossier=content.dossier, day=long_date(content.made_on, weekday=False)
    )
    yield from title_block(content.office.name, title, day, theme, logo(content.office, theme))
    yield text(
        _(
            "The dossier is encrypted: it opens with the passphrase of one of those who work here. When nobody knows "
            "one any more, this code opens it, and nothing else does. Without it everything would be lost."
        ),
        theme.style("body"),
    )
    yield gap(6)
    yield from titled(text(_("The code"), theme.style("heading")), keep=150)
    yield _code(content.groups, theme)
    yield gap(6)
    for name, lines in ((_("Where to keep it"), _KEEP), (_("How to use it"), _USE)):
        yield from titled(text(name, theme.style("heading")), keep=60)
        for line in lines:
            yield text(_(line), theme.style("list-0"), bullet="•")
    yield from titled(text(_("Where this sheet lies"), theme.style("heading")), keep=60)
    rows: list[list[Content]] = [[[text(_("Place"), theme.style("cell-bold"))], ""]]
    rows.append([[text(_("Who knows it"), theme.style("cell-bold"))], ""])
    yield table([], rows, [theme.text_width * 0.27, theme.text_width * 0.73], theme)


def _code(groups: tuple[str, ...], theme: Theme) -> Flowable:
    """Two columns of four, each group behind its number: down the first, then down the second."""
    number = theme.style("cell").clone("sheet-number", textColor=theme.secondary_ink)
    digits = theme.style("cell-bold").clone("sheet-code", fontSize=_SIZE, leading=_SIZE * 1.35)
    half = len(groups) // _ACROSS
    rows: list[list[Content]] = []
    for row in range(half):
        cells: list[Content] = []
        for place in (row, row + half):
            group = groups[place]
            cells += [[text(f"{place + 1}", number)], [text(f"{group[:3]} {group[3:]}", digits)]]
        rows.append(cells)
    widths = [theme.text_width * part for part in (_NUMBER, _CODE) * _ACROSS]
    return table([], rows, widths, theme)
