"""The published directory as one page of the web: headings, anchors, a table of names; nothing from outside."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import escape

from csxl_desktop.documents import directory_words as words
from csxl_desktop.documents.directory import TITLE, count_words, when
from csxl_desktop.documents.directory_html_style import style_sheet
from csxl_desktop.documents.flowables import Piece
from csxl_desktop.documents.layout import PDF_LANGUAGES
from csxl_desktop.documents.letterhead import phone_text
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.directory import DirectoryEntry, DirectorySection, SeeEntry
from csxl_desktop.domain.content.publication import DirectoryChanges, WebDirectory
from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.rich_text import Block, Run, Span, runs_plain
from csxl_desktop.i18n import N_, _, current_language, ngettext, speaking
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.i18n.typography import french

FIELDS = {
    "other_name": N_("other name"),
    "part_of": N_("what it is part of"),
    "kind": N_("kind"),
    "categories": N_("headings"),
    "address": N_("address"),
    "phones": N_("phones"),
    "addresses_on_the_net": N_("e-mail or web site"),
    "hours": N_("opening hours"),
    "description": N_("description"),
    "audience": N_("public"),
    "languages": N_("languages"),
    "details": N_("further details"),
    "people": N_("people"),
}
LANGUAGES = {"fr": "Français", "nl": "Nederlands"}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_IMAGES = {b"\x89PNG\r\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
_CLASSES = {words.OTHER_NAME: "quiet", words.ABOUT: "quiet", words.HOURS: "hours"}


def render(content: WebDirectory, theme: Theme) -> bytes:
    """The page in UTF-8; the same bytes for the same content."""
    with speaking(content.brochure.language):
        return "\n".join(_Page(content, theme).lines()).encode()


class _Page:
    """The parts of the page, one after the other."""

    def __init__(self, content: WebDirectory, theme: Theme) -> None:
        self._content, self._brochure, self._theme = content, content.brochure, theme
        self._other = "fr" if self._brochure.language == "nl" else "nl"

    def lines(self) -> Iterator[str]:
        title = f"{_(TITLE)} – {when(self._brochure)} – {self._brochure.office.name}"
        yield "<!doctype html>"
        yield f'<html lang="{PDF_LANGUAGES.get(self._brochure.language, "fr-BE")}">'
        yield "<head>"
        yield '<meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{self._text(title)}</title>"
        yield f"<style>\n{style_sheet(self._theme)}</style>"
        yield "</head>"
        yield "<body>"
        yield f'<a class="skip" href="#main">{self._text(_("Go to the content"))}</a>'
        yield from self._head(self._brochure.office)
        yield from self._contents()
        yield '<main id="main" tabindex="-1">'
        yield from self._forewords()
        yield from self._changes()
        for key, section in words.numbered(self._brochure.sections):
            yield from self._section(key, section)
        if self._brochure.entries:
            yield from self._index()
        else:
            yield f"<p>{self._text(_('No organisation is to be printed.'))}</p>"
        yield "</main>"
        yield from self._foot(self._brochure.office)
        yield "</body>\n</html>\n"

    def _text(self, string: str) -> str:
        """`string` letter for letter, with the typography of the language spoken."""
        return escape(french(string, self._theme.typography) if current_language() == "fr" else string)

    def _head(self, office: OfficeIdentity) -> Iterator[str]:
        yield "<header>"
        kind = next((kind for start, kind in _IMAGES.items() if (office.logo or b"").startswith(start)), "")
        if office.logo and kind:
            data = b64encode(office.logo).decode()
            yield f'<img class="logo" alt="{escape(office.name)}" src="data:{kind};base64,{data}">'
        yield f'<p class="office">{self._text(office.name)}</p>'
        yield f"<h1>{self._text(_(TITLE))}</h1>"
        yield f'<p class="lead">{self._text(when(self._brochure))} · {self._text(count_words(self._brochure))}</p>'
        if self._content.other_page:
            language = self._content.other_language
            code, told = PDF_LANGUAGES.get(language, language), LANGUAGES.get(language, language)
            page = escape(self._content.other_page)
            yield f'<p><a href="{page}" hreflang="{code}" lang="{code}">{escape(told)}</a></p>'
        yield "</header>"

    def _contents(self) -> Iterator[str]:
        title = self._text(_("Contents"))
        yield f'<nav aria-labelledby="contents">\n<h2 id="contents">{title}</h2>\n<ul>'
        if self._content.changes is not None:
            yield f'<li><a href="#changes">{self._text(self._changes_title(self._content.changes))}</a></li>'
        for key, section in words.numbered(self._brochure.sections):
            level = min(section.level, 3)
            yield f'<li class="level-{level}"><a href="#{key}">{self._text(section.whole_title)}</a></li>'
        if self._brochure.entries:
            yield f'<li><a href="#names">{self._text(_("Index of names"))}</a></li>'
        yield "</ul>\n</nav>"

    def _forewords(self) -> Iterator[str]:
        for foreword in self._brochure.forewords:
            title = self._text(foreword.title or _("Foreword"))
            yield f'<section aria-labelledby="foreword">\n<h2 id="foreword">{title}</h2>'
            for block in foreword.text.blocks:
                yield from self._block(block)
            yield "</section>"

    def _block(self, block: Block) -> Iterator[str]:
        """A paragraph, a heading, an item of a list, a table; pictures stay on paper."""
        match block.kind:
            case "h":
                yield f"<h3>{self._runs(block.runs)}</h3>"
            case "li":
                yield f"<ul><li>{self._runs(block.runs)}</li></ul>"
            case "quote":
                yield f"<blockquote><p>{self._runs(block.runs)}</p></blockquote>"
            case "table":
                yield "<table>"
                for number, row in enumerate(block.rows):
                    tag = 'th scope="col"' if block.header and not number else "td"
                    cells = "".join(f"<{tag}>{self._runs(runs)}</{tag[:2]}>" for runs in row)
                    yield f"<tr>{cells}</tr>"
                yield "</table>"
            case _ if runs_plain(block.runs).strip():
                yield f"<p>{self._runs(block.runs)}</p>"

    def _runs(self, runs: Iterable[Run]) -> str:
        return self._pieces(
            Piece(run.text, bold="b" in run.marks, italic="i" in run.marks, url=run.url)
            for run in runs
            if isinstance(run, Span)
        )

    def _pieces(self, pieces: Iterable[Piece]) -> str:
        return "".join(self._piece(piece) for piece in pieces if piece.text)

    def _piece(self, piece: Piece) -> str:
        told = escape(piece.text) if piece.url else self._text(piece.text)
        told = told.replace("\n", "<br>")
        if piece.bold:
            told = f"<strong>{told}</strong>"
        if piece.italic:
            told = f"<em>{told}</em>"
        if piece.url.lower().startswith(("https://", "http://", "mailto:")):
            told = f'<a href="{escape(piece.url)}">{told}</a>'
        return told

    # What changed.

    def _changes_title(self, changes: DirectoryChanges) -> str:
        return _("Changes since {date}").format(date=long_date(changes.since, weekday=False))

    def _changes(self) -> Iterator[str]:
        changes = self._content.changes
        if changes is None:
            return
        title = self._text(self._changes_title(changes))
        yield f'<section aria-labelledby="changes">\n<h2 id="changes">{title}</h2>'
        if not changes:
            yield f"<p>{self._text(_('Nothing changed.'))}</p>"
        yield from self._change_list(_("New in the directory"), (_link(each.key, each.name) for each in changes.new))
        yield from self._change_list(_("No longer in the directory"), (_name(each.name) for each in changes.gone))
        yield from self._change_list(
            _("New names"), (f"{_name(each.former)} → {_link(each.key, each.name)}" for each in changes.renamed)
        )
        yield from self._change_list(
            _("Changed"),
            (f"{_link(each.key, each.name)} – {self._fields(each.fields)}" for each in changes.changed),
        )
        yield "</section>"

    def _fields(self, fields: Iterable[str]) -> str:
        return self._text(", ".join(_(FIELDS[field]) for field in fields))

    def _change_list(self, title: str, items: Iterable[str]) -> Iterator[str]:
        lines = [f"<li>{item}</li>" for item in items]
        if lines:
            yield f"<h3>{self._text(title)}</h3>\n<ul>"
            yield from lines
            yield "</ul>"

    # The organisations.

    def _section(self, key: str, section: DirectorySection) -> Iterator[str]:
        tag = f"h{min(section.level + 2, 5)}"
        yield f'<section aria-labelledby="{key}">\n<{tag} id="{key}">{self._text(section.whole_title)}</{tag}>'
        for entry in section.entries:
            if isinstance(entry, SeeEntry):
                link = f'<a href="#{_anchor(entry.key)}">{self._text(words.see_words(entry))}</a>'
                yield f'<p class="see">{link}</p>'
            else:
                yield from self._entry(entry, f"h{min(section.level + 3, 6)}")
        yield "</section>"

    def _entry(self, entry: DirectoryEntry, tag: str) -> Iterator[str]:
        anchor = _anchor(entry.key)
        yield f'<article id="{anchor}" aria-labelledby="{anchor}-n">'
        yield f'<{tag} id="{anchor}-n">{_name(entry.name)}</{tag}>'
        for line in words.entry_lines(entry):
            kind = _CLASSES.get(line.kind, "")
            marked = f' class="{kind}"' if kind else ""
            if line.kind == words.OTHER_NAME:
                marked += f' lang="{PDF_LANGUAGES[self._other]}"'
            told = self._pieces(line.pieces)
            if line.kind in {words.OTHER_NAME, words.PERSON}:
                told = f"<bdi>{told}</bdi>"
            yield f"<p{marked}>{told}</p>"
        yield "</article>"

    def _index(self) -> Iterator[str]:
        titles = self._brochure.titles
        kinds = {entry.key: entry.kind for entry in self._brochure.entries}
        names = words.index_of_names(self._brochure)
        told = self._text(ngettext("{count} name", "{count} names", len(names)).format(count=len(names)))
        yield '<section aria-labelledby="names">'
        yield f'<h2 id="names">{self._text(_("Index of names"))}</h2>\n<table>\n<caption>{told}</caption>'
        head = "".join(f'<th scope="col">{self._text(each)}</th>' for each in (_("Name"), _("Kind"), _("Categories")))
        yield f"<thead><tr>{head}</tr></thead>\n<tbody>"
        for each in names:
            link = f'<a href="#{_anchor(each.key)}"><bdi>{self._text(each.words)}</bdi></a>'
            cells = f"<td>{self._text(kinds[each.key])}</td><td>{self._text(', '.join(titles[each.key]))}</td>"
            yield f'<tr><th scope="row">{link}</th>{cells}</tr>'
        yield "</tbody>\n</table>\n</section>"

    def _foot(self, office: OfficeIdentity) -> Iterator[str]:
        reach = [*office.address, *map(phone_text, office.phones), *office.emails, office.web]
        yield "<footer>"
        yield f"<p>{self._text(office.name)}</p>"
        yield f"<p>{' · '.join(escape(line) for line in filter(None, (office.host, *reach)))}</p>"
        yield "</footer>"


def _anchor(key: str) -> str:
    return f"o-{key}"


def _name(name: str) -> str:
    """A name that cannot turn the direction of what stands around it."""
    return f"<bdi>{escape(name)}</bdi>"


def _link(key: str, name: str) -> str:
    return f'<a href="#{_anchor(key)}">{_name(name)}</a>'
