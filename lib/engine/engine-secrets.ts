import { randomBytes } from "node:crypto";
import path from "node:path";
import { readOrCreateSecret } from "@/lib/storage/secret-file";
import type { ApiCredentials } from "./api/credentials";

/** Who the embedded account is, and what opens it. */
export type EngineSecrets = ApiCredentials &
  Readonly<{
    /** 32 hex digits. */
    accountId: string;
    /** 22 characters of base64url: first part of delivery paths. */
    accountHash: string;
  }>;

/** What the operator set; it wins over what was generated. */
export type GivenSecrets = Readonly<Partial<Omit<EngineSecrets, "accountHash">>>;

const generatedEmail = "admin@vitrine.local";

/** Reads the account's secrets from `<dataDir>/secrets`, making what is missing once, mode 0600. */
export const loadEngineSecrets = async (dataDir: string, given: GivenSecrets = {}): Promise<EngineSecrets> => {
  const read = (name: string, create: () => string): Promise<string> =>
    readOrCreateSecret(path.join(dataDir, "secrets", name), create);
  const createToken = (): string => randomBytes(30).toString("base64url");
  return {
    accountId: given.accountId ?? (await read("account-id", () => randomBytes(16).toString("hex"))),
    accountHash: await read("account-hash", () => randomBytes(16).toString("base64url")),
    apiToken: given.apiToken ?? (await read("api-token", createToken)),
    apiEmail: given.apiEmail ?? generatedEmail,
    apiKey: given.apiKey ?? (await read("api-key", () => randomBytes(19).toString("hex").slice(0, 37))),
  };
};
