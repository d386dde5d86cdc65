import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { callApi, uploadPicture } from "@/lib/testing/engine/upload-form";
import { picture } from "@/lib/testing/pictures";
import { limits } from "../api/limits";

let engine: TestEngine;
beforeAll(async () => {
  engine = await startTestEngine();
});
afterAll(() => engine.close());
afterEach(async () => {
  await expect.poll(() => readdir(path.join(engine.dataDir, "engine/originals/.staging"))).toEqual([]);
  expect(engine.logged).toEqual([]);
});

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const svg = (inner: string, attributes = 'viewBox="0 0 40 30"'): Buffer =>
  Buffer.from(
    `<?xml version="1.0"?><!-- made by hand --><svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`,
  );
const rect = '<rect width="10" height="10" fill="#f00"/>';
const upload = (bytes: Uint8Array, fields: Record<string, string> = {}) =>
  uploadPicture(engine, { bytes, fields, filename: "logo.svg", contentType: "image/svg+xml" });
const blobOf = async (id: unknown) => {
  const response = await fetch(`${engine.imagesUrl}/v1/${String(id)}/blob`, { headers: engine.authorization });
  return { type: response.headers.get("content-type"), bytes: Buffer.from(await response.arrayBuffer()) };
};
const keptHashes = async (): Promise<ReadonlySet<string>> => {
  const names = await readdir(path.join(engine.dataDir, "engine/originals"), { recursive: true });
  return new Set(names.map((name) => path.basename(name)).filter((name) => name.length === 64));
};

describe("a drawing", () => {
  it("is kept as its clean copy, and of what was sent nothing stays", async () => {
    const dirty = svg(`<script>alert(1)</script>${rect}<a href="javascript:1"><circle r="2" onclick="x()"/></a>`);
    const { status, result } = await upload(dirty);
    expect(status).toBe(200);
    expect(result["filename"]).toBe("logo.svg");
    const { type, bytes } = await blobOf(result["id"]);
    expect(type).toBe("image/svg+xml");
    expect(bytes.toString()).toContain("<rect");
    expect(bytes.toString()).not.toMatch(/script|javascript|onclick|made by hand/);
    const kept = await keptHashes();
    expect(kept.has(sha256(bytes))).toBe(true);
    expect(kept.has(sha256(dirty))).toBe(false);
  });

  it("that is clean already is kept once, however dirty its twins were", async () => {
    const first = await upload(svg(rect));
    const before = await keptHashes();
    const twin = await upload(svg(`<script>1</script>${rect}`));
    const clean = await blobOf(first.result["id"]);
    const third = await upload(clean.bytes);
    expect((await blobOf(twin.result["id"])).bytes.equals(clean.bytes)).toBe(true);
    expect((await blobOf(third.result["id"])).bytes.equals(clean.bytes)).toBe(true);
    expect(await keptHashes()).toEqual(before);
  });

  it.each([
    ["a byte order mark", Buffer.concat([Buffer.from("\ufeff"), svg(rect)])],
    ["UTF-16", Buffer.from(`\ufeff<svg xmlns="http://www.w3.org/2000/svg">${rect}</svg>`, "utf16le")],
    [
      "a document type",
      Buffer.from(
        `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd"><svg xmlns="http://www.w3.org/2000/svg">${rect}</svg>`,
      ),
    ],
    ["a gigantic size, which nobody will paint", svg(rect, 'width="1e9" height="1e9"')],
  ])("may have %s", async (_, bytes) => {
    expect((await upload(bytes)).status).toBe(200);
  });

  it.each([
    ["that is not well-formed", svg("<g>")],
    [
      "whose entities explode",
      Buffer.from(
        `<!DOCTYPE svg [<!ENTITY a "${"x".repeat(100)}">${Array.from({ length: 9 }, (_, at) => `<!ENTITY ${String.fromCharCode(98 + at)} "${`&${String.fromCharCode(97 + at)};`.repeat(10)}">`).join("")}]><svg xmlns="http://www.w3.org/2000/svg"><text>&j;</text></svg>`,
      ),
    ],
    ["nested twenty thousand deep", svg("<g>".repeat(20_000) + "</g>".repeat(20_000))],
  ])("%s is refused with 5455", async (_, bytes) => {
    expect(await upload(bytes)).toMatchObject({ status: 415, code: 5455 });
  });

  it("is delivered as it is kept, whatever the variant", async () => {
    const { result } = await upload(svg(rect));
    const { bytes } = await blobOf(result["id"]);
    for (const variant of ["public", "default", "thumbnail"]) {
      const response = await fetch(`${engine.url}/${engine.secrets.accountHash}/${String(result["id"])}/${variant}`);
      expect(response.headers.get("content-type")).toBe("image/svg+xml");
      expect(response.headers.get("content-security-policy")).toContain("sandbox");
      expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    }
  });

  it("of the largest size is taken, and one byte more is not", async () => {
    const frame = svg("<desc></desc>").byteLength;
    const filled = (sizeBytes: number) => svg(`<desc>${"x".repeat(sizeBytes - frame)}</desc>`);
    expect(await upload(filled(limits.fileBytes + 1))).toMatchObject({ status: 413, code: 5413 });
    expect((await upload(filled(limits.fileBytes))).status).toBe(200);
  });
});

describe("a photograph of a telephone", () => {
  const example = path.resolve("../shared/corpus/libheif/examples__example.heic");
  if (!existsSync(example)) process.stdout.write(`no ${example}: not tried\n`);

  it.skipIf(!existsSync(example))("is taken, kept exactly and delivered in a format of the web", async () => {
    const bytes = await readFile(example);
    const { status, result } = await uploadPicture(engine, { bytes, filename: "IMG_1.HEIC" });
    expect(status).toBe(200);
    const blob = await blobOf(result["id"]);
    expect(blob.type).toBe("image/heic");
    expect(sha256(blob.bytes)).toBe(sha256(bytes));
    const url = `${engine.url}/${engine.secrets.accountHash}/${String(result["id"])}/thumbnail`;
    const response = await fetch(url, { headers: { Accept: "*/*" } });
    expect(response.headers.get("content-type")).toBe("image/jpeg");
  });
});

describe("AVIF", () => {
  it("is taken where the operator lets it in, and nowhere else", async () => {
    const bytes = await picture("avif");
    expect(await uploadPicture(engine, { bytes })).toMatchObject({ status: 415, code: 5455 });
    const open = await startTestEngine({ takesAvif: true });
    expect((await uploadPicture(open, { bytes, fields: { id: "a" } })).status).toBe(200);
    expect((await callApi(open, "/v1/a")).result).toMatchObject({ id: "a" });
    await open.close();
  });
});
