"""The code of a sheet: what goes wrong while it is read on the phone is found at the group where it went wrong."""

import pytest

from csxl_desktop.domain import recovery_code
from csxl_desktop.domain.recovery_code import RecoveryCodeLengthError, RecoveryGroupError

SECRET = "0123456789" * 4
GROUPS = recovery_code.spelt(SECRET)


def test_a_code_is_read_as_it_was_spelt_whatever_stands_between_its_digits() -> None:
    assert [len(group) for group in GROUPS] == [6] * 8
    for between in ("", " ", "-", "\n"):
        assert recovery_code.read(between.join(GROUPS)) == SECRET
    with pytest.raises(RecoveryCodeLengthError):
        recovery_code.read("".join(GROUPS)[:-1])


def test_every_wrong_digit_every_swap_of_neighbours_and_two_groups_exchanged_are_found() -> None:
    slips = []
    for place, group in enumerate(GROUPS):
        for at, right in enumerate(group):
            slips += [(place, group[:at] + wrong + group[at + 1 :]) for wrong in "0123456789" if wrong != right]
        for at in range(5):
            if group[at] != group[at + 1]:
                slips.append((place, group[:at] + group[at + 1] + group[at] + group[at + 2 :]))
    assert len(slips) > 8 * 6 * 9
    for place, slip in slips:
        with pytest.raises(RecoveryGroupError) as refusal:
            recovery_code.read("".join((*GROUPS[:place], slip, *GROUPS[place + 1 :])))
        assert refusal.value.values["number"] == place + 1
    with pytest.raises(RecoveryGroupError):
        recovery_code.read("".join((GROUPS[1], GROUPS[0], *GROUPS[2:])))


def test_a_code_is_told_from_a_passphrase() -> None:
    assert recovery_code.looks_like(" ".join(GROUPS))
    assert not recovery_code.looks_like("cerise verte lampe 2026")
    assert not recovery_code.looks_like("12345678")
