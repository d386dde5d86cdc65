import { z } from "zod";
import { problem } from "@/lib/contracts/problem";
import type { RouteDeclaration, RouteHandler } from "./route";

type Json = Record<string, unknown>;

const toSchema = (schema: z.ZodType, io: "input" | "output"): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
};

/** Each property of an object schema as a parameter of its own. */
const toNamed = (place: "query" | "header", source: z.ZodType | undefined): Json[] => {
  if (source === undefined) return [];
  const { properties = {}, required = [] } = toSchema(source, "input") as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema,
  }));
};

const toParameters = (declaration: RouteDeclaration): Json[] => {
  const names = [...declaration.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
  const inPath = names.map((name) => ({
    name,
    in: "path",
    required: true,
    description: "Percent-encoded whole: a slash inside it is %2F.",
    schema: { type: "string" },
  }));
  return [...inPath, ...toNamed("query", declaration.query), ...toNamed("header", declaration.headers)];
};

const toRequestBody = ({ body }: RouteDeclaration): Json => {
  if (body === undefined) return {};
  const schema = toSchema(body.schema, "input");
  if (body.mediaType === "application/json") {
    return { requestBody: { required: true, content: { [body.mediaType]: { schema } } } };
  }
  const filename = { type: "string", description: "How the file is called, where that differs from its part's name." };
  const file = { type: "string", format: "binary" };
  const properties = { ...(schema["properties"] as Json), filename, file };
  const form = { type: "object", properties, required: ["file"] };
  return { requestBody: { required: true, content: { [body.mediaType]: { schema: form } } } };
};

const toSuccess = (declaration: RouteDeclaration): Json => {
  const description = declaration.status === 201 ? "Made" : "Done";
  if (declaration.produces !== undefined) return { description, content: { [declaration.produces]: {} } };
  if (declaration.answer === undefined) return { description };
  return { description, content: { "application/json": { schema: toSchema(declaration.answer, "output") } } };
};

const toOperation = (declaration: RouteDeclaration): Json => ({
  summary: declaration.summary,
  security: declaration.access === "public" ? [] : [{ session: [] }],
  ...(declaration.access !== "public" && { "x-role": declaration.access }),
  parameters: toParameters(declaration),
  ...toRequestBody(declaration),
  responses: {
    [declaration.status ?? 200]: toSuccess(declaration),
    default: {
      description: "Refused or failed. Source of the shape: RFC 9457.",
      content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
    },
  },
});

/** A route file as it is imported: handlers by method. */
export type RouteModule = Readonly<Record<string, RouteHandler>>;

/** Describes the declared routes. Source: OpenAPI 3.1. */
export const toOpenApi = (modules: readonly RouteModule[]): Json => {
  const paths: Record<string, Json> = {};
  for (const routes of modules) {
    for (const [method, handler] of Object.entries(routes)) {
      if (handler.declaration.isHidden === true) continue;
      const path = (paths[handler.declaration.path] ??= {});
      path[method.toLowerCase()] = toOperation(handler.declaration);
    }
  }
  return {
    openapi: "3.1.0",
    info: { title: "Vitrine", version: "1" },
    paths,
    components: {
      schemas: { Problem: toSchema(problem, "output") },
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "vitrine-session" } },
    },
  };
};
