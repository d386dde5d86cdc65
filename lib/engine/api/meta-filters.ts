import type { MetaFilter, MetaValue } from "@/lib/engine/catalog/image-catalog";
import { fieldDepthMost, fieldKeyShape } from "@/lib/engine/catalog/image-fields";
import { EngineError } from "@/lib/engine/engine-error";

const filtersMost = 5;
const valuesMost = 10;

const operators = ["eq", "gt", "gte", "lt", "lte", "in"] as const;
type Operator = (typeof operators)[number];
type ValueType = "any" | "string" | "number" | "boolean";

const typesOf: Readonly<Record<Operator, readonly ValueType[]>> = {
  eq: ["any", "string", "number", "boolean"],
  in: ["any", "string", "number"],
  gt: ["any", "number"],
  gte: ["any", "number"],
  lt: ["any", "number"],
  lte: ["any", "number"],
};

const refuse = (message: string): never => {
  throw new EngineError("badRequest", message);
};

const parseOperator = (text: string): Readonly<{ operator: Operator; type: ValueType }> => {
  const [name, type, ...rest] = text.split(":");
  const operator = operators.find((known) => known === name);
  const given = type === undefined ? "any" : type === "any" ? undefined : type;
  const valueType = operator === undefined ? undefined : typesOf[operator].find((known) => known === given);
  if (operator === undefined || valueType === undefined || rest.length > 0) {
    return refuse(`Unsupported metadata filter operator: '${text}'`);
  }
  return { operator, type: valueType };
};

const parsePath = (text: string): readonly string[] => {
  const path = text.split(".");
  if (path.length > fieldDepthMost) {
    return refuse(`Metadata filter field nested too deeply: ${path.length} levels, maximum ${fieldDepthMost} allowed`);
  }
  if (!path.every((key) => fieldKeyShape.test(key))) {
    return refuse(
      `Invalid metadata filter field: '${text}'; fields are of A-Z, a-z, 0-9 and _, at most 100 characters`,
    );
  }
  return path;
};

const findNumber = (text: string): number | undefined => {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
};

const parseNumber = (text: string): number =>
  findNumber(text) ?? refuse(`Invalid metadata filter value: '${text}' is not a number`);

const parseBoolean = (text: string): boolean => {
  if (text !== "true" && text !== "false") {
    return refuse(`Invalid metadata filter value: '${text}' is not true or false`);
  }
  return text === "true";
};

/** Without a type a text stands for every value that is written so: `5` finds the number and the string. */
const readings = (text: string): readonly MetaValue[] => {
  const number = findNumber(text);
  if (number !== undefined) return [text, number];
  return text === "true" || text === "false" ? [text, text === "true"] : [text];
};

const parseValue = (text: string, type: ValueType): readonly MetaValue[] => {
  switch (type) {
    case "any":
      return readings(text);
    case "string":
      return [text];
    case "number":
      return [parseNumber(text)];
    case "boolean":
      return [parseBoolean(text)];
  }
};

const parseList = (text: string, type: ValueType): readonly MetaValue[] => {
  const texts = text.split("|");
  if (texts.length > valuesMost) {
    return refuse(`Too many values for 'in': ${texts.length} provided, maximum ${valuesMost} allowed`);
  }
  return texts.flatMap((one) => parseValue(one, type));
};

const parseFilter = (key: string, value: string): MetaFilter => {
  const [, field, operatorText] = /^meta\.([^[\]]+)\[([^[\]]*)\]$/.exec(key) ?? [];
  if (field === undefined || operatorText === undefined) {
    return refuse(`The metadata filter ${JSON.stringify(key)} is not of the form meta.<field>[<operator>]`);
  }
  const { operator, type } = parseOperator(operatorText);
  const path = parsePath(field);
  if (operator === "eq") return { path, operator, values: parseValue(value, type) };
  if (operator === "in") return { path, operator, values: parseList(value, type) };
  return { path, operator, value: type === "number" ? parseNumber(value) : (findNumber(value) ?? value) };
};

/**
 * `meta.<field>[<operator>]=value` filters, all of which must hold: eq, gt, gte, lt, lte and in, each with an optional
 * `:string`, `:number` or `:boolean`. An untyped comparison is by number where the value is one, else by text.
 * Throws EngineError 5400 in the service's words where they are known.
 */
export const parseMetaFilters = (query: URLSearchParams): readonly MetaFilter[] => {
  const given = [...query].filter(([key]) => key.startsWith("meta."));
  if (given.length > filtersMost) {
    return refuse(`Too many metadata filters: ${given.length} provided, maximum ${filtersMost} allowed`);
  }
  return given.map(([key, value]) => parseFilter(key, value));
};
