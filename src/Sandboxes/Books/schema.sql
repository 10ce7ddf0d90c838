CREATE TABLE IF NOT EXISTS settings(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- The register: who there is, and how they stand. The stand-ins' own books hold personal values as any department's do.
CREATE TABLE IF NOT EXISTS people(number TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, sheet TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS standings(number TEXT NOT NULL, fact TEXT NOT NULL, value TEXT NOT NULL, detail TEXT, since INTEGER NOT NULL,
  PRIMARY KEY(number, fact)) WITHOUT ROWID;

-- One row for each case part; due: business milliseconds at which the department decides.
CREATE TABLE IF NOT EXISTS cases(
  n INTEGER PRIMARY KEY AUTOINCREMENT, case_key TEXT NOT NULL UNIQUE, department TEXT NOT NULL, service TEXT NOT NULL, part TEXT NOT NULL,
  round INTEGER NOT NULL, state TEXT NOT NULL, reference TEXT NOT NULL, number TEXT, received INTEGER NOT NULL, due INTEGER, body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS cases_due ON cases(due) WHERE due IS NOT NULL;

-- One row for each submission; the same key and hash gets the same answer, another hash is refused.
CREATE TABLE IF NOT EXISTS rounds(case_key TEXT NOT NULL, round INTEGER NOT NULL, body_hash TEXT NOT NULL, answer TEXT NOT NULL, times INTEGER NOT NULL,
  PRIMARY KEY(case_key, round)) WITHOUT ROWID;

-- What was really done. No unique key on purpose: a thing done twice must show as two rows.
CREATE TABLE IF NOT EXISTS effects(n INTEGER PRIMARY KEY AUTOINCREMENT, case_key TEXT NOT NULL, effect TEXT NOT NULL, at INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS effects_case ON effects(case_key);

-- Everything the departments said; callbacks among them are an outbox.
CREATE TABLE IF NOT EXISTS messages(
  seq INTEGER PRIMARY KEY AUTOINCREMENT, message_id TEXT NOT NULL UNIQUE, department TEXT NOT NULL, case_key TEXT NOT NULL, round INTEGER NOT NULL,
  kind TEXT NOT NULL, envelope TEXT NOT NULL, pending INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS messages_case ON messages(case_key);
CREATE INDEX IF NOT EXISTS messages_pending ON messages(seq) WHERE pending = 1;

-- The next step after approval.
CREATE TABLE IF NOT EXISTS steps(case_key TEXT PRIMARY KEY, next INTEGER NOT NULL, due INTEGER) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS steps_due ON steps(due) WHERE due IS NOT NULL;

-- Papers by reference; state: wanted, held, gone, altered.
CREATE TABLE IF NOT EXISTS papers(case_key TEXT NOT NULL, code TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, state TEXT NOT NULL,
  PRIMARY KEY(case_key, code)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS papers_wanted ON papers(case_key) WHERE state = 'wanted';

CREATE TABLE IF NOT EXISTS notices(message_id TEXT PRIMARY KEY, case_key TEXT NOT NULL, kind TEXT NOT NULL, answer TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS switches(department TEXT NOT NULL, service TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY(department, service, name)) WITHOUT ROWID;
