import { expect, it } from "vitest";
import { z } from "zod";
import { jsonBody } from "./json-body";
import { multipartUpload } from "./multipart-upload";
import { toOpenApi } from "./openapi";
import { createRouteBuilder } from "./route-builder";

const defineRoute = createRouteBuilder(() => Promise.reject(new Error("a description starts nothing")));
const thing = z.object({ id: z.string() });

it("describes every declared route: path, query, body, answer and who may call", () => {
  const GET = defineRoute({
    access: "viewer",
    path: "/api/things/{id}",
    summary: "A thing",
    query: z.object({ limit: z.coerce.number().int().default(10) }),
    headers: z.object({ "idempotency-key": z.string().optional() }),
    answer: thing,
    run: () => ({ id: "a" }),
  });
  const PUT = defineRoute({
    access: "public",
    path: "/api/things/{id}",
    summary: "",
    body: jsonBody(thing),
    run: () => 1,
  });
  const POST = defineRoute({
    access: "editor",
    path: "/api/things",
    summary: "",
    status: 201,
    body: multipartUpload(z.object({ alt: z.string().optional() })),
    run: () => 1,
  });
  const DELETE = defineRoute({ access: "public", path: "/api/things", summary: "", isHidden: true, run: () => 1 });
  const { paths } = toOpenApi([
    { GET, PUT },
    { POST, DELETE },
  ]) as { paths: Record<string, Record<string, never>> };
  expect(Object.keys(paths)).toEqual(["/api/things/{id}", "/api/things"]);
  expect(Object.keys(paths["/api/things"] ?? {})).toEqual(["post"]);
  expect(paths["/api/things/{id}"]).toMatchObject({
    get: {
      security: [{ session: [] }],
      "x-role": "viewer",
      parameters: [
        { name: "id", in: "path", required: true },
        { name: "limit", in: "query", required: false },
        { name: "idempotency-key", in: "header", required: false },
      ],
      responses: { 200: { content: { "application/json": { schema: { required: ["id"] } } } } },
    },
    put: { security: [], requestBody: { content: { "application/json": { schema: { required: ["id"] } } } } },
  });
  expect(paths["/api/things"]).toMatchObject({
    post: {
      requestBody: {
        content: {
          "multipart/form-data": {
            schema: { properties: { filename: { type: "string" }, file: { format: "binary" } }, required: ["file"] },
          },
        },
      },
      responses: { 201: {}, default: {} },
    },
  });
});
