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
import { AppError } from "@/lib/errors/app-error";

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
    get isInTransaction() {
      return connection.inTransaction;
    },
    close: () => {
      statements.clear();
      connection.close();
    },
  };
};

/** A disk that takes nothing is the operator's to mend and worth its own words; everything else stays as it is. */
const toStorageError = (error: unknown): unknown => {
  if (!(error instanceof SqliteDatabase.SqliteError)) return error;
  if (error.code.startsWith("SQLITE_READONLY") || error.code === "SQLITE_IOERR_WRITE") {
    return new AppError("storage-read-only", {
      detail: "The folder that holds the database cannot be written. Make it writable and try again.",
      cause: error,
    });
  }
  if (error.code !== "SQLITE_FULL") return error;
  return new AppError("storage-full", {
    detail: "The disk that holds the database is full. Free some space and try again.",
    cause: error,
  });
};

/** Names a full disk, and takes the write lock at the start of a transaction: the base driver does neither. */
class VitrineDriver extends SqliteDriver {
  readonly #opened: { database?: ReturnType<typeof withStatementCache> };

  constructor(file: string) {
    const opened: { database?: ReturnType<typeof withStatementCache> } = {};
    super({ database: async () => (opened.database = withStatementCache(tune(openPrivately(file)))) });
    this.#opened = opened;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    return {
      executeQuery: async <Row>(query: CompiledQuery) => {
        try {
          return await connection.executeQuery<Row>(query);
        } catch (error) {
          throw toStorageError(error);
        }
      },
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    };
  }

  // A transaction that reads first can then never fail half-way with "busy".
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  // After some faults, a full disk among them, SQLite has rolled back by itself; asking again would hide the fault.
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#opened.database?.isInTransaction === true) await super.rollbackTransaction(connection);
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
    return new VitrineDriver(this.#file);
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
