import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { callApi, uploadPicture } from "@/lib/testing/engine/upload-form";
import { picture } from "@/lib/testing/pictures";
import { createImageId, isCustomId, parseCustomId } from "./image-id";
import { toImageResult } from "./image-result";

const isRefused = (id: string): boolean => {
  try {
    parseCustomId(id);
    return false;
  } catch {
    return true;
  }
};

describe("parseCustomId", () => {
  it.each([
    ["/a", "start or end"],
    ["a/", "start or end"],
    ["a//b", "empty"],
    [".", "`.`"],
    ["a/../b", "`..`"],
    ["a\u0000", "control"],
    ["a\r\nb", "control"],
    ["a\u0085", "control"],
    ["\ud800", "UTF-8"],
    ["0f8fad5b-d9cb-469f-a165-70867728950e", "UUID"],
    ["0F8FAD5B-D9CB-469F-A165-70867728950E", "UUID"],
    ["x".repeat(1025), "1024 characters; this one has 1025"],
    ["stats", "the API uses itself"],
  ])("refuses %j because of its %s", (id, words) => {
    expect(() => parseCustomId(id)).toThrow(words);
  });

  it.each(["a", "a/b/c", "é", "e\u0301", "a b", "%2F", "a.b", "...", "🙂", "x".repeat(1024), "stats/a", "Stats"])(
    "takes %j as it is",
    (id) => {
      expect(parseCustomId(id)).toBe(id);
    },
  );
});

describe("createImageId", () => {
  it("makes UUIDs today and the beta's base64 triple then", () => {
    expect(createImageId({ dialect: "v1", accountHash: "h" }, false)).toMatch(/^[0-9a-f-]{36}$/);
    const beta = createImageId({ dialect: "beta", accountHash: "x97toL9j6qGJKitevPmhXa" }, false);
    expect(Buffer.from(beta, "base64").toString()).toMatch(/^1;x97toL9j6qGJKitevPmhXa;[\w-]{24}$/);
    expect(beta).toMatch(/^[A-Za-z0-9]+==$/);
    const another = { dialect: "beta", accountHash: "x" } as const;
    expect(createImageId(another, false)).not.toBe(createImageId(another, false));
  });

  it("says in its last byte whether the image is private", () => {
    for (let round = 0; round < 50; round += 1) {
      expect(createImageId({ dialect: "v1", accountHash: "h" }, false)).toMatch(/00$/);
      expect(createImageId({ dialect: "v1", accountHash: "h" }, true)).toMatch(/01$/);
    }
  });

  it("is told from a custom id in both dialects", () => {
    const accountHash = "x97toL9j6qGJKitevPmhXa";
    for (const dialect of ["v1", "beta"] as const) {
      expect(isCustomId(createImageId({ dialect, accountHash }, true), { accountHash })).toBe(false);
    }
    for (const id of ["a", "a/b", "hero.jpg", "MTt4", "0f8fad5b-d9cb-469f-a165-70867728950"]) {
      expect(isCustomId(id, { accountHash })).toBe(true);
    }
  });
});

describe("delivery URLs", () => {
  it("decode back to the id, whatever is in it", () => {
    const toUrl = (id: string) =>
      String(
        (
          toImageResult(
            {
              id,
              filename: undefined,
              meta: {},
              creator: undefined,
              uploaded: "",
              requireSignedUrls: false,
              sha256: "",
              sizeBytes: 0,
              facts: {
                format: "png",
                widthPx: 1,
                heightPx: 1,
                frames: 1,
                orientation: 1,
                hasAlpha: false,
                profile: "none",
              },
            },
            {
              variants: [{ id: "public", options: "device", neverRequireSignedUrls: false }],
              publicUrl: "http://localhost:1",
              accountHash: "hash",
              dialect: "v1",
            },
          )["variants"] as string[]
        )[0],
      );
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 1 }).filter((id) => !isRefused(id)),
        (id) => {
          const { pathname } = new URL(toUrl(id));
          expect(pathname.split("/").slice(2, -1).map(decodeURIComponent).join("/")).toBe(id);
        },
      ),
    );
  });
});

const corpus = path.resolve("../shared/corpus/generated/names_hostile.json");
const listed = existsSync(corpus) ? (JSON.parse(readFileSync(corpus, "utf8")) as string[]) : [];
if (listed.length === 0) process.stdout.write("no list of hostile names found: only the built-in ones are tried\n");
const hostile = [
  ...new Set([...listed, "%2e%2e%2f", "%252f", "a%00b", "a?b#c", "a+b&c=d", "\\..\\x", "a;b", "..%2f..", "x ", "x."]),
];

describe("hostile names", () => {
  let engine: TestEngine;
  let bytes: Buffer;
  beforeAll(async () => {
    engine = await startTestEngine();
    bytes = await picture("png");
  });
  afterAll(() => engine.close());

  it("are one thing to upload, details, blob and delete, or are refused", async () => {
    const taken: string[] = [];
    for (const id of hostile) {
      const { status, code, result } = await uploadPicture(engine, { bytes, filename: id, fields: { id } });
      if (status === 200) taken.push(String(result["id"]));
      else expect(code).toBe(5400);
    }
    expect(taken.length).toBeGreaterThan(5);
    expect(new Set(taken).size).toBe(taken.length);
    for (const id of taken) {
      const address = `/v1/${encodeURIComponent(id)}`;
      expect((await callApi(engine, address)).result["id"]).toBe(id);
      const blob = await fetch(`${engine.imagesUrl}${address}/blob`, { headers: engine.authorization });
      expect(Buffer.from(await blob.arrayBuffer()).equals(bytes)).toBe(true);
    }
    for (const id of taken) {
      expect((await callApi(engine, `/v1/${encodeURIComponent(id)}`, { method: "DELETE" })).status).toBe(200);
      expect((await callApi(engine, `/v1/${encodeURIComponent(id)}`)).status).toBe(404);
    }
    expect((await callApi(engine, "/v1/stats")).result).toMatchObject({ count: { current: 0 } });
  });

  it("leave no control character in a filename", async () => {
    for (const filename of hostile) {
      const { status, result, message } = await uploadPicture(engine, { bytes, filename });
      // A NUL may not stand in a part's header at all.
      expect([status, message]).toEqual(
        filename.includes("\0") ? [400, "The form cannot be read: Malformed part header"] : [200, ""],
      );
      expect(result?.["filename"] ?? "").not.toMatch(/\p{Cc}|[/\\]/u);
    }
  });

  it("are refused when their escapes are no UTF-8", async () => {
    for (const segment of ["%ff", "%", "%zz", "%c3"]) {
      expect(await callApi(engine, `/v1/${segment}`)).toMatchObject({ status: 400, code: 5400 });
    }
  });
});
