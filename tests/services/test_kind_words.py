"""Each kind of record has a word for one of it, or for several."""

from csxl_desktop.services import kind_words
from csxl_desktop.services.kind_words import one_word
from csxl_desktop.storage.values import record_classes


def test_every_kind_of_record_has_a_word() -> None:
    assert all(one_word(entity) for entity in record_classes().values())


def test_no_word_is_kept_for_a_kind_that_is_no_more() -> None:
    assert set(kind_words._ONE) <= {entity.__name__ for entity in record_classes().values()}
