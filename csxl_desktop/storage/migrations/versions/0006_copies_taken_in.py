"""Copies taken in and bags: who took one, what came back, what did not win, which records were erased for good.

Every table starts empty: the identity of a dossier is made with its first bag or its first erasure.
"""

from alembic import op

revision = "0006"
down_revision = "0005"

_TABLES = (
    """
    CREATE TABLE dossier_identity (
        id CHAR(32) NOT NULL,
        erasure_key VARCHAR(64) NOT NULL,
        generation INTEGER NOT NULL,
        parent_sha256 VARCHAR(64) NOT NULL,
        bag_id CHAR(32),
        bag_made_on DATE,
        bag_until_on DATE,
        CONSTRAINT pk_dossier_identity PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE bags (
        id CHAR(32) NOT NULL,
        made_at DATETIME NOT NULL,
        made_by VARCHAR(300) NOT NULL,
        workstation VARCHAR(300) NOT NULL,
        valid_until_on DATE NOT NULL,
        meeting_id CHAR(32),
        file_name VARCHAR(300) NOT NULL,
        base_sha256 VARCHAR(64) NOT NULL,
        state VARCHAR(30) NOT NULL,
        ended_at DATETIME,
        CONSTRAINT pk_bags PRIMARY KEY (id),
        CONSTRAINT ck_bags_bagstate CHECK (state IN ('out', 'back', 'expired'))
    )
    """,
    """
    CREATE TABLE reconciliations (
        id CHAR(32) NOT NULL,
        at DATETIME NOT NULL,
        person VARCHAR(300) NOT NULL,
        workstation VARCHAR(300) NOT NULL,
        source VARCHAR(30) NOT NULL,
        source_id CHAR(32),
        source_workstation VARCHAR(300) NOT NULL,
        source_generation INTEGER,
        changes_sha256 VARCHAR(64) NOT NULL,
        transaction_id CHAR(32),
        counts JSON,
        undone_at DATETIME,
        CONSTRAINT pk_reconciliations PRIMARY KEY (id),
        CONSTRAINT ck_reconciliations_copysource CHECK (source IN ('bag', 'folder'))
    )
    """,
    """
    CREATE TABLE discarded_values (
        id CHAR(32) NOT NULL,
        reconciliation_id CHAR(32) NOT NULL,
        kind VARCHAR(30) NOT NULL,
        table_name VARCHAR(60) NOT NULL,
        record_id CHAR(32) NOT NULL,
        other_id CHAR(32),
        column_name VARCHAR(60) NOT NULL,
        base JSON,
        ours JSON,
        theirs JSON,
        ours_by VARCHAR(300) NOT NULL,
        ours_at DATETIME,
        theirs_by VARCHAR(300) NOT NULL,
        theirs_at DATETIME,
        asked BOOLEAN NOT NULL,
        choice VARCHAR(30) NOT NULL,
        chosen_at DATETIME,
        chosen_by VARCHAR(300) NOT NULL,
        CONSTRAINT pk_discarded_values PRIMARY KEY (id),
        CONSTRAINT fk_discarded_values_reconciliation_id_reconciliations FOREIGN KEY(reconciliation_id) REFERENCES reconciliations (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_discarded_values_discardkind CHECK (kind IN ('value', 'text', 'state', 'order', 'deleted_here', 'deleted_there', 'parent', 'united', 'alike', 'sealed', 'unknown')),
        CONSTRAINT ck_discarded_values_choice CHECK (choice IN ('open', 'ours', 'theirs', 'both'))
    )
    """,
    """
    CREATE TABLE erasures (
        id VARCHAR(64) NOT NULL,
        erased_on DATE NOT NULL,
        reason VARCHAR(20000) NOT NULL,
        CONSTRAINT pk_erasures PRIMARY KEY (id)
    )
    """,
)
_INDEXES = (
    "CREATE INDEX ix_reconciliations_changes_sha256 ON reconciliations (changes_sha256)",
    "CREATE INDEX ix_reconciliations_source_id ON reconciliations (source_id)",
    "CREATE INDEX ix_discarded_values_reconciliation_id ON discarded_values (reconciliation_id)",
    "CREATE INDEX ix_discarded_values_record_id ON discarded_values (record_id)",
)


def upgrade() -> None:
    for statement in (*_TABLES, *_INDEXES):
        op.execute(statement)
