"""In which steps of a meeting a field stands, for whoever comes from elsewhere to mend it."""

from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.proofreading.text import Jump

_PREPARED = ("first_on", "speakers", "involvements", "new_members", "resignations")
_HELD = ("persons", "partners", "state")
# The field of a meeting that a finding on its record is about, and where it is typed.
_STEPS = {
    ("meeting", "invitation_text"): Step.CONVENE,
    ("meeting", "persons"): Step.HOLD,
    ("meeting", "partners"): Step.HOLD,
    ("agenda_item", "text"): Step.WRITE,
    ("decision", "text"): Step.WRITE,
    ("action", "text"): Step.WRITE,
    ("minutes", "subject"): Step.WRITE,
}


def steps_with(field: str) -> tuple[Step, ...]:
    """The likeliest first; the others where words may stand."""
    if field in _PREPARED:
        return (Step.PREPARE, Step.TELL)
    if field in _HELD:
        return (Step.HOLD,)
    if field == "report_paragraph":
        return (Step.TELL, Step.PREPARE, Step.WRITE)
    return (Step.WRITE, Step.TELL, Step.PREPARE)


def step_of(jump: Jump) -> Step | None:
    """The step in which the words of `jump` are typed; none where they are nowhere in the meeting's work."""
    if jump.kind not in {"meeting", "agenda_item", "decision", "action", "minutes"}:
        return None
    return _STEPS.get((jump.kind, jump.field), Step.PREPARE)
