"""The table of the members as a Word file, from the same content as its pages."""

from csxl_desktop.documents.members import HEADER, UNKNOWN_NOTE, figures, member_cells, title_of
from csxl_desktop.documents.word import WordFile
from csxl_desktop.documents.word_pages import SMALL, head_and_foot, list_table, quiet
from csxl_desktop.domain.content.members import MemberTable
from csxl_desktop.i18n import _, speaking
from csxl_desktop.i18n.typography import HOUSE, TypographyOptions

_WIDTHS = (0.08, 0.44, 0.3, 0.18)


def render(content: MemberTable, *, typography: TypographyOptions = HOUSE, accent: str = "") -> bytes:
    """The table in its own language."""
    with speaking(content.language):
        title = title_of(content)
        word = WordFile(title, content.office.name, typography=typography, accent=accent)
        head_and_foot(word, content.office.name, title)
        word.title(title)
        quiet(word.document.add_paragraph().add_run(word.set_in(content.office.name)))
        shown = " · ".join(f"{number} {words}" for number, words in figures(content))
        word.paragraph(shown, bold=True)
        rows = [member_cells(member) for member in content.members]
        list_table(word, [_(header) for header in HEADER], rows, _WIDTHS, bold={1})
        if any(member.joined_on is None for member in content.members):
            word.paragraph(_(UNKNOWN_NOTE), size=SMALL)
        return word.bytes()
