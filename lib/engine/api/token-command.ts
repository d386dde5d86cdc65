import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import type { TokenCatalog } from "@/lib/engine/catalog/token-catalog";
import { toTokenHash } from "./access";

/** Raised with words for the person at the keyboard. */
export class TokenCommandError extends Error {
  override readonly name = "TokenCommandError";
}

const usage = [
  "token create <name> [--read] [--days <n>]   makes a token for the API and prints it, once",
  "token list                                  names, permissions and ends",
  "token revoke <name>                         ends a token at once",
].join("\n");

const refuse = (message: string): never => {
  throw new TokenCommandError(message);
};

const dayMs = 24 * 60 * 60 * 1000;
const daysMost = 3650;
const nameShape = /^[A-Za-z0-9_.-]{1,99}$/;

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { read: { type: "boolean", default: false }, days: { type: "string" } },
    });
  } catch (cause) {
    return refuse(`${cause instanceof Error ? cause.message : String(cause)}\n${usage}`);
  }
};

const parseName = (name: string | undefined): string =>
  name !== undefined && nameShape.test(name)
    ? name
    : refuse(`A token needs a name of letters, digits, dots, - and _, at most 99 characters\n${usage}`);

const parseDays = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const days = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return days >= 1 && days <= daysMost ? days : refuse(`--days must be a whole number from 1 to ${daysMost}`);
};

type CommandParts = Readonly<{ tokens: TokenCatalog; clock: () => Date }>;

const create = async (
  { tokens, clock }: CommandParts,
  name: string,
  { read, days }: Readonly<{ read: boolean; days?: string }>,
): Promise<string> => {
  const now = clock();
  const lifeDays = parseDays(days);
  const token = randomBytes(30).toString("base64url");
  const isMade = await tokens.insert({
    hash: toTokenHash(token),
    scope: "api",
    name,
    canWrite: !read,
    createdAt: now.toISOString(),
    expiresAt: lifeDays === undefined ? undefined : new Date(now.getTime() + lifeDays * dayMs).toISOString(),
  });
  if (!isMade) refuse(`A token named ${name} exists already; revoke it first or choose another name`);
  return token;
};

const list = async ({ tokens, clock }: CommandParts): Promise<string> => {
  const now = clock().toISOString();
  const lines = (await tokens.list("api")).map(({ name, canWrite, expiresAt }) => {
    const end = expiresAt === undefined ? "" : expiresAt <= now ? `, ended ${expiresAt}` : `, ends ${expiresAt}`;
    return `${name}: ${canWrite ? "Images Write" : "Images Read"}${end}`;
  });
  return lines.length === 0 ? "no tokens beside the account's own" : lines.join("\n");
};

/**
 * Makes, lists and revokes tokens for the API, beside a running engine or without one. Returns what to print.
 * Throws TokenCommandError.
 */
export const runTokenCommand = async (args: readonly string[], parts: CommandParts): Promise<string> => {
  const { positionals, values } = parse(args);
  const [verb, name, ...rest] = positionals;
  if (rest.length > 0) return refuse(usage);
  switch (verb) {
    case "create":
      return create(parts, parseName(name), {
        read: values.read,
        ...(values.days === undefined ? {} : { days: values.days }),
      });
    case "list":
      return list(parts);
    case "revoke":
      if (!(await parts.tokens.revoke(parseName(name)))) refuse(`There is no token named ${name ?? ""}`);
      return `revoked ${name ?? ""}`;
    case undefined:
    default:
      return refuse(usage);
  }
};
