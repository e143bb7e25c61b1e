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
from csxl_desktop.i18n import _
from csxl_desktop.system.paths import resources

# The family name is Qt's, so that a chart drawn as SVG finds the same face in the window.
REGULAR = "Source Sans 3"
ITALIC = "Source Sans 3 It"
SEMIBOLD = "Source Sans 3 Semibold"
SEMIBOLD_ITALIC = "Source Sans 3 Semibold It"
UNPRINTABLE = "\N{REPLACEMENT CHARACTER}"

_FACES = {
    REGULAR: "SourceSans3-Regular.ttf",
    ITALIC: "SourceSans3-It.ttf",
    SEMIBOLD: "SourceSans3-Semibold.ttf",
    SEMIBOLD_ITALIC: "SourceSans3-SemiboldIt.ttf",
}
_FALLBACKS = {
    "Noto Naskh Arabic": "NotoNaskhArabic-Regular.ttf",
    "DejaVu Sans": "DejaVuSans.ttf",
    "Noto Emoji": "NotoEmoji-Regular.ttf",
}
_STAND_INS = {
    REGULAR: "Helvetica",
    ITALIC: "Helvetica-Oblique",
    SEMIBOLD: "Helvetica-Bold",
    SEMIBOLD_ITALIC: "Helvetica-BoldOblique",
}
_MARKED = {
    (False, False): REGULAR,
    (False, True): ITALIC,
    (True, False): SEMIBOLD,
    (True, True): SEMIBOLD_ITALIC,
}
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


def register(folder: Path | None = None) -> None:
    """Register the text faces, once a process; `folder` is where the font files are, if elsewhere."""
    with _registry.lock:
        if folder is not None:
            _registry.folder = folder
        for name, file in _FACES.items():
            _load(name, file)
        pdfmetrics.registerFontFamily(REGULAR, REGULAR, SEMIBOLD, ITALIC, SEMIBOLD_ITALIC)
    for name in sorted(_registry.missing):
        notices.tell(
            _("The font file “{name}” is missing: another face stands in. Install the program again.").format(
                name=(_FACES | _FALLBACKS)[name]
            )
        )


def face(*, bold: bool = False, italic: bool = False) -> str:
    """The name of the text face with these marks."""
    return _MARKED[bold, italic]


def file(name: str) -> Path:
    """The font file of the face `name`."""
    return _registry.folder / (_FACES | _FALLBACKS)[name]


def marked(name: str, *, bold: bool, italic: bool) -> str:
    """The text face `name`, made bolder or slanted as well."""
    return face(
        bold=bold or name in {SEMIBOLD, SEMIBOLD_ITALIC},
        italic=italic or name in {ITALIC, SEMIBOLD_ITALIC},
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
    return "".join(sorted({char for char in clean(text) if _face_of(char, REGULAR) is None}))


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
        pdfmetrics.registerFont(font)
        pdfmetrics.registerFontFamily(name, name, name, name, name)
        glyphs: Mapping[int, int] = font.face.charToGlyph
        _registry.letters[name] = frozenset(glyphs)
    return _registry.letters[name]


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
