import { randomBytes } from "node:crypto";
import { AppError } from "@/lib/errors/app-error";
import type {
  ConfigRecord,
  SigningKey,
  UpstreamConfig,
  UpstreamKeys,
  UpstreamVariants,
  VariantRecord,
} from "@/lib/upstream/account-upstream";

export type AccountMethod =
  | "variants.list"
  | "variants.find"
  | "variants.create"
  | "variants.update"
  | "variants.delete"
  | "keys.list"
  | "keys.put"
  | "keys.delete"
  | "config.find"
  | "config.update";

export type Perform = <Result>(method: AccountMethod, effect: () => Result) => Promise<Result>;

/** What an account holds beside its images. */
export type FakeAccount = {
  readonly variants: Map<string, VariantRecord>;
  readonly keys: Map<string, string>;
  /** Undefined: the upstream does not let its settings be read. */
  config: ConfigRecord | undefined;
};

const box = (name: string, width: number, height: number): [string, VariantRecord] => [
  name,
  { name, options: { fit: "scale-down", width, height, metadata: "none" }, neverRequireSignedURLs: false },
];

export const buildFakeAccount = (): FakeAccount => ({
  variants: new Map([box("default", 2560, 1440), box("public", 1366, 768)]),
  keys: new Map([["default", "test-signing-key"]]),
  config: { flexibleVariants: false, browserTtlSeconds: 172_800, preserveContentCredentials: false },
});

const absent = (noun: string): AppError =>
  new AppError("not-found", { detail: `Cloudflare 5401: ${noun} not found.`, upstreamCode: 5401 });

export const createFakeVariants = ({ variants }: FakeAccount, perform: Perform): UpstreamVariants => ({
  list: () =>
    perform("variants.list", () => [...variants.values()].toSorted((a, b) => a.name.localeCompare(b.name, "en"))),
  find: (name) => perform("variants.find", () => variants.get(name)),
  create: (record) =>
    perform("variants.create", () => {
      if (variants.has(record.name)) throw new AppError("variant-taken", { detail: "It is there already." });
      variants.set(record.name, record);
      return record;
    }),
  update: (record) =>
    perform("variants.update", () => {
      if (!variants.has(record.name)) throw absent("variant");
      variants.set(record.name, record);
      return record;
    }),
  delete: (name) => perform("variants.delete", () => name === "public" || variants.delete(name)),
});

export const createFakeKeys = ({ keys }: FakeAccount, perform: Perform): UpstreamKeys => {
  const all = (): SigningKey[] => [...keys].map(([name, value]) => ({ name, reveal: () => value }));
  const add = (name: string): Map<string, string> => keys.set(name, randomBytes(24).toString("base64url"));
  return {
    list: () => perform("keys.list", all),
    put: (name) =>
      perform("keys.put", () => {
        if (!keys.has(name)) add(name);
        return all();
      }),
    delete: (name) =>
      perform("keys.delete", () => {
        const wasThere = keys.delete(name);
        if (keys.size === 0) add("default");
        return wasThere;
      }),
  };
};

export const createFakeConfig = (account: FakeAccount, perform: Perform): UpstreamConfig => ({
  find: () => perform("config.find", () => account.config),
  update: (change) =>
    perform("config.update", () => {
      const before = account.config;
      if (before === undefined) throw new AppError("upstream-refused", { detail: "Cloudflare 7000: no route." });
      account.config = { ...before, ...change };
      return account.config;
    }),
});
