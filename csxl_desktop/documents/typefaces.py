"""The families of letters that documents are set in: the faces of each, their files, what stands in for a lost one."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Face:
    """One face by its name in the PDF; `stand_in` is of those that every reader has."""

    name: str
    file: str
    stand_in: str


@dataclass(frozen=True, slots=True)
class Family:
    """Four faces of one design; `word_name` is what text processors call it, `substitute` what they have instead."""

    word_name: str
    substitute: str
    faces: tuple[Face, Face, Face, Face]  # regular, italic, semibold, semibold italic

    @property
    def regular(self) -> str:
        return self.faces[0].name

    @property
    def italic(self) -> str:
        return self.faces[1].name

    @property
    def semibold(self) -> str:
        return self.faces[2].name

    @property
    def semibold_italic(self) -> str:
        return self.faces[3].name

    def face(self, *, bold: bool = False, italic: bool = False) -> str:
        """The name of the face with these marks."""
        return self.faces[2 * bold + italic].name


@dataclass(frozen=True, slots=True)
class Typeface:
    """What a document is set in: its running text, and all around it (titles, tables, captions, charts, headers)."""

    text: Family
    titles: Family

    def families(self) -> tuple[Family, ...]:
        """Each once, that of the text first."""
        return (self.text,) if self.text is self.titles else (self.text, self.titles)


def _family(word_name: str, file: str, substitute: str, stand_ins: tuple[str, str, str, str]) -> Family:
    marks = (("", "Regular"), (" It", "It"), (" Semibold", "Semibold"), (" Semibold It", "SemiboldIt"))
    regular, italic, semibold, both = (
        Face(f"{word_name}{mark}", f"{file}-{end}.ttf", stand_in)
        for (mark, end), stand_in in zip(marks, stand_ins, strict=True)
    )
    return Family(word_name, substitute, (regular, italic, semibold, both))


# The family name is Qt's, so that a chart drawn as SVG finds the same face in the window.
SANS = _family(
    "Source Sans 3", "SourceSans3", "Calibri",
    ("Helvetica", "Helvetica-Oblique", "Helvetica-Bold", "Helvetica-BoldOblique"),
)  # fmt: skip
SERIF = _family(
    "Source Serif Pro", "SourceSerifPro", "Cambria",
    ("Times-Roman", "Times-Italic", "Times-Bold", "Times-BoldItalic"),
)  # fmt: skip
FAMILIES = (SANS, SERIF)
# Face → that of a family of the same hand that knows more letters, asked before any other for one that it lacks.
COMPANIONS = {few.name: many for few, many in zip(SERIF.faces, SANS.faces, strict=True)}
HOUSE_TYPEFACE = Typeface(SANS, SANS)
# `ReportTypeface` → what it is set in.
TYPEFACES = {"sans": HOUSE_TYPEFACE, "serif": Typeface(SERIF, SERIF), "serif_text": Typeface(SERIF, SANS)}


def family_of(face: str) -> Family:
    """The family that the face `face` is of."""
    return next(family for family in FAMILIES if any(each.name == face for each in family.faces))


def text_faces() -> Iterator[Face]:
    """Every face of every family."""
    return (face for family in FAMILIES for face in family.faces)
