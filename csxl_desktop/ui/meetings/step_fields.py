"""In which steps of a meeting a field stands, for whoever comes from elsewhere to mend it."""

from csxl_desktop.domain.meeting_steps import Step

_PREPARED = ("first_on", "speakers", "involvements", "new_members", "resignations")
_HELD = ("persons", "partners", "state")


def steps_with(field: str) -> tuple[Step, ...]:
    """The likeliest first; the others where words may stand."""
    if field in _PREPARED:
        return (Step.PREPARE, Step.TELL)
    if field in _HELD:
        return (Step.HOLD,)
    if field == "report_paragraph":
        return (Step.TELL, Step.PREPARE, Step.WRITE)
    return (Step.WRITE, Step.TELL, Step.PREPARE)
