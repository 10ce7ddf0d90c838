-- Keys of applications, wrapped by the key outside the database. Deleting a row makes everything sealed under it unreadable.
CREATE TABLE IF NOT EXISTS keys (
  application BLOB PRIMARY KEY,
  sealed BLOB NOT NULL
) WITHOUT ROWID, STRICT
;
-- The open draft of a person; its id becomes the application's. submitting: when handing over began.
CREATE TABLE IF NOT EXISTS drafts (
  id BLOB PRIMARY KEY,
  person TEXT NOT NULL,
  life_event TEXT NOT NULL,
  version INTEGER NOT NULL,
  body BLOB NOT NULL,
  created INTEGER NOT NULL,
  touched INTEGER NOT NULL,
  submitting INTEGER,
  UNIQUE (person, life_event)
) STRICT
;
CREATE INDEX IF NOT EXISTS drafts_touched ON drafts (touched)
;
-- Papers, sealed under the application's key; bytes and sha256 are of the clear file.
CREATE TABLE IF NOT EXISTS files (
  id BLOB PRIMARY KEY,
  application BLOB NOT NULL,
  code TEXT NOT NULL,
  media_type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  body BLOB NOT NULL
) STRICT
;
CREATE INDEX IF NOT EXISTS files_application ON files (application)
;
CREATE TABLE IF NOT EXISTS settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID, STRICT
;
-- Messages of departments that were refused: outside the applications' chains, bounded. No contents.
CREATE TABLE IF NOT EXISTS refused_messages (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  department TEXT NOT NULL,
  code TEXT NOT NULL,
  message_id TEXT,
  case_key TEXT,
  sha256 TEXT,
  verified INTEGER NOT NULL
) STRICT
;
CREATE INDEX IF NOT EXISTS refused_messages_verified ON refused_messages (verified)
;
CREATE TABLE IF NOT EXISTS refused_counts (
  department TEXT NOT NULL,
  code TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (department, code)
) WITHOUT ROWID, STRICT
;
-- Sign-in tickets, sealed under a sub-key of the key outside the database; the cookie holds only the id.
CREATE TABLE IF NOT EXISTS sign_ins (
  id BLOB PRIMARY KEY,
  body BLOB NOT NULL,
  created INTEGER NOT NULL,
  touched INTEGER NOT NULL
) WITHOUT ROWID, STRICT
;
CREATE TABLE IF NOT EXISTS data_protection (
  name TEXT PRIMARY KEY,
  body BLOB NOT NULL
) WITHOUT ROWID, STRICT
