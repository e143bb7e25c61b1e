"""Two who chose another word for one thing are asked once: names that only bear the word are decided with it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from csxl_desktop.domain.own_words import letters_of, words_of
from csxl_desktop.storage.reconciling.maps import leaves
from csxl_desktop.storage.reconciling.work import Discard

_WORDS = ("offices", "vocabulary")
_KIND_NAMES = ("label", "label_plural", "label_nl", "label_plural_nl")
_NAMES = frozenset({*(("meeting_kinds", name) for name in _KIND_NAMES), ("report_sections", "title")})
_BADGES = (("meeting_kinds", "badge"), ("meeting_kinds", "badge_nl"))


def asked_once(discards: Sequence[Discard]) -> list[Discard]:
    """The same, but nobody is asked about names that follow from words which are asked about."""
    pairs = [pair for each in discards if (each.table, each.column) == _WORDS for pair in _words(each)]
    letters = {pair for each in discards if (each.table, each.column) == _WORDS for pair in _letters(each)}
    told = {each.record for each in discards if _bears(each, pairs)}
    return [
        replace(each, asked=False) if (each.record in told and _is_name(each)) or _is_badge(each, letters) else each
        for each in discards
    ]


def _is_name(each: Discard) -> bool:
    return (each.table, each.column) in {*_NAMES, *_BADGES}


def _is_badge(each: Discard, letters: set[tuple[str, str]]) -> bool:
    """Letters that follow from the words though no name does: a Dutch name is often only said, not written."""
    if (each.table, each.column) not in _BADGES:
        return False
    return (str(each.ours.get(each.column) or ""), str(each.theirs.get(each.column) or "")) in letters


def _bears(each: Discard, pairs: list[tuple[list[str], list[str]]]) -> bool:
    if (each.table, each.column) not in _NAMES:
        return False
    here, there = (str(side.get(each.column) or "").lower() for side in (each.ours, each.theirs))
    return any(any(word in here for word in ours) and any(word in there for word in theirs) for ours, theirs in pairs)


def _words(each: Discard) -> Iterator[tuple[list[str], list[str]]]:
    """Of each term that both chose otherwise: the forms of ours and of theirs."""
    ours, theirs = (dict(leaves(_read(side.get(each.column)))) for side in (each.ours, each.theirs))
    for name in ours.keys() & theirs.keys():
        if ours[name] != theirs[name]:
            yield _forms(ours[name]), _forms(theirs[name])


def _letters(each: Discard) -> Iterator[tuple[str, str]]:
    """Of each term that both chose otherwise: what the badges say by our word and by theirs."""
    ours, theirs = (words_of(_read(side.get(each.column))) for side in (each.ours, each.theirs))
    for language, terms in ours.items():
        for term, word in terms.items():
            other = theirs.get(language, {}).get(term)
            if other is not None and other != word:
                yield letters_of(language, term, word), letters_of(language, term, other)


def _read(text: Any) -> dict[str, Any]:
    return dict(json.loads(text)) if text else {}


def _forms(word: Any) -> list[str]:
    return [str(form).lower() for form in word[:2] if form] if isinstance(word, list) else []
