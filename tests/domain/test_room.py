"""The live counters of a meeting: only whoever is there, or represented, is counted at each key."""

from itertools import product
from uuid import UUID

from csxl_desktop.domain.choices import AttendanceRole, AttendanceState
from csxl_desktop.domain.counting import CountedLine, CountingRule, count
from csxl_desktop.domain.meeting_rows import AttendanceRow
from csxl_desktop.domain.room import RoomLine, figures


def _line(number: int, state: AttendanceState, role: AttendanceRole) -> RoomLine:
    key = UUID(int=number)
    row = AttendanceRow(key, key, None, "", "Ana", "Test", "", "", state, role, False, None, "", (), "", "")
    return RoomLine(row, (UUID(int=1000 + number),), is_new=True)


def test_counters_agree_with_the_rule_over_the_whole_list() -> None:
    lines = [_line(number, *each) for number, each in enumerate(product(AttendanceState, AttendanceRole))]
    whole = [CountedLine(line.row.state, line.row.role, line.row.person_id, line.partners) for line in lines]
    for staff, represented in product((True, False), repeat=2):
        rule = CountingRule(staff_counted=staff, represented_counted=represented)
        wanted = count(whole, (), rule)
        found = figures(lines, (), rule)
        assert (found.persons, found.partners) == (wanted.persons, wanted.partners)
        assert found.new == len(AttendanceRole)
    assert figures([], (), CountingRule()).persons == 0
