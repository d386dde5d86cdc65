import { z } from "zod";

const port = z.coerce.number().int().min(1).max(65_535);
const optionalText = z.string().trim().min(1).optional();
/** `host:port`, an address, or an address with a prefix; the engine looks closer. */
const allowedSource = /^(?:[^\s/]+:\d{1,5}|[0-9a-f:.]+(?:\/\d{1,3})?)$/i;
const origin = z
  .url({ protocol: /^https?$/ })
  .transform((text) => text.replace(/\/+$/, ""))
  .optional();

/**
 * Every setting, by its environment name. `.env.example` and the table of the README are tested against this.
 * An empty value counts as unset.
 */
export const settingsSchema = z
  .object({
    HOST: z.string().default("127.0.0.1").describe("address the console listens on"),
    PORT: port.default(3000).describe("port the console listens on"),
    PUBLIC_URL: origin.describe("what people type to reach the console; https here makes cookies Secure"),
    DATA_DIR: z.string().default("./data").describe("database, originals, derivatives and generated secrets"),
    UPSTREAM: z.enum(["embedded", "cloudflare"]).default("embedded").describe("where pictures are kept"),
    CLOUDFLARE_ACCOUNT_ID: z
      .string()
      .regex(/^[0-9a-f]{32}$/, "must be 32 hexadecimal digits")
      .optional()
      .describe("account id; generated once when embedded"),
    CLOUDFLARE_API_TOKEN: optionalText.describe("API token with Images Read and Write; generated once when embedded"),
    CLOUDFLARE_EMAIL: z.email().optional().describe("with CLOUDFLARE_API_KEY, the older credential"),
    CLOUDFLARE_API_KEY: optionalText.describe("with CLOUDFLARE_EMAIL, the older credential"),
    CLOUDFLARE_BASE_URL: origin.describe("the API; ends in /client/v4; the engine when embedded"),
    ENGINE_HOST: z.string().default("127.0.0.1").describe("address the engine listens on"),
    ENGINE_PORT: port.default(3001).describe("port the engine listens on"),
    ENGINE_PUBLIC_URL: origin.describe("what delivery URLs start with"),
    ENGINE_DIALECT: z.enum(["v1", "beta"]).default("v1").describe("beta answers as the 2021 beta did"),
    ENGINE_AVIF_MAX_PX: z.coerce
      .number()
      .int()
      .min(0)
      .max(12_000)
      .default(1200)
      .describe("longest side delivered as AVIF; larger pictures go out as WebP, as the service does"),
    ENGINE_IMAGES_ALLOWED: z.coerce
      .number()
      .int()
      .min(1)
      .max(100_000_000)
      .default(100_000)
      .describe("pictures the embedded account may keep; more are refused with the service's code 5453"),
    ENGINE_RATE_LIMIT: z.coerce
      .number()
      .int()
      .min(0)
      .max(1_000_000)
      .default(0)
      .describe("API requests in five minutes from one token, 1200 at the service; 0 does not limit them"),
    ENGINE_URL_ALLOW: z
      .string()
      .default("")
      .transform((text) => text.split(",").flatMap((entry) => (entry.trim() === "" ? [] : [entry.trim()])))
      .refine(
        (entries) => entries.every((entry) => allowedSource.test(entry)),
        "takes host:port, addresses or CIDR blocks",
      )
      .describe("what uploads by URL may fetch besides the public internet: host:port, addresses or CIDR blocks"),
    ENGINE_CACHE_BYTES: z.coerce
      .number()
      .int()
      .min(0)
      .default(10_000_000_000)
      .describe("what made pictures may take on disk; those not asked for longest go first; 0 does not limit them"),
    ENGINE_AVIF_INPUT: z
      .stringbool()
      .default(false)
      .describe("takes AVIF uploads, which the service keeps for its largest accounts; their decoder is the riskiest"),
    ENGINE_PRECOMPUTE: z
      .stringbool()
      .default(true)
      .describe("makes the three sizes of `default` after an upload, at low priority"),
    ENGINE_WEBHOOK_URL: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe("told of each one-time upload, done or failed; with ENGINE_WEBHOOK_SECRET"),
    ENGINE_WEBHOOK_SECRET: z
      .string()
      .min(16, "needs at least 16 characters")
      .optional()
      .describe("signs webhooks, so that their receiver knows whom they are from"),
    TRASH_RETENTION_DAYS: z.coerce
      .number()
      .min(0)
      .max(3650)
      .default(30)
      .describe("days a picture stays in the trash before it is deleted for good"),
    DATABASE_URL: z
      .undefined({
        error: "is reserved for PostgreSQL, which is not built yet: leave it unset to use SQLite in DATA_DIR",
      })
      .optional()
      .describe("unset: SQLite in DATA_DIR"),
    ADMIN_EMAIL: z.email().optional().describe("creates the first account without the set-up link"),
    ADMIN_PASSWORD: z.string().min(12, "needs at least 12 characters").optional().describe("goes with ADMIN_EMAIL"),
    LOG_LEVEL: z
      .enum(["debug", "info", "warn", "error", "silent"])
      .default("info")
      .describe("least severe line logged"),
  })
  .check((context) => {
    for (const [first, second] of [
      ["CLOUDFLARE_EMAIL", "CLOUDFLARE_API_KEY"],
      ["ADMIN_EMAIL", "ADMIN_PASSWORD"],
      ["ENGINE_WEBHOOK_URL", "ENGINE_WEBHOOK_SECRET"],
    ] as const) {
      if ((context.value[first] === undefined) !== (context.value[second] === undefined)) {
        const [missing, given] = context.value[first] === undefined ? [first, second] : [second, first];
        context.issues.push({
          code: "custom",
          input: undefined,
          path: [missing],
          message: `is missing: ${given} is set and needs it`,
        });
      }
    }
    if (context.value.UPSTREAM !== "cloudflare") return;
    if (context.value.CLOUDFLARE_ACCOUNT_ID === undefined) {
      context.issues.push({
        code: "custom",
        input: undefined,
        path: ["CLOUDFLARE_ACCOUNT_ID"],
        message: "is needed with UPSTREAM=cloudflare",
      });
    }
    if (context.value.CLOUDFLARE_API_TOKEN === undefined && context.value.CLOUDFLARE_API_KEY === undefined) {
      context.issues.push({
        code: "custom",
        input: undefined,
        path: ["CLOUDFLARE_API_TOKEN"],
        message: "or CLOUDFLARE_EMAIL with CLOUDFLARE_API_KEY is needed with UPSTREAM=cloudflare",
      });
    }
  });

export type Settings = z.infer<typeof settingsSchema>;
