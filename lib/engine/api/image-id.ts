import { randomBytes, randomUUID } from "node:crypto";
import { EngineError } from "@/lib/engine/engine-error";
import { limits } from "./limits";

export type Dialect = "v1" | "beta";

/** Words that follow `/images/v1/` with a meaning of their own: an image of that name could not be addressed. */
export const reservedNames = ["stats", "variants", "keys", "config", "batch_token", "direct_upload"] as const;

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const controlCharacter = /\p{Cc}/u;

const refusals: readonly (readonly [fault: (id: string) => boolean, message: string])[] = [
  [(id) => id.length > limits.idChars, `may have at most ${limits.idChars} characters`],
  [(id) => /\p{Surrogate}/u.test(id), "must be valid UTF-8"],
  [(id) => controlCharacter.test(id), "may not contain control characters"],
  [(id) => id.startsWith("/") || id.endsWith("/"), "may not start or end with a slash"],
  [
    (id) => id.split("/").some((part) => ["", ".", ".."].includes(part)),
    "may not have a part that is empty, `.` or `..`",
  ],
  [(id) => uuidShape.test(id), "may not be a UUID"],
  [(id) => reservedNames.some((name) => name === id), "may not be a word the API uses itself"],
];

/** A custom id as it will be known. Throws EngineError 5400 that says which rule it breaks. */
export const parseCustomId = (text: string): string => {
  const refusal = refusals.find(([isFault]) => isFault(text));
  if (refusal === undefined) return text;
  const [, rule] = refusal;
  const figure = text.length > limits.idChars ? `; this one has ${text.length}` : "";
  throw new EngineError("badRequest", `The image id ${rule}${figure}`);
};

export type IdMaker = Readonly<{ dialect: Dialect; accountHash: string }>;

/** Last byte of a made UUID: whether the image is private. So the service's own samples read. */
const toAccessByte = (isPrivate: boolean): string => (isPrivate ? "01" : "00");

/** An id for an image that came without one: a UUID, or in the beta base64 of `1;<account hash>;<random>`. */
export const createImageId = ({ dialect, accountHash }: IdMaker, isPrivate: boolean): string =>
  dialect === "v1"
    ? randomUUID().slice(0, -2) + toAccessByte(isPrivate)
    : Buffer.from(`1;${accountHash};${randomBytes(18).toString("base64url")}`).toString("base64");

/** True for an id that its uploader chose; such an image is always public. */
export const isCustomId = (id: string, { accountHash }: Pick<IdMaker, "accountHash">): boolean =>
  !uuidShape.test(id) && !Buffer.from(id, "base64").toString().startsWith(`1;${accountHash};`);
