"""Nouns and what hangs on them: a participle beside them, “que”, “qui”, “lequel” behind them."""

from collections.abc import Iterator

from csxl_desktop.proofreading.rules.agreeing import (
    Disagreement,
    after_adverbs,
    can_qualify,
    continues,
    differs,
    fit,
    forms,
    outer,
    qualified,
    word_at,
)
from csxl_desktop.proofreading.rules.clause_words import (
    ALONE,
    BEING,
    CLEAR,
    CLITICS,
    COLLECTIVES,
    FAR,
    FIRST,
    HAVING,
    LAPSES,
    LEADS_TO_RELATIVE,
    LEQUEL,
    NO_RELATIVE,
    NOUNS_TOO,
    OBJECTS,
    OF_CONTRACTED,
    ONE_OF,
    PRESENT_TOO,
    SURE_DETERMINERS,
    TELLING,
    TIMES,
    TO_LEQUEL,
    WITHOUT_AGREEMENT,
)
from csxl_desktop.proofreading.rules.genders import adjectives_alone, listed
from csxl_desktop.proofreading.rules.lexicon import (
    adjective,
    finite,
    gender,
    lexicon,
    noun,
    participle,
    present,
    qualifier,
)
from csxl_desktop.proofreading.rules.phrases import PREPOSITIONS, Phrase, Token


def within(words: list[Token], phrases: list[Phrase]) -> Iterator[Disagreement]:
    for phrase in outer(phrases):
        if _may_be_one_of_several(words, phrase.start) or _is_inserted(words, phrase.start):
            continue
        for at, count in phrase.qualifiers:
            word = words[at].word
            if word_at(words, at + 1) in {"et", "ou", ","} and qualifier(word_at(words, at + 2)) is not None:
                continue  # “les langues française et néerlandaise”
            if (
                not can_qualify(words, at)
                or not _is_clear(word)
                or (PRESENT_TOO.search(word) and not _is_adjective(word))
            ):
                continue
            if word in lexicon().plural or (participle(word) is None and word in NOUNS_TOO):
                continue
            if any(words[each.at].capital for each in phrase.nouns[:count]) or words[at - 1].capital:
                continue
            if word_at(words, at - 1) in {")", "»"}:
                continue
            nouns = phrase.nouns[:count]
            candidates = [(each.gender, each.number) for each in nouns] + _completed(words, phrase.start)
            yield from differs(words, at, candidates, nouns[0].word)


def _is_clear(word: str) -> bool:
    """An ending that nouns seldom have, or an adjective that is no noun."""
    return CLEAR.search(word) is not None or _is_adjective(word)


def _is_adjective(word: str) -> bool:
    told = adjective(word)
    return told is not None and told[0] in adjectives_alone() and not told[0].endswith("ant")


def _completed(words: list[Token], at: int) -> list[tuple[str, str]]:
    """“un état des lieux détaillé”: the noun that the phrase at `at` completes may be the one told of."""
    place = at - 1 if words[at].word in OF_CONTRACTED else at - 2 if word_at(words, at - 1) in {"de", "d'"} else -1
    found = noun(word_at(words, place))
    return [] if found is None else [(gender(found[0]), found[1])]


def _may_be_one_of_several(words: list[Token], at: int) -> bool:
    """“la salle et le matériel loués”, “à un bal et à des visites portés par…”; a comma before “et” begins anew."""
    if word_at(words, at - 1) in PREPOSITIONS:
        at -= 1
    before = word_at(words, at - 1)
    return before in {"ou", ",", "&", "/", "ni"} or (before == "et" and word_at(words, at - 2) != ",")


def _is_inserted(words: list[Token], at: int) -> bool:
    """“a, pour sa part, signé”, “a lors de la séance voté”, “a chaque semaine reçu”: it is of the verb before."""
    before = word_at(words, at - 1)
    if before in HAVING or before in FIRST:
        return word_at(words, at + 1) in TIMES
    place = at - 1
    while word_at(words, place - 1) in PREPOSITIONS:
        place -= 1
    before = word_at(words, place - 1)
    return before in HAVING or before in BEING or before in FIRST or before == "été"


def objects_before(words: list[Token], phrases: list[Phrase]) -> Iterator[Disagreement]:
    """“les familles que nous avons rencontré”, “les familles, que nous avons rencontré”."""
    for phrase in outer(phrases):
        que = phrase.end
        if word_at(words, que) == "," and word_at(words, phrase.start - 1) not in PREPOSITIONS:
            que += 1  # “Trois chants, que la chorale avait appris”; “On sait, par les voisins, que …” is of the verb
        if word_at(words, que) not in {"que", "qu'"} or phrase.head.word in LAPSES:
            continue
        before = words[: phrase.start]
        if any(TELLING.match(each.word) or each.word in NO_RELATIVE for each in before):
            continue
        if word_at(words, phrase.start - 1) in {"et", "ou"} or any(
            words[place].word in NO_RELATIVE for place in range(phrase.start, phrase.end)
        ):
            continue
        aux = next(
            (
                place
                for place in range(que + 1, min(len(words), que + FAR))
                if words[place].word in HAVING or words[place].word in FIRST or finite(words[place].word)
            ),
            None,
        )
        if aux is None or not (words[aux].word in HAVING or words[aux].word in FIRST):
            continue
        between = [each.word for each in words[que + 1 : aux]]
        if (
            {"l'", "les", "que", "qui", ","} & set(between[-1:])
            or between[-2:] == ["il", "y"]
            or ("il" in between and words[aux].word == "a" and word_at(words, aux + 1) in {"été", "fallu"})
        ):
            continue
        at = after_adverbs(words, aux + 1)
        found = participle(word_at(words, at))
        if found is None or found[0] in WITHOUT_AGREEMENT or found[0] in ALONE or continues(words, at):
            continue
        if word_at(words, at + 1) in OBJECTS and word_at(words, at + 2).partition("-")[0] not in TIMES:
            continue  # “l’impression que le service a perdu son âme”: its object is another
        yield from differs(words, at, forms(phrase), phrase.head.word)


def relatives(words: list[Token], phrases: list[Phrase]) -> Iterator[Disagreement]:
    """“les demandes qui ont été introduits”, “la salle dans lequel”."""
    for phrase in outer(phrases):
        one_of = words[phrase.start].word == "des" and word_at(words, phrase.start - 1) in ONE_OF
        joined = one_of or word_at(words, phrase.start - 1) in {"et", "ou", ",", "ni"}
        after = word_at(words, phrase.end)
        at = phrase.end if after in TO_LEQUEL else phrase.end + 1
        told = TO_LEQUEL.get(after) or (LEQUEL.get(word_at(words, at)) if after in LEADS_TO_RELATIVE else None)
        if told is not None and not joined and not any(fit(told, each) for each in forms(phrase)):
            yield Disagreement((words[at].start, words[at].end), words[at].word, phrase.head.word)
        if after != "qui" or one_of or any(each.word == "c'" for each in words[: phrase.start]):
            continue
        at = phrase.end + 1
        while word_at(words, at) in CLITICS:
            at += 1
        verb = word_at(words, at)
        number = finite(verb) or BEING.get(verb, "") or HAVING.get(verb, "") or present(verb)
        numbers = {each.number for each in phrase.nouns}
        if joined and (number != "s" or numbers != {"p"}):
            continue  # what stands before may be meant too
        if number and "" not in numbers and number not in numbers:
            if not {each.word for each in phrase.nouns} & COLLECTIVES:
                yield Disagreement((words[at].start, words[at].end), words[at].word, phrase.head.word, verb=True)
        elif (place := qualified(words, at)) is not None and number:
            yield from differs(words, place, forms(phrase), phrase.head.word)


def determined(words: list[Token], phrases: list[Phrase]) -> Iterator[Disagreement]:
    """“une comité”, “cette projet”, “toutes les groupes”: a determiner of the other gender."""
    for phrase in phrases:
        determiner, head = words[phrase.start], words[phrase.head.at]
        own = listed().get((noun(head.word) or ("", ""))[0], "")
        before = word_at(words, phrase.start - 1)
        if not own or head.capital:
            continue
        told = SURE_DETERMINERS.get(determiner.word, "")
        if told and told != own and phrase.head.at == phrase.start + 1 and before not in {"l'", "d'", "qu'", "-"}:
            yield Disagreement((determiner.start, head.end), determiner.word, head.word)
        all_of = {"tous": "m", "toutes": "f", "toute": "f"}.get(before, "")
        if all_of and all_of != own and determiner.word in {"les", "ces", "ses", "nos", "leurs", "l'", "la", "cette"}:
            start = words[phrase.start - 1]
            yield Disagreement((start.start, start.end), before, head.word)
