import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestConsole, type TestConsole } from "@/lib/testing/console/open-test-console";
import { GET as getSession } from "../../session/route";
import { POST } from "./route";

const path = "/api/auth/sign-out";
let console: TestConsole;
beforeAll(async () => {
  console = await openTestConsole();
});
afterAll(() => console.close());

describe("204", () => {
  it("ends the session on the server, and tells the browser to forget", async () => {
    const response = await console.call(POST, path, { method: "POST", as: "viewer" });
    expect(response.status).toBe(204);
    expect(response.headers.getSetCookie()[0]).toMatch(/^vitrine-session=;.*Max-Age=0/);
    expect(response.headers.get("clear-site-data")).toBe('"cache", "storage"');
    expect((await console.call(getSession, "/api/session", { as: "viewer" })).status).toBe(401);
  });

  it("is answered to those who had no session as well", async () => {
    expect((await console.call(POST, path, { method: "POST" })).status).toBe(204);
  });
});

describe("403", () => {
  it("answers another site, and the session lives on", async () => {
    const headers = { "sec-fetch-site": "cross-site" };
    expect((await console.call(POST, path, { method: "POST", as: "editor", headers })).status).toBe(403);
    expect((await console.call(getSession, "/api/session", { as: "editor" })).status).toBe(200);
  });
});
