-- A desk of schema 1, with two documents, a decision and a note: what tests/desk/test_trouble.py brings up to date.
PRAGMA application_id = 1431454036;
PRAGMA user_version = 1;
PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE original (
    n INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, data BLOB NOT NULL);
CREATE TABLE body (
    n INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, original INTEGER REFERENCES original, data BLOB);
CREATE TABLE doc (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, address TEXT NOT NULL UNIQUE, parent TEXT,
    removed TEXT, version INTEGER REFERENCES version);
CREATE INDEX doc_parent ON doc (parent) WHERE parent IS NOT NULL;
CREATE TABLE version (
    n INTEGER PRIMARY KEY, doc INTEGER NOT NULL REFERENCES doc, number INTEGER NOT NULL, hash TEXT NOT NULL,
    body INTEGER NOT NULL REFERENCES body, original INTEGER REFERENCES original, source TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, title TEXT, outlet TEXT, url TEXT, published TEXT, added TEXT NOT NULL, document TEXT NOT NULL,
    made_by TEXT NOT NULL, analysis BLOB NOT NULL, UNIQUE (doc, number));
CREATE INDEX version_hash ON version (hash);
CREATE TABLE pending (doc INTEGER PRIMARY KEY REFERENCES doc);
CREATE TABLE story (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, stale INTEGER NOT NULL DEFAULT 0,
    summary BLOB NOT NULL, data BLOB NOT NULL);
CREATE TABLE placed (doc INTEGER PRIMARY KEY REFERENCES doc, story INTEGER NOT NULL REFERENCES story, version INTEGER);
CREATE INDEX placed_story ON placed (story);
CREATE TABLE claim (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, story INTEGER NOT NULL REFERENCES story, text TEXT NOT NULL,
    min INTEGER NOT NULL, max INTEGER NOT NULL, status TEXT NOT NULL, denied INTEGER NOT NULL);
CREATE INDEX claim_story ON claim (story);
CREATE TABLE member (
    claim INTEGER NOT NULL REFERENCES claim, doc INTEGER NOT NULL REFERENCES doc,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, statement TEXT NOT NULL);
CREATE INDEX member_claim ON member (claim);
CREATE INDEX member_doc ON member (doc);
CREATE TABLE once (id TEXT PRIMARY KEY, now TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE name (
    story INTEGER NOT NULL REFERENCES story, entity TEXT NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL,
    key TEXT NOT NULL, main INTEGER NOT NULL);
CREATE INDEX name_story ON name (story);
CREATE INDEX name_key ON name (key);
CREATE TABLE decision (
    number INTEGER PRIMARY KEY AUTOINCREMENT, act TEXT NOT NULL, name TEXT, other TEXT, of INTEGER REFERENCES decision,
    by TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE note (
    number INTEGER PRIMARY KEY AUTOINCREMENT, act TEXT NOT NULL, doc INTEGER REFERENCES doc, hash TEXT,
    start INTEGER, "end" INTEGER, words TEXT, standing TEXT, text TEXT, of INTEGER REFERENCES note,
    by TEXT NOT NULL, at TEXT NOT NULL);
CREATE INDEX note_doc ON note (doc);
CREATE TABLE change (
    number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, kind TEXT NOT NULL, story TEXT, claim TEXT,
    document TEXT, text TEXT NOT NULL, before TEXT, after TEXT);
CREATE VIRTUAL TABLE words USING fts5 (word, reading, content='', tokenize="unicode61 remove_diacritics 0");
INSERT INTO body ("n", "hash", "original", "data") VALUES (1, 'de478b556e731e539d47efe7e044db94564192058fed966f5def59fb6d2ad124', NULL, X'789c4d8d4b0ac2301884f75e47bc5f26d08d890b71218a228dadad8a5604510be261c6fc24b7303e165d0dc3370fb92ca2abfd4d1347d91ac246350fb99583a3464f3ad817d53751f5655a52215c9bb87409c45929e73c55c326e18230d4c314e82e117b6247ac891595fe1f9acc3f26416544436589711a79b56db2838fa8115187e789b8ff6a6fb25d7686');
INSERT INTO body ("n", "hash", "original", "data") VALUES (2, '760fd62992855faeba80aac9b83843082c8ed04f76ae72029e2731bb1bd310ad', NULL, X'789c6d8cb10e824010447b7fc8dfbbd95818a0a1321029b888608890982884df1958b9bfe0c08ed8ccec64de8ebeafce56532f4433dd4a7d84fe98bbd66596885c52e82b3fe81fa8dc41c48506cea4731ee9d352e0abef27254ec47d550969641ba929e735a2f22f44ecc9711888f6b8593df6c18f5e0026646c4a');
INSERT INTO doc ("n", "id", "address", "parent", "removed", "version") VALUES (1, 'morning', 'https://teito.example/a1', NULL, NULL, 1);
INSERT INTO doc ("n", "id", "address", "parent", "removed", "version") VALUES (2, 'evening', 'https://minato.example/n/9', NULL, NULL, 2);
INSERT INTO version ("n", "doc", "number", "hash", "body", "original", "source", "start", "end", "title", "outlet", "url", "published", "added", "document", "made_by", "analysis") VALUES (1, 1, 1, '7c45456d4ea2511d096262992e5865b7b28d099e5fdda6e8caa5d11379e48190', 1, NULL, '-', 0, 60, NULL, '帝都新聞', 'https://teito.example/a1', '2024-05-03', '2026-11-22T03:46:39+00:00', '{"id":"","source":"","text":"","start":0,"end":60,"outlet":["帝都新聞"],"url":"https://teito.example/a1","published":["2024-05-03","given","2024-05-03","2024-05-03"]}', '0-first', X'00');
INSERT INTO version ("n", "doc", "number", "hash", "body", "original", "source", "start", "end", "title", "outlet", "url", "published", "added", "document", "made_by", "analysis") VALUES (2, 2, 1, '2fb7556c0cbc64c94be9b6fd92fcda5a477fc79c5a0fb533b4afdae9b94505d7', 2, NULL, '-', 0, 54, NULL, 'みなとテレビ', 'https://minato.example/n/9', '2024-05-04', '2026-11-22T03:46:39+00:00', '{"id":"","source":"","text":"","start":0,"end":54,"outlet":["みなとテレビ"],"url":"https://minato.example/n/9","published":["2024-05-04","given","2024-05-04","2024-05-04"]}', '0-first', X'00');
INSERT INTO story ("n", "id", "title", "stale", "summary", "data") VALUES (1, 's27ea8ef1', '浜風市の橋が通行止め', 0, X'00', X'00');
INSERT INTO placed ("doc", "story", "version") VALUES (1, 1, 1);
INSERT INTO placed ("doc", "story", "version") VALUES (2, 1, 2);
INSERT INTO claim ("n", "id", "story", "text", "min", "max", "status", "denied") VALUES (1, 'cec98f3bd', 1, '浜風市の大橋で3日、路面の陥没が見つかり、通行止めになった', 1, 2, 'reported', 0);
INSERT INTO claim ("n", "id", "story", "text", "min", "max", "status", "denied") VALUES (2, 'c0d483f78', 1, 'けが人は5人', 1, 1, 'superseded', 0);
INSERT INTO claim ("n", "id", "story", "text", "min", "max", "status", "denied") VALUES (3, 'ceec3ff62', 1, 'けが人は7人に上る', 1, 1, 'announced', 0);
INSERT INTO member ("claim", "doc", "start", "end", "statement") VALUES (1, 1, 11, 40, 's1');
INSERT INTO member ("claim", "doc", "start", "end", "statement") VALUES (1, 2, 13, 27, 's1');
INSERT INTO member ("claim", "doc", "start", "end", "statement") VALUES (1, 2, 27, 37, 's1');
INSERT INTO member ("claim", "doc", "start", "end", "statement") VALUES (2, 1, 48, 54, 's2');
INSERT INTO member ("claim", "doc", "start", "end", "statement") VALUES (3, 2, 44, 53, 's2');
INSERT INTO once ("id", "now") VALUES ('c0d483f78', 'c0d483f78');
INSERT INTO once ("id", "now") VALUES ('cec98f3bd', 'cec98f3bd');
INSERT INTO once ("id", "now") VALUES ('ceec3ff62', 'ceec3ff62');
INSERT INTO once ("id", "now") VALUES ('s27ea8ef1', 's27ea8ef1');
INSERT INTO name ("story", "entity", "type", "name", "key", "main") VALUES (1, 'e1', 'place', '風市', '風市', 1);
INSERT INTO name ("story", "entity", "type", "name", "key", "main") VALUES (1, 'e2', 'organization', '市', '市', 0);
INSERT INTO decision ("number", "act", "name", "other", "of", "by", "at") VALUES (1, 'different', '山田太郎', '山田', NULL, 'root', '2026-11-22T03:46:40+00:00');
INSERT INTO note ("number", "act", "doc", "hash", "start", "end", "words", "standing", "text", "of", "by", "at") VALUES (1, 'note', 1, '7c45456d4ea2511d096262992e5865b7b28d099e5fdda6e8caa5d11379e48190', 0, 5, '浜風市の橋', 'check', '電話する', NULL, 'root', '2026-11-22T03:46:40+00:00');
INSERT INTO change ("number", "at", "kind", "story", "claim", "document", "text", "before", "after") VALUES (1, '2026-11-22T03:46:39+00:00', 'added', NULL, NULL, 'morning', '', NULL, NULL);
INSERT INTO change ("number", "at", "kind", "story", "claim", "document", "text", "before", "after") VALUES (2, '2026-11-22T03:46:39+00:00', 'added', NULL, NULL, 'evening', '', NULL, NULL);
INSERT INTO change ("number", "at", "kind", "story", "claim", "document", "text", "before", "after") VALUES (3, '2026-11-22T03:46:39+00:00', 'new', 's27ea8ef1', 'cec98f3bd', NULL, '浜風市の大橋で3日、路面の陥没が見つかり、通行止めになった', NULL, '[1, 2, "reported"]');
INSERT INTO change ("number", "at", "kind", "story", "claim", "document", "text", "before", "after") VALUES (4, '2026-11-22T03:46:39+00:00', 'new', 's27ea8ef1', 'c0d483f78', NULL, 'けが人は5人', NULL, '[1, 1, "superseded"]');
INSERT INTO change ("number", "at", "kind", "story", "claim", "document", "text", "before", "after") VALUES (5, '2026-11-22T03:46:39+00:00', 'new', 's27ea8ef1', 'ceec3ff62', NULL, 'けが人は7人に上る', NULL, '[1, 1, "announced"]');
INSERT INTO change ("number", "at", "kind", "story", "claim", "document", "text", "before", "after") VALUES (6, '2026-11-22T03:46:40+00:00', 'decided', NULL, NULL, NULL, '山田太郎 / 山田', NULL, NULL);
INSERT INTO change ("number", "at", "kind", "story", "claim", "document", "text", "before", "after") VALUES (7, '2026-11-22T03:46:40+00:00', 'noted', NULL, NULL, 'morning', '浜風市の橋', NULL, NULL);
INSERT INTO words (rowid, word, reading) VALUES (1, 'old', 'old');
INSERT INTO words (rowid, word, reading) VALUES (2, 'old', 'old');
INSERT INTO meta VALUES ('generation', '7'), ('analysis', '0-first'), ('tokenizer', 'first');
COMMIT;
