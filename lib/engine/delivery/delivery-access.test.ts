import { beforeAll, describe, expect, it } from "vitest";
import { photo } from "@/lib/engine/pixels/test-pictures";
import { giveTestHosts } from "@/lib/testing/engine/give-test-hosts";
import { type TestHost, urlOf } from "./test-host";

let host: TestHost;
let jpeg: Buffer;
beforeAll(async () => {
  jpeg = await photo(320, 240).jpeg({ quality: 90 }).toBuffer();
});
giveTestHosts(async (given) => {
  host = given;
  await host.put("secret", jpeg, { requireSignedUrls: true });
});

const target = urlOf("secret", "public");
const pass = (seconds: number): void => {
  host.now = new Date(host.now.getTime() + seconds * 1000);
};
const statusOf = async (asked: string, headers: Record<string, string> = {}): Promise<number> =>
  (await host.ask(asked, headers)).status;

describe("a private image", () => {
  it("opens with its signature alone, first and again, and not without", async () => {
    const signed = await host.sign(target, 600);
    expect(await statusOf(target)).toBe(403);
    for (const round of [1, 2, 3]) {
      expect(await statusOf(signed), `round ${round}`).toBe(200);
      expect(await statusOf(target), `round ${round}`).toBe(403);
      expect(await statusOf(`${target}?`), `round ${round}`).toBe(403);
      expect(await statusOf(signed.replace("&sig=", "&sig=0")), `round ${round}`).toBe(403);
      expect(await statusOf(`${signed}&more=1`), `round ${round}`).toBe(403);
    }
    expect(host.renders).toBe(1);
  });

  it("says no as text, for nobody to keep, and without a body to HEAD", async () => {
    const answer = await host.ask(target);
    expect(answer.body.toString()).toBe("ERROR 9425: Image access denied: this image needs a signed URL\n");
    expect(answer.headers["cache-control"]).toBe("no-store");
    const head = await host.ask(target, {}, "HEAD");
    expect([head.status, head.body.byteLength]).toEqual([403, 0]);
  });

  it("is no more told to have changed or not than it is shown", async () => {
    const { headers } = await host.ask(await host.sign(target, 600));
    expect(await statusOf(target, { "if-none-match": headers.etag ?? "" })).toBe(403);
    expect(await statusOf(target, { "if-none-match": "*" })).toBe(403);
  });

  it("closes at the second its URL ends, from memory too", async () => {
    const signed = await host.sign(target, 2);
    expect(await statusOf(signed)).toBe(200);
    pass(1);
    expect(await statusOf(signed)).toBe(200);
    pass(1);
    expect(await statusOf(signed)).toBe(403);
  });

  it("is kept by a browser alone, and never past its end", async () => {
    const signed = await host.sign(target, 600);
    const lifetimes: (string | undefined)[] = [];
    for (const seconds of [0, 0, 100, 400]) {
      pass(seconds);
      lifetimes.push((await host.ask(signed)).headers["cache-control"]);
    }
    const tag = (await host.ask(signed)).headers.etag ?? "";
    const known = await host.ask(signed, { "if-none-match": tag });
    expect(lifetimes).toEqual([599, 599, 499, 99].map((seconds) => `private, max-age=${seconds}`));
    expect([known.status, known.headers["cache-control"]]).toEqual([304, "private, max-age=99"]);
  });

  it("opens for ever with a signature without an end, to be asked for again within the hour", async () => {
    const signed = await host.sign(target);
    for (const seconds of [0, 0, 1e9]) {
      pass(seconds);
      const { status, headers } = await host.ask(signed);
      expect([status, headers["cache-control"]]).toEqual([200, "private, max-age=3600"]);
    }
  });

  it("opens under its own domain", async () => {
    const prefixed = `/cdn-cgi/imagedelivery${target}`;
    expect(await statusOf(await host.sign(prefixed, 60))).toBe(200);
    expect(await statusOf(`/cdn-cgi/imagedelivery${await host.sign(target, 60)}`)).toBe(200);
  });

  it("shows under a signature no other variant and no other image", async () => {
    await host.put("other", jpeg, { requireSignedUrls: true });
    const query = (await host.sign(target, 600)).slice(target.length);
    expect(await statusOf(`${target}${query}`)).toBe(200);
    expect(await statusOf(`${urlOf("secret", "thumbnail")}${query}`)).toBe(403);
    expect(await statusOf(`${urlOf("other", "public")}${query}`)).toBe(403);
    expect(await statusOf(`${urlOf("%73ecret", "public")}${query}`)).toBe(403);
  });

  it("keeps formats apart under one signature", async () => {
    const signed = await host.sign(target, 600);
    for (const accept of ["image/webp", "image/avif", "*/*", "image/webp"]) {
      const { headers } = await host.ask(signed, { accept });
      expect(headers["content-type"]).toBe(accept === "*/*" ? "image/jpeg" : accept);
      expect(headers.vary).toBe("Accept");
    }
  });

  it("closes at once when the key that signed is deleted, and not before", async () => {
    await host.change(({ signingKeys }) => signingKeys.put("second"));
    const [first, second] = [await host.sign(target, 600), await host.sign(target, 600, "second")];
    expect([await statusOf(first), await statusOf(second)]).toEqual([200, 200]);
    await host.change(({ signingKeys }) => signingKeys.delete("second"));
    expect([await statusOf(first), await statusOf(second)]).toEqual([200, 403]);
  });

  it("is not shown by options, signed or not", async () => {
    await host.allowFlexible();
    for (const asked of [urlOf("secret", "w=50"), await host.sign(urlOf("secret", "w=50"), 600)]) {
      expect((await host.ask(asked)).body.toString()).toMatch(/^ERROR 9425: .*named variants only/);
    }
  });

  it("is open under a variant that never requires a signature, until the variant does", async () => {
    const variant = { id: "open", options: { fit: "cover", width: 20, height: 20, metadata: "none" } } as const;
    await host.change(({ variants }) => variants.insert({ ...variant, neverRequireSignedUrls: true }));
    const asked = urlOf("secret", "open");
    for (const round of [1, 2]) {
      const { status, headers } = await host.ask(asked);
      expect([status, headers["cache-control"]], `round ${round}`).toEqual([200, expect.stringMatching(/^public/)]);
    }
    await host.change(({ variants }) => variants.update("open", { neverRequireSignedUrls: false }));
    expect(await statusOf(asked)).toBe(403);
  });

  it("is as absent as any under a variant that does not exist", async () => {
    expect(await statusOf(urlOf("secret", "absent"))).toBe(404);
  });
});

describe("an image whose access changes", () => {
  it("is refused where it was open, although answers of it were kept", async () => {
    const image = await host.put("turn", jpeg);
    const asked = urlOf("turn", "public");
    for (const round of [1, 2]) expect(await statusOf(asked), `round ${round}`).toBe(200);
    await host.drop(image);
    await host.put("turn", jpeg, { requireSignedUrls: true });
    expect(await statusOf(asked)).toBe(403);
    expect(await statusOf(await host.sign(asked, 60))).toBe(200);
  });

  it("ignores signatures while it is public, so that a query makes nothing new", async () => {
    await host.put("free", jpeg);
    const asked = urlOf("free", "public");
    for (const query of ["", "?sig=nonsense", "?exp=1&sig=0", "?x=1"]) {
      expect(await statusOf(`${asked}${query}`)).toBe(200);
    }
    expect(host.renders).toBe(1);
  });
});
