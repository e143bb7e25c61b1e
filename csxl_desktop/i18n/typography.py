"""French typography for printed texts: no-break spaces and curly apostrophes, put in once and never twice."""

import re
from dataclasses import dataclass

NBSP = "\N{NO-BREAK SPACE}"
NARROW = "\N{NARROW NO-BREAK SPACE}"

DOT, HELD_DOT = " · ", f" ·{NBSP}"  # between two things; no line ends with it

_STAND_IN = "\ufdd0"  # a noncharacter: no text holds it, and if one does it is protected too

# Left alone: links, e-mail addresses, times and ratios such as 14:00.
_PROTECTED = re.compile(
    r"(?:[a-z][a-z+.-]*://|www\.)[^\s«»]*[^\s«».,;:!?)\]]"
    r"|(?:mailto:)?[\w.+'-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b\d{1,2}:\d{2}\b"
    rf"|{_STAND_IN}",
    re.IGNORECASE,
)
_BLANK = r"[ \u00a0\u2009\u202f]"
_OPENING = re.compile(rf"«{_BLANK}*(?=[^\s»])")
_CLOSING = re.compile(rf"(?<=\S){_BLANK}*»|{_BLANK}+»")
_HIGH = re.compile(rf"(?:{_BLANK}+|(?<=[^\s(\[«;!?:¿¡]))(?=[;!?]+(?:[\s)\]»”\"’.,…]|$))")
_COLON = re.compile(rf"(?:{_BLANK}+(?=:(?:\s|$|«))|(?<=[^\s(\[«;!?:])(?=:(?:[\s»]|$)))")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[\w«“\"(]|$)")
_UNIT = re.compile(rf"(?<=\d){_BLANK}(?=[%€](?:\W|$))")
_CIVILITY = re.compile(r"\b(MM?\.|Mmes?|Mlles?|Drs?|n°|N°) (?=[A-ZÀ-Þ0-9])")


@dataclass(frozen=True, slots=True)
class TypographyOptions:
    """What the office wants: spaces at all, narrow ones before `; ! ?` and inside guillemets, curly apostrophes.

    And of the running text, in any language: lines that end together, `step` points more than the house has.
    """

    spaces: bool = True
    narrow_spaces: bool = True
    curly_apostrophes: bool = True
    narrow_guillemets: bool = False
    justified: bool = False
    step: float = 0.0


HOUSE = TypographyOptions()
_QUOTED = re.compile(rf"«{_BLANK}*([^«»]*?){_BLANK}*»|\"([^\"]*)\"")


def inner_quotes(text: str) -> str:
    """`text` as it stands between guillemets: what it quotes itself takes the other marks, “…”."""
    return _QUOTED.sub(lambda found: f"“{(found.group(1) or found.group(2) or '').strip()}”", text)


def french(text: str, options: TypographyOptions = HOUSE) -> str:
    """`text` set as French is printed; applied again it changes nothing."""
    kept = iter(_PROTECTED.findall(text))
    text = _PROTECTED.sub(_STAND_IN, text)
    if options.curly_apostrophes:
        text = _APOSTROPHE.sub("’", text)
    if options.spaces:
        inside = NARROW if options.narrow_guillemets else NBSP
        text = _OPENING.sub(f"«{inside}", text)
        text = _CLOSING.sub(f"{inside}»", text)
        text = _HIGH.sub(NARROW if options.narrow_spaces else NBSP, text)
        text = _COLON.sub(NBSP, text)
        text = _UNIT.sub(NBSP, text)
        text = _CIVILITY.sub(rf"\1{NBSP}", text)
    return re.sub(_STAND_IN, lambda _found: next(kept), text)
