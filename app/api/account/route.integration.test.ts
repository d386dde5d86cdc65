import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestConsole, type TestConsole } from "@/lib/testing/console/open-test-console";
import { uploadTestImage } from "@/lib/testing/console/upload-test-image";
import { GET, PATCH } from "./route";

let console: TestConsole;
beforeAll(async () => {
  console = await openTestConsole();
});
afterAll(() => console.close());

const get = async () => (await console.call(GET, "/api/account", { as: "viewer" })).json();
const edit = (json: unknown, as: "owner" | "editor" | "viewer" = "owner") =>
  console.call(PATCH, "/api/account", { method: "PATCH", json, as });

describe("200", () => {
  it("tells the hash once an image shows it", async () => {
    expect(await get()).toMatchObject({
      upstream: "cloudflare",
      accountHash: null,
      deliveryUrl: null,
      imagesCurrent: 0,
    });
    await uploadTestImage(console, "a/b");
    const { accountHash } = console.engine.secrets;
    const account = await get();
    expect(account).toMatchObject({ accountHash, imagesCurrent: 1 });
    expect(account.deliveryUrl).toMatch(new RegExp(`^http://[^/]+/${accountHash}$`));
  });

  it("changes settings at the upstream and writes down who did", async () => {
    const response = await edit({ flexibleVariants: true, browserTtlSeconds: 7200 });
    expect([response.status, await response.json()]).toMatchObject([
      200,
      { flexibleVariants: true, browserTtlSeconds: 7200, preserveContentCredentials: false },
    ]);
    expect(await get()).toMatchObject({ flexibleVariants: true, browserTtlSeconds: 7200 });
    const [entry] = await console.runtime.services.audit.list({ limit: 1 });
    expect(entry).toMatchObject({
      action: "account.updated",
      imageId: null,
      detail: { flexibleVariants: true, browserTtlSeconds: 7200 },
    });
  });
});

describe("400", () => {
  it.each([{}, { browserTtlSeconds: 60 }, { flexibleVariants: "yes" }, { imagesAllowed: 9 }])(
    "refuses %j",
    async (body) => {
      expect((await edit(body)).status).toBe(400);
    },
  );
});

describe("401 and 403", () => {
  it("keep strangers out, and let nobody but owners change", async () => {
    expect((await console.call(GET, "/api/account")).status).toBe(401);
    for (const as of ["editor", "viewer"] as const)
      expect((await edit({ flexibleVariants: false }, as)).status).toBe(403);
  });
});
