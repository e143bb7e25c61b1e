"""What differs between two texts: block by block (by their ids), then word by word. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from csxl_desktop.domain.rich_text import Block, RichText, runs_plain

_MOST_PAIRS = 10_000  # of passages held against each other by their words
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
