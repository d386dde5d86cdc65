import { beforeAll, describe, expect, it } from "vitest";
import { toOriginalKey } from "@/lib/engine/originals/original-key";
import { createPixels } from "@/lib/engine/pixels/pixels";
import { photo } from "@/lib/engine/pixels/test-pictures";
import { giveTestHosts } from "@/lib/testing/engine/give-test-hosts";
import { accountHash, agents, createTestSandbox, type TestHost, urlOf } from "./test-host";

let host: TestHost;
let jpeg: Buffer;
beforeAll(async () => {
  jpeg = await photo(3200, 2400).jpeg({ quality: 90 }).toBuffer();
});
giveTestHosts((given) => {
  host = given;
});

describe("304", () => {
  it("answers a known tag without making the picture, and from memory", async () => {
    await host.put("a", jpeg);
    const { headers } = await host.ask(urlOf("a", "public"));
    const etag = headers.etag ?? "";
    for (const value of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
      const answer = await host.ask(urlOf("a", "public"), { "if-none-match": value });
      expect([answer.status, answer.body.byteLength, answer.headers.etag, answer.headers.vary]).toEqual([
        304,
        0,
        etag,
        "Accept",
      ]);
      expect(answer.headers["cache-control"]).toBe(headers["cache-control"]);
      expect(answer.headers["content-type"]).toBeUndefined();
    }
    await host.restart();
    expect((await host.ask(urlOf("a", "public"), { "if-none-match": etag })).status).toBe(304);
    expect(host.renders).toBe(1);
  });

  it("is not given to another format's or device's tag", async () => {
    await host.put("a", jpeg);
    const { headers } = await host.ask(urlOf("a", "default"), { "user-agent": agents.mobile });
    const other = await host.ask(urlOf("a", "default"), {
      "user-agent": agents.desktop,
      "if-none-match": headers.etag ?? "",
    });
    expect(other.status).toBe(200);
  });
});

describe("methods", () => {
  it("HEAD answers as GET without the body, cold and warm", async () => {
    await host.put("a", jpeg);
    const cold = await host.ask(urlOf("a", "public"), {}, "HEAD");
    const warm = await host.ask(urlOf("a", "public"), {}, "HEAD");
    const get = await host.ask(urlOf("a", "public"));
    for (const answer of [cold, warm]) {
      expect([answer.status, answer.body.byteLength]).toEqual([200, 0]);
      for (const name of ["etag", "content-length", "content-type"] as const) {
        expect(answer.headers[name]).toBe(get.headers[name]);
      }
    }
  });

  it.each(["PUT", "DELETE", "PATCH", "POST"])("%s is refused with the methods that are allowed", async (method) => {
    await host.put("a", jpeg);
    await host.ask(urlOf("a", "public"));
    const answer = await host.ask(urlOf("a", "public"), {}, method);
    expect([answer.status, answer.headers.allow]).toEqual([405, "GET, HEAD, OPTIONS"]);
  });

  it("OPTIONS tells another origin what it may ask", async () => {
    const answer = await host.ask(urlOf("a", "public"), {}, "OPTIONS");
    expect(answer.status).toBe(204);
    expect(answer.headers["access-control-allow-methods"]).toBe("GET, HEAD, OPTIONS");
    expect(answer.headers["access-control-allow-origin"]).toBe("*");
  });

  it("leaves a one-time upload and foreign paths to others", async () => {
    expect((await host.ask(`/${accountHash}/abc`, {}, "POST")).status).toBe(418);
    for (const target of ["/", "/client/v4/x", "/health/live", "*"]) expect((await host.ask(target)).status).toBe(418);
  });
});

describe("errors", () => {
  const textOf = async (target: string): Promise<[number, string]> => {
    const { status, body, headers } = await host.ask(target);
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers["content-type"]).toBe("text/plain; charset=utf-8");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    return [status, body.toString()];
  };

  it.each([
    [urlOf("absent", "public"), 404, /^ERROR 9431: /],
    [urlOf("a", "absent"), 404, /^ERROR 9431: /],
    [urlOf("a", "w=100"), 403, /^ERROR 9429: /],
    [urlOf("private", "public"), 403, /^ERROR 9425: /],
    [urlOf("%ff", "public"), 403, /^ERROR 9426: /],
    ["/AAAAAAAAAAAAAAAAAAAAAA/a/public", 403, /^ERROR 9427: /],
    [`/${accountHash}/a`, 400, /^ERROR 9401: /],
  ])("%s answers %i in the service's words", async (target, status, text) => {
    await host.put("a", jpeg);
    await host.put("private", jpeg, { requireSignedUrls: true });
    expect(await textOf(target)).toEqual([status, expect.stringMatching(text)]);
  });

  it("of an unknown image and an unknown variant are the same to the byte", async () => {
    await host.put("a", jpeg);
    expect(await textOf(urlOf("a", "absent"))).toEqual(await textOf(urlOf("absent", "public")));
  });

  it("name a picture that cannot be decoded 9516, each time, and keep nothing", async () => {
    const png = await photo(300, 300).png().toBuffer();
    const facts = await createPixels(host.stores.sandbox).inspect(png);
    await host.put("broken", Buffer.concat([png.subarray(0, 60), Buffer.alloc(400, 0x55)]), { facts });
    for (let round = 0; round < 2; round += 1) {
      expect(await textOf(urlOf("broken", "public"))).toEqual([422, expect.stringMatching(/^ERROR 9516: /)]);
    }
    expect(await host.derivativeKeys()).toEqual([]);
  });

  it("ask to wait when too much is being made at once", async () => {
    const tight = createTestSandbox(0);
    await host.put("a", jpeg);
    await host.restart({ pixels: createPixels(tight) });
    const answers = await Promise.all([
      host.ask(urlOf("a", "public")),
      host.ask(urlOf("a", "thumbnail")),
      host.ask(urlOf("a", "default")),
    ]);
    await tight.close();
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused).toHaveLength(2);
    expect(refused[0]?.body.toString()).toMatch(/^ERROR 9522: /);
    expect(refused[0]?.headers["retry-after"]).toBe("1");
    expect(host.logged.map(({ level }) => level)).not.toContain("error");
  });

  it("that nobody foresaw are 9523, logged once, and tell nothing", async () => {
    await host.put("a", jpeg);
    host.beforeRender = () => Promise.reject(new Error("secret /path"));
    expect(await textOf(urlOf("a", "public"))).toEqual([500, "ERROR 9523: The image could not be delivered\n"]);
    expect(host.logged.filter(({ level }) => level === "error")).toHaveLength(1);
  });

  it("say not found when the bytes are missing", async () => {
    const { sha256 } = await host.put("a", jpeg);
    await host.stores.originals.remove(toOriginalKey(sha256));
    expect(await textOf(urlOf("a", "public"))).toEqual([404, expect.stringMatching(/^ERROR 9431: /)]);
  });
});

describe("a client that goes away", () => {
  it("is no failure, and keeps nobody else from the picture", async () => {
    await host.put("a", jpeg);
    await host.askAndLeave(urlOf("a", "public"));
    const answers = await Promise.all([host.ask(urlOf("a", "public")), host.ask(urlOf("a", "public"))]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(host.logged.filter(({ level }) => level === "error" || level === "warn")).toEqual([]);
  });
});

describe("a range", () => {
  it("is answered with the whole picture, which says that it has no parts", async () => {
    await host.put("a", jpeg);
    for (const round of [1, 2]) {
      const { status, headers, body } = await host.ask(urlOf("a", "public"), { range: "bytes=0-9" });
      expect([status, headers["accept-ranges"], headers["content-range"]], `round ${round}`).toEqual([
        200,
        "none",
        undefined,
      ]);
      expect(String(body.byteLength)).toBe(headers["content-length"]);
    }
  });
});
