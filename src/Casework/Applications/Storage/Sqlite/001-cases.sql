-- Events are the truth: append-only, hash-chained per application over the stored (sealed) bytes.
CREATE TABLE events (
  application BLOB NOT NULL, n INTEGER NOT NULL, type TEXT NOT NULL, version INTEGER NOT NULL,
  business_at INTEGER NOT NULL, system_at INTEGER NOT NULL, sealed INTEGER NOT NULL, body BLOB NOT NULL, hash BLOB NOT NULL,
  PRIMARY KEY (application, n)) WITHOUT ROWID;
CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

-- Current rows: codes, times and keyed fingerprints only; nothing personal.
CREATE TABLE applications (
  id BLOB NOT NULL PRIMARY KEY, number TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, state TEXT NOT NULL, person TEXT, submitted_at INTEGER NOT NULL,
  services TEXT NOT NULL, definition TEXT NOT NULL, head BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX applications_of_person ON applications (person, submitted_at);
CREATE INDEX applications_forgotten ON applications (id) WHERE state = 'Forgotten';
CREATE TABLE cases (
  application BLOB NOT NULL, service TEXT NOT NULL, department TEXT NOT NULL, area TEXT NOT NULL, unit TEXT NOT NULL, state TEXT NOT NULL,
  PRIMARY KEY (application, service)) WITHOUT ROWID;
CREATE TABLE parts (
  application BLOB NOT NULL, service TEXT NOT NULL, part TEXT NOT NULL, department TEXT NOT NULL, state TEXT NOT NULL, round INTEGER NOT NULL,
  owner TEXT, since INTEGER NOT NULL, due INTEGER, provisional INTEGER NOT NULL, overdue INTEGER NOT NULL, ask_at INTEGER,
  PRIMARY KEY (application, service, part)) WITHOUT ROWID;
CREATE INDEX parts_to_ask ON parts (ask_at) WHERE ask_at IS NOT NULL;
CREATE INDEX parts_due ON parts (due) WHERE due IS NOT NULL AND overdue = 0;

-- At most one open case per person and service.
CREATE TABLE open_cases (person TEXT NOT NULL, service TEXT NOT NULL, application BLOB NOT NULL, PRIMARY KEY (person, service)) WITHOUT ROWID;
CREATE INDEX open_cases_of ON open_cases (application);

-- What departments said, once each.
CREATE TABLE messages (
  department TEXT NOT NULL, message TEXT NOT NULL, application BLOB NOT NULL, content TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (department, message)) WITHOUT ROWID;

-- Intent before the act: committed with the events, deleted when the department has answered.
CREATE TABLE outbox (
  key TEXT NOT NULL PRIMARY KEY, application BLOB NOT NULL, department TEXT NOT NULL, shard INTEGER NOT NULL, kind TEXT NOT NULL,
  due INTEGER NOT NULL, attempts INTEGER NOT NULL, body BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX outbox_due ON outbox (department, due);

CREATE TABLE numbers (day TEXT NOT NULL PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;
