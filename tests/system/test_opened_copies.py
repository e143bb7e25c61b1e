"""Copies for other programs: read-only, apart from each other, gone at the end."""

from csxl_desktop.system.opened_copies import forget_copy, read_only_copy


def test_copies_of_one_name_stand_apart_read_only_and_go() -> None:
    first, second = read_only_copy(b"a", "Plan.pdf"), read_only_copy(b"b", "../../Plan.pdf")

    assert [(path.name, path.read_bytes()) for path in (first, second)] == [("Plan.pdf", b"a"), ("Plan.pdf", b"b")]
    assert [path.stat().st_mode & 0o777 for path in (first, first.parent)] == [0o400, 0o700]
    assert second.parent.name.startswith("csxl-")

    forget_copy(first.parent)
    forget_copy(first.parent)  # somebody swept already
    assert (first.parent.exists(), second.exists()) == (False, True)
    forget_copy(second.parent)
