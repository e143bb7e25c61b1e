"""Marked content: which letters and lines of a page belong to a node, which are only there to be seen; PDF strings."""

from collections.abc import Iterable, Iterator

ARTIFACT, END = "/Artifact BMC", "EMC"
HEADER, FOOTER, WATERMARK = (
    f"/Artifact<</Type/Pagination/Subtype/{kind}>> BDC" for kind in ("Header", "Footer", "Watermark")
)
_ESCAPED = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)"})
_PAINTED = (" Do", " sh")
_APART = ("/", "q", "Q", "BT")  # marks, graphics states and letters: a decoration ends there


def begun(kind: str, number: int) -> str:
    """The beginning of what is marked on a page under `number`."""
    return f"/{kind}<</MCID {number}>> BDC"


def whole(code: Iterable[str]) -> Iterator[str]:
    """The code of a page where all that is painted outside the marks is marked as decoration."""
    inside = decoration = False
    for piece in code:
        if inside:
            inside = piece != END
        elif piece[:1] == "n" or piece.endswith(_PAINTED):  # “n” begins each path
            if not decoration:
                decoration = True
                yield ARTIFACT
        elif piece.startswith(_APART):
            if decoration:
                decoration = False
                yield END
            inside = piece.endswith(" BDC")
        yield piece
    if decoration:
        yield END


def pdf_text(words: str) -> str:
    """`words` as a PDF string, letter for letter; line ends become spaces."""
    words = " ".join(words.split())
    if words.isascii() and words.isprintable():
        return f"({words.translate(_ESCAPED)})"
    return f"<FEFF{words.encode('utf-16-be').hex().upper()}>"
