import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestConsole, type TestConsole } from "@/lib/testing/console/open-test-console";
import { GET, POST } from "./route";

const path = "/api/session";
let console: TestConsole;
beforeAll(async () => {
  console = await openTestConsole();
});
afterAll(() => console.close());

describe("200", () => {
  it("says who is signed in, and no more than that", async () => {
    const response = await console.call(GET, path, { as: "editor" });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      user: { id: expect.any(String), email: "editor@example.org", name: "editor", role: "editor" },
    });
  });
});

describe("401", () => {
  it.each([
    ["no cookie", {}],
    ["a cookie of somebody's making", { cookie: "vitrine-session=abc.def" }],
    ["another cookie", { cookie: "theme=dark" }],
    ["headers that claim an inner call", { "x-middleware-subrequest": "proxy:proxy:proxy", "next-resume": "1" }],
  ])("answers %s", async (_name, headers) => {
    const response = await console.call(GET, path, { headers });
    expect([response.status, (await response.json()).code]).toEqual([401, "unsigned"]);
  });
});

describe("405", () => {
  it("answers other methods", async () => {
    const response = await console.call(POST, path, { method: "POST", as: "owner" });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET"]);
  });
});
