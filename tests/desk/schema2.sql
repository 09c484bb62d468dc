-- A desk of schema 2: a story of two documents, one of them in two versions, one that was removed, one with its bytes as
-- they came; decisions and notes, some undone. Made by the program of that time; what it analysed is left out.
PRAGMA application_id = 1431454036;
PRAGMA user_version = 2;
PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE original (
    n INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, data BLOB NOT NULL);
CREATE TABLE body (
    n INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, original INTEGER REFERENCES original, data BLOB);
CREATE TABLE doc (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, address TEXT NOT NULL UNIQUE, page TEXT NOT NULL, parent TEXT,
    removed TEXT, version INTEGER REFERENCES version);
CREATE TABLE version (
    n INTEGER PRIMARY KEY, doc INTEGER NOT NULL REFERENCES doc, number INTEGER NOT NULL, hash TEXT NOT NULL,
    body INTEGER NOT NULL REFERENCES body, original INTEGER REFERENCES original, source TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, title TEXT, outlet TEXT, url TEXT, published TEXT, added TEXT NOT NULL, document TEXT NOT NULL,
    made_by TEXT NOT NULL, analysis BLOB NOT NULL, UNIQUE (doc, number));
CREATE TABLE pending (doc INTEGER PRIMARY KEY REFERENCES doc);
CREATE TABLE page (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, data BLOB NOT NULL);
CREATE TABLE story (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, stale INTEGER NOT NULL DEFAULT 0,
    summary BLOB NOT NULL, data BLOB NOT NULL);
CREATE TABLE placed (doc INTEGER PRIMARY KEY REFERENCES doc, story INTEGER NOT NULL REFERENCES story, version INTEGER);
CREATE TABLE claim (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, story INTEGER NOT NULL REFERENCES story, text TEXT NOT NULL,
    min INTEGER NOT NULL, max INTEGER NOT NULL, status TEXT NOT NULL, denied INTEGER NOT NULL);
CREATE TABLE member (
    claim INTEGER NOT NULL REFERENCES claim, doc INTEGER NOT NULL REFERENCES doc,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, statement TEXT NOT NULL);
CREATE TABLE once (id TEXT PRIMARY KEY, now TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE name (
    story INTEGER NOT NULL REFERENCES story, entity TEXT NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL,
    key TEXT NOT NULL, reading TEXT NOT NULL, main INTEGER NOT NULL);
CREATE TABLE decision (
    number INTEGER PRIMARY KEY AUTOINCREMENT, act TEXT NOT NULL, name TEXT, other TEXT, of INTEGER REFERENCES decision,
    by TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE note (
    number INTEGER PRIMARY KEY AUTOINCREMENT, act TEXT NOT NULL, doc INTEGER REFERENCES doc, hash TEXT,
    start INTEGER, "end" INTEGER, words TEXT, standing TEXT, text TEXT, of INTEGER REFERENCES note,
    by TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE change (
    number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, kind TEXT NOT NULL, story TEXT, claim TEXT,
    document TEXT, text TEXT NOT NULL, before TEXT, after TEXT);
CREATE TABLE memory (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE word (word TEXT NOT NULL, reading TEXT NOT NULL, PRIMARY KEY (reading, word)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (word, content='', tokenize="unicode61 remove_diacritics 0");
CREATE INDEX doc_page ON doc (page);
CREATE INDEX doc_parent ON doc (parent) WHERE parent IS NOT NULL;
CREATE INDEX version_hash ON version (hash);
CREATE INDEX placed_story ON placed (story);
CREATE INDEX claim_story ON claim (story);
CREATE INDEX member_claim ON member (claim);
CREATE INDEX member_doc ON member (doc);
CREATE INDEX name_story ON name (story);
CREATE INDEX name_key ON name (key);
CREATE INDEX name_reading ON name (reading) WHERE type = 'person';
CREATE INDEX note_doc ON note (doc);
CREATE INDEX change_story ON change (story, number);
INSERT INTO meta VALUES ('analysis', '1-b9b815fc7b876d075f93745ddf09b2ba');
INSERT INTO meta VALUES ('generation', '15');
INSERT INTO meta VALUES ('settled', '3');
INSERT INTO meta VALUES ('tokenizer', 'sudachipy 0.7.0 sudachidict_core 20261015');
INSERT INTO original VALUES (1, '09f3c4c189a535824c4be66e39e3a709a68547bce871d17ebcabe55d4806ede3', 110, X'789c7bd6b7e8d9fcddcf56ce7fd639f971e3c2273bba1e374ee27abaaefde9ba9940d197d3163d6e5c6ff46cfad2c70d8d4f37f43f6b9ef86cc6fcc78dab9f4e98f8b8b1fb7163db3398018f9b26219bf1b811a86cc5f399bb5e2c5cf1b8713a88dbd004003b4b4ab6');
INSERT INTO body VALUES (1, 'de478b556e731e539d47efe7e044db94564192058fed966f5def59fb6d2ad124', NULL, X'789c4d8d4b0ac2301884f75e47bc5f26d08d890b71218a228dadad8a5604510be261c6fc24b7303e165d0dc3370fb92ca2abfd4d1347d91ac246350fb99583a3464f3ad817d53751f5655a52215c9bb87409c45929e73c55c326e18230d4c314e82e117b6247ac891595fe1f9acc3f26416544436589711a79b56db2838fa8115187e789b8ff6a6fb25d7686');
INSERT INTO body VALUES (2, '760fd62992855faeba80aac9b83843082c8ed04f76ae72029e2731bb1bd310ad', NULL, X'789c6d8cb10e824010447b7fc8dfbbd95818a0a1321029b888608890982884df1958b9bfe0c08ed8ccec64de8ebeafce56532f4433dd4a7d84fe98bbd66596885c52e82b3fe81fa8dc41c48506cea4731ee9d352e0abef27254ec47d550969641ba929e735a2f22f44ecc9711888f6b8593df6c18f5e0026646c4a');
INSERT INTO body VALUES (3, 'c65a5ae0781b4a74f07133535a9e0a6458e083a4dd66b4e140b1b0c26012f6ac', NULL, X'789c658d310a83501044fbdcc7fbfd119bc408e9441144e357a3f0052124e43a935df0162e1669d24c336fdee8b3dada51de31dd55cfa95e2a229397ff7e5262222cef444d979df487628934f774906ed08721612bbcae0d31131d9110bdb57fbe6029a1b6fde1366c945b2fa124f2e324de0174766169');
INSERT INTO body VALUES (4, '09f3c4c189a535824c4be66e39e3a709a68547bce871d17ebcabe55d4806ede3', 1, NULL);
INSERT INTO body VALUES (5, 'cf0b6438eb10dab5290381b6d71c335d39988bb3c7bbfa5f15c5ca8c292aefbd', NULL, X'789c6d8cb10e824010447bbfc8cfbbd95818a0a1321029b888608890982884df1958b9bfe0c08ed8ccec64de8ebeafce56532f4433dd4a7d84fe98bbd66596885c52e82b3fe81fa8dc41c48506cea4731ee9d352e0abef27254ec47d550969641ba929e735a2f22f44ecc9711888f6b8593df6c18f5e0026746c4b');
INSERT INTO doc VALUES (1, 'morning', 'https://teito.example/a1', 'https://teito.example/a1', NULL, NULL, 1);
INSERT INTO doc VALUES (2, 'evening', 'https://minato.example/n/9', 'https://minato.example/n/9', NULL, NULL, 5);
INSERT INTO doc VALUES (3, 'denial', 'https://teito.example/a7', 'https://teito.example/a7', NULL, '2024-05-06T09:00:00+09:00', 3);
INSERT INTO doc VALUES (4, 'launch', 'https://teito.example/a2', 'https://teito.example/a2', NULL, NULL, 4);
INSERT INTO version VALUES (1, 1, 1, '7c45456d4ea2511d096262992e5865b7b28d099e5fdda6e8caa5d11379e48190', 1, NULL, '-', 0, 60, NULL, '帝都新聞', 'https://teito.example/a1', '2024-05-03', '2024-05-06T09:00:00+09:00', '{"id":"","source":"","text":"","start":0,"end":60,"outlet":["帝都新聞"],"url":"https://teito.example/a1","published":["2024-05-03","given","2024-05-03","2024-05-03"]}', '1-b9b815fc7b876d075f93745ddf09b2ba', X'00');
INSERT INTO version VALUES (2, 2, 1, '2fb7556c0cbc64c94be9b6fd92fcda5a477fc79c5a0fb533b4afdae9b94505d7', 2, NULL, '-', 0, 54, NULL, 'みなとテレビ', 'https://minato.example/n/9', '2024-05-04', '2024-05-06T09:00:00+09:00', '{"id":"","source":"","text":"","start":0,"end":54,"outlet":["みなとテレビ"],"url":"https://minato.example/n/9","published":["2024-05-04","given","2024-05-04","2024-05-04"]}', '1-b9b815fc7b876d075f93745ddf09b2ba', X'00');
INSERT INTO version VALUES (3, 3, 1, '976f8436e900fbe173858e7b1a39217a25e0a2b9ba705414387f963c620d064b', 3, NULL, '-', 0, 49, NULL, '帝都新聞', 'https://teito.example/a7', '2024-05-05', '2024-05-06T09:00:00+09:00', '{"id":"","source":"","text":"","start":0,"end":49,"outlet":["帝都新聞"],"url":"https://teito.example/a7","published":["2024-05-05","given","2024-05-05","2024-05-05"]}', '1-b9b815fc7b876d075f93745ddf09b2ba', X'00');
INSERT INTO version VALUES (4, 4, 1, '11f10c0b634ce5247dbf83ceae2bc46b9db96e071ae4217ce67cea96c9e5d005', 4, 1, '-', 0, 38, NULL, '帝都新聞', 'https://teito.example/a2', '2024-05-02', '2024-05-06T09:00:00+09:00', '{"id":"","source":"","text":"","start":0,"end":38,"outlet":["帝都新聞"],"url":"https://teito.example/a2","published":["2024-05-02","given","2024-05-02","2024-05-02"]}', '1-b9b815fc7b876d075f93745ddf09b2ba', X'00');
INSERT INTO version VALUES (5, 2, 2, 'cbcb8b483a3b9113f492f8a2c937f2905530d61bfd529f16767f8adab50960a4', 5, NULL, '-', 0, 54, NULL, 'みなとテレビ', 'https://minato.example/n/9', '2024-05-04', '2024-05-06T09:00:00+09:00', '{"id":"","source":"","text":"","start":0,"end":54,"outlet":["みなとテレビ"],"url":"https://minato.example/n/9","published":["2024-05-04","given","2024-05-04","2024-05-04"]}', '1-b9b815fc7b876d075f93745ddf09b2ba', X'00');
INSERT INTO story VALUES (1, 's4ec20b44', '浜風市の橋が通行止め', 0, X'00', X'00');
INSERT INTO story VALUES (2, 's77b51a6d', '探査機打ち上げ', 0, X'00', X'00');
INSERT INTO placed VALUES (1, 1, 1);
INSERT INTO placed VALUES (2, 1, 5);
INSERT INTO placed VALUES (4, 2, 4);
INSERT INTO claim VALUES (5, 'c47423b4c', 2, '小惑星に向かう探査機を打ち上げた', 1, 1, 'announced', 0);
INSERT INTO claim VALUES (6, 'cec98f3bd', 1, '浜風市の大橋で3日、路面の陥没が見つかり、通行止めになった', 1, 2, 'reported', 0);
INSERT INTO claim VALUES (7, 'c0d483f78', 1, 'けが人は5人', 1, 1, 'superseded', 0);
INSERT INTO claim VALUES (8, 'ceec3ff62', 1, 'けが人は8人に上る', 1, 1, 'announced', 0);
INSERT INTO member VALUES (5, 4, 16, 32, 's1');
INSERT INTO member VALUES (6, 1, 11, 40, 's1');
INSERT INTO member VALUES (6, 2, 13, 27, 's1');
INSERT INTO member VALUES (7, 1, 48, 54, 's2');
INSERT INTO member VALUES (8, 2, 44, 53, 's2');
INSERT INTO once VALUES ('c0d483f78', 'c0d483f78');
INSERT INTO once VALUES ('c38d5274f', 'c38d5274f');
INSERT INTO once VALUES ('c47423b4c', 'c47423b4c');
INSERT INTO once VALUES ('cec98f3bd', 'cec98f3bd');
INSERT INTO once VALUES ('ceec3ff62', 'ceec3ff62');
INSERT INTO once VALUES ('s4ec20b44', 's4ec20b44');
INSERT INTO once VALUES ('s77b51a6d', 's77b51a6d');
INSERT INTO decision VALUES (1, 'different', '山田太郎', '山田', NULL, 'desk', '2024-05-06T09:00:00+09:00');
INSERT INTO decision VALUES (2, 'different', '浜風市', '市', NULL, 'desk', '2024-05-06T09:00:00+09:00');
INSERT INTO decision VALUES (3, 'undo', NULL, NULL, 2, 'desk', '2024-05-06T09:00:00+09:00');
INSERT INTO note VALUES (1, 'note', 1, '7c45456d4ea2511d096262992e5865b7b28d099e5fdda6e8caa5d11379e48190', 11, 16, '浜風市の大', 'check', '電話で確認', NULL, 'desk', '2024-05-06T09:00:00+09:00');
INSERT INTO note VALUES (2, 'note', 2, 'cbcb8b483a3b9113f492f8a2c937f2905530d61bfd529f16767f8adab50960a4', 0, 3, '浜風市', 'dropped', '', NULL, 'desk', '2024-05-06T09:00:00+09:00');
INSERT INTO note VALUES (3, 'undo', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 2, 'desk', '2024-05-06T09:00:00+09:00');
INSERT INTO change VALUES (1, '2024-05-06T09:00:00+09:00', 'added', NULL, NULL, 'morning', '浜風市の橋が通行止め', NULL, NULL);
INSERT INTO change VALUES (2, '2024-05-06T09:00:00+09:00', 'added', NULL, NULL, 'evening', '浜風市の大橋の路面が陥没', NULL, NULL);
INSERT INTO change VALUES (3, '2024-05-06T09:00:00+09:00', 'added', NULL, NULL, 'denial', '浜風市「手抜き工事なかった」', NULL, NULL);
INSERT INTO change VALUES (4, '2024-05-06T09:00:00+09:00', 'added', NULL, NULL, 'launch', '探査機打ち上げ', NULL, NULL);
INSERT INTO change VALUES (5, '2024-05-06T09:00:00+09:00', 'opened', 's4ec20b44', NULL, NULL, '浜風市の橋が通行止め', NULL, NULL);
INSERT INTO change VALUES (6, '2024-05-06T09:00:00+09:00', 'opened', 's77b51a6d', NULL, NULL, '探査機打ち上げ', NULL, NULL);
INSERT INTO change VALUES (7, '2024-05-06T09:00:00+09:00', 'version', NULL, NULL, 'evening', '浜風市の大橋の路面が陥没', NULL, NULL);
INSERT INTO change VALUES (8, '2024-05-06T09:00:00+09:00', 'decided', NULL, NULL, NULL, '山田太郎 / 山田', NULL, NULL);
INSERT INTO change VALUES (9, '2024-05-06T09:00:00+09:00', 'decided', NULL, NULL, NULL, '浜風市 / 市', NULL, NULL);
INSERT INTO change VALUES (10, '2024-05-06T09:00:00+09:00', 'decided', NULL, NULL, NULL, '浜風市 / 市', NULL, NULL);
INSERT INTO change VALUES (11, '2024-05-06T09:00:00+09:00', 'noted', NULL, NULL, 'morning', '浜風市の大', NULL, NULL);
INSERT INTO change VALUES (12, '2024-05-06T09:00:00+09:00', 'noted', NULL, NULL, 'evening', '浜風市', NULL, NULL);
INSERT INTO change VALUES (13, '2024-05-06T09:00:00+09:00', 'noted', NULL, NULL, 'evening', '浜風市', NULL, NULL);
INSERT INTO change VALUES (14, '2024-05-06T09:00:00+09:00', 'removed', NULL, NULL, 'denial', '', NULL, NULL);
INSERT INTO change VALUES (15, '2024-05-06T09:00:00+09:00', 'gone', 's4ec20b44', 'c38d5274f', NULL, '手抜き工事の事実はない', '[1, 1, "announced"]', NULL);
INSERT INTO memory VALUES ('follow x', '{}');
COMMIT;
