"""The work between meetings and what it was worth: outputs, advocacy, action sheets, evaluation, the funder's file.

What stood keeps its values; the new columns start empty, everything printable as before.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

# Table, column, type, what it starts with (None: empty), the table it points to.
_COLUMNS = (
    ('attendances', 'counted_person_id', sa.Uuid(), None, 'people'),
    ('axes', 'aims', sa.String(20000), "''", None),
    ('axes', 'opened_on', sa.Date(), None, None),
    ('axes', 'pilot_id', sa.Uuid(), None, 'people'),
    ('group_participants', 'note', sa.String(300), "''", None),
    ('indicator_values', 'as_of_on', sa.Date(), None, None),
    ('indicator_values', 'share', sa.Numeric(14, 2), None, None),
    ('indicator_values', 'target', sa.Numeric(14, 2), None, None),
    ('indicator_values', 'value_to', sa.Numeric(14, 2), None, None),
    ('indicator_values', 'wording', sa.String(600), "''", None),
    ('indicators', 'action_sheet_id', sa.Uuid(), None, 'action_sheets'),
    ('indicators', 'closed_on', sa.Date(), None, None),
    ('indicators', 'decimals', sa.Integer(), '0', None),
    ('indicators', 'meeting_kind_id', sa.Uuid(), None, 'meeting_kinds'),
    ('indicators', 'project_id', sa.Uuid(), None, 'projects'),
    ('indicators', 'source', sa.String(300), "''", None),
    ('indicators', 'stock', sa.Boolean(), '1', None),
    ('indicators', 'working_group_id', sa.Uuid(), None, 'working_groups'),
    ('links', 'action_sheet_id', sa.Uuid(), None, 'action_sheets'),
    ('links', 'group_output_id', sa.Uuid(), None, 'group_outputs'),
    ('links', 'project_id', sa.Uuid(), None, 'projects'),
    ('meetings', 'absence_reason', sa.String(300), "''", None),
    ('meetings', 'attended', sa.Boolean(), None, None),
    ('memberships', 'counted_as_id', sa.Uuid(), None, 'organisations'),
    ('offices', 'cumulated_from_year', sa.Integer(), None, None),
    ('offices', 'modules', sa.JSON(), None, None),
    ('offices', 'summary_recipients', sa.String(20000), "''", None),
    ('opening_hours', 'address_id', sa.Uuid(), None, 'organisation_addresses'),
    ('partner_corrections', 'note', sa.String(300), "''", None),
    ('partnership_years', 'absence_reason', sa.String(20000), "''", None),
    ('partnership_years', 'attended', sa.Integer(), None, None),
    ('partnership_years', 'sittings', sa.Integer(), None, None),
    ('partnerships', 'frequency', sa.String(300), "''", None),
    ('partnerships', 'representative_id', sa.Uuid(), None, 'people'),
    ('pictures', 'action_sheet_id', sa.Uuid(), None, 'action_sheets'),
    ('pictures', 'project_id', sa.Uuid(), None, 'projects'),
    ('services_met', 'axis_id', sa.Uuid(), None, 'axes'),
    ('services_met', 'meeting_id', sa.Uuid(), None, 'meetings'),
    ('staff_members', 'shared_with', sa.String(300), "''", None),
    ('testimonials', 'action_sheet_id', sa.Uuid(), None, 'action_sheets'),
    ('testimonials', 'anonymous', sa.Boolean(), '0', None),
    ('testimonials', 'axis_id', sa.Uuid(), None, 'axes'),
    ('testimonials', 'collected_by', sa.String(300), "''", None),
    ('testimonials', 'consent_attachment_id', sa.Uuid(), None, 'attachments'),
    ('testimonials', 'consent_covers', sa.String(30), "'report'", None),
    ('testimonials', 'consent_until_on', sa.Date(), None, None),
    ('testimonials', 'consent_withdrawn_on', sa.Date(), None, None),
    ('testimonials', 'context', sa.String(300), "''", None),
    ('testimonials', 'language', sa.String(2), "'fr'", None),
    ('testimonials', 'meeting_id', sa.Uuid(), None, 'meetings'),
    ('testimonials', 'original', sa.JSON(), None, None),
    ('testimonials', 'original_plain', sa.String(1000000), "''", None),
    ('testimonials', 'working_group_id', sa.Uuid(), None, 'working_groups'),
    ('working_groups', 'folder_name', sa.String(120), "''", None),
)
# Column → name of its check, the choices.
_CHOICES = {
    ('testimonials', 'consent_covers'): ('ck_testimonials_consentcovers', ('report', 'publications', 'internal')),
}


def upgrade() -> None:
    _create_tables()
    for table, column, kind, start, target in _COLUMNS:
        _add_column(table, column, kind, start, target)
    _create_indexes()


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


def _create_indexes() -> None:
    op.create_index(op.f('ix_action_sheet_actors_action_sheet_id'), 'action_sheet_actors', ['action_sheet_id'], unique=False)
    op.create_index(op.f('ix_action_sheet_actors_organisation_id'), 'action_sheet_actors', ['organisation_id'], unique=False)
    op.create_index(op.f('ix_action_sheet_actors_person_id'), 'action_sheet_actors', ['person_id'], unique=False)
    op.create_index(op.f('ix_action_sheet_aliases_action_sheet_id'), 'action_sheet_aliases', ['action_sheet_id'], unique=False)
    op.create_index(op.f('ix_action_sheet_sections_action_sheet_year_id'), 'action_sheet_sections', ['action_sheet_year_id'], unique=False)
    op.create_index(op.f('ix_action_sheet_years_action_sheet_id'), 'action_sheet_years', ['action_sheet_id'], unique=False)
    op.create_index(op.f('ix_action_sheet_years_year'), 'action_sheet_years', ['year'], unique=False)
    op.create_index(op.f('ix_action_slots_action_sheet_id'), 'action_slots', ['action_sheet_id'], unique=False)
    op.create_index(op.f('ix_advocacy_files_working_group_id'), 'advocacy_files', ['working_group_id'], unique=False)
    op.create_index(op.f('ix_advocacy_signatories_advocacy_step_id'), 'advocacy_signatories', ['advocacy_step_id'], unique=False)
    op.create_index(op.f('ix_advocacy_signatories_organisation_id'), 'advocacy_signatories', ['organisation_id'], unique=False)
    op.create_index(op.f('ix_advocacy_steps_advocacy_file_id'), 'advocacy_steps', ['advocacy_file_id'], unique=False)
    op.create_index(op.f('ix_advocacy_steps_meeting_id'), 'advocacy_steps', ['meeting_id'], unique=False)
    op.create_index(op.f('ix_attendances_counted_person_id'), 'attendances', ['counted_person_id'], unique=False)
    op.create_index(op.f('ix_campaign_requests_campaign_id'), 'campaign_requests', ['campaign_id'], unique=False)
    op.create_index(op.f('ix_campaign_requests_person_id'), 'campaign_requests', ['person_id'], unique=False)
    op.create_index(op.f('ix_campaigns_year'), 'campaigns', ['year'], unique=False)
    op.create_index(op.f('ix_convention_years_convention_id'), 'convention_years', ['convention_id'], unique=False)
    op.create_index(op.f('ix_convention_years_year'), 'convention_years', ['year'], unique=False)
    op.create_index(op.f('ix_conventions_organisation_id'), 'conventions', ['organisation_id'], unique=False)
    op.create_index(op.f('ix_criterion_years_criterion_id'), 'criterion_years', ['criterion_id'], unique=False)
    op.create_index(op.f('ix_criterion_years_year'), 'criterion_years', ['year'], unique=False)
    op.create_index(op.f('ix_cycle_actors_evaluation_cycle_id'), 'cycle_actors', ['evaluation_cycle_id'], unique=False)
    op.create_index(op.f('ix_cycle_actors_organisation_id'), 'cycle_actors', ['organisation_id'], unique=False)
    op.create_index(op.f('ix_cycle_actors_person_id'), 'cycle_actors', ['person_id'], unique=False)
    op.create_index(op.f('ix_cycle_criteria_evaluation_cycle_id'), 'cycle_criteria', ['evaluation_cycle_id'], unique=False)
    op.create_index(op.f('ix_cycle_steps_evaluation_cycle_id'), 'cycle_steps', ['evaluation_cycle_id'], unique=False)
    op.create_index(op.f('ix_evaluation_records_action_sheet_id'), 'evaluation_records', ['action_sheet_id'], unique=False)
    op.create_index(op.f('ix_evaluation_records_evaluation_cycle_id'), 'evaluation_records', ['evaluation_cycle_id'], unique=False)
    op.create_index(op.f('ix_evaluation_records_meeting_id'), 'evaluation_records', ['meeting_id'], unique=False)
    op.create_index(op.f('ix_evaluation_records_next_person_id'), 'evaluation_records', ['next_person_id'], unique=False)
    op.create_index(op.f('ix_evaluation_records_partnership_id'), 'evaluation_records', ['partnership_id'], unique=False)
    op.create_index(op.f('ix_evaluation_records_project_id'), 'evaluation_records', ['project_id'], unique=False)
    op.create_index(op.f('ix_evaluation_records_working_group_id'), 'evaluation_records', ['working_group_id'], unique=False)
    op.create_index(op.f('ix_evaluation_records_year'), 'evaluation_records', ['year'], unique=False)
    op.create_index(op.f('ix_figure_totals_year'), 'figure_totals', ['year'], unique=False)
    op.create_index(op.f('ix_group_outputs_meeting_id'), 'group_outputs', ['meeting_id'], unique=False)
    op.create_index(op.f('ix_group_outputs_working_group_id'), 'group_outputs', ['working_group_id'], unique=False)
    op.create_index(op.f('ix_group_outputs_year'), 'group_outputs', ['year'], unique=False)
    op.create_index(op.f('ix_indicator_categories_indicator_id'), 'indicator_categories', ['indicator_id'], unique=False)
    op.create_index(op.f('ix_indicator_category_values_indicator_category_id'), 'indicator_category_values', ['indicator_category_id'], unique=False)
    op.create_index(op.f('ix_indicator_category_values_year'), 'indicator_category_values', ['year'], unique=False)
    op.create_index(op.f('ix_indicators_action_sheet_id'), 'indicators', ['action_sheet_id'], unique=False)
    op.create_index(op.f('ix_indicators_project_id'), 'indicators', ['project_id'], unique=False)
    op.create_index(op.f('ix_indicators_working_group_id'), 'indicators', ['working_group_id'], unique=False)
    op.create_index(op.f('ix_links_action_sheet_id'), 'links', ['action_sheet_id'], unique=False)
    op.create_index(op.f('ix_links_group_output_id'), 'links', ['group_output_id'], unique=False)
    op.create_index(op.f('ix_links_project_id'), 'links', ['project_id'], unique=False)
    op.create_index(op.f('ix_memberships_counted_as_id'), 'memberships', ['counted_as_id'], unique=False)
    op.create_index(op.f('ix_occurrences_action_sheet_id'), 'occurrences', ['action_sheet_id'], unique=False)
    op.create_index(op.f('ix_occurrences_meeting_id'), 'occurrences', ['meeting_id'], unique=False)
    op.create_index(op.f('ix_participant_refusals_person_id'), 'participant_refusals', ['person_id'], unique=False)
    op.create_index(op.f('ix_participant_refusals_working_group_id'), 'participant_refusals', ['working_group_id'], unique=False)
    op.create_index(op.f('ix_pictures_action_sheet_id'), 'pictures', ['action_sheet_id'], unique=False)
    op.create_index(op.f('ix_pictures_project_id'), 'pictures', ['project_id'], unique=False)
    op.create_index(op.f('ix_project_counts_project_year_id'), 'project_counts', ['project_year_id'], unique=False)
    op.create_index(op.f('ix_project_partners_organisation_id'), 'project_partners', ['organisation_id'], unique=False)
    op.create_index(op.f('ix_project_partners_project_id'), 'project_partners', ['project_id'], unique=False)
    op.create_index(op.f('ix_project_years_project_id'), 'project_years', ['project_id'], unique=False)
    op.create_index(op.f('ix_project_years_year'), 'project_years', ['year'], unique=False)
    op.create_index(op.f('ix_published_files_working_group_id'), 'published_files', ['working_group_id'], unique=False)
    op.create_index(op.f('ix_recommendations_publication_id'), 'recommendations', ['publication_id'], unique=False)
    op.create_index(op.f('ix_record_links_criterion_id'), 'record_links', ['criterion_id'], unique=False)
    op.create_index(op.f('ix_record_links_cycle_step_id'), 'record_links', ['cycle_step_id'], unique=False)
    op.create_index(op.f('ix_record_links_evaluation_record_id'), 'record_links', ['evaluation_record_id'], unique=False)
    op.create_index(op.f('ix_record_links_swot_entry_id'), 'record_links', ['swot_entry_id'], unique=False)
    op.create_index(op.f('ix_record_links_thread_id'), 'record_links', ['thread_id'], unique=False)
    op.create_index(op.f('ix_services_met_meeting_id'), 'services_met', ['meeting_id'], unique=False)
    op.create_index(op.f('ix_sheet_attendances_action_sheet_year_id'), 'sheet_attendances', ['action_sheet_year_id'], unique=False)
    op.create_index(op.f('ix_sheet_attendances_occurrence_id'), 'sheet_attendances', ['occurrence_id'], unique=False)
    op.create_index(op.f('ix_subsidies_year'), 'subsidies', ['year'], unique=False)
    op.create_index(op.f('ix_subsidy_deadlines_subsidy_id'), 'subsidy_deadlines', ['subsidy_id'], unique=False)
    op.create_index(op.f('ix_survey_answers_survey_question_id'), 'survey_answers', ['survey_question_id'], unique=False)
    op.create_index(op.f('ix_survey_answers_survey_sheet_id'), 'survey_answers', ['survey_sheet_id'], unique=False)
    op.create_index(op.f('ix_survey_questions_survey_id'), 'survey_questions', ['survey_id'], unique=False)
    op.create_index(op.f('ix_survey_sheets_survey_id'), 'survey_sheets', ['survey_id'], unique=False)
    op.create_index(op.f('ix_surveys_year'), 'surveys', ['year'], unique=False)
    op.create_index(op.f('ix_swot_entries_year'), 'swot_entries', ['year'], unique=False)
    op.create_index(op.f('ix_testimonial_uses_testimonial_id'), 'testimonial_uses', ['testimonial_id'], unique=False)
    op.create_index(op.f('ix_testimonials_action_sheet_id'), 'testimonials', ['action_sheet_id'], unique=False)
    op.create_index(op.f('ix_testimonials_meeting_id'), 'testimonials', ['meeting_id'], unique=False)
    op.create_index(op.f('ix_testimonials_working_group_id'), 'testimonials', ['working_group_id'], unique=False)
    op.create_index(op.f('ix_threads_axis_id'), 'threads', ['axis_id'], unique=False)
    op.create_index(op.f('ix_threads_working_group_id'), 'threads', ['working_group_id'], unique=False)
    op.create_index(op.f('ix_training_attendees_training_id'), 'training_attendees', ['training_id'], unique=False)
    op.create_index(op.f('ix_trainings_person_id'), 'trainings', ['person_id'], unique=False)
    op.create_index(op.f('ix_trainings_year'), 'trainings', ['year'], unique=False)
    op.create_index(op.f('ix_vouchers_subsidy_id'), 'vouchers', ['subsidy_id'], unique=False)
    op.create_index(op.f('ix_vouchers_year'), 'vouchers', ['year'], unique=False)


def _create_tables() -> None:
    op.create_table('campaigns',
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('question', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('question_plain', sa.String(length=1000000), nullable=False),
    sa.Column('opened_on', sa.Date(), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_campaigns'))
    )
    op.create_table('evaluation_cycles',
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('theme', sa.String(length=300), nullable=False),
    sa.Column('from_year', sa.Integer(), nullable=False),
    sa.Column('to_year', sa.Integer(), nullable=False),
    sa.Column('objectives', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('objectives_plain', sa.String(length=1000000), nullable=False),
    sa.Column('presentation', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('presentation_plain', sa.String(length=1000000), nullable=False),
    sa.Column('state', sa.Enum('planned', 'running', 'done', 'dropped', name='cyclestate', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_evaluation_cycles'))
    )
    op.create_table('figure_totals',
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('from_year', sa.Integer(), nullable=True),
    sa.Column('number', sa.Numeric(precision=14, scale=2), nullable=True),
    sa.Column('number_to', sa.Numeric(precision=14, scale=2), nullable=True),
    sa.Column('quality', sa.Enum('exact', 'about', 'range', 'more_than', 'unknown', name='quality', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('estimate', sa.Boolean(), nullable=False),
    sa.Column('source', sa.String(length=300), nullable=False),
    sa.Column('note', sa.String(length=20000), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_figure_totals'))
    )
    op.create_table('sheet_template_sections',
    sa.Column('nature', sa.Enum('collective', 'community', 'other', name='sheetnature', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('heading', sa.String(length=300), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('asked', sa.Boolean(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sheet_template_sections'))
    )
    op.create_table('subsidies',
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('funder', sa.String(length=300), nullable=False),
    sa.Column('reference', sa.String(length=300), nullable=False),
    sa.Column('granted', sa.Numeric(precision=12, scale=2), nullable=True),
    sa.Column('granted_staff', sa.Numeric(precision=12, scale=2), nullable=True),
    sa.Column('granted_running', sa.Numeric(precision=12, scale=2), nullable=True),
    sa.Column('from_on', sa.Date(), nullable=True),
    sa.Column('to_on', sa.Date(), nullable=True),
    sa.Column('submitted_on', sa.Date(), nullable=True),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('accepted', sa.Numeric(precision=12, scale=2), nullable=True),
    sa.Column('note', sa.String(length=20000), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_subsidies'))
    )
    op.create_table('cycle_steps',
    sa.Column('evaluation_cycle_id', sa.Uuid(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('text', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('text_plain', sa.String(length=1000000), nullable=False),
    sa.Column('state', sa.Enum('planned', 'running', 'done', 'dropped', name='cyclestate', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['evaluation_cycle_id'], ['evaluation_cycles.id'], name=op.f('fk_cycle_steps_evaluation_cycle_id_evaluation_cycles'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cycle_steps'))
    )
    op.create_table('subsidy_deadlines',
    sa.Column('subsidy_id', sa.Uuid(), nullable=False),
    sa.Column('label', sa.String(length=300), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.Column('note', sa.String(length=300), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['subsidy_id'], ['subsidies.id'], name=op.f('fk_subsidy_deadlines_subsidy_id_subsidies'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_subsidy_deadlines'))
    )
    op.create_table('conventions',
    sa.Column('organisation_id', sa.Uuid(), nullable=True),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('object', sa.String(length=300), nullable=False),
    sa.Column('signed_on', sa.Date(), nullable=True),
    sa.Column('from_on', sa.Date(), nullable=True),
    sa.Column('to_on', sa.Date(), nullable=True),
    sa.Column('state', sa.Enum('trial', 'active', 'ending', 'ended', name='conventionstate', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('tacit', sa.Boolean(), nullable=False),
    sa.Column('alert_days', sa.Integer(), nullable=False),
    sa.Column('renews_id', sa.Uuid(), nullable=True),
    sa.Column('counterpart', sa.String(length=20000), nullable=False),
    sa.Column('follow_up', sa.String(length=20000), nullable=False),
    sa.Column('quantities', sa.String(length=300), nullable=False),
    sa.Column('partnership_id', sa.Uuid(), nullable=True),
    sa.Column('attachment_id', sa.Uuid(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['attachment_id'], ['attachments.id'], name=op.f('fk_conventions_attachment_id_attachments'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_conventions_organisation_id_organisations'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['partnership_id'], ['partnerships.id'], name=op.f('fk_conventions_partnership_id_partnerships'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['renews_id'], ['conventions.id'], name=op.f('fk_conventions_renews_id_conventions'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_conventions'))
    )
    op.create_table('cycle_actors',
    sa.Column('evaluation_cycle_id', sa.Uuid(), nullable=False),
    sa.Column('role', sa.String(length=300), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('organisation_id', sa.Uuid(), nullable=True),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('contact', sa.Boolean(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['evaluation_cycle_id'], ['evaluation_cycles.id'], name=op.f('fk_cycle_actors_evaluation_cycle_id_evaluation_cycles'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_cycle_actors_organisation_id_organisations'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_cycle_actors_person_id_people'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cycle_actors'))
    )
    op.create_table('participant_refusals',
    sa.Column('working_group_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_participant_refusals_person_id_people'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['working_group_id'], ['working_groups.id'], name=op.f('fk_participant_refusals_working_group_id_working_groups'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_participant_refusals'))
    )
    op.create_table('swot_entries',
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('quadrant', sa.Enum('strength', 'weakness', 'opportunity', 'threat', name='swotquadrant', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('text', sa.String(length=20000), nullable=False),
    sa.Column('state', sa.Enum('standing', 'resolved', 'dropped', name='swotstate', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('carried_from_id', sa.Uuid(), nullable=True),
    sa.Column('working_group_id', sa.Uuid(), nullable=True),
    sa.Column('printed', sa.Boolean(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['carried_from_id'], ['swot_entries.id'], name=op.f('fk_swot_entries_carried_from_id_swot_entries'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['working_group_id'], ['working_groups.id'], name=op.f('fk_swot_entries_working_group_id_working_groups'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_swot_entries'))
    )
    op.create_table('action_sheets',
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('subtitle', sa.String(length=300), nullable=False),
    sa.Column('nature', sa.Enum('collective', 'community', 'other', name='sheetnature', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('opened_on', sa.Date(), nullable=True),
    sa.Column('opened_precision', sa.Enum('day', 'month', 'season', 'year', 'undated', name='precision', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('closed_precision', sa.Enum('day', 'month', 'season', 'year', 'undated', name='precision', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('status', sa.Enum('blank', 'ongoing', 'still_active', 'closed', name='sheetstatus', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('working_group_id', sa.Uuid(), nullable=True),
    sa.Column('axis_id', sa.Uuid(), nullable=True),
    sa.Column('partnership_id', sa.Uuid(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['axis_id'], ['axes.id'], name=op.f('fk_action_sheets_axis_id_axes'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['partnership_id'], ['partnerships.id'], name=op.f('fk_action_sheets_partnership_id_partnerships'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['working_group_id'], ['working_groups.id'], name=op.f('fk_action_sheets_working_group_id_working_groups'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_action_sheets'))
    )
    op.create_table('advocacy_files',
    sa.Column('working_group_id', sa.Uuid(), nullable=True),
    sa.Column('axis_id', sa.Uuid(), nullable=True),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('addressees', sa.String(length=20000), nullable=False),
    sa.Column('opened_on', sa.Date(), nullable=True),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('result', sa.String(length=20000), nullable=False),
    sa.Column('next_steps', sa.String(length=20000), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['axis_id'], ['axes.id'], name=op.f('fk_advocacy_files_axis_id_axes'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['working_group_id'], ['working_groups.id'], name=op.f('fk_advocacy_files_working_group_id_working_groups'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_advocacy_files'))
    )
    op.create_table('convention_years',
    sa.Column('convention_id', sa.Uuid(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('text', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('text_plain', sa.String(length=1000000), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['convention_id'], ['conventions.id'], name=op.f('fk_convention_years_convention_id_conventions'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_convention_years'))
    )
    op.create_table('threads',
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('question', sa.String(length=20000), nullable=False),
    sa.Column('axis_id', sa.Uuid(), nullable=True),
    sa.Column('working_group_id', sa.Uuid(), nullable=True),
    sa.Column('text', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('text_plain', sa.String(length=1000000), nullable=False),
    sa.Column('opened_on', sa.Date(), nullable=True),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['axis_id'], ['axes.id'], name=op.f('fk_threads_axis_id_axes'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['working_group_id'], ['working_groups.id'], name=op.f('fk_threads_working_group_id_working_groups'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_threads'))
    )
    op.create_table('action_sheet_actors',
    sa.Column('action_sheet_id', sa.Uuid(), nullable=False),
    sa.Column('role', sa.Enum('beneficiary', 'partner', 'interlocutor', 'team', 'collaboration', 'host', 'funder', 'supplier', 'signatory', 'volunteer', name='actorrole', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('organisation_id', sa.Uuid(), nullable=True),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('part', sa.String(length=300), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=True),
    sa.Column('from_precision', sa.Enum('day', 'month', 'season', 'year', 'undated', name='precision', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('to_on', sa.Date(), nullable=True),
    sa.Column('to_precision', sa.Enum('day', 'month', 'season', 'year', 'undated', name='precision', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['action_sheet_id'], ['action_sheets.id'], name=op.f('fk_action_sheet_actors_action_sheet_id_action_sheets'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_action_sheet_actors_organisation_id_organisations'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_action_sheet_actors_person_id_people'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_action_sheet_actors'))
    )
    op.create_table('action_sheet_aliases',
    sa.Column('action_sheet_id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['action_sheet_id'], ['action_sheets.id'], name=op.f('fk_action_sheet_aliases_action_sheet_id_action_sheets'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_action_sheet_aliases'))
    )
    op.create_table('action_slots',
    sa.Column('action_sheet_id', sa.Uuid(), nullable=False),
    sa.Column('weekday', sa.Integer(), nullable=False),
    sa.Column('starts_at', sa.Time(), nullable=True),
    sa.Column('ends_at', sa.Time(), nullable=True),
    sa.Column('place', sa.String(length=300), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=True),
    sa.Column('to_on', sa.Date(), nullable=True),
    sa.Column('outside_school_holidays', sa.Boolean(), nullable=False),
    sa.Column('note', sa.String(length=300), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['action_sheet_id'], ['action_sheets.id'], name=op.f('fk_action_slots_action_sheet_id_action_sheets'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_action_slots'))
    )
    op.create_table('projects',
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('objective', sa.String(length=20000), nullable=False),
    sa.Column('text', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('text_plain', sa.String(length=1000000), nullable=False),
    sa.Column('state', sa.Enum('planned', 'running', 'done', 'stopped', name='projectstate', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('state_reason', sa.String(length=20000), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=True),
    sa.Column('from_precision', sa.Enum('day', 'month', 'season', 'year', 'undated', name='precision', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('to_on', sa.Date(), nullable=True),
    sa.Column('to_precision', sa.Enum('day', 'month', 'season', 'year', 'undated', name='precision', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('funding', sa.String(length=300), nullable=False),
    sa.Column('working_group_id', sa.Uuid(), nullable=True),
    sa.Column('axis_id', sa.Uuid(), nullable=True),
    sa.Column('partnership_id', sa.Uuid(), nullable=True),
    sa.Column('action_sheet_id', sa.Uuid(), nullable=True),
    sa.Column('in_perspectives', sa.Boolean(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['action_sheet_id'], ['action_sheets.id'], name=op.f('fk_projects_action_sheet_id_action_sheets'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['axis_id'], ['axes.id'], name=op.f('fk_projects_axis_id_axes'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['partnership_id'], ['partnerships.id'], name=op.f('fk_projects_partnership_id_partnerships'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['working_group_id'], ['working_groups.id'], name=op.f('fk_projects_working_group_id_working_groups'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_projects'))
    )
    op.create_table('advocacy_steps',
    sa.Column('advocacy_file_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('letter', 'rally', 'note', 'meeting', 'question', 'distribution', 'testimonials', 'answer', 'other', name='advocacystepkind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('stepped_on', sa.Date(), nullable=True),
    sa.Column('stepped_precision', sa.Enum('day', 'month', 'season', 'year', 'undated', name='precision', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('text', sa.String(length=20000), nullable=False),
    sa.Column('count', sa.Integer(), nullable=True),
    sa.Column('count_to', sa.Integer(), nullable=True),
    sa.Column('count_quality', sa.Enum('exact', 'about', 'range', 'more_than', 'unknown', name='quality', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('answers_id', sa.Uuid(), nullable=True),
    sa.Column('meeting_id', sa.Uuid(), nullable=True),
    sa.Column('url', sa.String(length=2000), nullable=False),
    sa.Column('attachment_id', sa.Uuid(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['advocacy_file_id'], ['advocacy_files.id'], name=op.f('fk_advocacy_steps_advocacy_file_id_advocacy_files'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['answers_id'], ['advocacy_steps.id'], name=op.f('fk_advocacy_steps_answers_id_advocacy_steps'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['attachment_id'], ['attachments.id'], name=op.f('fk_advocacy_steps_attachment_id_attachments'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_advocacy_steps_meeting_id_meetings'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_advocacy_steps'))
    )
    op.create_table('group_outputs',
    sa.Column('working_group_id', sa.Uuid(), nullable=False),
    sa.Column('axis_id', sa.Uuid(), nullable=True),
    sa.Column('kind', sa.Enum('tool', 'note', 'motion', 'directory', 'campaign', 'other', name='outputkind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('made_on', sa.Date(), nullable=True),
    sa.Column('made_precision', sa.Enum('day', 'month', 'season', 'year', 'undated', name='precision', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('planned', 'designed', 'tested', 'revised', 'adopted', 'distributed', 'dropped', name='outputstate', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('state_on', sa.Date(), nullable=True),
    sa.Column('languages', sa.String(length=300), nullable=False),
    sa.Column('copies', sa.Integer(), nullable=True),
    sa.Column('copies_quality', sa.Enum('exact', 'about', 'range', 'more_than', 'unknown', name='quality', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('recipients', sa.String(length=20000), nullable=False),
    sa.Column('text', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('text_plain', sa.String(length=1000000), nullable=False),
    sa.Column('attachment_id', sa.Uuid(), nullable=True),
    sa.Column('meeting_id', sa.Uuid(), nullable=True),
    sa.Column('published', sa.Boolean(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['attachment_id'], ['attachments.id'], name=op.f('fk_group_outputs_attachment_id_attachments'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['axis_id'], ['axes.id'], name=op.f('fk_group_outputs_axis_id_axes'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_group_outputs_meeting_id_meetings'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['working_group_id'], ['working_groups.id'], name=op.f('fk_group_outputs_working_group_id_working_groups'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_group_outputs'))
    )
    op.create_table('occurrences',
    sa.Column('action_sheet_id', sa.Uuid(), nullable=False),
    sa.Column('planned_on', sa.Date(), nullable=True),
    sa.Column('held_on', sa.Date(), nullable=True),
    sa.Column('precision', sa.Enum('day', 'month', 'season', 'year', 'undated', name='precision', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('last_on', sa.Date(), nullable=True),
    sa.Column('starts_at', sa.Time(), nullable=True),
    sa.Column('ends_at', sa.Time(), nullable=True),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('format', sa.String(length=300), nullable=False),
    sa.Column('place', sa.String(length=300), nullable=False),
    sa.Column('venue_id', sa.Uuid(), nullable=True),
    sa.Column('state', sa.Enum('planned', 'held', 'cancelled', 'postponed', 'none', name='occurrencestate', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.Column('meeting_id', sa.Uuid(), nullable=True),
    sa.Column('note', sa.String(length=20000), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['action_sheet_id'], ['action_sheets.id'], name=op.f('fk_occurrences_action_sheet_id_action_sheets'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_occurrences_meeting_id_meetings'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['venue_id'], ['venues.id'], name=op.f('fk_occurrences_venue_id_venues'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_occurrences'))
    )
    op.create_table('project_partners',
    sa.Column('project_id', sa.Uuid(), nullable=False),
    sa.Column('organisation_id', sa.Uuid(), nullable=True),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('role', sa.String(length=300), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_project_partners_organisation_id_organisations'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['project_id'], ['projects.id'], name=op.f('fk_project_partners_project_id_projects'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_project_partners'))
    )
    op.create_table('project_years',
    sa.Column('project_id', sa.Uuid(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('text', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('text_plain', sa.String(length=1000000), nullable=False),
    sa.Column('outlook', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('outlook_plain', sa.String(length=1000000), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['project_id'], ['projects.id'], name=op.f('fk_project_years_project_id_projects'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_project_years'))
    )
    op.create_table('publications',
    sa.Column('kind', sa.Enum('publication', 'communication', 'recommendation', 'source', 'law', name='publicationkind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('issuer', sa.String(length=300), nullable=False),
    sa.Column('organisation_id', sa.Uuid(), nullable=True),
    sa.Column('authors', sa.String(length=300), nullable=False),
    sa.Column('title', sa.String(length=600), nullable=False),
    sa.Column('venue', sa.String(length=300), nullable=False),
    sa.Column('place', sa.String(length=300), nullable=False),
    sa.Column('issued_on', sa.Date(), nullable=True),
    sa.Column('issued_precision', sa.Enum('day', 'month', 'season', 'year', 'undated', name='precision', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('theme', sa.String(length=300), nullable=False),
    sa.Column('language', sa.String(length=20), nullable=False),
    sa.Column('state', sa.Enum('forthcoming', 'published', 'online', name='publicationstate', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('url', sa.String(length=2000), nullable=False),
    sa.Column('consulted_on', sa.Date(), nullable=True),
    sa.Column('translation_of_id', sa.Uuid(), nullable=True),
    sa.Column('number', sa.String(length=60), nullable=False),
    sa.Column('copies', sa.Integer(), nullable=True),
    sa.Column('contacts', sa.Integer(), nullable=True),
    sa.Column('supported', sa.Boolean(), nullable=True),
    sa.Column('text', sa.String(length=20000), nullable=False),
    sa.Column('attachment_id', sa.Uuid(), nullable=True),
    sa.Column('working_group_id', sa.Uuid(), nullable=True),
    sa.Column('project_id', sa.Uuid(), nullable=True),
    sa.Column('printed', sa.Boolean(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['attachment_id'], ['attachments.id'], name=op.f('fk_publications_attachment_id_attachments'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_publications_organisation_id_organisations'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['project_id'], ['projects.id'], name=op.f('fk_publications_project_id_projects'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['translation_of_id'], ['publications.id'], name=op.f('fk_publications_translation_of_id_publications'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['working_group_id'], ['working_groups.id'], name=op.f('fk_publications_working_group_id_working_groups'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_publications'))
    )
    op.create_table('surveys',
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('introduction', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('introduction_plain', sa.String(length=1000000), nullable=False),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('handed_out', sa.Integer(), nullable=True),
    sa.Column('opened_on', sa.Date(), nullable=True),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('meeting_id', sa.Uuid(), nullable=True),
    sa.Column('working_group_id', sa.Uuid(), nullable=True),
    sa.Column('action_sheet_id', sa.Uuid(), nullable=True),
    sa.Column('evaluation_cycle_id', sa.Uuid(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['action_sheet_id'], ['action_sheets.id'], name=op.f('fk_surveys_action_sheet_id_action_sheets'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['evaluation_cycle_id'], ['evaluation_cycles.id'], name=op.f('fk_surveys_evaluation_cycle_id_evaluation_cycles'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_surveys_meeting_id_meetings'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['working_group_id'], ['working_groups.id'], name=op.f('fk_surveys_working_group_id_working_groups'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_surveys'))
    )
    op.create_table('trainings',
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=True),
    sa.Column('held_precision', sa.Enum('day', 'month', 'season', 'year', 'undated', name='precision', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('last_on', sa.Date(), nullable=True),
    sa.Column('theme', sa.String(length=300), nullable=False),
    sa.Column('kind', sa.Enum('training', 'team_supervision', 'individual_supervision', 'guest', name='trainingkind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('speaker', sa.String(length=300), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('organisation_id', sa.Uuid(), nullable=True),
    sa.Column('organisation_name', sa.String(length=300), nullable=False),
    sa.Column('hours', sa.Numeric(precision=6, scale=2), nullable=True),
    sa.Column('text', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('text_plain', sa.String(length=1000000), nullable=False),
    sa.Column('meeting_id', sa.Uuid(), nullable=True),
    sa.Column('attachment_id', sa.Uuid(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['attachment_id'], ['attachments.id'], name=op.f('fk_trainings_attachment_id_attachments'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_trainings_meeting_id_meetings'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_trainings_organisation_id_organisations'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_trainings_person_id_people'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_trainings'))
    )
    op.create_table('vouchers',
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('subsidy_id', sa.Uuid(), nullable=True),
    sa.Column('number', sa.String(length=300), nullable=False),
    sa.Column('dated_on', sa.Date(), nullable=True),
    sa.Column('object', sa.String(length=300), nullable=False),
    sa.Column('supplier', sa.String(length=300), nullable=False),
    sa.Column('organisation_id', sa.Uuid(), nullable=True),
    sa.Column('amount', sa.Numeric(precision=12, scale=2), nullable=False),
    sa.Column('cost', sa.Enum('staff', 'running', name='costkind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('meeting_id', sa.Uuid(), nullable=True),
    sa.Column('project_id', sa.Uuid(), nullable=True),
    sa.Column('staff_member_id', sa.Uuid(), nullable=True),
    sa.Column('attachment_id', sa.Uuid(), nullable=True),
    sa.Column('paid_on', sa.Date(), nullable=True),
    sa.Column('note', sa.String(length=20000), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['attachment_id'], ['attachments.id'], name=op.f('fk_vouchers_attachment_id_attachments'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_vouchers_meeting_id_meetings'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_vouchers_organisation_id_organisations'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['project_id'], ['projects.id'], name=op.f('fk_vouchers_project_id_projects'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['staff_member_id'], ['staff_members.id'], name=op.f('fk_vouchers_staff_member_id_staff_members'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['subsidy_id'], ['subsidies.id'], name=op.f('fk_vouchers_subsidy_id_subsidies'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vouchers'))
    )
    op.create_table('action_sheet_years',
    sa.Column('action_sheet_id', sa.Uuid(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('subtitle', sa.String(length=300), nullable=False),
    sa.Column('included', sa.Boolean(), nullable=False),
    sa.Column('state', sa.Enum('to_write', 'carried_over', 'read', 'final', name='sectionstate', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('quotation', sa.String(length=20000), nullable=False),
    sa.Column('quotation_author', sa.String(length=300), nullable=False),
    sa.Column('testimonial_id', sa.Uuid(), nullable=True),
    sa.Column('planned_next', sa.Boolean(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['action_sheet_id'], ['action_sheets.id'], name=op.f('fk_action_sheet_years_action_sheet_id_action_sheets'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['testimonial_id'], ['testimonials.id'], name=op.f('fk_action_sheet_years_testimonial_id_testimonials'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_action_sheet_years'))
    )
    op.create_table('advocacy_signatories',
    sa.Column('advocacy_step_id', sa.Uuid(), nullable=False),
    sa.Column('organisation_id', sa.Uuid(), nullable=True),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['advocacy_step_id'], ['advocacy_steps.id'], name=op.f('fk_advocacy_signatories_advocacy_step_id_advocacy_steps'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_advocacy_signatories_organisation_id_organisations'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_advocacy_signatories'))
    )
    op.create_table('campaign_requests',
    sa.Column('campaign_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('organisation_id', sa.Uuid(), nullable=True),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('email', sa.String(length=300), nullable=False),
    sa.Column('asked_on', sa.Date(), nullable=True),
    sa.Column('reminded_on', sa.Date(), nullable=True),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('outcome', sa.Enum('waiting', 'received', 'refused', 'no_answer', name='requestoutcome', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('testimonial_id', sa.Uuid(), nullable=True),
    sa.Column('note', sa.String(length=20000), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaigns.id'], name=op.f('fk_campaign_requests_campaign_id_campaigns'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_campaign_requests_organisation_id_organisations'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_campaign_requests_person_id_people'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['testimonial_id'], ['testimonials.id'], name=op.f('fk_campaign_requests_testimonial_id_testimonials'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_campaign_requests'))
    )
    op.create_table('criteria',
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('text', sa.String(length=20000), nullable=False),
    sa.Column('kind', sa.Enum('mission', 'criterion', 'objective', name='criterionkind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('axis', sa.Enum('knowledge', 'synergy', 'analysis', name='funderaxis', native_enum=False, create_constraint=True, length=30), nullable=True),
    sa.Column('source', sa.String(length=300), nullable=False),
    sa.Column('publication_id', sa.Uuid(), nullable=True),
    sa.Column('from_on', sa.Date(), nullable=True),
    sa.Column('to_on', sa.Date(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['publication_id'], ['publications.id'], name=op.f('fk_criteria_publication_id_publications'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_criteria'))
    )
    op.create_table('cycle_criteria',
    sa.Column('evaluation_cycle_id', sa.Uuid(), nullable=False),
    sa.Column('nature', sa.Enum('quantitative', 'qualitative', name='criterionnature', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('text', sa.String(length=20000), nullable=False),
    sa.Column('indicator_id', sa.Uuid(), nullable=True),
    sa.Column('expected', sa.String(length=20000), nullable=False),
    sa.Column('result', sa.String(length=20000), nullable=False),
    sa.Column('attainment', sa.Enum('attained', 'partly', 'not_attained', 'not_measurable', 'unknown', name='attainment', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['evaluation_cycle_id'], ['evaluation_cycles.id'], name=op.f('fk_cycle_criteria_evaluation_cycle_id_evaluation_cycles'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['indicator_id'], ['indicators.id'], name=op.f('fk_cycle_criteria_indicator_id_indicators'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cycle_criteria'))
    )
    op.create_table('evaluation_records',
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('evaluated_on', sa.Date(), nullable=True),
    sa.Column('method', sa.String(length=300), nullable=False),
    sa.Column('question', sa.String(length=20000), nullable=False),
    sa.Column('meeting_id', sa.Uuid(), nullable=True),
    sa.Column('working_group_id', sa.Uuid(), nullable=True),
    sa.Column('axis_id', sa.Uuid(), nullable=True),
    sa.Column('action_sheet_id', sa.Uuid(), nullable=True),
    sa.Column('partnership_id', sa.Uuid(), nullable=True),
    sa.Column('project_id', sa.Uuid(), nullable=True),
    sa.Column('evaluation_cycle_id', sa.Uuid(), nullable=True),
    sa.Column('survey_id', sa.Uuid(), nullable=True),
    sa.Column('sought', sa.String(length=20000), nullable=False),
    sa.Column('reached', sa.String(length=20000), nullable=False),
    sa.Column('unexpected', sa.String(length=20000), nullable=False),
    sa.Column('unexpected_answer', sa.Enum('empty', 'not_asked', 'none', 'written', name='sectionanswer', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('difficulty', sa.String(length=20000), nullable=False),
    sa.Column('difficulty_answer', sa.Enum('empty', 'not_asked', 'none', 'written', name='sectionanswer', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('attainment', sa.Enum('attained', 'partly', 'not_attained', 'not_measurable', 'unknown', name='attainment', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('next_step', sa.String(length=20000), nullable=False),
    sa.Column('next_person_id', sa.Uuid(), nullable=True),
    sa.Column('next_organisation_id', sa.Uuid(), nullable=True),
    sa.Column('next_who', sa.String(length=300), nullable=False),
    sa.Column('next_due_on', sa.Date(), nullable=True),
    sa.Column('next_done_on', sa.Date(), nullable=True),
    sa.Column('printed', sa.Boolean(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['action_sheet_id'], ['action_sheets.id'], name=op.f('fk_evaluation_records_action_sheet_id_action_sheets'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['axis_id'], ['axes.id'], name=op.f('fk_evaluation_records_axis_id_axes'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['evaluation_cycle_id'], ['evaluation_cycles.id'], name=op.f('fk_evaluation_records_evaluation_cycle_id_evaluation_cycles'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_evaluation_records_meeting_id_meetings'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['next_organisation_id'], ['organisations.id'], name=op.f('fk_evaluation_records_next_organisation_id_organisations'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['next_person_id'], ['people.id'], name=op.f('fk_evaluation_records_next_person_id_people'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['partnership_id'], ['partnerships.id'], name=op.f('fk_evaluation_records_partnership_id_partnerships'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['project_id'], ['projects.id'], name=op.f('fk_evaluation_records_project_id_projects'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['survey_id'], ['surveys.id'], name=op.f('fk_evaluation_records_survey_id_surveys'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['working_group_id'], ['working_groups.id'], name=op.f('fk_evaluation_records_working_group_id_working_groups'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_evaluation_records'))
    )
    op.create_table('indicator_categories',
    sa.Column('indicator_id', sa.Uuid(), nullable=False),
    sa.Column('label', sa.String(length=300), nullable=False),
    sa.Column('parent_id', sa.Uuid(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['indicator_id'], ['indicators.id'], name=op.f('fk_indicator_categories_indicator_id_indicators'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['parent_id'], ['indicator_categories.id'], name=op.f('fk_indicator_categories_parent_id_indicator_categories'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_indicator_categories'))
    )
    op.create_table('project_counts',
    sa.Column('project_year_id', sa.Uuid(), nullable=False),
    sa.Column('label', sa.String(length=300), nullable=False),
    sa.Column('number', sa.Integer(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['project_year_id'], ['project_years.id'], name=op.f('fk_project_counts_project_year_id_project_years'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_project_counts'))
    )
    op.create_table('published_files',
    sa.Column('working_group_id', sa.Uuid(), nullable=False),
    sa.Column('minutes_id', sa.Uuid(), nullable=True),
    sa.Column('group_output_id', sa.Uuid(), nullable=True),
    sa.Column('file_name', sa.String(length=300), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('published_at', sa.DateTime(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['group_output_id'], ['group_outputs.id'], name=op.f('fk_published_files_group_output_id_group_outputs'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['minutes_id'], ['minutes.id'], name=op.f('fk_published_files_minutes_id_minutes'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['working_group_id'], ['working_groups.id'], name=op.f('fk_published_files_working_group_id_working_groups'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_published_files'))
    )
    op.create_table('recommendations',
    sa.Column('publication_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(length=20), nullable=False),
    sa.Column('theme', sa.String(length=300), nullable=False),
    sa.Column('text', sa.String(length=20000), nullable=False),
    sa.Column('addressee', sa.String(length=300), nullable=False),
    sa.Column('supported', sa.Boolean(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['publication_id'], ['publications.id'], name=op.f('fk_recommendations_publication_id_publications'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_recommendations'))
    )
    op.create_table('survey_questions',
    sa.Column('survey_id', sa.Uuid(), nullable=False),
    sa.Column('text', sa.String(length=600), nullable=False),
    sa.Column('kind', sa.Enum('scale', 'one', 'several', 'yes_no', 'number', 'text', name='questionkind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('choices', sa.String(length=20000), nullable=False),
    sa.Column('lowest', sa.Integer(), nullable=True),
    sa.Column('highest', sa.Integer(), nullable=True),
    sa.Column('lowest_label', sa.String(length=300), nullable=False),
    sa.Column('highest_label', sa.String(length=300), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['survey_id'], ['surveys.id'], name=op.f('fk_survey_questions_survey_id_surveys'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_survey_questions'))
    )
    op.create_table('survey_sheets',
    sa.Column('survey_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('entered_on', sa.Date(), nullable=True),
    sa.Column('public', sa.Enum('all', 'professionals', 'citizens', 'older', 'children', name='public', native_enum=False, create_constraint=True, length=30), nullable=True),
    sa.Column('note', sa.String(length=300), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['survey_id'], ['surveys.id'], name=op.f('fk_survey_sheets_survey_id_surveys'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_survey_sheets'))
    )
    op.create_table('testimonial_uses',
    sa.Column('testimonial_id', sa.Uuid(), nullable=False),
    sa.Column('used_on', sa.Date(), nullable=False),
    sa.Column('document', sa.String(length=300), nullable=False),
    sa.Column('newsletter_id', sa.Uuid(), nullable=True),
    sa.Column('meeting_id', sa.Uuid(), nullable=True),
    sa.Column('note', sa.String(length=300), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_testimonial_uses_meeting_id_meetings'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['newsletter_id'], ['newsletters.id'], name=op.f('fk_testimonial_uses_newsletter_id_newsletters'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['testimonial_id'], ['testimonials.id'], name=op.f('fk_testimonial_uses_testimonial_id_testimonials'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_testimonial_uses'))
    )
    op.create_table('training_attendees',
    sa.Column('training_id', sa.Uuid(), nullable=False),
    sa.Column('staff_member_id', sa.Uuid(), nullable=True),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['staff_member_id'], ['staff_members.id'], name=op.f('fk_training_attendees_staff_member_id_staff_members'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['training_id'], ['trainings.id'], name=op.f('fk_training_attendees_training_id_trainings'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_training_attendees'))
    )
    op.create_table('action_sheet_sections',
    sa.Column('action_sheet_year_id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('heading', sa.String(length=300), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('answer', sa.Enum('empty', 'not_asked', 'none', 'written', name='sectionanswer', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('text', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('text_plain', sa.String(length=1000000), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['action_sheet_year_id'], ['action_sheet_years.id'], name=op.f('fk_action_sheet_sections_action_sheet_year_id_action_sheet_years'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_action_sheet_sections'))
    )
    op.create_table('criterion_years',
    sa.Column('criterion_id', sa.Uuid(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('text', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('text_plain', sa.String(length=1000000), nullable=False),
    sa.Column('met', sa.Enum('open', 'met', 'partly', 'not_met', name='metstate', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('note', sa.String(length=20000), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['criterion_id'], ['criteria.id'], name=op.f('fk_criterion_years_criterion_id_criteria'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_criterion_years'))
    )
    op.create_table('indicator_category_values',
    sa.Column('indicator_category_id', sa.Uuid(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('number', sa.Numeric(precision=14, scale=2), nullable=True),
    sa.Column('share', sa.Numeric(precision=14, scale=2), nullable=True),
    sa.Column('quality', sa.Enum('exact', 'about', 'range', 'more_than', 'unknown', name='quality', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('note', sa.String(length=300), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['indicator_category_id'], ['indicator_categories.id'], name=op.f('fk_indicator_category_values_indicator_category_id_indicator_categories'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_indicator_category_values'))
    )
    op.create_table('sheet_attendances',
    sa.Column('action_sheet_year_id', sa.Uuid(), nullable=False),
    sa.Column('occurrence_id', sa.Uuid(), nullable=True),
    sa.Column('form', sa.Enum('count', 'range', 'mean', 'per_period', 'per_occurrence', 'capacity', 'goods', 'not_measurable', 'not_given', name='attendanceform', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('number', sa.Numeric(precision=14, scale=2), nullable=True),
    sa.Column('number_to', sa.Numeric(precision=14, scale=2), nullable=True),
    sa.Column('peak', sa.Numeric(precision=14, scale=2), nullable=True),
    sa.Column('quality', sa.Enum('exact', 'about', 'range', 'more_than', 'unknown', name='quality', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('unit', sa.String(length=60), nullable=False),
    sa.Column('period', sa.String(length=300), nullable=False),
    sa.Column('women', sa.Integer(), nullable=True),
    sa.Column('men', sa.Integer(), nullable=True),
    sa.Column('adults', sa.Integer(), nullable=True),
    sa.Column('children', sa.Integer(), nullable=True),
    sa.Column('staff', sa.Integer(), nullable=True),
    sa.Column('label', sa.String(length=300), nullable=False),
    sa.Column('note', sa.String(length=300), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['action_sheet_year_id'], ['action_sheet_years.id'], name=op.f('fk_sheet_attendances_action_sheet_year_id_action_sheet_years'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['occurrence_id'], ['occurrences.id'], name=op.f('fk_sheet_attendances_occurrence_id_occurrences'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sheet_attendances'))
    )
    op.create_table('survey_answers',
    sa.Column('survey_sheet_id', sa.Uuid(), nullable=False),
    sa.Column('survey_question_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Numeric(precision=14, scale=2), nullable=True),
    sa.Column('choices', sa.String(length=20000), nullable=False),
    sa.Column('text', sa.String(length=20000), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['survey_question_id'], ['survey_questions.id'], name=op.f('fk_survey_answers_survey_question_id_survey_questions'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['survey_sheet_id'], ['survey_sheets.id'], name=op.f('fk_survey_answers_survey_sheet_id_survey_sheets'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_survey_answers'))
    )
    op.create_table('record_links',
    sa.Column('thread_id', sa.Uuid(), nullable=True),
    sa.Column('swot_entry_id', sa.Uuid(), nullable=True),
    sa.Column('evaluation_record_id', sa.Uuid(), nullable=True),
    sa.Column('criterion_id', sa.Uuid(), nullable=True),
    sa.Column('cycle_step_id', sa.Uuid(), nullable=True),
    sa.Column('meeting_id', sa.Uuid(), nullable=True),
    sa.Column('agenda_item_id', sa.Uuid(), nullable=True),
    sa.Column('decision_id', sa.Uuid(), nullable=True),
    sa.Column('action_id', sa.Uuid(), nullable=True),
    sa.Column('working_group_id', sa.Uuid(), nullable=True),
    sa.Column('partnership_id', sa.Uuid(), nullable=True),
    sa.Column('testimonial_id', sa.Uuid(), nullable=True),
    sa.Column('indicator_id', sa.Uuid(), nullable=True),
    sa.Column('action_sheet_id', sa.Uuid(), nullable=True),
    sa.Column('group_output_id', sa.Uuid(), nullable=True),
    sa.Column('advocacy_step_id', sa.Uuid(), nullable=True),
    sa.Column('project_id', sa.Uuid(), nullable=True),
    sa.Column('survey_id', sa.Uuid(), nullable=True),
    sa.Column('publication_id', sa.Uuid(), nullable=True),
    sa.Column('news_item_id', sa.Uuid(), nullable=True),
    sa.Column('figure_code', sa.String(length=40), nullable=False),
    sa.Column('year', sa.Integer(), nullable=True),
    sa.Column('included', sa.Boolean(), nullable=False),
    sa.Column('note', sa.String(length=20000), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('trashed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['action_id'], ['actions.id'], name=op.f('fk_record_links_action_id_actions'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['action_sheet_id'], ['action_sheets.id'], name=op.f('fk_record_links_action_sheet_id_action_sheets'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['advocacy_step_id'], ['advocacy_steps.id'], name=op.f('fk_record_links_advocacy_step_id_advocacy_steps'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['agenda_item_id'], ['agenda_items.id'], name=op.f('fk_record_links_agenda_item_id_agenda_items'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['criterion_id'], ['criteria.id'], name=op.f('fk_record_links_criterion_id_criteria'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['cycle_step_id'], ['cycle_steps.id'], name=op.f('fk_record_links_cycle_step_id_cycle_steps'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['decision_id'], ['decisions.id'], name=op.f('fk_record_links_decision_id_decisions'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['evaluation_record_id'], ['evaluation_records.id'], name=op.f('fk_record_links_evaluation_record_id_evaluation_records'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['group_output_id'], ['group_outputs.id'], name=op.f('fk_record_links_group_output_id_group_outputs'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['indicator_id'], ['indicators.id'], name=op.f('fk_record_links_indicator_id_indicators'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_record_links_meeting_id_meetings'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['news_item_id'], ['news_items.id'], name=op.f('fk_record_links_news_item_id_news_items'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['partnership_id'], ['partnerships.id'], name=op.f('fk_record_links_partnership_id_partnerships'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['project_id'], ['projects.id'], name=op.f('fk_record_links_project_id_projects'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['publication_id'], ['publications.id'], name=op.f('fk_record_links_publication_id_publications'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['survey_id'], ['surveys.id'], name=op.f('fk_record_links_survey_id_surveys'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['swot_entry_id'], ['swot_entries.id'], name=op.f('fk_record_links_swot_entry_id_swot_entries'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['testimonial_id'], ['testimonials.id'], name=op.f('fk_record_links_testimonial_id_testimonials'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['thread_id'], ['threads.id'], name=op.f('fk_record_links_thread_id_threads'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['working_group_id'], ['working_groups.id'], name=op.f('fk_record_links_working_group_id_working_groups'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_record_links'))
    )
