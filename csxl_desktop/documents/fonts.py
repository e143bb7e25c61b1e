"""The faces of the printed page, and which of them writes which letter."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from csxl_desktop.documents import notices
from csxl_desktop.documents.typefaces import COMPANIONS, HOUSE_TYPEFACE, Typeface, family_of, text_faces
from csxl_desktop.i18n import _
from csxl_desktop.system.paths import resources

NARROWED = 0.6  # of a no-break space, the width of a narrow one
_NO_BREAK, _NARROW = 0xA0, 0x202F
UNPRINTABLE = "\N{REPLACEMENT CHARACTER}"

_FALLBACKS = {
    "Noto Naskh Arabic": "NotoNaskhArabic-Regular.ttf",
    "DejaVu Sans": "DejaVuSans.ttf",
    "Noto Emoji": "NotoEmoji-Regular.ttf",
}
_FILES = {face.name: face.file for face in text_faces()} | _FALLBACKS
_STAND_INS = {face.name: face.stand_in for face in text_faces()}
_ASTRAL = re.compile(r"<(1[0-9A-F]{4}|[2-9A-F][0-9A-F]{4})>(?=\n)")
_RIGHT_TO_LEFT = r"\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC"
_RTL_RUN = re.compile(rf"[{_RIGHT_TO_LEFT}](?:[\s\d.,'’\-]*[{_RIGHT_TO_LEFT}])*")
# What steers other characters and has no shape of its own: emoji variants, joiners, direction marks.
_SHAPELESS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200c-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
    "\ud800-\udfff\U0001f3fb-\U0001f3ff\U000e0000-\U000e01ff]"
)


class _Face(TTFont):  # type: ignore[misc, unused-ignore]
    """A face whose letters beyond U+FFFF (emoji) can be copied and searched in the PDF, too."""

    def addObjects(self, doc: Any) -> None:
        super().addObjects(doc)
        for name, cmap in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:") and isinstance(cmap.content, str):
                cmap.content = _ASTRAL.sub(_surrogates, cmap.content)


def _surrogates(match: re.Match[str]) -> str:
    return f"<{chr(int(match[1], 16)).encode('utf-16-be').hex().upper()}>"


@dataclass
class _Registry:
    """The faces registered so far, by name, with the letters that each of them knows."""

    folder: Path = field(default_factory=lambda: resources() / "fonts")
    letters: dict[str, frozenset[int]] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    lock: Lock = field(default_factory=Lock)


_registry = _Registry()


def register(typeface: Typeface = HOUSE_TYPEFACE) -> None:
    """Register the text faces of `typeface`, once a process."""
    with _registry.lock:
        for family in typeface.families():
            for face in family.faces:
                _load(face.name, face.file)
            pdfmetrics.registerFontFamily(family.regular, *(family.faces[place].name for place in (0, 2, 1, 3)))
    for name in sorted(_registry.missing):
        notices.tell(
            _("The font file “{name}” is missing: another face stands in. Install the program again.").format(
                name=_FILES[name]
            )
        )


def file(name: str) -> Path:
    """The font file of the face `name`."""
    return _registry.folder / _FILES[name]


def marked(name: str, *, bold: bool, italic: bool) -> str:
    """The text face `name`, made bolder or slanted as well."""
    family = family_of(name)
    return family.face(
        bold=bold or name in {family.semibold, family.semibold_italic},
        italic=italic or name in {family.italic, family.semibold_italic},
    )


def runs(text: str, name: str) -> list[tuple[str, str]]:
    """`text` as (face, letters) pieces, each writable in its face; `name` is the face that is wished for.

    Arabic and Hebrew come shaped and in the order in which they are drawn; a character that no face has
    becomes a replacement sign.
    """
    if text.isascii() and text.isprintable():
        return [(name, text)]
    text = clean(text)
    known = _registry.letters[name]
    if known.issuperset(map(ord, text)):
        return [(name, text)]
    return list(_joined(_pieces(_visual_order(text), name)))


def clean(text: str) -> str:
    """`text` composed (NFC), without control characters and other characters that have no shape."""
    return _SHAPELESS.sub("", unicodedata.normalize("NFC", text))


def unprintable(text: str) -> str:
    """The characters of `text` that no face can write, each once."""
    register()
    return "".join(sorted({char for char in clean(text) if _face_of(char, HOUSE_TYPEFACE.text.regular) is None}))


def _pieces(text: str, name: str) -> Iterator[tuple[str, str]]:
    for char in text:
        if char.isspace():
            yield name, char
            continue
        found = _face_of(char, name)
        if found is None:
            found, char = _replacement(char, name)  # noqa: PLW2901 - the character is what is replaced
        yield found, char


def _joined(pieces: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    current, letters = "", ""
    for name, char in pieces:
        if name != current and letters:
            yield current, letters
            letters = ""
        current = name
        letters += char
    if letters:
        yield current, letters


def _face_of(char: str, name: str) -> str | None:
    code = ord(char)
    if code in _registry.letters[name]:
        return name
    companion = COMPANIONS.get(name)
    if companion is not None and code in _letters(companion.name, companion.file):
        return companion.name
    # DejaVu has a few old emoji of its own: the face made for them goes first.
    order = reversed(_FALLBACKS) if code >= 0x1F000 else iter(_FALLBACKS)
    for fallback in order:
        if code in _letters(fallback, _FALLBACKS[fallback]):
            return fallback
    return name if char.isspace() else None


def _replacement(char: str, name: str) -> tuple[str, str]:
    plain = unicodedata.normalize("NFKD", char)
    if plain != char and (found := _face_of(plain[0], name)) is not None:
        return found, plain[0]
    found = _face_of(UNPRINTABLE, name)
    return (found, UNPRINTABLE) if found else (name, "?")


def _letters(name: str, file: str) -> frozenset[int]:
    known = _registry.letters.get(name)
    if known is not None:
        return known
    with _registry.lock:
        return _load(name, file)


def _load(name: str, file: str) -> frozenset[int]:
    if name not in _registry.letters:
        try:
            font = _Face(name, str(_registry.folder / file))
        except (TTFError, OSError):  # lost, or cut short
            _registry.missing.add(name)
            _registry.letters[name] = _stand_in(name)
            return _registry.letters[name]
        _with_narrow_space(font.face)
        pdfmetrics.registerFont(font)
        pdfmetrics.registerFontFamily(name, name, name, name, name)
        glyphs: Mapping[int, int] = font.face.charToGlyph
        _registry.letters[name] = frozenset(glyphs)
    return _registry.letters[name]


def _with_narrow_space(face: Any) -> None:
    """A face without the narrow no-break space sets it as its own no-break space, narrower."""
    if _NARROW not in face.charToGlyph and _NO_BREAK in face.charToGlyph:
        face.charToGlyph[_NARROW] = face.charToGlyph[_NO_BREAK]
        face.charWidths[_NARROW] = round(NARROWED * face.charWidths[_NO_BREAK])


def _stand_in(name: str) -> frozenset[int]:
    """A face that every reader has, in place of a lost one of ours; nothing for a lost fallback."""
    if name not in _STAND_INS:
        return frozenset()
    pdfmetrics.registerFont(pdfmetrics.Font(name, _STAND_INS[name], "WinAnsiEncoding"))
    pdfmetrics.registerFontFamily(name, name, name, name, name)
    return frozenset(map(ord, bytes(range(32, 256)).decode("cp1252", "ignore")))


def _visual_order(text: str) -> str:
    if _RTL_RUN.search(text) is None:
        return text
    # Only a document with Arabic or Hebrew in it pays for the two libraries.
    from arabic_reshaper import ArabicReshaper
    from bidi.algorithm import get_display

    # The ligature of Allah (U+FDF2) is missing in DejaVu: letters are shaped one by one there.
    reshaper = ArabicReshaper({"ARABIC LIGATURE ALLAH": False})
    return _RTL_RUN.sub(lambda match: str(get_display(reshaper.reshape(match[0]))), text)
