import { z } from "zod";
import {
  lintRules,
  scratchNameShape,
  variantFits,
  variantLimits,
  variantMetadataChoices,
  variantNameShape,
} from "./variant-limits";

const side = z.int().min(1).max(variantLimits.sidePx);

/** Options of a named variant as the service takes them. Lengths in pixels. */
export const variantOptions = z
  .strictObject({
    fit: z.enum(variantFits).default("scale-down"),
    width: side.exactOptional(),
    height: side.exactOptional(),
    metadata: z.enum(variantMetadataChoices).default("none"),
    /** 1 to 250; 0 is none. */
    blur: z.int().min(0).max(variantLimits.blurMost).exactOptional(),
    browserTtlSeconds: z
      .int()
      .min(variantLimits.browserTtlSecondsLeast)
      .max(variantLimits.browserTtlSecondsMost)
      .exactOptional(),
  })
  .refine((options) => options.width !== undefined || options.height !== undefined, {
    path: ["width"],
    message: "Give a width, a height or both.",
  });
export type VariantOptions = z.infer<typeof variantOptions>;

/** A name that a person may give. */
const variantName = z
  .string()
  .regex(variantNameShape, "A name has letters and digits only, 1 to 99.")
  .refine((name) => !scratchNameShape.test(name), "Names that begin with vitrinescratch are kept for previews.");

export const variant = z.object({
  name: z.string(),
  /** Null for the device variant, whose box follows the device. It cannot be edited. */
  options: variantOptions.nullable(),
  isDevice: z.boolean(),
  neverRequireSignedURLs: z.boolean(),
});
export type Variant = z.infer<typeof variant>;

export const variantList = z.object({ items: z.array(variant), limit: z.int() });
export type VariantList = z.infer<typeof variantList>;

export const variantParams = z.object({ name: z.string().regex(variantNameShape) });

export const variantInput = z.strictObject({
  name: variantName,
  options: variantOptions,
  neverRequireSignedURLs: z.boolean().default(false),
});
export type VariantInput = z.infer<typeof variantInput>;

/** `options` replaces them whole; what is left out stays. */
export const variantEdit = z
  .strictObject({ options: variantOptions.exactOptional(), neverRequireSignedURLs: z.boolean().exactOptional() })
  .refine((edit) => Object.keys(edit).length > 0, "Say what to change.");
export type VariantEdit = z.infer<typeof variantEdit>;

/** One option that differs. Absent values are null. */
const optionChange = z.object({
  field: z.string(),
  from: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  to: z.union([z.string(), z.number(), z.boolean()]).nullable(),
});
export type OptionChange = z.infer<typeof optionChange>;

const lintFinding = z.object({
  rule: z.enum(lintRules),
  severity: z.enum(["error", "warning", "note"]),
  message: z.string(),
  /** The variant it is about, where it is about one. */
  variant: z.string().exactOptional(),
});
export type LintFinding = z.infer<typeof lintFinding>;

/** `options` null: what deleting it would do. */
export const dryRunInput = z.strictObject({
  name: variantName,
  options: variantOptions.nullable(),
  neverRequireSignedURLs: z.boolean().exactOptional(),
  /** Images to judge by; the newest of the library where left out. */
  imageIds: z.array(z.string().min(1).max(1024)).max(50).exactOptional(),
});
export type DryRunInput = z.infer<typeof dryRunInput>;

export const dryRun = z.object({
  /** Images whose cached copies are purged: every ready or trashed one, or 0 when nothing at the upstream changes. */
  cachedImages: z.int(),
  isNew: z.boolean(),
  changes: z.array(optionChange),
  lint: z.array(lintFinding),
});
export type DryRun = z.infer<typeof dryRun>;

/** All variants as text for a repository. Source: ours, version 1. */
export const variantDocument = z
  .strictObject({
    format: z.literal("vitrine-variants"),
    version: z.literal(1),
    variants: z.array(variantInput).max(variantLimits.count),
  })
  .refine(({ variants }) => new Set(variants.map(({ name }) => name)).size === variants.length, {
    path: ["variants"],
    message: "Two variants have the same name.",
  });
export type VariantDocument = z.infer<typeof variantDocument>;

export const variantPlanInput = z.strictObject({
  document: variantDocument,
  /** Delete what the document does not name. `public` and the device variant always stay. */
  removesOthers: z.boolean().default(false),
});
export type VariantPlanInput = z.infer<typeof variantPlanInput>;

const variantStep = z.object({
  action: z.enum(["create", "update", "delete", "keep"]),
  name: z.string(),
  changes: z.array(optionChange),
});
export type VariantStep = z.infer<typeof variantStep>;

export const variantPlan = z.object({
  steps: z.array(variantStep),
  /** Images whose cached copies are purged by the updates and deletions. */
  cachedImages: z.int(),
  lint: z.array(lintFinding),
  /** Stands for exactly this plan: applying needs it, and is refused once the variants have changed. */
  fingerprint: z.string(),
});
export type VariantPlan = z.infer<typeof variantPlan>;

export const variantApplyInput = variantPlanInput.extend({ fingerprint: z.string().max(64) });
export type VariantApplyInput = z.infer<typeof variantApplyInput>;
