import { EngineError } from "@/lib/engine/engine-error";
import type { JsonObject } from "../api/read-json";
import { checkMetadata, type FormField, type Metadata, parseMetadata, parseMetadataText } from "./metadata-fields";

/** The fields of one request, whichever way they were written. Every fault throws EngineError 5400 with the name. */
export interface FieldSource {
  /** Undefined when absent or empty. */
  findText(name: string): string | undefined;
  /** False when absent. */
  getFlag(name: string): boolean;
  getMetadata(): Metadata;
  /** Every name that was given. */
  names(): readonly string[];
}

const refuse = (message: string): never => {
  throw new EngineError("badRequest", message);
};

const parseFlag = (name: string, text: string | undefined): boolean => {
  if (text === undefined || text === "false") return false;
  return text === "true" || refuse(`The field \`${name}\` must be \`true\` or \`false\``);
};

/** Fields of a form: a field given twice is refused, because its sender cannot mean both. */
export const fromForm = (fields: readonly FormField[]): FieldSource => {
  const findText = (wanted: string): string | undefined => {
    const values = fields.filter(([name]) => name === wanted);
    if (values.length > 1) refuse(`The field \`${wanted}\` is given twice`);
    const value = values[0]?.[1];
    return value === "" ? undefined : value;
  };
  return {
    findText,
    getFlag: (name) => parseFlag(name, findText(name)),
    getMetadata: () => parseMetadata(fields),
    names: () => [...new Set(fields.map(([name]) => name))],
  };
};

/** Fields of a JSON object. `null` counts as absent; flags and metadata may also be the texts a form would carry. */
export const fromJson = (body: JsonObject): FieldSource => {
  const findText = (name: string): string | undefined => {
    const value = body[name] ?? undefined;
    if (value === undefined || value === "") return undefined;
    if (typeof value !== "string") return refuse(`The field \`${name}\` must be a text`);
    return /\p{Surrogate}/u.test(value) ? refuse(`The field \`${name}\` is not valid Unicode`) : value;
  };
  return {
    findText,
    getFlag: (name) => {
      const value = body[name];
      return typeof value === "boolean" ? value : parseFlag(name, findText(name));
    },
    getMetadata: () => {
      const value = body["metadata"] ?? {};
      return typeof value === "string" ? parseMetadataText(value) : checkMetadata(value);
    },
    names: () => Object.keys(body),
  };
};
