"""The sentence that tells in minutes and report what an annex covers, from its title, author and points."""

from collections.abc import Iterable

from csxl_desktop.domain.content.shared import PersonName
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.i18n import _

_NUMBERS = "0123456789,;- –"


def annex_sentence(author: str, title: str, points: str) -> str:
    """“Mme Keita présente « Le bail » : signer, habiter, partir.”; points that are numbers alone are not told."""
    who, what, covered = author.strip(), title.strip(), points.strip().rstrip(" .;")
    if not covered.strip(_NUMBERS):
        covered = ""
    if not what:
        return ""
    if who and covered:
        return _("{who} presents “{title}”: {points}.").format(who=who, title=what, points=covered)
    if who:
        return _("{who} presents “{title}”.").format(who=who, title=what)
    if covered:
        return _("“{title}” covers: {points}.").format(title=what, points=covered)
    return _("“{title}” is annexed.").format(title=what)


def addressed(author: str, people: Iterable[PersonName]) -> str:
    """“Mme Fatou Keita” where somebody of that name is known with a civility."""
    return next((each.full for each in people if each.civility and each.bare == author.strip()), author.strip())


def joined_points(points: tuple[str, ...]) -> str:
    """“signer, habiter, partir”; with semicolons where a point holds a comma."""
    return ("; " if any("," in point for point in points) else ", ").join(points)


def says(text: RichText, sentence: str) -> bool:
    """Whether the sentence stands in the text already."""
    return bool(sentence) and sentence in text.plain()


def with_sentence(text: RichText, sentence: str, block_id: str) -> RichText:
    """The text, the sentence behind it as a paragraph of its own."""
    return RichText((*text.blocks, Block(block_id, "p", (Span(sentence),))), text.extra)
