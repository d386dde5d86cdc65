import { z } from "zod";
import { isGeneratedId } from "./generated-id";
import { uploadLimits } from "./upload-limits";

/** A custom id as the service takes it. Source: Cloudflare Images, custom paths. */
const customId = z
  .string()
  .min(1)
  .max(uploadLimits.idChars, `An id has at most ${uploadLimits.idChars} characters.`)
  .refine((id) => !id.startsWith("/") && !id.endsWith("/"), "An id must not start or end with a slash.")
  .refine((id) => !isGeneratedId(id), "An id must not be a UUID: those belong to the service.")
  .refine(
    (id) => !id.split("/").some((part) => part === "" || part === "." || part === ".."),
    "An id must not hold an empty or dotted path part.",
  );

const metadataText = z.string().transform((text, context) => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (cause) {
    context.addIssue({ code: "custom", message: `metadata is not JSON: ${String(cause)}` });
    return z.NEVER;
  }
  context.addIssue({ code: "custom", message: "metadata must be a JSON object." });
  return z.NEVER;
});

const flag = z.enum(["true", "false"]).transform((text) => text === "true");
const tagList = z
  .string()
  .transform((text) => [
    ...new Set(
      text
        .split(",")
        .map((tag) => tag.trim())
        .filter(Boolean),
    ),
  ])
  .pipe(z.array(z.string().max(64)).max(50));

/** The text fields beside `file` in `POST /api/images`. */
export const uploadFields = z
  .object({
    id: customId.optional(),
    metadata: metadataText.optional(),
    requireSignedURLs: flag.default(false),
    creator: z.string().max(uploadLimits.creatorChars).optional(),
    folder: z.string().max(512).default(""),
    tags: tagList.default([]),
    alt: z.string().max(1000).default(""),
  })
  .refine((fields) => !(fields.id !== undefined && fields.requireSignedURLs), {
    path: ["requireSignedURLs"],
    message: "An image with a custom id cannot be private. Leave out the id, or make it public.",
  });
export type UploadFields = z.infer<typeof uploadFields>;

/** Header of `POST /api/images` that makes repeating it safe. */
export const uploadHeaders = z
  .object({
    "idempotency-key": z
      .string()
      .regex(/^[\x21-\x7e]{1,128}$/, "1 to 128 visible characters")
      .optional(),
  })
  .transform(({ "idempotency-key": idempotencyKey }) => (idempotencyKey === undefined ? {} : { idempotencyKey }));
