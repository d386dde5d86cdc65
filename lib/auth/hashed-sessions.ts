import type { DBAdapter, Where } from "better-auth";
import { toTokenHash } from "./token-hash";

type Row = Record<string, unknown>;

/** The tokens of one query, so that rows that come back can carry what the caller knows instead of the hash. */
type KnownTokens = Map<string, string>;

const hashToken = (token: string, known: KnownTokens): string => {
  const hash = toTokenHash(token);
  known.set(hash, token);
  return hash;
};

const hashValue = (value: Where["value"], known: KnownTokens): Where["value"] => {
  if (typeof value === "string") return hashToken(value, known);
  if (Array.isArray(value)) return value.map((one) => hashToken(String(one), known));
  return value;
};

const toStoredWhere = (where: Where[], known: KnownTokens): Where[] =>
  where.map((one) => (one.field === "token" ? { ...one, value: hashValue(one.value, known) } : one));

const toStoredRow = <T extends Row>(row: T, known: KnownTokens): T =>
  typeof row["token"] === "string" ? { ...row, token: hashToken(row["token"], known) } : row;

const toGivenRow = <T>(row: T, known: KnownTokens): T => {
  if (typeof row !== "object" || row === null || !("token" in row) || typeof row.token !== "string") return row;
  return { ...row, token: known.get(row.token) ?? row.token };
};

type Query = { model: string; where?: Where[] | undefined; data?: Row; update?: Row };

/**
 * Keeps session tokens as SHA-256 at rest: a stolen copy of the database opens no session.
 * Callers go on using the token itself.
 */
export const withHashedSessions = (adapter: DBAdapter): DBAdapter => {
  const run = async <Q extends Query, T>(query: Q, call: (stored: Q) => Promise<T>): Promise<T> => {
    if (query.model !== "session") return call(query);
    const known: KnownTokens = new Map();
    const stored = {
      ...query,
      ...(query.where !== undefined && { where: toStoredWhere(query.where, known) }),
      ...(query.data !== undefined && { data: toStoredRow(query.data, known) }),
      ...(query.update !== undefined && { update: toStoredRow(query.update, known) }),
    };
    const result = await call(stored);
    return (Array.isArray(result) ? result.map((row) => toGivenRow(row, known)) : toGivenRow(result, known)) as T;
  };
  const wrapped: DBAdapter = {
    ...adapter,
    create: (query) => run(query, (stored) => adapter.create(stored)),
    findOne: (query) => run(query, (stored) => adapter.findOne(stored)),
    findMany: (query) => run(query, (stored) => adapter.findMany(stored)),
    count: (query) => run(query, (stored) => adapter.count(stored)),
    update: (query) => run(query, (stored) => adapter.update(stored)),
    updateMany: (query) => run(query, (stored) => adapter.updateMany(stored)),
    delete: (query) => run(query, (stored) => adapter.delete(stored)),
    deleteMany: (query) => run(query, (stored) => adapter.deleteMany(stored)),
    consumeOne: (query) => run(query, (stored) => adapter.consumeOne(stored)),
    incrementOne: (query) => run(query, (stored) => adapter.incrementOne(stored)),
    transaction: (work) => work(wrapped),
  };
  return wrapped;
};
