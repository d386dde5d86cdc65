import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { uploadPicture } from "@/lib/testing/engine/upload-form";
import { animation, picture } from "@/lib/testing/pictures";

let engine: TestEngine;
beforeAll(async () => {
  engine = await startTestEngine({ takesAvif: true });
});
afterAll(() => engine.close());

const sources = {
  jpeg: () => picture("jpeg", { widthPx: 400, heightPx: 300 }),
  png: () => picture("png", { widthPx: 400, heightPx: 300 }),
  webp: () => picture("webp", { widthPx: 400, heightPx: 300 }),
  gif: () => picture("gif", { widthPx: 400, heightPx: 300 }),
  avif: () => picture("avif", { widthPx: 400, heightPx: 300 }),
  "an animation": () => animation("gif", { frames: 6, widthPx: 100, heightPx: 80 }),
};

describe("a file that was cut short", () => {
  it.each(Object.entries(sources))(
    "of %s is refused as undecodable, or delivered the same way every time",
    async (_, make) => {
      const whole = await make();
      for (const share of [0.01, 0.1, 0.5, 0.9, 0.99]) {
        const bytes = whole.subarray(0, Math.max(1, Math.floor(whole.byteLength * share)));
        const { status, code, result } = await uploadPicture(engine, { bytes });
        if (status !== 200) {
          expect([share, status, code]).toEqual([share, 415, 5455]);
          continue;
        }
        const url = `${engine.url}/${engine.secrets.accountHash}/${String(result["id"])}`;
        const statuses = [];
        for (const variant of ["public", "default", "thumbnail"]) {
          const response = await fetch(`${url}/${variant}`, { headers: { Accept: "image/webp" } });
          statuses.push(response.status);
          const body = Buffer.from(await response.arrayBuffer());
          if (response.status !== 200) expect(body.toString()).toMatch(/^ERROR 9516: /);
        }
        expect([share, new Set(statuses).size]).toEqual([share, 1]);
        expect([200, 422]).toContain(statuses[0]);
      }
      expect(engine.logged.filter(({ level }) => level === "error")).toEqual([]);
    },
  );

  it("and has bytes after its end is taken as far as its end", async () => {
    const bytes = Buffer.concat([await picture("jpeg"), Buffer.from("<script>alert(1)</script>".repeat(1000))]);
    const { status, result } = await uploadPicture(engine, { bytes });
    expect(status).toBe(200);
    const url = `${engine.url}/${engine.secrets.accountHash}/${String(result["id"])}/public`;
    const response = await fetch(url, { headers: { Accept: "image/webp" } });
    expect(Buffer.from(await response.arrayBuffer()).includes("script")).toBe(false);
  });
});
