"""What is told of several at once: “tels que” behind them, a participle behind two that “et” joins."""

from collections.abc import Iterator

from csxl_desktop.proofreading.rules.agreeing import Disagreement, can_qualify, differs, fit, outer, qualified, word_at
from csxl_desktop.proofreading.rules.clause_words import (
    ADVERBS,
    BEING,
    CLITICS,
    COLLECTIVES,
    CONTRACTED,
    HAVING,
    OPENERS,
    TIMES,
)
from csxl_desktop.proofreading.rules.lexicon import Form, finite, gender, noun, participle, present
from csxl_desktop.proofreading.rules.phrases import Phrase, Token

_SUCH: dict[str, Form] = {"tel": ("m", "s"), "telle": ("f", "s"), "tels": ("m", "p"), "telles": ("f", "p")}
_FORMS = {form: word for word, form in _SUCH.items()}


def such_as(words: list[Token], phrases: list[Phrase]) -> Iterator[Disagreement]:
    """“des solutions tel que”: none of the nouns before is of that form."""
    for at, token in enumerate(words):
        told = _SUCH.get(token.word)
        if told is None or word_at(words, at + 1) not in {"que", "qu'"} or not at:
            continue
        last = at - 1 if words[at - 1].word == "," else at
        behind = next((each for each in outer(phrases) if each.start < last <= each.end), None)
        if behind is None or word_at(words, behind.start - 1) in {"et", "ou", ",", "ni"}:
            continue
        nouns = [each for each in behind.nouns if each.at < last]
        if not nouns or any(fit(told, (each.gender, each.number)) for each in nouns):
            continue
        clause = max((place for place in range(last) if words[place].word in {",", ";", ":"}), default=-1)
        earlier = [noun(each.word) for each in words[clause + 1 : behind.start]]
        if any(each is not None and fit(told, (gender(each[0]), each[1])) for each in earlier):
            continue  # “un type de jeu, dans un seul octet tel que”
        right = _FORMS.get((nouns[0].gender, nouns[0].number), "")
        yield Disagreement((token.start, words[at + 1].end), token.word, nouns[0].word, f"{right} que" if right else "")


def _pairs(words: list[Token], phrases: list[Phrase]) -> Iterator[tuple[Phrase, Phrase]]:
    """Two phrases that “et” joins at the head of a clause, each with one noun."""
    for one in phrases:
        if one.start and words[one.start - 1].word not in OPENERS:
            continue
        other = next((each for each in phrases if each.start == one.end + 1), None)
        if other is None or word_at(words, one.end) != "et" or other.joined:
            continue
        if any(
            len(each.nouns) > 1
            or each.head.word in COLLECTIVES
            or each.head.word in TIMES
            or words[each.start].word in CONTRACTED
            or words[each.head.at].capital
            for each in (one, other)
        ):
            continue
        yield one, other


def _both(one: Phrase, other: Phrase) -> str:
    """The gender of two together; empty where it is not sure."""
    genders = {one.head.gender, other.head.gender}
    return "m" if "m" in genders else "f" if genders == {"f"} else ""


def apposed_to_two(words: list[Token], phrases: list[Phrase]) -> Iterator[Disagreement]:
    """“Le pain et la soupe, offertes par la commune, attendent”."""
    for one, other in _pairs(words, phrases):
        at = other.end + 1
        if word_at(words, other.end) != ",":
            continue
        while word_at(words, at) in ADVERBS or word_at(words, at).endswith("ment"):
            at += 1
        found = participle(word_at(words, at))
        both = _both(one, other)
        if found is None or not both or found[1][1] != "p" or not can_qualify(words, at):
            continue
        if found[1][0] != both and found[0][-1] not in "sx":
            yield from differs(words, at, [(both, "p")], f"{one.head.word} et {other.head.word}")


def told_of_two(words: list[Token], phrases: list[Phrase]) -> Iterator[Disagreement]:
    """“La nappe et le banc ont été prêtées”."""
    for one, other in _pairs(words, phrases):
        verb = word_at(words, other.end)
        if BEING.get(verb) != "p" and HAVING.get(verb) != "p":
            continue
        place, both = qualified(words, other.end), _both(one, other)
        if place is None or not both:
            continue
        yield from differs(words, place, [(both, "p")], f"{one.head.word} et {other.head.word}")


_ONE_OF = frozenset({"chacun", "chacune", "aucun", "aucune", "l'un", "l'une", "celui", "celle"})
_THOSE = {"ceux": "p", "celles": "p", "celui": "s", "celle": "s"}


def chosen(words: list[Token], phrases: list[Phrase]) -> Iterator[Disagreement]:
    """“Chacun des services présentent ses missions”, “ceux qui vient de loin”."""
    for phrase in phrases:
        one = word_at(words, phrase.start - 1)
        if one not in _ONE_OF or words[phrase.start].word != "des" or phrase.start > 1 or phrase.joined:
            continue
        at = phrase.end + 1 if word_at(words, phrase.end) in {"ne", "n'", "se", "s'"} else phrase.end
        verb = word_at(words, at)
        if BEING.get(verb) == "p" or HAVING.get(verb) == "p" or (finite(verb) or present(verb)) == "p":
            yield Disagreement((words[at].start, words[at].end), verb, one, verb=True)
    for at, token in enumerate(words):
        wanted = _THOSE.get(token.word)
        if wanted is None or word_at(words, at + 1) != "qui":
            continue
        place = at + 2
        while word_at(words, place) in CLITICS or word_at(words, place) in {"se", "s'", "le", "la", "les", "l'"}:
            place += 1
        verb = word_at(words, place)
        number = BEING.get(verb) or HAVING.get(verb) or finite(verb) or present(verb)
        if number and number != wanted:
            yield Disagreement((words[place].start, words[place].end), verb, token.word, verb=True)
