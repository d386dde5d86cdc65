import { EngineError } from "@/lib/engine/engine-error";
import { limits } from "../api/limits";

export type Metadata = Readonly<Record<string, unknown>>;
/** Form fields in the order they came. */
export type FormField = readonly [name: string, value: string];

type Branch = Map<string, Branch | string | string[]>;

const refuse = (message: string, cause?: unknown): never => {
  throw new EngineError("badRequest", message, { cause });
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    return refuse("The field `metadata` is not valid JSON", cause);
  }
};

/** `metadata[a][b]` -> `["a", "b"]`; `metadata[tags][]` -> `["tags", ""]`. Undefined for other names. */
const findKeys = (name: string): readonly string[] | undefined => {
  if (!/^metadata(\[[^\]]*\])+$/.test(name)) return undefined;
  const keys = name.slice("metadata[".length, -1).split("][");
  return keys;
};

const branchOf = (parent: Branch, key: string): Branch => {
  const known = parent.get(key);
  if (known instanceof Map) return known;
  if (known !== undefined) return refuse(`The metadata field ${JSON.stringify(key)} is both a value and an object`);
  const branch: Branch = new Map();
  parent.set(key, branch);
  return branch;
};

const plant = (root: Branch, keys: readonly string[], value: string): void => {
  const isList = keys.length > 1 && keys.at(-1) === "";
  const path = isList ? keys.slice(0, -1) : keys;
  const leaf = path.at(-1) ?? "";
  const parent = path.slice(0, -1).reduce(branchOf, root);
  const known = parent.get(leaf);
  if (isList && Array.isArray(known)) known.push(value);
  else if (known === undefined) parent.set(leaf, isList ? [value] : value);
  else refuse(`The metadata field ${JSON.stringify(leaf)} is given twice`);
};

// Object.fromEntries defines own properties, so a field named `__proto__` stays a field.
const toPlain = (branch: Branch): Metadata =>
  Object.fromEntries([...branch].map(([key, value]) => [key, value instanceof Map ? toPlain(value) : value]));

const toCompactText = (metadata: Metadata): string => {
  try {
    return JSON.stringify(metadata);
  } catch (cause) {
    return refuse("The field `metadata` is nested too deeply", cause);
  }
};

/** An escape that stands for half a character; a backslash of the text itself is doubled. */
const loneSurrogate = /(?<!\\)(?:\\\\)*\\ud[89a-f][0-9a-f]{2}/;

/** Metadata as it is kept. Throws EngineError 5400 unless it is an object of valid Unicode, 1,024 bytes as compact JSON. */
export const checkMetadata = (value: unknown): Metadata => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return refuse("The field `metadata` must be a JSON object");
  }
  // Own properties only, so that a field named `__proto__` stays a field.
  const metadata: Metadata = Object.fromEntries(Object.entries(value));
  const text = toCompactText(metadata);
  const sizeBytes = Buffer.byteLength(text);
  if (sizeBytes > limits.metadataBytes) {
    return refuse(`The metadata has ${sizeBytes} bytes; the limit is ${limits.metadataBytes}`);
  }
  return loneSurrogate.test(text) ? refuse("The field `metadata` is not valid Unicode") : metadata;
};

/** Metadata written as one JSON text; an empty text is none. Throws EngineError 5400. */
export const parseMetadataText = (text: string): Metadata => (text.trim() === "" ? {} : checkMetadata(parseJson(text)));

/**
 * The metadata of a form: one JSON text in `metadata`, or `metadata[key]…` fields as the official SDK sends objects
 * (every value is then text). Throws EngineError 5400; the limit is 1,024 bytes of compact JSON.
 */
export const parseMetadata = (fields: readonly FormField[]): Metadata => {
  const whole = fields.filter(([name]) => name === "metadata");
  const root: Branch = new Map();
  for (const [name, value] of fields) {
    const keys = findKeys(name);
    if (keys !== undefined) plant(root, keys, value);
  }
  const [first, second] = whole;
  if (second !== undefined) return refuse("The field `metadata` is given twice");
  if (first !== undefined && root.size > 0) return refuse("`metadata` is given both as JSON and field by field");
  return first === undefined ? checkMetadata(toPlain(root)) : parseMetadataText(first[1]);
};
