import { createHash } from "node:crypto";
import { get, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { devicePresets } from "@/lib/contracts/device-presets";
import { findPreviewExchange, previewHeaders, type PreviewExchange } from "@/lib/contracts/preview-headers";
import { openTestConsole, type TestConsole } from "@/lib/testing/console/open-test-console";
import { uploadTestImage } from "@/lib/testing/console/upload-test-image";
import { GET } from "./route";

let console: TestConsole;
let id: string;
beforeAll(async () => {
  console = await openTestConsole();
  ({ id } = await uploadTestImage(console, "a/b", { widthPx: 1600, heightPx: 1200 }));
});
afterAll(() => console.close());

const preview = (query = "", as: "viewer" | undefined = "viewer", one = id) =>
  console.call(GET, `/api/images/${encodeURIComponent(one)}/preview${query}`, as === undefined ? {} : { as });

/** A client that sends these headers and no other, straight to the delivery host. */
const askRaw = async ({ request }: PreviewExchange): Promise<{ answer: IncomingMessage; body: Buffer }> => {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(request.url, { headers: request.headers.flat(), agent: false }, resolve).on("error", reject);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return { answer, body: Buffer.concat(chunks) };
};

describe("200", () => {
  it.each(devicePresets)("reports for $id what a raw client with the same headers receives", async (device) => {
    const { userAgent, accept, dpr, widthPx } = device;
    const query = new URLSearchParams({ userAgent, accept, dpr: String(dpr), viewportWidth: String(widthPx) });
    const { headers } = await preview(`?${query}`);
    const exchange = findPreviewExchange(headers);
    if (exchange === undefined) throw new Error("the preview tells its exchange");
    const sent = Object.fromEntries(exchange.request.headers);
    expect(sent).toMatchObject({ "User-Agent": userAgent, Accept: accept });
    const { answer, body } = await askRaw(exchange);
    expect({
      status: answer.statusCode,
      type: answer.headers["content-type"],
      sizeBytes: String(body.byteLength),
      sha256: createHash("sha256").update(body).digest("hex"),
    }).toEqual({
      status: exchange.response.status,
      type: `image/${headers.get(previewHeaders.format)}`,
      sizeBytes: headers.get(previewHeaders.sizeBytes),
      sha256: headers.get(previewHeaders.sha256),
    });
    const told = Object.fromEntries(exchange.response.headers);
    for (const name of ["etag", "cache-control", "vary"]) expect(told[name], name).toBe(answer.headers[name]);
  });

  it("follows options in the URL where the account has them on, and follows the width a device tells", async () => {
    const { services } = console.runtime;
    await services.upstream.config.update({ flexibleVariants: true });
    const cut = await preview(
      "?options=width%3D300%2Cheight%3D300%2Cfit%3Dcover%2Cgravity%3D0.25x0.5&accept=image%2Fwebp",
    );
    expect([cut.status, cut.headers.get(previewHeaders.widthPx)]).toEqual([200, "300"]);
    const auto = await preview("?options=width%3Dauto&viewportWidth=400&dpr=2&accept=image%2Fwebp");
    expect(Number(auto.headers.get(previewHeaders.widthPx))).toBeGreaterThanOrEqual(400);
    expect(Number(auto.headers.get(previewHeaders.widthPx))).toBeLessThan(1600);
  });

  it.each([
    ["desktop", "1600", "1200"],
    ["tablet", "1440", "1080"],
    ["mobile", "960", "720"],
  ])("answers what %s receives, and what was measured", async (device, width, height) => {
    const response = await preview(`?device=${device}&accept=image%2Fwebp`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("image/webp");
    expect(response.headers.get(previewHeaders.widthPx)).toBe(width);
    expect(response.headers.get(previewHeaders.heightPx)).toBe(height);
    expect(response.headers.get("server-timing")).toMatch(/dur=\d/);
    const bytes = await response.arrayBuffer();
    expect(response.headers.get(previewHeaders.sizeBytes)).toBe(String(bytes.byteLength));
  });

  it("answers the same figures without the bytes where only they are wanted", async () => {
    const query = "?variant=public&accept=image%2Fwebp";
    const whole = await preview(query);
    const figures = await preview(`${query}&figuresOnly=true`);
    expect((await whole.arrayBuffer()).byteLength).toBeGreaterThan(0);
    expect((await figures.arrayBuffer()).byteLength).toBe(0);
    for (const fact of ["format", "widthPx", "heightPx", "sizeBytes", "sha256", "url"] as const)
      expect(figures.headers.get(previewHeaders[fact]), fact).toBe(whole.headers.get(previewHeaders[fact]));
  });

  it("cannot be kept, or run as a page", async () => {
    const { headers } = await preview();
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-security-policy")).toContain("sandbox");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });
});

describe("400", () => {
  it.each(["?device=fridge", "?dpr=0", "?dpr=9", "?variant=../x", "?options=a%2F..", "?ect=5g", "?userAgent=%0D%0Ax"])(
    "answers %s",
    async (query) => {
      expect((await preview(query)).status).toBe(400);
    },
  );
});

describe("401", () => {
  it("answers everyone without a session", async () => {
    const response = await console.call(GET, `/api/images/${encodeURIComponent(id)}/preview`);
    expect(response.status).toBe(401);
  });
});

describe("404", () => {
  it("answers an unknown image, and an unknown variant by its name", async () => {
    expect((await preview("", "viewer", "never-was")).status).toBe(404);
    const response = await preview("?variant=nosuch");
    expect([response.status, (await response.json()).detail]).toEqual([404, expect.stringContaining("nosuch")]);
  });
});
