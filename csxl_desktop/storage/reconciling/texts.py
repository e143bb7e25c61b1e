"""Two texts that come from one brought together: formatted texts by paragraph, plain ones by line. Pure functions.

Each answers the text and whether something was written on both sides: then ours stands there, and the whole of theirs
is kept beside it.
"""

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

Json = dict[str, Any]
_MISSING: Any = object()


def merged_blocks(base: Json | None, ours: Json | None, theirs: Json | None) -> tuple[Json | None, bool]:
    """Formatted texts, told apart by the keys of their blocks."""
    before, here, there = (_by_key(each) for each in (base, ours, theirs))
    if before is None or here is None or there is None:
        return ours, True
    kept, contested = _kept(before, here, there)
    order = _order(list(before), list(here), list(there), kept)
    beside, contested_beside = _beside(base or {}, ours or {}, theirs or {})
    both_began = not before and bool(here) and bool(there)
    if not order and not beside:
        return None, contested or contested_beside
    text = {"v": max(_version(ours), _version(theirs)), "blocks": [kept[key] for key in order], **beside}
    return text, contested or contested_beside or both_began


def _version(text: Json | None) -> int:
    return int((text or {}).get("v", 1))


def _by_key(text: Json | None) -> dict[str, Json] | None:
    """The blocks of a text by their keys; nothing where a key is missing or stands twice."""
    blocks = (text or {}).get("blocks", [])
    found = {str(block.get("id", "")): block for block in blocks}
    return found if len(found) == len(blocks) and "" not in found else None


def _kept(before: Json, here: Json, there: Json) -> tuple[dict[str, Json], bool]:
    """What stands of every block, and whether one was written on both sides."""
    kept: dict[str, Json] = {}
    contested = False
    for key in {**before, **here, **there}:
        value, both = merged_value(before.get(key, _MISSING), here.get(key, _MISSING), there.get(key, _MISSING))
        contested |= both
        if value is _MISSING and both:  # taken away here, written there: what was written stays
            value = there[key]
        if value is not _MISSING:
            kept[key] = value
    return kept, contested


def merged_value(base: Any, ours: Any, theirs: Any) -> tuple[Any, bool]:
    """The value that was changed; ours, contested, where both changed it otherwise."""
    if theirs in (ours, base):
        return ours, False
    if ours == base:
        return theirs, False
    return ours, True


def _beside(base: Json, ours: Json, theirs: Json) -> tuple[Json, bool]:
    """What stands beside the blocks: footnotes by their keys, the rest whole."""
    found: Json = {}
    contested = False
    for name in sorted({*base, *ours, *theirs} - {"v", "blocks"}):
        parts = [each.get(name, _MISSING) for each in (base, ours, theirs)]
        if name == "notes" and all(part is _MISSING or isinstance(part, Mapping) for part in parts):
            value, both = _notes(*({} if part is _MISSING else part for part in parts))
        else:
            value, both = merged_value(*parts)
        contested |= both
        if value is not _MISSING and value != {}:
            found[name] = value
    return found, contested


def _notes(base: Json, ours: Json, theirs: Json) -> tuple[Json, bool]:
    kept, contested = _kept(base, ours, theirs)
    return {key: kept[key] for key in sorted(kept)}, contested


def _order(before: list[str], here: list[str], there: list[str], kept: Mapping[str, Any]) -> list[str]:
    """The keys in the order of the side that moved some (ours where both did), what is new after what it followed."""
    common = set(before) & set(here) & set(there)
    stood, ours, theirs = ([key for key in keys if key in common] for keys in (before, here, there))
    spine = theirs if ours == stood else ours
    ours_after, theirs_after = _following(here, common), _following(there, common)
    result: list[str] = []
    for key in ("", *spine):
        result += [key] if key and key in kept else []
        result += _woven(ours_after.get(key, []), theirs_after.get(key, []), kept)
    return list(dict.fromkeys(result))


def _following(keys: Sequence[str], common: Iterable[str]) -> dict[str, list[str]]:
    """The keys that only some have, under the common key they follow."""
    shared, last = set(common), ""
    found: dict[str, list[str]] = {}
    for key in keys:
        if key in shared:
            last = key
        else:
            found.setdefault(last, []).append(key)
    return found


def _woven(ours: list[str], theirs: list[str], kept: Mapping[str, Any]) -> list[str]:
    """What both put at one place: the same on both sides once, else one after the other, alike on every computer."""
    first, second = sorted([key for key in keys if key in kept] for keys in (ours, theirs))
    return list(dict.fromkeys([*first, *second]))


def merged_lines(base: str, ours: str, theirs: str) -> tuple[str, bool]:
    """Plain texts, line by line; where both changed one place, the whole text is ours and contested."""
    lines, here, there = (text.split("\n") for text in (base, ours, theirs))
    changes = sorted((*_hunks(lines, here), *_hunks(lines, there)), key=lambda hunk: (hunk[0], hunk[1], hunk[2]))
    result: list[str] = []
    at = 0
    last: tuple[int, int, list[str]] | None = None
    for hunk in changes:
        start, end, new = hunk
        if hunk == last:
            continue
        if last is not None and (start < at or start == last[0] or start == last[1]):
            return ours, True
        result += lines[at:start] + new
        at, last = end, hunk
    return "\n".join(result + lines[at:]), False


def _hunks(before: list[str], after: list[str]) -> Iterable[tuple[int, int, list[str]]]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            yield start, end, after[new_start:new_end]
