"""What every document of the office looks like: its colour, and how French and the running text are set."""

from dataclasses import dataclass

from csxl_desktop.domain.choices import TextSize


@dataclass(frozen=True, slots=True)
class DocumentLook:
    """The choices of the office, carried beside the content; `accent` is `#RRGGBB` or nothing."""

    accent: str = ""
    narrow_spaces: bool = True  # before ; ! ?
    narrow_guillemets: bool = False  # inside « »
    text_justified: bool = False
    text_size: TextSize = TextSize.NORMAL


PLAIN = DocumentLook()
