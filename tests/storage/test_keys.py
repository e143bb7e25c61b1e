"""A key wrapped by words: only these words give it back, and nothing beside it can be changed."""

import pytest

from csxl_desktop.storage import keys

WORDS = "trois mots d’été"


def test_the_words_give_the_key_back_however_their_accents_were_typed_and_no_others_do() -> None:
    key = keys.new_key()
    wrapped = keys.wrap(key, WORDS, {"for": "somebody"})
    assert keys.unwrap(wrapped, WORDS.replace("é", "e\u0301")) == key
    assert wrapped["for"] == "somebody"
    assert key.hex() not in repr(wrapped)
    for words, told in ((WORDS.upper(), wrapped), (WORDS, wrapped | {"for": "another"})):
        with pytest.raises(keys.WrongWordsError):
            keys.unwrap(told, words)


def test_a_file_that_asks_for_a_day_of_work_is_refused() -> None:
    wrapped = keys.wrap(keys.new_key(), WORDS, {})
    for dear in ({"n": 2**30}, {"r": 0}):
        with pytest.raises(ValueError, match="n"):
            keys.unwrap(wrapped | dear, WORDS)
