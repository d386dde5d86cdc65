import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type Access, type RouteHandler } from "@/lib/http/route";
import { toOpenApi } from "@/lib/http/openapi";
import { GET as describeApi } from "./openapi.json/route";

const root = import.meta.dirname;
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** Who may call what. A route that is not here fails: whoever adds one decides this first. */
const accessOf: Record<string, Access> = {
  "GET /api/health/live": "public",
  "GET /api/health/ready": "public",
  "GET /api/openapi.json": "public",
  "POST /api/setup": "public",
  "POST /api/auth/sign-in/email": "public",
  "POST /api/auth/sign-out": "public",
  "GET /api/session": "viewer",
  "GET /api/images": "viewer",
  "POST /api/images": "contributor",
  "GET /api/images/{id}": "viewer",
  "PATCH /api/images/{id}": "editor",
  "DELETE /api/images/{id}": "editor",
  "POST /api/images/{id}/restore": "editor",
  "GET /api/images/{id}/preview": "viewer",
  "GET /api/images/{id}/original": "viewer",
  "GET /api/images/{id}/facts": "viewer",
  "GET /api/images/{id}/history": "viewer",
  "GET /api/devices": "viewer",
  "POST /api/devices": "editor",
  "PATCH /api/devices/{id}": "editor",
  "DELETE /api/devices/{id}": "editor",
  "GET /api/usage": "viewer",
  "GET /api/variants": "viewer",
  "POST /api/variants": "editor",
  "PATCH /api/variants/{name}": "editor",
  "DELETE /api/variants/{name}": "editor",
  "POST /api/variants/dry-run": "editor",
  "GET /api/variants/as-code": "viewer",
  "POST /api/variants/as-code/plan": "editor",
  "POST /api/variants/as-code/apply": "editor",
  "GET /api/account": "viewer",
  "PATCH /api/account": "owner",
  "GET /api/keys": "editor",
  "GET /api/keys/{name}": "editor",
  "PUT /api/keys/{name}": "owner",
  "DELETE /api/keys/{name}": "owner",
  "POST /api/images/{id}/signed-url": "editor",
  "POST /api/signed-urls/check": "editor",
  "POST /api/signed-urls/open": "editor",
  "POST /api/images/{id}/draft-preview": "editor",
};

const files = (await readdir(root, { recursive: true })).filter((file) => path.basename(file) === "route.ts");
const toTemplate = (file: string): string =>
  `/api/${path.dirname(file)}`.replaceAll(/\[\.{3}(\w+)\]/g, "{$1}").replaceAll(/\[(\w+)\]/g, "{$1}");
const load = async (file: string): Promise<Record<string, RouteHandler>> => import(path.join(root, file));

describe.each(files)("%s", (file) => {
  it("answers every method through the one door, at its own address", async () => {
    const handlers = await load(file);
    for (const method of methods) {
      expect(handlers[method], method).toBeTypeOf("function");
      expect(handlers[method]?.declaration.path, method).toBe(toTemplate(file));
    }
    expect(Object.keys(handlers).toSorted((a, b) => a.localeCompare(b))).toEqual(
      methods.toSorted((a, b) => a.localeCompare(b)),
    );
  });

  it("lets in whom the table says", async () => {
    for (const [method, { declaration }] of Object.entries(await load(file))) {
      if (declaration.isHidden === true) continue;
      const name = `${method} ${declaration.path}`;
      expect(declaration.access, name).toBe(accessOf[name]);
    }
  });

  it("declares and decides nothing", async () => {
    const text = await readFile(path.join(root, file), "utf8");
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(40);
    expect(text).not.toMatch(/\bif \(|\btry\b|new Response|process\.env/);
  });
});

it("describes every route that is there, and no other", async () => {
  const declared = (await Promise.all(files.map(load))).flatMap((handlers) =>
    Object.entries(handlers)
      .filter(([, { declaration }]) => declaration.isHidden !== true)
      .map(([method, { declaration }]) => `${method} ${declaration.path}`),
  );
  expect(new Set(declared)).toEqual(new Set(Object.keys(accessOf)));
  const source = await readFile(path.join(root, "openapi.json/described-routes.ts"), "utf8");
  for (const file of files) {
    if (file.startsWith("[") || file.startsWith("openapi")) continue;
    expect(source, file).toContain(`"../${file.replace(/\.ts$/, "")}"`);
  }
  expect(Object.keys((toOpenApi([{ GET: describeApi }]) as { paths: object }).paths)).toEqual(["/api/openapi.json"]);
});
