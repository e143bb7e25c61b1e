"""What differs between two texts: block by block (by their ids), then word by word. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from csxl_desktop.domain.rich_text import Block, RichText, runs_plain

_MOST_PAIRS = 10_000  # of passages held against each other by their words
_AT_ONCE = 4_000_000  # pairs of words held against each other; beyond, one stretch stands for the other
_BEGINNING = 300  # letters of a paragraph that came or went as a whole
_WORDS = re.compile(r"\s+|[^\W_]+(?:[’'-][^\W_]+)*|.", re.DOTALL)


class Change(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Part:
    """Words that stayed, came or went."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class BlockDifference:
    """One paragraph: as a whole the same, new or gone; else changed within (`change` is then nothing)."""

    block_id: str
    change: Change | None
    parts: tuple[Part, ...]


def compare_texts(before: RichText, after: RichText) -> tuple[BlockDifference, ...]:
    """The blocks of `after` in their order, those that went where they stood."""
    old, new = _told(before), _told(after)
    known = {block_id for block_id, _text in new}
    earlier = dict(old)
    found: list[BlockDifference] = []
    gone = _gone(old, known)
    found += [_whole(block_id, Change.REMOVED, text) for block_id, text in gone.get("", ())]
    for block_id, text in new:
        if block_id in earlier:
            found.append(_within(block_id, earlier[block_id], text))
        else:
            found.append(_whole(block_id, Change.ADDED, text))
        found += [_whole(each, Change.REMOVED, was) for each, was in gone.get(block_id, ())]
    return tuple(found)


def compare_words(before: str, after: str) -> tuple[Part, ...]:
    """Word by word; spaces stand with the words that they follow."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    parts: list[Part] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(Part(Change.SAME, "".join(new[c:d])))
            continue
        parts += _parts(Change.REMOVED, old[a:b])
        parts += _parts(Change.ADDED, new[c:d])
    return tuple(parts)


def compare_lines(before: str, after: str) -> tuple[BlockDifference, ...]:
    """Two texts without formats as one block; only the words between what both begin and end with are compared."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    start, end = _common(old, new)
    gone, came = old[start : len(old) - end], new[start : len(new) - end]
    if len(gone) * len(came) > _AT_ONCE:
        middle = (*_parts(Change.REMOVED, gone), *_parts(Change.ADDED, came))
    else:
        middle = compare_words("".join(gone), "".join(came))
    parts = (*_parts(Change.SAME, new[:start]), *middle, *_parts(Change.SAME, new[len(new) - end :]))
    return (BlockDifference("", None, parts),) if parts else ()


def passages(blocks: Iterable[BlockDifference], around: int = 8) -> tuple[BlockDifference, ...]:
    """The places that differ, with so many words around them; “…” stands for what is left out."""
    found = (block for block in blocks if block.change is not Change.SAME)
    return tuple(replace(block, parts=tuple(_shortened(block.parts, 2 * around))) for block in found)


def differing(before: str, after: str, *, around: int = 4, longest: int = 80) -> tuple[str, str]:
    """Of two texts the stretch in which they differ, with some words around it, on one line each."""
    old, new = _WORDS.findall(" ".join(before.split())), _WORDS.findall(" ".join(after.split()))
    start, end = _common(old, new)
    start, end = max(0, start - 2 * around), max(0, end - 2 * around)
    return _stretch(old, start, end, longest), _stretch(new, start, end, longest)


def alignment(before: RichText, after: RichText) -> dict[str, str]:
    """Block of `before` → the block of `after` that it became: by its id, its words, or most of its words."""
    found = {block.id: block.id for block in before.blocks if block.id in {each.id for each in after.blocks}}
    old = {block.id: words_of(block) for block in before.blocks if block.id not in found}
    new = {block.id: words_of(block) for block in after.blocks if block.id not in found}
    for alike in (_equal, _similar):
        if len(old) * len(new) > _MOST_PAIRS and alike is _similar:
            break
        for old_id, words in list(old.items()):
            match = next((new_id for new_id, others in new.items() if alike(words, others)), None)
            if match is not None and words.strip():
                found[old_id] = match
                del old[old_id], new[match]
    return found


def under_ids(text: RichText, ids: Mapping[str, str]) -> RichText:
    """The text with its blocks called as `ids` says."""
    return replace(text, blocks=tuple(replace(block, id=ids.get(block.id, block.id)) for block in text.blocks))


def _equal(one: str, other: str) -> bool:
    return one == other


def _similar(one: str, other: str) -> bool:
    first, second = set(_WORDS.findall(one)), set(_WORDS.findall(other))
    return 2 * len(first & second) >= len(first | second)


def differs(differences: Sequence[BlockDifference]) -> bool:
    """Whether anything came, went or changed."""
    return any(each.change is not Change.SAME for each in differences)


def _common(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many words both begin with, and how many of the others both end with."""
    most = min(len(old), len(new))
    start = next((place for place in range(most) if old[place] != new[place]), most)
    end = next((place for place in range(most - start) if old[-1 - place] != new[-1 - place]), most - start)
    return start, end


def _stretch(words: Sequence[str], start: int, end: int, longest: int) -> str:
    text = "".join(words[start : len(words) - end]).strip()
    cut = len(text) > longest
    text = text[:longest].rstrip() if cut else text
    return f"{'…' if start and text else ''}{text}{'…' if text and (cut or end) else ''}"


def _shortened(parts: Sequence[Part], most: int) -> Iterator[Part]:
    for place, part in enumerate(parts):
        if len(parts) == 1:
            text = part.text
            yield Part(part.change, f"{text[:_BEGINNING].rstrip()}…" if len(text) > _BEGINNING else text)
        elif part.change is not Change.SAME:
            yield part
        else:
            yield Part(part.change, _ends(part.text, 0 if place == 0 else most, 0 if place == len(parts) - 1 else most))


def _ends(text: str, first: int, last: int) -> str:
    """The first and the last words of what stays between two changes (of what stands before the first: the last)."""
    words = _WORDS.findall(text)
    if len(words) <= first + last:
        return text
    return f"{''.join(words[:first])}…{''.join(words[len(words) - last :])}"


def _parts(change: Change, words: Sequence[str]) -> Iterator[Part]:
    if words:
        yield Part(change, "".join(words))


def _told(text: RichText) -> list[tuple[str, str]]:
    """Each block by its id; of two with one id the second is told by its place."""
    found: list[tuple[str, str]] = []
    seen: set[str] = set()
    for place, block in enumerate(text.blocks):
        key = block.id if block.id and block.id not in seen else f"{block.id}#{place}"
        seen.add(key)
        found.append((key, words_of(block)))
    return found


def words_of(block: Block) -> str:
    """What a block says, its footnotes with it."""
    text = RichText((block,))
    return "\n".join((text.plain(), *(f"[{runs_plain(mark.note)}]" for mark in text.notes())))


def _gone(old: Sequence[tuple[str, str]], known: set[str]) -> dict[str, list[tuple[str, str]]]:
    """The blocks that went, by the one that stays before them (empty: at the beginning)."""
    gone: dict[str, list[tuple[str, str]]] = {}
    last = ""
    for block_id, text in old:
        if block_id in known:
            last = block_id
        else:
            gone.setdefault(last, []).append((block_id, text))
    return gone


def _within(block_id: str, before: str, after: str) -> BlockDifference:
    if before == after:
        return _whole(block_id, Change.SAME, after)
    return BlockDifference(block_id, None, compare_words(before, after))


def _whole(block_id: str, change: Change, text: str) -> BlockDifference:
    return BlockDifference(block_id, change, (Part(change, text),))
