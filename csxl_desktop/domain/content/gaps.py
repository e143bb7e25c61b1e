"""Sentences that name a fact nobody knows, said without it: “The assembly of … welcomed you” loses its “of”."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from csxl_desktop.domain.rich_text import LiveField, RichText, Run, Span, merged, runs_plain

# What binds a day or a version to the words before it, and goes with it.
_BINDING = {
    "fr": "en date du|à la date du|à dater du|à partir du|depuis le|dès le|version|du|de|le|au",
    "nl": "met ingang van|sinds|vanaf|versie|van|op|de",
    "en": "as of|since|from|dated|version|of|on",
}


def without(text: RichText, names: Collection[str], language: str) -> RichText:
    """`text` with the live fields `names` left out, and the words that bound them."""
    binding = re.compile(rf"(?:(?:^|\s+)(?:{_BINDING.get(language, _BINDING['en'])}))?\s*$", re.IGNORECASE)
    return RichText(
        tuple(
            replace(
                block,
                runs=_told(block.runs, names, binding),
                rows=tuple(tuple(_told(cell, names, binding) for cell in row) for row in block.rows),
            )
            for block in text.blocks
        ),
        text.extra,
    )


def _told(runs: Iterable[Run], names: Collection[str], binding: re.Pattern[str]) -> tuple[Run, ...]:
    kept: list[Run] = []
    gap = False
    for run in runs:
        if isinstance(run, LiveField) and run.name in names:
            gap = True
            if kept and isinstance(last := kept[-1], Span):
                kept[-1] = replace(last, text=binding.sub("", last.text, count=1))
            continue
        kept.append(_resumed(run, kept) if gap and isinstance(run, Span) else run)
        gap = False
    return merged(kept)


def _resumed(run: Span, before: Sequence[Run]) -> Span:
    """The words after a gap; where the gap began a sentence, they begin it."""
    said = runs_plain(before).rstrip()
    if said and said[-1] not in ".!?":
        return run
    words = run.text.lstrip(" \N{NO-BREAK SPACE},")
    return replace(run, text=(" " if said else "") + words[:1].upper() + words[1:])
