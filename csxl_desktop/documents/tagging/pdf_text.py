"""Text as the PDF's own strings."""

_ESCAPED = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)"})


def pdf_text(words: str) -> str:
    """`words` as a PDF string, letter for letter; line ends become spaces."""
    words = " ".join(words.split())
    if words.isascii() and words.isprintable():
        return f"({words.translate(_ESCAPED)})"
    return f"<FEFF{words.encode('utf-16-be').hex().upper()}>"
