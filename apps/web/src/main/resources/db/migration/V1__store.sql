-- What people enter in the web application. Amounts and results of runs are not here.
CREATE TABLE app_user (
  user_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL,
  email TEXT,
  role TEXT NOT NULL CHECK (role IN ('ACCOUNT_MANAGER', 'ANALYST', 'DECISION_MAKER', 'ADMINISTRATOR')),
  password_hash TEXT,
  is_active INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL
);
-- Whose customers a user may see: all of a manager_id, or one customer.
CREATE TABLE ownership (
  user_id INTEGER NOT NULL REFERENCES app_user (user_id),
  kind TEXT NOT NULL CHECK (kind IN ('manager', 'customer')),
  id TEXT NOT NULL,
  PRIMARY KEY (user_id, kind, id)
);
CREATE TABLE api_token (
  token_id TEXT PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES app_user (user_id),
  title TEXT NOT NULL,
  hash TEXT NOT NULL,
  may_write INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  last_used_at TEXT,
  revoked_at TEXT
);
-- Append-only: each entry holds the hash of the one before.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TABLE note (
  note_id INTEGER PRIMARY KEY,
  customer_id TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX note_customer ON note (customer_id);
CREATE TABLE saved_view (
  view_id INTEGER PRIMARY KEY,
  user_name TEXT NOT NULL,
  page TEXT NOT NULL,
  title TEXT NOT NULL,
  query TEXT NOT NULL,
  created_at TEXT NOT NULL,
  UNIQUE (user_name, page, title)
);
-- Every entry stays; the last of a customer and indicator counts.
CREATE TABLE score_entry (
  entry_id INTEGER PRIMARY KEY,
  customer_id TEXT NOT NULL,
  indicator TEXT NOT NULL,
  score TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  comment TEXT
);
CREATE INDEX score_entry_customer ON score_entry (customer_id, indicator);
-- Every change of an action's status, with the run that was the newest then; the last counts.
CREATE TABLE action_event (
  event_id INTEGER PRIMARY KEY,
  customer_id TEXT NOT NULL,
  action TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'doing', 'done', 'dropped')),
  run TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  comment TEXT
);
CREATE INDEX action_event_customer ON action_event (customer_id, action);
CREATE TABLE job (
  job_id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
  author TEXT NOT NULL,
  requested_at TEXT NOT NULL,
  started_at TEXT,
  ended_at TEXT,
  settings TEXT NOT NULL,
  result TEXT,
  log TEXT
);
-- A change of a model file on its way: draft, review, approved or returned.
CREATE TABLE draft (
  draft_id INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  title TEXT NOT NULL,
  base_sha256 TEXT NOT NULL,
  text TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'review', 'approved', 'returned', 'withdrawn')),
  author TEXT NOT NULL,
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  reviewer TEXT,
  reviewed_at TEXT,
  comment TEXT
);
-- Every text that a model file has had, as the application knows it.
CREATE TABLE model_version (
  version_id INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  text TEXT NOT NULL,
  author TEXT NOT NULL,
  approver TEXT NOT NULL,
  at TEXT NOT NULL,
  comment TEXT
);
CREATE TABLE upload (
  upload_id TEXT PRIMARY KEY,
  file_name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL
);
