import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { animation, photo } from "@/lib/engine/pixels/test-pictures";
import { giveTestHosts } from "@/lib/testing/engine/give-test-hosts";
import { accountHash, agents, type TestHost, urlOf } from "./test-host";

let host: TestHost;
let jpeg: Buffer;
beforeAll(async () => {
  jpeg = await photo(3200, 2400).jpeg({ quality: 90 }).toBuffer();
});
giveTestHosts((given) => {
  host = given;
});

const sizeOf = async (body: Buffer) => {
  const { format, width, height } = await sharp(body).metadata();
  return [format, width, height];
};

describe("a picture", () => {
  it.each([
    ["desktop", 1920, 1440, "webp"],
    ["tablet", 1440, 1080, "webp"],
    ["mobile", 960, 720, "heif"],
  ] as const)("of the default variant has the box and the format of a %s", async (device, ...expected) => {
    await host.put("a", jpeg);
    const answer = await host.ask(urlOf("a", "default"), {
      "user-agent": agents[device],
      accept: "image/avif,image/webp",
    });
    const [widthPx, heightPx, format] = expected;
    expect(answer.status).toBe(200);
    expect(await sizeOf(answer.body)).toEqual([format, widthPx, heightPx]);
    expect(answer.headers.vary).toBe("Accept, User-Agent");
  });

  it("is a desktop's for a client without a name, and JPEG for one that names no format", async () => {
    await host.put("a", jpeg);
    expect(await sizeOf((await host.ask(urlOf("a", "default"))).body)).toEqual(["jpeg", 1920, 1440]);
  });

  it("carries the headers of the service and the safe ones", async () => {
    await host.put("a", jpeg, { filename: "Grüße.jpg" });
    const { headers, body } = await host.ask(urlOf("a", "public"), { accept: "image/webp" });
    expect(headers).toMatchObject({
      "content-type": "image/webp",
      "content-length": String(body.byteLength),
      "cache-control": "public, max-age=172800, stale-while-revalidate=7200",
      vary: "Accept",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "cross-origin",
      "access-control-allow-origin": "*",
      "content-disposition": "inline; filename=\"Gr__e.webp\"; filename*=UTF-8''Gr%C3%BC%C3%9Fe.webp",
      "accept-ranges": "none",
    });
    const trace = new RegExp(`^internal=ok/m q=0 n=\\d+ c=\\d+ v=\\d+ l=${body.byteLength}$`);
    expect(headers["cf-resized"]).toMatch(trace);
    expect(headers["cf-images"]).toMatch(trace);
    expect(headers.etag).toMatch(/^"cf-[\w.-]+:[0-9a-f]{32}"$/);
    expect(headers["server-timing"]).toMatch(/^cache;desc=miss, render;dur=\d+\.\d$/);
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none';.*; sandbox$/);
    expect(headers["set-cookie"]).toBeUndefined();
  });

  it("is found under its id with slashes, escapes and on the own-domain path", async () => {
    await host.put("a/b c.png", jpeg);
    for (const target of ["/a/b%20c.png/public", "/a%2Fb%20c.png/public"]) {
      expect((await host.ask(`/${accountHash}${target}`)).status).toBe(200);
      expect((await host.ask(`/cdn-cgi/imagedelivery/${accountHash}${target}?query=ignored`)).status).toBe(200);
    }
    expect(host.renders).toBe(1);
  });

  it("has the same tag and bytes from memory, from disk and after a restart", async () => {
    await host.put("a", jpeg);
    const first = await host.ask(urlOf("a", "public"));
    const second = await host.ask(urlOf("a", "public"));
    await host.restart();
    const third = await host.ask(urlOf("a", "public"));
    expect([first, second, third].map(({ headers }) => headers["cf-resized"]?.slice(0, 13))).toEqual([
      "internal=ok/m",
      "internal=ok/h",
      "internal=ok/h",
    ]);
    for (const answer of [second, third]) {
      expect(answer.body.equals(first.body)).toBe(true);
      expect(answer.headers.etag).toBe(first.headers.etag);
      expect(answer.headers["server-timing"]).toBe("cache;desc=hit");
    }
    expect(host.renders).toBe(1);
  });

  it("too large for memory streams from disk", async () => {
    const noise = await sharp({
      create: {
        width: 1300,
        height: 700,
        channels: 3,
        background: "grey",
        noise: { type: "gaussian", mean: 128, sigma: 60 },
      },
    })
      .png()
      .toBuffer();
    await host.put("noise", noise);
    const first = await host.ask(urlOf("noise", "public"));
    const second = await host.ask(urlOf("noise", "public"));
    expect(first.body.byteLength).toBeGreaterThan(256 * 1024);
    expect(second.body.equals(first.body)).toBe(true);
    expect(second.headers["cf-resized"]).toMatch(new RegExp(`^internal=ok/h q=0 .* l=${first.body.byteLength}$`));
    expect((await host.ask(urlOf("noise", "public"), {}, "HEAD")).headers["content-length"]).toBe(
      String(first.body.byteLength),
    );
  });

  it("that moves keeps moving, and one beyond 50 megapixels goes out untouched", async () => {
    const gif = await animation("gif");
    const image = await host.put("small", gif);
    const { pages } = await sharp((await host.ask(urlOf("small", "public"), { accept: "image/avif" })).body).metadata();
    expect(pages).toBe(4);
    await host.put("huge", gif, { facts: { ...image.facts, widthPx: 5000, heightPx: 5000 } });
    const answer = await host.ask(urlOf("huge", "public"), { accept: "image/webp" });
    expect(answer.body.equals(gif)).toBe(true);
    expect(answer.headers["content-type"]).toBe("image/gif");
  });
});

describe("the memory of answers", () => {
  it("keeps devices and formats of one URL apart", async () => {
    await host.put("a", jpeg);
    for (const round of [1, 2]) {
      for (const device of ["desktop", "tablet", "mobile"] as const) {
        for (const accept of ["image/webp", "*/*"]) {
          const answer = await host.ask(urlOf("a", "default"), { "user-agent": agents[device], accept });
          expect((await sizeOf(answer.body)).slice(1), `${device} ${round}`).toEqual(
            { desktop: [1920, 1440], tablet: [1440, 1080], mobile: [960, 720] }[device],
          );
          expect(answer.headers["content-type"]).toBe(accept === "*/*" ? "image/jpeg" : "image/webp");
        }
      }
    }
    expect(host.renders).toBe(6);
  });

  it("makes one derivative for a hundred that ask at once", async () => {
    await host.put("a", jpeg);
    const answers = await Promise.all(Array.from({ length: 100 }, () => host.ask(urlOf("a", "public"))));
    expect(host.renders).toBe(1);
    expect(new Set(answers.map(({ status, headers }) => `${status} ${headers.etag}`)).size).toBe(1);
    expect(answers.every(({ body }) => body.equals(answers[0]?.body ?? Buffer.alloc(0)))).toBe(true);
  });

  it("is shared by images of the same bytes", async () => {
    await host.put("a", jpeg);
    await host.put("b", jpeg);
    await host.ask(urlOf("a", "public"));
    expect((await host.ask(urlOf("b", "public"))).headers["cf-resized"]).toMatch(/ok\/h/);
    expect(host.renders).toBe(1);
  });
});

describe("the beta's dialect", () => {
  it("delivers /<variant>/<id> with base64 ids, escaped or not", async () => {
    await host.restart({ dialect: "beta" });
    const id = "MTtWaTdYaTlXY2Y0UncybVFfMGFCLTNBO2FiYw==";
    await host.put(id, jpeg);
    for (const target of [`/default/${id}`, `/default/${encodeURIComponent(id)}`, `/public/${id}`]) {
      expect((await host.ask(target)).status).toBe(200);
    }
    expect((await host.ask("/default/absent")).body.toString()).toMatch(/^ERROR 9431: /);
  });
});
