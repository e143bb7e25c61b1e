"""Which language a text is written in, told by its small words: most rules read French."""

import re
from collections import Counter

from csxl_desktop.proofreading.text import Text

FRENCH = "fr"
_SMALL = {
    FRENCH: "le la les des du un une et est sont pour dans sur avec qui que aux par ce cette nous pas plus au",
    "nl": "de het een en van is zijn voor op met die dat aan door deze ook niet bij naar werd wordt te er om",
    "en": "the of and to is are for with that this by from at it was were be has have their they its which",
}
_OF = {word: language for language, words in _SMALL.items() for word in words.split()}
_WORD = re.compile(r"[^\W\d_]+")
_FEW = 8  # small words of another language from which a text may be told to be in it
_TIMES = 3  # as many as those of French


def language_of(text: Text) -> str:
    """French, until another language is clearly heard: names and titles in French stand in every text of an office."""
    heard = Counter(_OF[word] for _at, block in text.running() for word in _WORD.findall(block.lowered) if word in _OF)
    language, most = max(heard.items(), key=lambda each: each[1], default=(FRENCH, 0))
    return language if most >= _FEW and most >= _TIMES * heard[FRENCH] else FRENCH
