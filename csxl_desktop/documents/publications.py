"""The publications as a bibliography, by kind: forthcoming ones on top, then the newest."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.flowables import Piece, gap, heading, rich, text, titled
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.library import PublicationLine, PublicationList
from csxl_desktop.domain.evaluation_choices import PublicationKind, PublicationState
from csxl_desktop.domain.library_words import PUBLICATION_STATES
from csxl_desktop.i18n import _, ngettext, speaking

_SOURCES = {PublicationKind.SOURCE, PublicationKind.LAW}


def render(content: PublicationList, theme: Theme) -> bytes:
    """The list as a PDF, in its own language."""
    with speaking(content.language):
        title = _("Publications {year}").format(year=content.year) if content.year else _("Publications")
        return build_of_office(_story(content, title, theme), content.office, title, theme)


def _story(content: PublicationList, title: str, theme: Theme) -> Iterator[Flowable]:
    yield from title_block("", title, content.office.name, theme, logo(content.office, theme))
    if not content.publications:
        yield text(_("No publication is written down."), theme.style("body"))
        return
    for kind in PublicationKind:
        found = [line for line in content.publications if line.kind is kind]
        if not found:
            continue
        words = _counted(kind, len(found))
        yield from titled(heading(words, theme.style("heading"), Entry(words, f"publications-{kind.value}")))
        for line in found:
            yield rich(reference(line), theme.style("body").clone("reference", leftIndent=14, firstLineIndent=-14))
            yield from _recommendations(line, theme)


def _counted(kind: PublicationKind, count: int) -> str:
    match kind:
        case PublicationKind.PUBLICATION:
            words = ngettext("{count} publication", "{count} publications", count)
        case PublicationKind.COMMUNICATION:
            words = ngettext("{count} communication", "{count} communications", count)
        case PublicationKind.RECOMMENDATION:
            words = ngettext("{count} text of recommendations", "{count} texts of recommendations", count)
        case PublicationKind.SOURCE:
            words = ngettext("{count} source", "{count} sources", count)
        case _:
            words = ngettext("{count} legal text", "{count} legal texts", count)
    return words.format(count=count)


def reference(line: PublicationLine) -> list[Piece]:
    """“Dupont, A. (octobre 2024). *Titre*. Revue, Bruxelles. En ligne : https://…”."""
    who = line.authors or line.issuer
    forthcoming = line.state is PublicationState.FORTHCOMING
    when = _(PUBLICATION_STATES[line.state]) if forthcoming else line.issued.told()
    before = f"{who} ({when}). " if who and when else f"{who}. " if who else f"({when}) " if when else ""
    issuer = line.issuer if line.authors else ""
    after = ", ".join(part for part in (line.venue, issuer, line.place) if part)
    pieces = [Piece(before), Piece(line.title, italic=True), Piece(f". {after}." if after else ".")]
    if line.state is PublicationState.ONLINE:
        pieces.append(Piece(" " + _("Online.")))
    if line.url:
        pieces += [Piece(" "), Piece(line.url, url=line.url)]
    return pieces


def _recommendations(line: PublicationLine, theme: Theme) -> Iterator[Flowable]:
    for number, theme_words, words in line.recommendations:
        said = " – ".join(part for part in (theme_words, words) if part)
        yield text(said, theme.style("list-0"), bullet=f"{number}." if number else "•")
    if line.recommendations:
        yield gap(4)
