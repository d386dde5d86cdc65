import { isMainThread } from "node:worker_threads";
import SqliteDatabase from "better-sqlite3";
import {
  CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type Kysely,
  type QueryCompiler,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { LRUCache } from "lru-cache";

const busyTimeoutMs = 5000;
const cacheKib = 32 * 1024;
const mmapBytes = 256 * 1024 * 1024;
const keptStatements = 200;

type Connection = InstanceType<typeof SqliteDatabase>;

/** New files are readable by their owner only; SQLite gives its side files the mode of the main one. */
const openPrivately = (file: string): Connection => {
  // A worker thread cannot change the umask; there the folder's own mode protects the file.
  const former = isMainThread ? process.umask(0o077) : undefined;
  try {
    const connection = new SqliteDatabase(file, { timeout: busyTimeoutMs });
    connection.pragma("journal_mode = WAL");
    return connection;
  } finally {
    if (former !== undefined) process.umask(former);
  }
};

const tune = (connection: Connection): Connection => {
  // FULL: with NORMAL a power cut takes back commits that were answered.
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  connection.pragma("trusted_schema = OFF");
  connection.pragma(`cache_size = -${cacheKib}`);
  connection.pragma(`mmap_size = ${mmapBytes}`);
  connection.pragma("temp_store = MEMORY");
  connection.pragma("journal_size_limit = 67108864");
  return connection;
};

/** Compiling a statement costs more than most of our queries: the same text is compiled once. */
const withStatementCache = (connection: Connection) => {
  const statements = new LRUCache<string, ReturnType<Connection["prepare"]>>({ max: keptStatements });
  return {
    prepare: (text: string) => {
      const known = statements.get(text);
      if (known !== undefined) return known;
      const statement = connection.prepare(text);
      statements.set(text, statement);
      return statement;
    },
    close: () => {
      statements.clear();
      connection.close();
    },
  };
};

/** Takes the write lock at the start: a transaction that reads first can then never fail half-way with "busy". */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

/** SQLite can undo a schema change, so that a migration is applied whole or not at all. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** SQLite through better-sqlite3: write-ahead log, every commit on disk before it returns. */
export class VitrineSqliteDialect implements Dialect {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  createDriver(): Driver {
    return new ImmediateDriver({ database: async () => withStatementCache(tune(openPrivately(this.#file))) });
  }

  createAdapter(): DialectAdapter {
    return new TransactionalAdapter();
  }

  createQueryCompiler(): QueryCompiler {
    return new SqliteQueryCompiler();
  }

  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new SqliteIntrospector(db);
  }
}
