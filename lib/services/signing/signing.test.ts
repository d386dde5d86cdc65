import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildImage } from "@/lib/testing/builders/build-image";
import { addImages } from "@/lib/testing/builders/open-test-index";
import { createMeasureSandbox, openTestWorld, type TestWorld } from "@/lib/testing/builders/open-test-world";
import { checkSignedUrl } from "./check-signed-url";
import { signImageUrl } from "./sign-image-url";
import { toReadableUrl } from "./to-readable-url";

const sandbox = createMeasureSandbox();
afterAll(() => sandbox.close());

const hash = "Vi7wi5KSItxGFsWRG2Us6Q";
let world: TestWorld;
beforeEach(async () => {
  world = await openTestWorld(sandbox);
  const url = `http://delivery.test/${hash}/a%20b/c/public`;
  await addImages(world.index, [
    buildImage({ id: "a b/c", isPrivate: true, variants: [{ name: "public", url }] }),
    buildImage({ id: "gone", state: "purging" }),
  ]);
});
afterEach(() => world.close());

const hour = "2026-05-01T13:00:00Z";
const sign = (given: Partial<Parameters<typeof signImageUrl>[1]> = {}) =>
  signImageUrl(world.contextFor(), {
    id: "a b/c",
    variant: "public",
    keyName: "default",
    expiresAt: hour,
    ...given,
  });
const account = { upstream: "embedded", accountHash: hash } as const;
const check = (url: string) => checkSignedUrl(world.contextFor({ account }), { url });

describe("signImageUrl", () => {
  it("makes a URL that the check finds valid until it ends", async () => {
    const { url, expiresAt } = await sign({ expiresAt: "2026-05-01T15:00:00.700+02:00" });
    expect(expiresAt).toBe("2026-05-01T13:00:00.000Z");
    const told = { keyName: "default", imageId: "a b/c", variant: "public", expiresAt };
    expect(await check(url)).toMatchObject({ isValid: true, reason: "valid", ...told });
    world.advance(3600 * 1000 - 1);
    expect(await check(url)).toMatchObject({ isValid: true });
    world.advance(1);
    expect(await check(url)).toMatchObject({ isValid: false, reason: "expired", ...told });
  });

  it("makes a URL without end on request", async () => {
    const { url, expiresAt } = await sign({ expiresAt: null });
    expect([expiresAt, new URL(url).searchParams.has("exp")]).toEqual([null, false]);
    world.advance(50 * 365 * 24 * 3600 * 1000);
    expect(await check(url)).toMatchObject({ isValid: true, expiresAt: null });
  });

  it("signs a variant that was made after the image", async () => {
    const record = { name: "hero", options: { fit: "cover", width: 9, metadata: "none" } } as const;
    world.upstream.account.variants.set("hero", { ...record, neverRequireSignedURLs: false });
    expect(new URL((await sign({ variant: "hero" })).url).pathname).toBe(`/${hash}/a%20b/c/hero`);
  });

  it.each([
    ["an end that is past", { expiresAt: "2026-05-01T12:00:00Z" }, "invalid-input"],
    ["a variant nobody has", { variant: "nobody" }, "not-found"],
    ["a key nobody has", { keyName: "nobody" }, "not-found"],
    ["an image nobody has", { id: "nobody" }, "not-found"],
    ["an image on its way out", { id: "gone" }, "not-found"],
  ])("refuses %s, and writes nothing down", async (_case, given, code) => {
    await expect(sign(given)).rejects.toMatchObject({ code });
    const entries = await world.index.audit.list({ limit: 50 });
    expect(entries.filter(({ action }) => action === "image.url-signed")).toEqual([]);
  });

  it("is written down with the image, without the signature", async () => {
    const { url } = await sign();
    const [entry] = await world.index.audit.list({ imageId: "a b/c", limit: 1 });
    expect(entry).toMatchObject({
      action: "image.url-signed",
      actorId: "ann",
      detail: { variant: "public", keyName: "default", expiresAt: "2026-05-01T13:00:00.000Z" },
    });
    expect(JSON.stringify(entry)).not.toContain(new URL(url).searchParams.get("sig"));
  });
});

describe("checkSignedUrl", () => {
  const path = `https://imagedelivery.net/${hash}/x/public`;

  it.each([
    ["nonsense", "not-a-delivery-url"],
    ["javascript:alert(1)", "not-a-delivery-url"],
    ["https://example.org/cat.jpg", "not-a-delivery-url"],
    [path, "unsigned"],
    [`${path}?exp=9`, "unsigned"],
    [`${path}?sig=abc`, "malformed-signature"],
    [`${path}?sig=${"A".repeat(64)}`, "malformed-signature"],
    [`${path}?sig=${"a".repeat(64)}&sig=${"a".repeat(64)}`, "malformed-signature"],
    [`${path}?exp=tomorrow&sig=${"a".repeat(64)}`, "malformed-expiry"],
    [`${path}?exp=9&sig=${"a".repeat(64)}`, "wrong-signature"],
  ])("says of %s: %s", async (url, reason) => {
    expect(await check(url)).toMatchObject({ isValid: false, reason, keyName: null });
  });

  it("tells what a URL is of, signed or not, pasted with spaces around it", async () => {
    expect(await check(`  ${path.replace("/x/", "/a%2Fb/c/")}?exp=1767225600\n`)).toMatchObject({
      imageId: "a/b/c",
      variant: "public",
      expiresAt: "2026-01-01T00:00:00.000Z",
    });
  });

  it("tells what is known here of image, variant and account", async () => {
    expect((await check((await sign()).url)).subject).toEqual({
      host: "delivery.test",
      accountHash: hash,
      isOwnAccount: true,
      filename: (await world.index.images.find("a b/c"))?.filename,
      isPrivate: true,
      isFlexible: false,
      isVariantOpen: false,
    });
    const foreign = `https://imagedelivery.net/${"z".repeat(22)}/gone/w=40,blur=3`;
    expect((await check(foreign)).subject).toMatchObject({
      isOwnAccount: false,
      filename: null,
      isPrivate: null,
      isFlexible: true,
      isVariantOpen: null,
    });
    expect((await check("nonsense")).subject).toBeNull();
  });

  it("names the key among many, and loses it with the key", async () => {
    world.upstream.account.keys.set("second", "another-secret");
    const { url } = await sign({ keyName: "second" });
    expect(await check(url)).toMatchObject({ isValid: true, keyName: "second" });
    world.upstream.account.keys.delete("second");
    expect(await check(url)).toMatchObject({ isValid: false, reason: "wrong-signature" });
  });
});

describe("the trace of a signature that no key confirms", () => {
  beforeEach(() =>
    addImages(world.index, [
      buildImage({
        id: "b",
        isPrivate: true,
        variants: [{ name: "public", url: `http://delivery.test/${hash}/b/public` }],
      }),
    ]),
  );
  const signB = (keyName = "default") => sign({ id: "b", keyName });
  const made = { keyName: "default", imageId: "b", variant: "public", expiresAt: "2026-05-01T13:00:00.000Z" };

  it.each([
    ["its end", (url: string) => url.replace(/exp=\d+/, "exp=9999999999")],
    ["its lack of an end", (url: string) => url.replace(/exp=\d+&/, "")],
    ["its variant", (url: string) => url.replace("/public", "/thumbnail")],
    ["its image", (url: string) => url.replace("/b/", "/c/")],
  ])("tells what a URL was before %s was changed", async (_case, change) => {
    await sign();
    const { url } = await signB();
    const { reason, trace } = await check(change(url));
    expect([reason, trace]).toEqual(["wrong-signature", { ...made, isKeyThere: true, isUrlChanged: true }]);
  });

  it("names the key that was deleted, or made anew under its name", async () => {
    world.upstream.account.keys.set("short", "one");
    const { url } = await signB("short");
    world.upstream.account.keys.set("short", "two");
    expect((await check(url)).trace).toMatchObject({ keyName: "short", isKeyThere: true, isUrlChanged: false });
    world.upstream.account.keys.delete("short");
    expect((await check(url)).trace).toMatchObject({ keyName: "short", isKeyThere: false, isUrlChanged: false });
  });

  it("claims nothing of what the log does not hold, and of what is right", async () => {
    expect((await check(`http://delivery.test/${hash}/b/public?sig=${"a".repeat(64)}`)).trace).toBeNull();
    expect((await check((await signB()).url)).trace).toBeNull();
  });
});

describe("toReadableUrl", () => {
  it("signs for five minutes where the image is private, and leaves other URLs alone", async () => {
    const url = `https://imagedelivery.net/${hash}/x/public`;
    expect(await toReadableUrl(world.contextFor(), { isPrivate: false }, url)).toBe(url);
    const signed = await toReadableUrl(world.contextFor(), { isPrivate: true }, url);
    expect(await check(signed)).toMatchObject({ isValid: true, expiresAt: "2026-05-01T12:05:00.000Z" });
  });

  it("says what to do where no key is left", async () => {
    world.upstream.account.keys.clear();
    const wanted = toReadableUrl(world.contextFor(), { isPrivate: true }, "https://h.test/x");
    await expect(wanted).rejects.toMatchObject({ detail: expect.stringContaining("Create one") as string });
  });
});
