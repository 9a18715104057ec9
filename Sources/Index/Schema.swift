/// What the index keeps, and how.
enum Schema {
    /// Part of the file's name: an index of another version is another file.
    static let version: Int64 = 5
    /// Tells an index of Dateline from other databases: `DtLn`.
    static let application: Int64 = 0x4474_4C6E

    /// `items` holds every item of every file, those that stand twice too; `number` is given in the order
    /// of arrival. `dead` are the numbers of items that are gone but still in the full text, which cannot
    /// forget a text that nobody has any more. `history` has every line of every file of earlier texts.
    static let tables = """
        CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
        CREATE TABLE files(number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL,
            context BLOB, problems INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX problem_files ON files(path) WHERE problems > 0;
        CREATE TABLE items(number INTEGER PRIMARY KEY, key INTEGER NOT NULL, file INTEGER NOT NULL,
            ordinal INTEGER NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL, hash BLOB NOT NULL,
            id TEXT NOT NULL, title TEXT NOT NULL, day INTEGER, published REAL, kind INTEGER NOT NULL,
            flags INTEGER NOT NULL, language INTEGER NOT NULL, source INTEGER NOT NULL, words INTEGER NOT NULL,
            added INTEGER, modified INTEGER, names BLOB NOT NULL, traits INTEGER NOT NULL);
        CREATE INDEX items_of_file ON items(file);
        CREATE TABLE dead(number INTEGER PRIMARY KEY);
        CREATE TABLE links(item INTEGER, kind INTEGER, place INTEGER, id TEXT NOT NULL,
            PRIMARY KEY(item, kind, place)) WITHOUT ROWID;
        CREATE TABLE history(file INTEGER, place INTEGER, key INTEGER NOT NULL, id TEXT NOT NULL, day INTEGER NOT NULL,
            moment INTEGER NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL,
            PRIMARY KEY(file, place)) WITHOUT ROWID;
        CREATE INDEX history_of_brief ON history(key);
        CREATE TABLE names(facet INTEGER, number INTEGER, text TEXT NOT NULL, PRIMARY KEY(facet, number)) WITHOUT ROWID;
        CREATE TABLE word_runs(number INTEGER PRIMARY KEY, bits INTEGER NOT NULL, entries INTEGER NOT NULL);
        CREATE TABLE word_parts(run INTEGER, part INTEGER, bytes BLOB NOT NULL, PRIMARY KEY(run, part)) WITHOUT ROWID;
        CREATE TABLE prefix_batches(number INTEGER PRIMARY KEY, items INTEGER NOT NULL);
        CREATE TABLE prefixes(batch INTEGER, prefix INTEGER, bytes BLOB NOT NULL, PRIMARY KEY(batch, prefix)) WITHOUT ROWID;
        CREATE TABLE snapshot(place INTEGER PRIMARY KEY, sum INTEGER NOT NULL, bytes BLOB NOT NULL);
        CREATE VIRTUAL TABLE texts USING fts5(title, text, analysis, content='', columnsize=0, tokenize='ascii');
        INSERT INTO texts(texts, rank) VALUES ('hashsize', 6000000);
        INSERT INTO texts(texts, rank) VALUES ('automerge', 8);
        """

    /// What of a brief links it with others.
    enum Link: Int64 {
        case sameAs = 0
        case translation = 1
    }
}
