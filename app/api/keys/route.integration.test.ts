import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "@/lib/contracts/role";
import type { SignedUrl } from "@/lib/contracts/signing";
import { openTestConsole, type TestConsole } from "@/lib/testing/console/open-test-console";
import { uploadTestImage } from "@/lib/testing/console/upload-test-image";
import { signUrl } from "@/lib/services/signing/signature";
import { POST as sign } from "../images/[id]/signed-url/route";
import { POST as check } from "../signed-urls/check/route";
import { DELETE, GET as getUse, PUT } from "./[name]/route";
import { GET } from "./route";

let console: TestConsole;
let id: string;
beforeAll(async () => {
  console = await openTestConsole();
  const image = await uploadTestImage(console);
  id = image.id;
});
afterAll(() => console.close());

const list = (as: Role = "editor") => console.call(GET, "/api/keys", { as });
const put = (name: string, as: Role = "owner") => console.call(PUT, `/api/keys/${name}`, { method: "PUT", as });
const remove = (name: string, as: Role = "owner") =>
  console.call(DELETE, `/api/keys/${name}`, { method: "DELETE", as });
const signWith = (json: unknown, as: Role = "editor", image = id) =>
  console.call(sign, `/api/images/${encodeURIComponent(image)}/signed-url`, { method: "POST", json, as });
const checkUrl = async (url: string) =>
  (await console.call(check, "/api/signed-urls/check", { method: "POST", json: { url }, as: "editor" })).json();
const never = { variant: "public", expiresAt: null };
const namesOf = async (response: Response): Promise<string[]> =>
  ((await response.json()) as { items: { name: string }[] }).items.map(({ name }) => name);

describe("200", () => {
  it("makes a key, keeps it when asked again, and deletes it", async () => {
    expect(await namesOf(await put("campaign"))).toContain("campaign");
    expect((await namesOf(await put("campaign"))).filter((name) => name === "campaign")).toEqual(["campaign"]);
    expect(await namesOf(await remove("campaign"))).not.toContain("campaign");
    const entries = await console.runtime.services.audit.list({ limit: 10 });
    expect(entries.slice(0, 2).map(({ action }) => action)).toEqual(["key.deleted", "key.created"]);
  });

  it("tells how much was signed with a key", async () => {
    await put("told");
    await signWith({ ...never, keyName: "told" });
    const answer = await console.call(getUse, "/api/keys/told", { as: "editor" });
    expect(await answer.json()).toMatchObject({ name: "told", signed: { count: 1 }, openCount: 1, endlessCount: 1 });
  });

  it("shows no value of a key to anyone", async () => {
    const values = (await console.runtime.services.upstream.keys.list()).map((key) => key.reveal());
    expect(values.length).toBeGreaterThan(0);
    const text = (await (await list("owner")).text()) + (await (await put("shown")).text());
    for (const value of values) expect(text).not.toContain(value);
  });

  it("signs a URL that the delivery host takes, until its key is gone", async () => {
    await put("short");
    const { url } = (await (await signWith({ ...never, keyName: "short" })).json()) as SignedUrl;
    const hidden = await console.runtime.services.upstream.updateImage(id, { isPrivate: true });
    const moved = url.replace(`/${id}/`, `/${hidden.id}/`);
    const asked = async (target: string) => {
      const answer = await console.runtime.services.upstream.deliver({ url: target, headers: { Accept: "*/*" } });
      await answer.body?.cancel();
      return answer.status;
    };
    // Signed for another id: refused here and there.
    expect([await asked(moved), (await checkUrl(moved)).reason]).toEqual([403, "wrong-signature"]);
    const key = (await console.runtime.services.upstream.keys.list()).find(({ name }) => name === "short");
    const opened = key === undefined ? moved : signUrl(moved, key);
    expect([await asked(opened), (await checkUrl(opened)).reason]).toEqual([200, "valid"]);
    await console.runtime.services.upstream.deleteImage(hidden.id);
    expect(await checkUrl(url)).toMatchObject({ isValid: true, keyName: "short", imageId: id, variant: "public" });
    await remove("short");
    expect(await checkUrl(url)).toMatchObject({ isValid: false, reason: "wrong-signature", keyName: null });
  });
});

describe("400", () => {
  it("refuses a name with a space, and a text that is too long to be a URL", async () => {
    expect((await put("two%20words")).status).toBe(400);
    expect((await signWith({ ...never, keyName: "default", expiresAt: "soon" })).status).toBe(400);
    expect((await signWith({ ...never, keyName: "default", expiresAt: "2001-01-01T00:00:00Z" })).status).toBe(400);
  });
});

describe("401 and 403", () => {
  it("let editors read names, and owners alone make and delete keys", async () => {
    expect((await console.call(GET, "/api/keys")).status).toBe(401);
    for (const as of ["contributor", "viewer"] as const) {
      expect((await list(as)).status).toBe(403);
      expect((await console.call(getUse, "/api/keys/default", { as })).status).toBe(403);
      expect((await signWith({ ...never, keyName: "default" }, as)).status).toBe(403);
    }
    for (const as of ["editor", "contributor", "viewer"] as const) {
      expect((await put("x", as)).status).toBe(403);
      expect((await remove("default", as)).status).toBe(403);
    }
  });
});

describe("404", () => {
  it("says which is not there: key, image or variant", async () => {
    expect((await remove("nobody")).status).toBe(404);
    expect((await console.call(getUse, "/api/keys/nobody", { as: "editor" })).status).toBe(404);
    expect((await signWith({ ...never, keyName: "nobody" })).status).toBe(404);
    expect((await signWith({ ...never, keyName: "default" }, "editor", "nobody")).status).toBe(404);
    expect((await signWith({ variant: "nobody", keyName: "default", expiresAt: null })).status).toBe(404);
  });
});
