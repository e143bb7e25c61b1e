"""The rules name tables instead of importing them: each name is a table's, each field one of its columns."""

from csxl_desktop.services import rules
from csxl_desktop.storage import entities


def test_every_table_and_field_that_the_rules_name_is_there() -> None:
    tables = entities.metadata().tables
    fields = {
        *rules._NAMED.items(),
        *rules._NOT_PARTS,
        *((table, "id") for table in rules._SEALED_PARTS | rules._OWNED),
        *((table, field) for table, open_fields in rules._OPEN_FIELDS.items() for field in open_fields),
    }
    assert fields
    assert {(table, field) for table, field in fields if table not in tables or field not in tables[table].c} == set()
