"""What tags and CSS say about words: bold or not, a link, hidden, the mark of a Word list, a heading."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

_LONGEST_STYLE = 2_000
_LONGEST_LINK = 2_000
_BOLD_FROM = 600
_LEVEL_WIDTH = 36.0  # points: how far Word moves each level of a list in

_TAG_MARKS = {"b": "b", "strong": "b", "i": "i", "em": "i", "cite": "i", "u": "u", "ins": "u"}
_LINK = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+\Z", re.IGNORECASE)
_MSO_LEVEL = re.compile(r"mso-list:[^;]*?\blevel(\d+)", re.IGNORECASE)
_OUTLINE = re.compile(r"mso-outline-level:\s*(\d)", re.IGNORECASE)
_MARGIN = re.compile(r"margin-left:\s*([\d.]+)\s*(pt|cm|in|px)", re.IGNORECASE)
_HEADING_CLASS = re.compile(r"\b(?:MsoHeading|Heading|Titre|Kop)\s?([1-9])\b", re.IGNORECASE)
_POINTS = {"pt": 1.0, "cm": 28.35, "in": 72.0, "px": 0.75}
_CONDITIONS = re.compile(r"<!\[[^<>]*>|<\?[^<>]*>|<![^<>]*>")
_LONELY = re.compile(r"<(?![^<>]*>)|<(?=[!?])")  # also what became a condition once another was taken out of it


@dataclass(frozen=True, slots=True)
class State:
    """What holds for the words now being read."""

    marks: str = ""
    url: str = ""
    hidden: bool = False
    marker: bool = False


PLAIN = State()


def without_traps(html: str) -> str:
    """`html` without comments and conditions, every lonely `<` made a letter: the parser then works in one pass.

    The standard parser takes quadratic time over unclosed tags and stops at broken `<![`: half a minute for
    60 kB of `<a <a <a`.
    """
    pieces, at = [], 0
    while (start := html.find("<!--", at)) >= 0:
        pieces.append(html[at:start])
        end = html.find("-->", start + 4)
        at = len(html) if end < 0 else end + 3
    pieces.append(html[at:])
    return _LONELY.sub("&lt;", _CONDITIONS.sub("", "".join(pieces)))


def restyled(state: State, tag: str, given: Mapping[str, str], *, hidden: bool) -> State:
    """The state inside `<tag …>`."""
    marks = set(state.marks)
    if tag in _TAG_MARKS:
        marks.add(_TAG_MARKS[tag])
    url, style = state.url, given.get("style", "")
    if tag == "a":
        url = safe_link(given.get("href", ""))
    marker = state.marker
    if style:
        rules = _rules(style)
        _restyle(marks, rules)
        hidden = hidden or rules.get("display") == "none" or rules.get("mso-hide") == "all"
        marker = marker or rules.get("mso-list", "").casefold() == "ignore"
    result = State("".join(mark for mark in "biu" if mark in marks), url, state.hidden or hidden, marker)
    return replace(state) if result == state else result


def safe_link(href: str) -> str:
    """The address where it is http, https or mailto; else nothing."""
    href = href.strip()
    return href if len(href) <= _LONGEST_LINK and _LINK.match(href) else ""


def list_level(style: str, name: str) -> int | None:
    """The level (from 0) of a paragraph that Word means as a list line, or `None`."""
    style = style[:_LONGEST_STYLE]
    if found := _MSO_LEVEL.search(style):
        return max(int(found[1][:2]) - 1, 0)
    if "MsoListParagraph" not in name and "MsoListBullet" not in name and "MsoListNumber" not in name:
        return None
    if margin := _MARGIN.search(style):
        points = float(margin[1].strip(".") or 0) * _POINTS[margin[2].lower()] if margin[1].count(".") < 2 else 0
        return max(round(points / _LEVEL_WIDTH) - 1, 0)
    return 0


def outline_level(style: str, name: str) -> int:
    """1–3 for a paragraph that Word means as a heading, else 0."""
    if "MsoTitle" in name:
        return 1
    found = _OUTLINE.search(style[:_LONGEST_STYLE]) or _HEADING_CLASS.search(name[:100])
    return min(int(found[1]), 3) if found else 0


def _rules(style: str) -> dict[str, str]:
    pairs = (rule.partition(":") for rule in style[:_LONGEST_STYLE].split(";"))
    return {name.strip().casefold(): value.strip().casefold() for name, _colon, value in pairs}


def _restyle(marks: set[str], rules: Mapping[str, str]) -> None:
    if weight := rules.get("font-weight"):
        bold = weight in {"bold", "bolder"} or (weight.isdecimal() and int(weight[:5]) >= _BOLD_FROM)
        _switch(marks, "b", on=bold)
    if slope := rules.get("font-style"):
        _switch(marks, "i", on=slope.startswith(("italic", "oblique")))
    line = rules.get("text-decoration-line") or rules.get("text-decoration")
    if line:
        _switch(marks, "u", on="underline" in line)


def _switch(marks: set[str], mark: str, *, on: bool) -> None:
    if on:
        marks.add(mark)
    else:
        marks.discard(mark)
