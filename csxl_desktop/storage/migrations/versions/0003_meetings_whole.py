"""From the idea of a meeting to its minutes: preparation, sheets as printed, votes, versions, newsletters, words.

What stood keeps its values; the new columns start empty, everything printable as before. Minutes of assemblies, which
wait for the next one, stay late after thirty days; those of other kinds never are.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

# Table, column, type, what it starts with (None: empty), the table it points to.
_COLUMNS = (
    ('agenda_items', 'carried_from_id', sa.Uuid(), None, 'agenda_items'),
    ('agenda_items', 'outcome', sa.String(30), "'open'", None),
    ('agenda_items', 'parked_subject_id', sa.Uuid(), None, 'parked_subjects'),
    ('agenda_items', 'private_notes', sa.String(20000), "''", None),
    ('agenda_items', 'spent_minutes', sa.Integer(), None, None),
    ('annexes', 'agenda_item_id', sa.Uuid(), None, 'agenda_items'),
    ('attendances', 'answer_note', sa.String(300), "''", None),
    ('attendances', 'answered_on', sa.Date(), None, None),
    ('attendances', 'declared_on', sa.Date(), None, None),
    ('attendances', 'image_agreed', sa.Boolean(), None, None),
    ('attendances', 'meal', sa.Boolean(), None, None),
    ('decisions', 'replaces_id', sa.Uuid(), None, 'decisions'),
    ('headcounts', 'note', sa.String(300), "''", None),
    ('involvements', 'note', sa.String(20000), "''", None),
    ('involvements', 'starts_at', sa.Time(), None, None),
    ('mailings', 'newsletter_id', sa.Uuid(), None, 'newsletters'),
    ('mailings', 'purpose', sa.String(30), "'other'", None),
    ('meeting_kinds', 'ends_at', sa.Time(), None, None),
    ('meeting_kinds', 'mailing_list_id', sa.Uuid(), None, 'mailing_lists'),
    ('meeting_kinds', 'minutes_due_days', sa.Integer(), None, None),
    ('meeting_kinds', 'remark_days', sa.Integer(), None, None),
    ('meeting_kinds', 'saved_search_id', sa.Uuid(), None, 'saved_searches'),
    ('meeting_kinds', 'sheet_options', sa.JSON(), None, None),
    ('meeting_kinds', 'starts_at', sa.Time(), None, None),
    ('meeting_kinds', 'venue_id', sa.Uuid(), None, 'venues'),
    ('meetings', 'calendar_sequence', sa.Integer(), '0', None),
    ('meetings', 'calendar_uid', sa.String(300), "''", None),
    ('meetings', 'invitation_text', sa.JSON(), None, None),
    ('meetings', 'invitation_text_plain', sa.String(1000000), "''", None),
    ('meetings', 'postponed_from_on', sa.Date(), None, None),
    ('meetings', 'previous_id', sa.Uuid(), None, 'meetings'),
    ('meetings', 'report_source_sha256', sa.String(64), "''", None),
    ('meetings', 'sheet_options', sa.JSON(), None, None),
    ('minutes', 'approved_tacitly', sa.Boolean(), '0', None),
    ('minutes', 'remarks_until_on', sa.Date(), None, None),
    ('minutes', 'subject', sa.String(20000), "''", None),
    ('news_items', 'meeting_id', sa.Uuid(), None, 'meetings'),
    ('news_relays', 'newsletter_id', sa.Uuid(), None, 'newsletters'),
    ('partnerships', 'expected_a_year', sa.Integer(), None, None),
    ('speakers', 'agenda_item_id', sa.Uuid(), None, 'agenda_items'),
    ('speakers', 'email', sa.String(300), "''", None),
    ('speakers', 'email_printed', sa.Boolean(), '0', None),
    ('speakers', 'function_title', sa.String(300), "''", None),
    ('speakers', 'service', sa.String(300), "''", None),
    ('speakers', 'service_printed', sa.Boolean(), '1', None),
)
# Column → name of its check, the choices.
_CHOICES = {
    ('agenda_items', 'outcome'): ('ck_agenda_items_itemoutcome', ('open', 'treated', 'put_off', 'dropped')),
    ('mailings', 'purpose'): ('ck_mailings_mailingpurpose', ('invitation', 'reminder', 'cancellation', 'minutes', 'extract', 'thanks', 'newsletter', 'other')),
}
_TEXT_CODES = (
    *("charter", "membership_form", "consents", "welcome_letter", "departure_letter", "check_slip", "election_call"),
    *("ballot", "letter", "directory_foreword", "personal_data"),
    *("invitation", "reminder", "cancellation", "minutes_mail", "thanks", "certificate"),
)


def upgrade() -> None:
    _create_tables()
    for table, column, kind, start, target in _COLUMNS:
        _add_column(table, column, kind, start, target)
    op.create_index(op.f("ix_meetings_calendar_uid"), "meetings", ['calendar_uid'], unique=False)
    op.create_index(op.f("ix_news_items_meeting_id"), "news_items", ['meeting_id'], unique=False)
    _widen_office_texts()
    op.execute("UPDATE meeting_kinds SET minutes_due_days = 30 WHERE approval = 'next_meeting'")


def _add_column(table: str, column: str, kind: sa.types.TypeEngine, start: str | None, target: str | None) -> None:
    """In place: the batch mode of SQLite would copy each table and lose its checks."""
    words = [f"ALTER TABLE {table} ADD COLUMN {column}", kind.compile(op.get_bind().dialect)]
    if start is not None:
        words.append(f"DEFAULT {start} NOT NULL")
    if (table, column) in _CHOICES:
        name, choices = _CHOICES[table, column]
        listed = ", ".join(f"'{choice}'" for choice in choices)
        words.append(f"CONSTRAINT {name} CHECK ({column} IN ({listed}))")
    if target is not None:
        words.append(f"CONSTRAINT fk_{table}_{column}_{target} REFERENCES {target} (id) DEFERRABLE INITIALLY DEFERRED")
    op.execute(" ".join(words))


def _widen_office_texts() -> None:
    """More places where a text is printed: the check of a column changes with its table only. Nothing points to it."""
    op.rename_table("office_texts", "office_texts_before")
    op.create_table(
        "office_texts",
        sa.Column(
            "code",
            sa.Enum(*_TEXT_CODES, name="officetextcode", native_enum=False, create_constraint=True, length=30),
            nullable=False,
        ),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("text", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("text_plain", sa.String(length=1000000), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("attachment_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["attachment_id"],
            ["attachments.id"],
            name=op.f("fk_office_texts_attachment_id_attachments"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_texts")),
    )
    columns = "code, language, version, title, text, text_plain, from_on, to_on, attachment_id, id, trashed_at"
    op.execute(f"INSERT INTO office_texts ({columns}) SELECT {columns} FROM office_texts_before")  # noqa: S608 - ours
    op.drop_table("office_texts_before")


def _create_tables() -> None:
    op.create_table('closed_days',
    sa.Column('closed_on', sa.Date(), nullable=False),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_closed_days'))
    )
    op.create_index(op.f('ix_closed_days_closed_on'), 'closed_days', ['closed_on'], unique=False)
    op.create_table('newsletters',
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('issued_on', sa.Date(), nullable=True),
    sa.Column('text', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('text_plain', sa.String(length=1000000), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_newsletters'))
    )
    op.create_table('office_words',
    sa.Column('word', sa.String(length=120), nullable=False),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_office_words'))
    )
    op.create_table('text_blocks',
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('text', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('text_plain', sa.String(length=1000000), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_text_blocks'))
    )
    op.create_table('checklist_items',
    sa.Column('meeting_kind_id', sa.Uuid(), nullable=False),
    sa.Column('label', sa.String(length=300), nullable=False),
    sa.Column('days', sa.Integer(), nullable=False),
    sa.Column('who', sa.String(length=300), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['meeting_kind_id'], ['meeting_kinds.id'], name=op.f('fk_checklist_items_meeting_kind_id_meeting_kinds'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_checklist_items'))
    )
    op.create_index(op.f('ix_checklist_items_meeting_kind_id'), 'checklist_items', ['meeting_kind_id'], unique=False)
    op.create_table('template_items',
    sa.Column('meeting_kind_id', sa.Uuid(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('P', 'N', 'D', 'A', 'M', 'T', 'free', name='itemkind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('title', sa.String(length=600), nullable=False),
    sa.Column('planned_minutes', sa.Integer(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['meeting_kind_id'], ['meeting_kinds.id'], name=op.f('fk_template_items_meeting_kind_id_meeting_kinds'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_template_items'))
    )
    op.create_index(op.f('ix_template_items_meeting_kind_id'), 'template_items', ['meeting_kind_id'], unique=False)
    op.create_table('meeting_files',
    sa.Column('meeting_id', sa.Uuid(), nullable=False),
    sa.Column('attachment_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('scan', 'presentation', 'other', name='meetingfilekind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('received_on', sa.Date(), nullable=True),
    sa.Column('note', sa.String(length=20000), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['attachment_id'], ['attachments.id'], name=op.f('fk_meeting_files_attachment_id_attachments'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_meeting_files_meeting_id_meetings'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_meeting_files'))
    )
    op.create_index(op.f('ix_meeting_files_meeting_id'), 'meeting_files', ['meeting_id'], unique=False)
    op.create_table('parked_subjects',
    sa.Column('title', sa.String(length=600), nullable=False),
    sa.Column('note', sa.String(length=20000), nullable=False),
    sa.Column('asked_by', sa.String(length=300), nullable=False),
    sa.Column('organisation_id', sa.Uuid(), nullable=True),
    sa.Column('meeting_kind_id', sa.Uuid(), nullable=True),
    sa.Column('parked_on', sa.Date(), nullable=False),
    sa.Column('settled_on', sa.Date(), nullable=True),
    sa.Column('answer', sa.String(length=20000), nullable=False),
    sa.Column('meeting_id', sa.Uuid(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_parked_subjects_meeting_id_meetings'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['meeting_kind_id'], ['meeting_kinds.id'], name=op.f('fk_parked_subjects_meeting_kind_id_meeting_kinds'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_parked_subjects_organisation_id_organisations'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_parked_subjects'))
    )
    op.create_table('programme_parts',
    sa.Column('meeting_id', sa.Uuid(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('starts_at', sa.Time(), nullable=True),
    sa.Column('ends_at', sa.Time(), nullable=True),
    sa.Column('title', sa.String(length=600), nullable=False),
    sa.Column('format', sa.String(length=300), nullable=False),
    sa.Column('room', sa.String(length=300), nullable=False),
    sa.Column('speakers', sa.String(length=600), nullable=False),
    sa.Column('cancelled', sa.Boolean(), nullable=False),
    sa.Column('note', sa.String(length=20000), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_programme_parts_meeting_id_meetings'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_programme_parts'))
    )
    op.create_index(op.f('ix_programme_parts_meeting_id'), 'programme_parts', ['meeting_id'], unique=False)
    op.create_table('sheet_prints',
    sa.Column('meeting_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('printed_at', sa.DateTime(), nullable=False),
    sa.Column('code', sa.String(length=20), nullable=False),
    sa.Column('rows', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_sheet_prints_meeting_id_meetings'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sheet_prints'))
    )
    op.create_index(op.f('ix_sheet_prints_meeting_id'), 'sheet_prints', ['meeting_id'], unique=False)
    op.create_table('minutes_versions',
    sa.Column('minutes_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('made_on', sa.Date(), nullable=False),
    sa.Column('kind', sa.Enum('sent', 'corrigendum', 'snapshot', name='versionkind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.Column('text', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('text_plain', sa.String(length=1000000), nullable=False),
    sa.Column('content', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('pdf_id', sa.Uuid(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['minutes_id'], ['minutes.id'], name=op.f('fk_minutes_versions_minutes_id_minutes'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['pdf_id'], ['attachments.id'], name=op.f('fk_minutes_versions_pdf_id_attachments'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_minutes_versions'))
    )
    op.create_index(op.f('ix_minutes_versions_minutes_id'), 'minutes_versions', ['minutes_id'], unique=False)
    op.create_table('newsletter_items',
    sa.Column('newsletter_id', sa.Uuid(), nullable=False),
    sa.Column('news_item_id', sa.Uuid(), nullable=True),
    sa.Column('heading', sa.String(length=300), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('text', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('text_plain', sa.String(length=1000000), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['news_item_id'], ['news_items.id'], name=op.f('fk_newsletter_items_news_item_id_news_items'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['newsletter_id'], ['newsletters.id'], name=op.f('fk_newsletter_items_newsletter_id_newsletters'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_newsletter_items'))
    )
    op.create_index(op.f('ix_newsletter_items_newsletter_id'), 'newsletter_items', ['newsletter_id'], unique=False)
    op.create_table('minutes_remarks',
    sa.Column('minutes_id', sa.Uuid(), nullable=False),
    sa.Column('received_on', sa.Date(), nullable=True),
    sa.Column('organisation_id', sa.Uuid(), nullable=True),
    sa.Column('who', sa.String(length=300), nullable=False),
    sa.Column('agenda_item_id', sa.Uuid(), nullable=True),
    sa.Column('block_id', sa.String(length=60), nullable=False),
    sa.Column('text', sa.String(length=20000), nullable=False),
    sa.Column('outcome', sa.Enum('open', 'taken', 'refused', name='remarkoutcome', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('answer', sa.String(length=20000), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['agenda_item_id'], ['agenda_items.id'], name=op.f('fk_minutes_remarks_agenda_item_id_agenda_items'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['minutes_id'], ['minutes.id'], name=op.f('fk_minutes_remarks_minutes_id_minutes'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_minutes_remarks_organisation_id_organisations'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_minutes_remarks'))
    )
    op.create_index(op.f('ix_minutes_remarks_minutes_id'), 'minutes_remarks', ['minutes_id'], unique=False)
    op.create_table('votes',
    sa.Column('meeting_id', sa.Uuid(), nullable=False),
    sa.Column('agenda_item_id', sa.Uuid(), nullable=True),
    sa.Column('question', sa.String(length=600), nullable=False),
    sa.Column('method', sa.Enum('consensus', 'show_of_hands', 'ballot', name='votemethod', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('majority', sa.Enum('simple', 'two_thirds', name='majority', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('voters', sa.Integer(), nullable=True),
    sa.Column('in_favour', sa.Integer(), nullable=True),
    sa.Column('against', sa.Integer(), nullable=True),
    sa.Column('abstained', sa.Integer(), nullable=True),
    sa.Column('blank', sa.Integer(), nullable=True),
    sa.Column('proxies', sa.Boolean(), nullable=False),
    sa.Column('elected', sa.String(length=20000), nullable=False),
    sa.Column('election_id', sa.Uuid(), nullable=True),
    sa.Column('outcome', sa.Enum('open', 'adopted', 'rejected', name='voteoutcome', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('note', sa.String(length=20000), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['agenda_item_id'], ['agenda_items.id'], name=op.f('fk_votes_agenda_item_id_agenda_items'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['election_id'], ['elections.id'], name=op.f('fk_votes_election_id_elections'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_votes_meeting_id_meetings'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_votes'))
    )
    op.create_index(op.f('ix_votes_meeting_id'), 'votes', ['meeting_id'], unique=False)
    op.create_table('action_notes',
    sa.Column('action_id', sa.Uuid(), nullable=False),
    sa.Column('meeting_id', sa.Uuid(), nullable=True),
    sa.Column('noted_on', sa.Date(), nullable=False),
    sa.Column('text', sa.String(length=20000), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['action_id'], ['actions.id'], name=op.f('fk_action_notes_action_id_actions'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_action_notes_meeting_id_meetings'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_action_notes'))
    )
    op.create_index(op.f('ix_action_notes_action_id'), 'action_notes', ['action_id'], unique=False)
    op.create_table('meeting_tasks',
    sa.Column('meeting_id', sa.Uuid(), nullable=False),
    sa.Column('checklist_item_id', sa.Uuid(), nullable=True),
    sa.Column('label', sa.String(length=300), nullable=False),
    sa.Column('days', sa.Integer(), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('who', sa.String(length=300), nullable=False),
    sa.Column('speaker_id', sa.Uuid(), nullable=True),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.Column('done_by', sa.String(length=300), nullable=False),
    sa.Column('note', sa.String(length=20000), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['checklist_item_id'], ['checklist_items.id'], name=op.f('fk_meeting_tasks_checklist_item_id_checklist_items'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_meeting_tasks_meeting_id_meetings'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['speaker_id'], ['speakers.id'], name=op.f('fk_meeting_tasks_speaker_id_speakers'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_meeting_tasks'))
    )
    op.create_index(op.f('ix_meeting_tasks_meeting_id'), 'meeting_tasks', ['meeting_id'], unique=False)
