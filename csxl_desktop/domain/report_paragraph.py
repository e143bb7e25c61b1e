"""What the annual report tells of a meeting, drawn from its minutes: proposed, and compared when they changed later."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from csxl_desktop.domain.choices import ItemKind
from csxl_desktop.domain.meeting_rows import ItemRow
from csxl_desktop.domain.rich_text import Block, RichText, Span


def proposed_paragraph(items: Sequence[ItemRow]) -> RichText:
    """The words of the thematic items; of minutes without any, of every item under its title."""
    written = [item for item in items if item.text]
    themes = [item for item in written if item.kind is ItemKind.THEME]
    if len(themes) == 1 or (not themes and len(written) == 1):
        return RichText(_fresh((themes or written)[0].text.blocks))
    blocks: list[Block] = []
    for item in themes or written:
        blocks += [Block(f"title-{item.id.hex}", "p", (Span(item.title, "b"),)), *item.text.blocks]
    return RichText(_fresh(blocks))


def source_digest(items: Sequence[ItemRow]) -> str:
    """The SHA-256 of what would be proposed; nothing where the minutes say nothing yet."""
    proposed = proposed_paragraph(items)
    if not proposed:
        return ""
    canonical = json.dumps(proposed.to_json(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def minutes_changed(items: Sequence[ItemRow], taken_from: str) -> bool:
    """Whether the minutes say something else than when the paragraph was drawn from them (`taken_from`)."""
    return bool(taken_from) and taken_from != source_digest(items)


def _fresh(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks without page breaks, each with a key of its own in this text."""
    return tuple(
        replace(block, id=f"r{place}")
        for place, block in enumerate(each for each in blocks if each.kind != "pagebreak")
    )
