import { z } from "zod";
import { variantFits, variantMetadataChoices } from "@/lib/contracts/variant-limits";
import type { ConfigRecord, SigningKey, VariantRecord } from "./account-upstream";
import { parserOf } from "./parser-of";

/** Where the service says null or nothing it means its default; 0 is no length and no blur. */
const count = z
  .number()
  .nullish()
  .transform((value) => (value === null || value === 0 ? undefined : value));

const record = z
  .object({
    id: z.string().min(1),
    options: z.object({
      fit: z.enum(variantFits).nullish(),
      width: count,
      height: count,
      metadata: z.enum(variantMetadataChoices).nullish(),
      blur: count,
      browser_ttl: count,
    }),
    neverRequireSignedURLs: z.boolean().nullish(),
  })
  .transform(({ id, options, neverRequireSignedURLs }): VariantRecord => ({
    name: id,
    options: {
      fit: options.fit ?? "scale-down",
      ...(options.width === undefined ? {} : { width: options.width }),
      ...(options.height === undefined ? {} : { height: options.height }),
      metadata: options.metadata ?? "none",
      ...(options.blur === undefined ? {} : { blur: options.blur }),
      ...(options.browser_ttl === undefined ? {} : { browserTtlSeconds: options.browser_ttl }),
    },
    neverRequireSignedURLs: neverRequireSignedURLs ?? false,
  }));

const one = z.object({ variant: record }).transform(({ variant }) => variant);

/** A map by name. Its keys repeat what each value says. */
const many = z
  .object({ variants: z.record(z.string(), record) })
  .transform(({ variants }): readonly VariantRecord[] =>
    Object.values(variants).toSorted((a, b) => a.name.localeCompare(b.name, "en")),
  );

const keys = z
  .object({ keys: z.array(z.object({ name: z.string().min(1), value: z.string() })).nullish() })
  .transform((given): readonly SigningKey[] =>
    (given.keys ?? []).map(({ name, value }) => ({ name, reveal: () => value })),
  );

const config = z
  .object({
    flexible_variants: z.boolean().nullish(),
    browser_ttl: z.number().nullish(),
    preserve_content_credentials: z.boolean().nullish(),
  })
  .transform((given): ConfigRecord => ({
    flexibleVariants: given.flexible_variants ?? undefined,
    browserTtlSeconds: given.browser_ttl ?? undefined,
    preserveContentCredentials: given.preserve_content_credentials ?? undefined,
  }));

export const parseVariantRecord = parserOf(one, "a variant");
export const parseVariantRecords = parserOf(many, "a list of variants");
export const parseKeys = parserOf(keys, "a list of signing keys");
export const parseConfig = parserOf(config, "the account's settings");
