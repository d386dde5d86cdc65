import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { devicePresets } from "@/lib/contracts/device-presets";
import { openTestConsole, type TestConsole } from "@/lib/testing/console/open-test-console";
import { DELETE, PATCH } from "./[id]/route";
import { GET, POST } from "./route";

let console: TestConsole;
beforeAll(async () => {
  console = await openTestConsole();
});
afterAll(() => console.close());

const { userAgent } = devicePresets[0];
const json = { name: "Till", kind: "tablet", widthPx: 1024, heightPx: 768, dpr: 1.5, userAgent };
const add = (as: "editor" | "viewer" = "editor") => console.call(POST, "/api/devices", { method: "POST", json, as });
const one = (id: string) => `/api/devices/${id}`;

describe("201, 200 and 204", () => {
  it("keep, list, change and delete a device of the team", async () => {
    const made = await add();
    expect(made.status).toBe(201);
    const { id } = await made.json();
    const changed = await console.call(PATCH, one(id), { method: "PATCH", json: { dpr: 2 }, as: "editor" });
    expect([changed.status, await changed.json()]).toEqual([
      200,
      { ...json, id, accept: "", dpr: 2, deviceClass: "mobile" },
    ]);
    const listed = await (await console.call(GET, "/api/devices", { as: "viewer" })).json();
    expect(listed).toEqual({ items: [{ ...json, id, accept: "", dpr: 2, deviceClass: "mobile" }], limit: 50 });
    expect((await console.call(DELETE, one(id), { method: "DELETE", as: "editor" })).status).toBe(204);
    expect((await (await console.call(GET, "/api/devices", { as: "viewer" })).json()).items).toEqual([]);
  });
});

describe("400", () => {
  it("answers a device that could not be, with the field", async () => {
    const response = await console.call(POST, "/api/devices", {
      method: "POST",
      json: { ...json, userAgent: "a\r\nb" },
      as: "editor",
    });
    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json())).toContain("userAgent");
    expect((await console.call(PATCH, one("x"), { method: "PATCH", json: {}, as: "editor" })).status).toBe(400);
  });
});

describe("401 and 403", () => {
  it("answer who may not", async () => {
    expect((await console.call(GET, "/api/devices")).status).toBe(401);
    expect((await add("viewer")).status).toBe(403);
  });
});

describe("404", () => {
  it("answers a device nobody has", async () => {
    for (const [handler, method] of [
      [PATCH, "PATCH"],
      [DELETE, "DELETE"],
    ] as const) {
      const body = method === "PATCH" ? { json: { dpr: 1 } } : {};
      expect((await console.call(handler, one("nobody"), { method, as: "editor", ...body })).status).toBe(404);
    }
  });
});
