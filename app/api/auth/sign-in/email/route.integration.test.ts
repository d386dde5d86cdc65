import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestConsole, type TestConsole, testPassword } from "@/lib/testing/console/open-test-console";
import { GET as getSession } from "../../../session/route";
import { POST } from "./route";

const path = "/api/auth/sign-in/email";
const email = "ada@example.org";
let console: TestConsole;
beforeAll(async () => {
  console = await openTestConsole();
  await console.runtime.auth.createAccount({ name: "Ada", email, password: testPassword, role: "viewer" });
});
afterAll(() => console.close());

const signIn = (json: unknown, options: { headers?: Record<string, string>; peer?: string } = {}) =>
  console.call(POST, path, { method: "POST", json, ...options });
const codeOf = async (response: Response): Promise<unknown> => [response.status, (await response.json()).code];

describe("200", () => {
  it("sets a cookie that opens the session", async () => {
    const response = await signIn({ email, password: testPassword });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ user: { email, role: "viewer" } });
    const [cookie = ""] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^vitrine-session=.+; .*HttpOnly; SameSite=Lax$/);
    const session = await console.call(getSession, "/api/session", {
      headers: { cookie: cookie.split(";", 1)[0] ?? "" },
    });
    expect(session.status).toBe(200);
  });

  it("says nothing secret in the body or the log", async () => {
    const response = await signIn({ email, password: testPassword });
    const [cookie = ""] = response.headers.getSetCookie();
    const token = decodeURIComponent(cookie.split("=")[1] ?? "").split(".")[0] ?? "";
    const said = (await response.text()) + JSON.stringify(console.logged);
    expect(token.length).toBeGreaterThan(20);
    for (const secret of [testPassword, token]) expect(said).not.toContain(secret);
  });
});

describe("400", () => {
  it.each([
    [{}],
    [{ email: "ada", password: "x" }],
    [{ email, password: "" }],
    [{ email, password: "x".repeat(257) }],
    [[]],
  ])("answers %j with the fields", async (json) =>
    expect(await codeOf(await signIn(json))).toEqual([400, "invalid-input"]),
  );
});

describe("401", () => {
  it("is the same for a wrong password and an unknown person", async () => {
    const answers = await Promise.all([
      signIn({ email, password: "wrong" }, { peer: "192.0.2.51" }),
      signIn({ email: "nobody@example.org", password: testPassword }, { peer: "192.0.2.52" }),
    ]);
    const bodies = await Promise.all(answers.map(async (answer) => ({ ...(await answer.json()), requestId: "" })));
    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
    expect(bodies[0]).toEqual(bodies[1]);
    expect(answers[0]?.headers.getSetCookie()).toEqual([]);
  });
});

describe("403", () => {
  it("answers a form of another site, before the password counts", async () => {
    const foreign = { headers: { "sec-fetch-site": "cross-site" } };
    expect(await codeOf(await signIn({ email, password: testPassword }, foreign))).toEqual([403, "foreign-origin"]);
  });
});

describe("415", () => {
  it("answers the media types a plain form can send", async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded"]) {
      const response = await signIn({ email, password: testPassword }, { headers: { "content-type": type } });
      expect(await codeOf(response)).toEqual([415, "unsupported-media-type"]);
    }
  });
});

describe("429", () => {
  it("says when to come back, and believes no forwarded address", async () => {
    const attempt = (forwarded: string) =>
      signIn({ email, password: "wrong" }, { peer: "192.0.2.60", headers: { "x-forwarded-for": forwarded } });
    for (let count = 0; count < 10; count += 1) expect((await attempt(`203.0.113.${count}`)).status).toBe(401);
    const refused = await attempt("203.0.113.99");
    expect(await codeOf(refused)).toEqual([429, "too-many-attempts"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(60);
  });
});
