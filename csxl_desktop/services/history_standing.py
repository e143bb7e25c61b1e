"""What stands on an act that cannot be taken back, in words: the field, what it says now, who did that and when."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.history import ChangeKind, HistoryChange, HistoryTransaction
from csxl_desktop.domain.undo_standing import How, Standing
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.history_values import said
from csxl_desktop.services.office_history import called
from csxl_desktop.services.personal_data import label_of
from csxl_desktop.storage.partial_undo import references
from csxl_desktop.storage.undo import last_act
from csxl_desktop.storage.values import columns, from_json, record_classes

_LONGEST = 60  # letters of a value


def told(session: Session, standing: Sequence[Standing]) -> tuple[Standing, ...]:
    """Each with its words."""
    return tuple(replace(each, words=_words(session, each)) for each in standing)


def ties(session: Session, transaction_id: UUID) -> Iterator[Standing]:
    """Where SQLite refused: what refers to a record that would go, and what a record that would come back lacks."""
    classes = record_classes()
    changes = session.scalars(select(HistoryChange).where(HistoryChange.transaction_id == transaction_id)).all()
    own = {(each.table_name, each.record_id) for each in changes}
    made = {each.table_name for each in changes if each.kind is ChangeKind.INSERT}
    for user, _target, _key in references(session, transaction_id, made):
        if user not in own:
            yield Standing(How.USES, *user, act=last_act(session, user[1]))
    for change in changes:
        for key, column in columns(inspect(classes[change.table_name])).items():
            value = from_json(column, (change.old or {}).get(key))
            for foreign in column.foreign_keys:
                place = (foreign.column.table.name, value)
                if value is None or place in own or place[0] not in classes:
                    continue
                if session.get(classes[place[0]], value) is None:
                    yield Standing(How.GONE, *place, act=last_act(session, value))


def _words(session: Session, standing: Standing) -> str:
    what = _what(session, standing)
    act = session.get(HistoryTransaction, standing.act) if standing.act is not None else None
    if act is None:
        return f"{what}."
    at = act.at.astimezone()
    return _("{what} (“{act}”, {person}, {day} at {time}).").format(
        what=what, act=_(act.label), person=act.person, day=short_date(at.date()), time=f"{at:%H:%M}"
    )


def _what(session: Session, standing: Standing) -> str:
    entity = record_classes()[standing.table]
    name = called(session, entity, standing.record_id)
    match standing.how:
        case How.GONE:
            return _("“{record}” is no longer there").format(record=name)
        case How.THERE:
            return _("“{record}” is there again").format(record=name)
        case How.USES:
            return _("“{record}” refers to it").format(record=name)
    column = columns(inspect(entity))[standing.field]
    now = " ".join(said(session, entity, standing.field, from_json(column, standing.now)).split())
    if not now:
        return _("{record}, “{field}” is now empty").format(record=name, field=label_of(entity, standing.field))
    now = now if len(now) <= _LONGEST else f"{now[:_LONGEST].rstrip()}…"
    words = _("{record}, “{field}” is now “{now}”")
    return words.format(record=name, field=label_of(entity, standing.field), now=now)
