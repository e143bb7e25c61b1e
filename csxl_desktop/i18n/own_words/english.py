"""English messages in the office's words: a or an before them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from csxl_desktop.i18n.own_words import Rewording, Word
from csxl_desktop.i18n.own_words.forms import as_large, by_form


@dataclass(frozen=True, slots=True)
class _Noun:
    """A term of the house: its nouns (one, several), and what they stand beside where they mean another thing."""

    nouns: tuple[tuple[str, str], ...]
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()


_NOUNS = {
    "assembly": _Noun((("general assembly", "general assemblies"), ("assembly", "assemblies"))),
    "coordination": _Noun(
        (("coordination", "coordinations"), ("office", "offices")),
        not_after=("csxl – ",),  # the name of this program
        not_before=(" sociale", " document"),
    ),
    "group": _Noun(
        (("working group", "working groups"), ("group", "groups")),
        # Groups of digits.
        not_after=("by ",),
        not_before=(" {number} ", " of {digits}", " of six", " by group", " one after"),
    ),
    "committee": _Noun((("steering committee", "steering committees"), ("committee", "committees"))),
    # Of the team and of the committee there are members under every roof.
    "member": _Noun(
        (("member", "members"),), not_after=("team ", "elected "), not_before=(" of the team", " of the committee")
    ),
}
_BESIDE = r"(?:\b(?:an? |new |former |other ))*"


def rewording(told: Mapping[str, Word]) -> Rewording:
    """What changes a message into these words."""
    nouns = by_form((term, pair) for term in told for pair in _NOUNS[term].nouns)
    choices = "|".join(_guarded(_NOUNS[term]) for term in told)
    pattern = re.compile(rf"(?<![\w{{-])(?P<beside>{_BESIDE})(?P<noun>{choices})(?![\w}}])", re.IGNORECASE)

    def _replaced(found: re.Match[str]) -> str:
        term, several = nouns[found["noun"].lower()]
        noun = as_large(found["noun"], told[term].plural if several else told[term].singular)
        return _agreed(found["beside"], noun) + noun

    def _reworded(answer: str, _message: str = "") -> str:
        return pattern.sub(_replaced, answer)

    return _reworded


def _guarded(noun: _Noun) -> str:
    before = "".join(f"(?<!{re.escape(each)})" for each in noun.not_after)
    after = "".join(f"(?!{re.escape(each)})" for each in noun.not_before)
    forms = sorted((form for pair in noun.nouns for form in pair), key=len, reverse=True)
    return f"{before}(?:{'|'.join(forms)})\\b{after}"


def _agreed(beside: str, noun: str) -> str:
    words = f"{beside}{noun}".split(" ")
    for place, word in enumerate(words[:-1]):
        if word.lower() in {"a", "an"}:
            words[place] = as_large(word, "an" if words[place + 1][:1].lower() in "aeiou" else "a")
    told = " ".join(words)
    return told[: len(told) - len(noun)]
