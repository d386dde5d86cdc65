import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { animation, photo } from "@/lib/engine/pixels/test-pictures";
import { giveTestHosts } from "@/lib/testing/engine/give-test-hosts";
import { agents, type TestHost, urlOf } from "./test-host";

let host: TestHost;
let jpeg: Buffer;
beforeAll(async () => {
  jpeg = await photo(360, 240).jpeg({ quality: 90 }).toBuffer();
});
giveTestHosts(async (given) => {
  host = given;
  await host.put("a", jpeg);
});

const seen = async (options: string, headers: Record<string, string> = {}) => {
  const answer = await host.ask(urlOf("a", options), headers);
  expect(answer.status, answer.body.toString("latin1", 0, 200)).toBe(200);
  const { format, width, height } = await sharp(answer.body).metadata();
  return `${format} ${width}x${height}`;
};
const textOf = async (target: string): Promise<string> => {
  const { status, body } = await host.ask(target);
  return `${status} ${body.toString()}`;
};

describe("options in a URL", () => {
  it("are refused until the account allows them, and again when it no longer does", async () => {
    const asked = urlOf("a", "w=100");
    expect(await textOf(asked)).toMatch(/^403 ERROR 9429: /);
    await host.allowFlexible();
    for (const round of [1, 2]) expect((await host.ask(asked)).status, `round ${round}`).toBe(200);
    await host.change(({ settings }) => settings.update({ flexibleVariants: false }));
    expect(await textOf(asked)).toMatch(/^403 ERROR 9429: /);
  });

  it.each([
    ["w=90", "jpeg 90x60"],
    ["width=90,height=90,fit=cover", "jpeg 90x90"],
    ["w=90,f=webp", "webp 90x60"],
    ["w=45,dpr=2,f=png", "png 90x60"],
    ["w=90%2Ch=30", "jpeg 45x30"],
    ["w=90,h=90,fit=pad,background=%23ff0000,f=png", "png 90x90"],
    ["w=90,h=90,fit=pad,background=rgb(255%200%200),f=png", "png 90x90"],
    ["rotate=90,w=40", "jpeg 40x60"],
    ["trim=0;0.5;0;0", "jpeg 180x240"],
    ["w=90,border.width=5,border.color=red", "jpeg 100x70"],
  ])("make %s a %s", async (options, expected) => {
    await host.allowFlexible();
    expect(await seen(options)).toBe(expected);
  });

  it("in two spellings make one file", async () => {
    await host.allowFlexible();
    const answers = [];
    for (const options of ["w=90,h=60,q=70,f=webp", "format=webp,quality=medium-high,height=60,width=90"]) {
      answers.push(await host.ask(urlOf("a", options)));
    }
    expect(host.renders).toBe(1);
    expect(answers[1]?.headers.etag).toBe(answers[0]?.headers.etag);
    expect(answers[1]?.headers["cf-resized"]).toMatch(/ok\/h/);
  });

  it.each([
    ["w=0", /^400 ERROR 9401: Option width=0 is not possible/],
    ["nonsense=1", /^400 ERROR 9401: Option nonsense=1/],
    ["w=5,", /^400 ERROR 9401: /],
    ["a,b", /^400 ERROR 9401: /],
    ["segment=foreground", /^400 ERROR 9401: .*Leave the option out/],
    [`w=1${",w=1".repeat(2500)}`, /^400 ERROR 9401: The options have 10003 characters/],
    ["w=12000,h=12000,fit=squeeze", /^403 ERROR 9413: /],
    ["f=svg", /^415 ERROR 9412: /],
    ["trim=400", /^400 ERROR 9401: Option trim leaves nothing/],
  ])("that cannot be met are refused: %s", async (options, words) => {
    await host.allowFlexible();
    expect(await textOf(urlOf("a", options))).toMatch(words);
    expect(host.renders).toBe(0);
  });

  it("tell what could not be done as asked", async () => {
    await host.allowFlexible();
    for (const round of [1, 2]) {
      const { headers } = await host.ask(urlOf("a", "w=40,fit=cover,g=face"));
      expect(headers["warning"], `round ${round}`).toBe(
        'cf-images 299 "cover fit mode needs both width and height", ' +
          'cf-images 299 "gravity=face is not available here, gravity=auto was used"',
      );
    }
  });

  it("vary by what they look at, and by nothing else", async () => {
    await host.allowFlexible();
    const varyOf = async (options: string) => (await host.ask(urlOf("a", options))).headers.vary;
    expect(await varyOf("w=40")).toBe("Accept");
    expect(await varyOf("w=40,f=webp")).toBeUndefined();
    expect(await varyOf("w=auto,f=webp")).toBe("User-Agent, Sec-CH-Viewport-Width, Sec-CH-DPR");
    expect(await varyOf("w=40,scq=20")).toBe("Accept, Save-Data, RTT, ECT, Downlink");
  });

  it("by hints are answered for each asker anew", async () => {
    await host.put("wide", await photo(1300, 100).png().toBuffer());
    await host.allowFlexible();
    const widthOf = async (headers: Record<string, string>) =>
      (await sharp((await host.ask(urlOf("wide", "w=auto,f=webp"), headers)).body).metadata()).width;
    for (const round of [1, 2]) {
      expect(await widthOf({ "user-agent": agents.desktop }), `round ${round}`).toBe(1200);
      expect(await widthOf({ "user-agent": agents.mobile })).toBe(768);
      expect(await widthOf({ "user-agent": agents.mobile, "sec-ch-viewport-width": "300" })).toBe(320);
      expect(await widthOf({ "sec-ch-viewport-width": "300", "sec-ch-dpr": "3" })).toBe(960);
    }
    expect(host.renders).toBe(4);
  });

  it("by the connection send a slow one less", async () => {
    await host.allowFlexible();
    const sizeOf = async (headers: Record<string, string>) =>
      (await host.ask(urlOf("a", "f=jpeg,scq=10"), headers)).body.byteLength;
    const usual = await sizeOf({});
    for (const headers of [{ "save-data": "on" }, { rtt: "400" }, { ect: "3g" }, { downlink: "1" }]) {
      expect(await sizeOf(headers as Record<string, string>)).toBeLessThan(usual / 1.5);
    }
    expect(await sizeOf({})).toBe(usual);
  });
});

describe("format=json", () => {
  it("tells sizes without making a picture, and is known again by its tag", async () => {
    await host.allowFlexible();
    const asked = urlOf("a", "w=100,h=100,f=json");
    const { status, headers, body } = await host.ask(asked);
    expect([status, headers["content-type"], headers["content-length"]]).toEqual([
      200,
      "application/json",
      String(body.byteLength),
    ]);
    expect(JSON.parse(body.toString())).toEqual({
      width: 100,
      height: 67,
      original: { file_size: jpeg.byteLength, width: 360, height: 240, format: "image/jpeg" },
    });
    expect((await host.ask(asked, { "if-none-match": headers.etag ?? "" })).status).toBe(304);
    expect((await host.ask(asked)).body.equals(body)).toBe(true);
    expect(host.renders).toBe(0);
  });
});

describe("an animation", () => {
  it("moves, stands still where asked, and is cut where its first frame says, without a word", async () => {
    await host.put("m", await animation("gif"));
    await host.allowFlexible();
    const pagesOf = async (options: string) =>
      (await sharp((await host.ask(urlOf("m", options))).body, { animated: true }).metadata()).pages ?? 1;
    expect(await pagesOf("w=30")).toBe(4);
    expect(await pagesOf("w=30,anim=false")).toBe(1);
    expect(await pagesOf("w=30,h=30,fit=cover,g=auto")).toBe(4);
    const { headers } = await host.ask(urlOf("m", "w=30,h=30,fit=cover,g=auto"));
    expect(headers["warning"]).toBeUndefined();
  });
});

describe("an SVG", () => {
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="7"><rect width="9" height="7"/></svg>',
  );

  it("goes out as it is, under any name and any options, with a policy", async () => {
    const facts = { format: "svg", widthPx: 9, heightPx: 7, frames: 1, orientation: 1 } as const;
    await host.put("s", svg, { facts: { ...facts, hasAlpha: true, profile: "none" }, filename: "mark.svg" });
    await host.allowFlexible();
    for (const name of ["public", "default", "anyname", "w=5,rotate=90,f=png"]) {
      const { status, headers, body } = await host.ask(urlOf("s", name), { accept: "image/avif" });
      expect([status, headers["content-type"]]).toEqual([200, "image/svg+xml"]);
      expect(body.equals(svg)).toBe(true);
      expect(headers["content-security-policy"]).toMatch(/^default-src 'none';.*sandbox$/);
      expect(headers["content-disposition"]).toBe('inline; filename="mark.svg"');
      expect(headers.vary).toBeUndefined();
    }
    expect(host.renders).toBe(0);
  });
});

describe("a variant", () => {
  const options = { fit: "cover", width: 50, height: 40, metadata: "none" } as const;

  it("is followed as it is made, changed and deleted", async () => {
    await host.change(({ variants }) => variants.insert({ id: "hero", options, neverRequireSignedUrls: false }));
    expect(await seen("hero")).toBe("jpeg 50x40");
    const changed = { ...options, fit: "scale-down", width: 60 } as const;
    await host.change(({ variants }) => variants.update("hero", { options: changed }));
    expect(await seen("hero")).toBe("jpeg 60x40");
    await host.change(({ variants }) => variants.delete("hero"));
    expect(await textOf(urlOf("a", "hero"))).toMatch(/^404 ERROR 9431: /);
  });

  it("blurs and may have one side alone", async () => {
    const soft = { fit: "scale-down", width: 90, metadata: "none", blur: 20 } as const;
    await host.change(({ variants }) => variants.insert({ id: "soft", options: soft, neverRequireSignedUrls: false }));
    expect(await seen("soft")).toBe("jpeg 90x60");
  });

  it("keeps browsers as long as it says, else as the account says", async () => {
    const ttlOf = async (name: string) => (await host.ask(urlOf("a", name))).headers["cache-control"];
    const long = { ...options, browserTtlSeconds: 31_536_000 };
    await host.change(({ variants }) => variants.insert({ id: "long", options: long, neverRequireSignedUrls: false }));
    await host.change(({ settings }) => settings.update({ browserTtlSeconds: 3600 }));
    for (const round of [1, 2]) {
      expect(await ttlOf("long"), `round ${round}`).toBe("public, max-age=31536000, stale-while-revalidate=7200");
      expect(await ttlOf("public"), `round ${round}`).toBe("public, max-age=3600, stale-while-revalidate=7200");
    }
    await host.change(({ settings }) => settings.update({ browserTtlSeconds: 7200 }));
    expect(await ttlOf("public")).toMatch(/max-age=7200/);
  });

  it("that changes while a picture is made is not remembered as it was", async () => {
    await host.change(({ variants }) => variants.insert({ id: "slow", options, neverRequireSignedUrls: false }));
    host.beforeRender = () =>
      host.change(({ variants }) => variants.update("slow", { options: { ...options, width: 20 } }));
    expect(await seen("slow")).toBe("jpeg 50x40");
    host.beforeRender = () => Promise.resolve();
    expect(await seen("slow")).toBe("jpeg 20x40");
  });
});
