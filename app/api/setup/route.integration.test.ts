import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestConsole, type TestConsole, testPassword } from "@/lib/testing/console/open-test-console";
import { POST } from "./route";

let console: TestConsole;
let token: string;
beforeEach(async () => {
  console = await openTestConsole();
  token = (await console.runtime.auth.openSetup()) ?? "";
});
afterEach(() => console.close());

const setUp = (given: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
  console.call(POST, "/api/setup", {
    method: "POST",
    json: { token, name: "Ada", email: "ada@example.org", password: testPassword, ...given },
    headers,
  });

describe("201", () => {
  it("makes the owner and signs them in", async () => {
    const response = await setUp();
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ user: { email: "ada@example.org", role: "owner" } });
    expect(response.headers.getSetCookie()[0]).toMatch(/^vitrine-session=/);
  });
});

describe("400", () => {
  it("names the field of a password that is too short, and the link stays open", async () => {
    const response = await setUp({ password: "short" });
    expect(response.status).toBe(400);
    expect((await response.json()).fields).toEqual([{ field: "password", message: "Use at least 12 characters." }]);
    expect((await setUp()).status).toBe(201);
  });
});

describe("403", () => {
  it("answers a second use, and another token", async () => {
    expect((await setUp({ token: "x".repeat(43) })).status).toBe(403);
    expect((await setUp()).status).toBe(201);
    const again = await setUp({ email: "eve@example.org" });
    expect([again.status, (await again.json()).code]).toEqual([403, "setup-closed"]);
  });

  it("answers another site", async () => {
    expect((await setUp({}, { "sec-fetch-site": "cross-site" })).status).toBe(403);
  });

  it("answers all but one of those who use the link at the same moment", async () => {
    const answers = await Promise.all(["a", "b", "c"].map((name) => setUp({ email: `${name}@example.org` })));
    expect(answers.map(({ status }) => status).toSorted((left, right) => left - right)).toEqual([201, 403, 403]);
  });
});
