import path from "node:path";
import { Secret } from "./secret";
import { settingsSchema, type Settings } from "./settings";

/** How the upstream lets us in: exactly one scheme, the token where both are given. */
export type UpstreamCredentials = { scheme: "token"; token: Secret } | { scheme: "key"; email: string; key: Secret };

export type Config = Readonly<{
  host: string;
  port: number;
  /** Origin people use, without a trailing slash. */
  publicUrl: string;
  isSecure: boolean;
  dataDir: string;
  upstream: Settings["UPSTREAM"];
  accountId: string | undefined;
  /** Undefined when embedded and nothing was set: generated once and kept. */
  credentials: UpstreamCredentials | undefined;
  apiBaseUrl: string;
  engine: Readonly<{
    host: string;
    port: number;
    publicUrl: string;
    dialect: Settings["ENGINE_DIALECT"];
    avifMaxSidePx: number;
    imagesMost: number;
    requestsMost: number;
    /** 0 does not limit it. */
    cacheLimitBytes: number;
    isPrecomputing: boolean;
    takesAvif: boolean;
    ingest: Readonly<{ urlAllow: readonly string[]; webhook?: Readonly<{ url: string; secret: Secret }> }>;
  }>;
  trashRetentionDays: number;
  admin: Readonly<{ email: string; password: Secret }> | undefined;
  logLevel: Settings["LOG_LEVEL"];
}>;

/** Raised once, with every fault in it. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";

  constructor(readonly faults: readonly string[]) {
    super(
      `The settings have ${faults.length} fault${faults.length === 1 ? "" : "s"}:\n${faults.map((f) => `  ${f}`).join("\n")}`,
    );
  }
}

const toCredentials = (settings: Settings): UpstreamCredentials | undefined => {
  if (settings.CLOUDFLARE_API_TOKEN !== undefined) {
    return { scheme: "token", token: new Secret(settings.CLOUDFLARE_API_TOKEN) };
  }
  if (settings.CLOUDFLARE_EMAIL !== undefined && settings.CLOUDFLARE_API_KEY !== undefined) {
    return { scheme: "key", email: settings.CLOUDFLARE_EMAIL, key: new Secret(settings.CLOUDFLARE_API_KEY) };
  }
  return undefined;
};

/** A wildcard address listens everywhere but cannot be dialled; the loopback stands in for it. */
const toDialable = (host: string): string => (host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host);

const toApiBaseUrl = (settings: Settings): string => {
  if (settings.CLOUDFLARE_BASE_URL !== undefined) return settings.CLOUDFLARE_BASE_URL;
  if (settings.UPSTREAM === "cloudflare") return "https://api.cloudflare.com/client/v4";
  return `http://${toDialable(settings.ENGINE_HOST)}:${settings.ENGINE_PORT}/client/v4`;
};

const toWebhook = ({ ENGINE_WEBHOOK_URL: url, ENGINE_WEBHOOK_SECRET: secret }: Settings) =>
  url === undefined || secret === undefined ? {} : { webhook: Object.freeze({ url, secret: new Secret(secret) }) };

const toConfig = (settings: Settings): Config => {
  const publicUrl = settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`;
  return Object.freeze({
    host: settings.HOST,
    port: settings.PORT,
    publicUrl,
    isSecure: publicUrl.startsWith("https:"),
    dataDir: path.resolve(settings.DATA_DIR),
    upstream: settings.UPSTREAM,
    accountId: settings.CLOUDFLARE_ACCOUNT_ID,
    credentials: toCredentials(settings),
    apiBaseUrl: toApiBaseUrl(settings),
    engine: Object.freeze({
      host: settings.ENGINE_HOST,
      port: settings.ENGINE_PORT,
      publicUrl: settings.ENGINE_PUBLIC_URL ?? `http://localhost:${settings.ENGINE_PORT}`,
      dialect: settings.ENGINE_DIALECT,
      avifMaxSidePx: settings.ENGINE_AVIF_MAX_PX,
      imagesMost: settings.ENGINE_IMAGES_ALLOWED,
      requestsMost: settings.ENGINE_RATE_LIMIT,
      cacheLimitBytes: settings.ENGINE_CACHE_BYTES,
      isPrecomputing: settings.ENGINE_PRECOMPUTE,
      takesAvif: settings.ENGINE_AVIF_INPUT,
      ingest: Object.freeze({ urlAllow: settings.ENGINE_URL_ALLOW, ...toWebhook(settings) }),
    }),
    trashRetentionDays: settings.TRASH_RETENTION_DAYS,
    admin:
      settings.ADMIN_EMAIL === undefined || settings.ADMIN_PASSWORD === undefined
        ? undefined
        : Object.freeze({ email: settings.ADMIN_EMAIL, password: new Secret(settings.ADMIN_PASSWORD) }),
    logLevel: settings.LOG_LEVEL,
  });
};

/**
 * Reads the environment once. Throws one ConfigError that lists every fault by setting; values are never repeated.
 */
export const loadConfig = (env: Readonly<Record<string, string | undefined>> = process.env): Config => {
  const given = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => name in settingsSchema.shape && value !== undefined && value !== ""),
  );
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
  }
  return toConfig(parsed.data);
};
