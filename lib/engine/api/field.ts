import { EngineError } from "@/lib/engine/engine-error";
import type { JsonObject } from "./read-json";

export const refuse = (message: string): never => {
  throw new EngineError("badRequest", message);
};

/** The fields of one JSON object, read by type. Every fault throws EngineError 5400 with the field's name. */
export class Fields {
  readonly #fields: JsonObject;
  readonly #parent: string;

  /** `parent` is what the object is called inside the body, the empty text for the body itself. */
  constructor(fields: JsonObject, parent = "") {
    this.#fields = fields;
    this.#parent = parent;
  }

  findBoolean(name: string): boolean | undefined {
    const value = this.#fields[name];
    if (value === undefined || typeof value === "boolean") return value;
    return refuse(`The field \`${this.#nameOf(name)}\` must be true or false`);
  }

  /** A text of at most `max` characters. */
  findText(name: string, { max }: Readonly<{ max: number }>): string | undefined {
    const value = this.#fields[name];
    if (value === undefined) return undefined;
    if (typeof value !== "string") return refuse(`The field \`${this.#nameOf(name)}\` must be a text`);
    if (value.length <= max) return value;
    return refuse(`The field \`${this.#nameOf(name)}\` has ${value.length} characters; the limit is ${max}`);
  }

  /** A whole number from `min` to `max`. */
  findCount(name: string, { min, max }: Readonly<{ min: number; max: number }>): number | undefined {
    const value = this.#fields[name];
    if (value === undefined) return undefined;
    if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) return value;
    return refuse(`The field \`${this.#nameOf(name)}\` must be a whole number from ${min} to ${max}`);
  }

  findChoice<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined {
    const value = this.#fields[name];
    if (value === undefined) return undefined;
    const choice = choices.find((known) => known === value);
    return choice ?? refuse(`The field \`${this.#nameOf(name)}\` must be one of ${choices.join(", ")}`);
  }

  findObject(name: string): JsonObject | undefined {
    const value = this.#fields[name];
    if (value === undefined) return undefined;
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return refuse(`The field \`${this.#nameOf(name)}\` must be an object`);
    }
    return Object.fromEntries(Object.entries(value));
  }

  /** Throws for a field that is none of `known`: a misspelt one would otherwise do nothing, silently. */
  refuseOthers(known: readonly string[]): void {
    const other = Object.keys(this.#fields).find((name) => !known.includes(name));
    if (other !== undefined) {
      refuse(`The field \`${this.#nameOf(other.slice(0, 100))}\` is unknown; known are ${known.join(", ")}`);
    }
  }

  #nameOf(name: string): string {
    return this.#parent === "" ? name : `${this.#parent}.${name}`;
  }
}
