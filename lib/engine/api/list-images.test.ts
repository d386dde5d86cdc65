import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { callApi, uploadPicture } from "@/lib/testing/engine/upload-form";
import { picture } from "@/lib/testing/pictures";

let engine: TestEngine;
let nowMs = Date.parse("2026-01-01T00:00:00Z");
beforeAll(async () => {
  // Two images share each millisecond, so that paging has ties to settle.
  let calls = 0;
  engine = await startTestEngine({ clock: () => new Date((nowMs += calls++ % 2)) });
  const bytes = await picture("png");
  for (let at = 0; at < 9; at += 1) {
    const creator = at < 3 ? { creator: "ann" } : {};
    const metadata = JSON.stringify({ status: at % 2 === 0 ? "live" : "draft", n: at, _u: `token-${at}` });
    await uploadPicture(engine, { bytes, filename: `${at}.png`, fields: { id: `i${at}`, metadata, ...creator } });
  }
});
afterAll(() => engine.close());

type Listed = { images: { id: string }[]; continuation_token?: string | null };
const list = async (path: string) => {
  const answer = await callApi(engine, path);
  const { images, continuation_token: token } = (answer.result ?? { images: [] }) as unknown as Listed;
  return { ...answer, ids: images.map(({ id }) => id), token };
};
const all = ["i0", "i1", "i2", "i3", "i4", "i5", "i6", "i7", "i8"];

const walk = async (query: string) => {
  const ids: string[] = [];
  let token: string | null | undefined = "";
  while (token !== null && token !== undefined) {
    const page = await list(`/v2?${query}&continuation_token=${token}`);
    expect(page.status).toBe(200);
    ids.push(...page.ids);
    token = page.token;
  }
  return ids;
};

describe("list v2", () => {
  it("walks every image once, newest first unless told otherwise", async () => {
    expect(await walk("per_page=2&sort_order=asc")).toEqual(all);
    expect(await walk("per_page=4")).toEqual(all.toReversed());
    expect(await walk("per_page=9")).toEqual(all.toReversed());
    expect(await walk("")).toEqual(all.toReversed());
  });

  it("shows whole images", async () => {
    const { result } = await list("/v2?per_page=1&sort_order=asc");
    expect(result).toMatchObject({
      images: [{ id: "i0", filename: "0.png", creator: "ann", meta: { status: "live", n: 0 } }],
    });
  });

  it("refuses a token that was changed, made up or given for another list", async () => {
    const { token } = await list("/v2?per_page=2&sort_order=asc");
    const [payload = "", mac = ""] = String(token).split(".");
    const other = Buffer.from('["2026-01-01T00:00:00.000Z","zz"]').toString("base64url");
    for (const bad of ["x", "x.y", `${other}.${mac}`, `${payload}.`, `${payload}.${mac}x`, `${payload}`]) {
      const answer = await list(`/v2?per_page=2&sort_order=asc&continuation_token=${bad}`);
      expect(answer).toMatchObject({ status: 400, code: 5400 });
    }
    for (const query of ["per_page=2", "sort_order=asc&creator=ann", "sort_order=asc&meta.status%5Beq%5D=live"]) {
      expect(await list(`/v2?${query}&continuation_token=${token}`)).toMatchObject({ status: 400, code: 5400 });
    }
    // How many a page holds is no part of the list's identity.
    expect((await list(`/v2?per_page=3&sort_order=asc&continuation_token=${token}`)).ids).toEqual(["i2", "i3", "i4"]);
  });

  it("filters by creator; an empty one finds images without", async () => {
    expect(await walk("creator=ann&per_page=2&sort_order=asc")).toEqual(["i0", "i1", "i2"]);
    expect(await walk("creator=&per_page=5&sort_order=asc")).toEqual(all.slice(3));
    expect(await walk("creator=nobody")).toEqual([]);
  });

  it("filters by metadata fields, all of which must hold", async () => {
    expect(await walk("meta.status[eq]=live&per_page=2&sort_order=asc")).toEqual(["i0", "i2", "i4", "i6", "i8"]);
    expect(await walk("meta.status%5Beq%5D=live&meta.n%5Beq%5D=4")).toEqual(["i4"]);
    expect(await walk("meta._u[eq]=token-7")).toEqual(["i7"]);
    expect(await walk("meta.status[eq]=live&meta.status[eq]=draft")).toEqual([]);
    expect(await walk("meta.status[eq]=")).toEqual([]);
  });

  it("refuses filters it does not have in the service's words", async () => {
    const message = async (query: string) => {
      const answer = await list(`/v2?${query}`);
      expect(answer).toMatchObject({ status: 400, code: 5400 });
      return answer.message;
    };
    expect(await message("meta.a[not-eq]=1")).toBe("Unsupported metadata filter operator: 'not-eq'");
    expect(await message("meta.a[]=1")).toBe("Unsupported metadata filter operator: ''");
    const six = [1, 2, 3, 4, 5, 6].map((n) => `meta.f${n}[eq]=1`).join("&");
    expect(await message(six)).toBe("Too many metadata filters: 6 provided, maximum 5 allowed");
    expect(await message("meta.a.b.c.d.e.f[eq]=1")).toContain("6 levels, maximum 5");
    expect(await message("meta.a=1")).toContain("not of the form");
    expect(await message("meta.a-b[eq]=1")).toContain("A-Z");
    expect(await message("sort_order=up")).toContain("asc or desc");
  });
});

describe("list v1", () => {
  it("numbers its pages", async () => {
    expect((await list("/v1?per_page=4")).ids).toEqual(all.toReversed().slice(0, 4));
    expect((await list("/v1?per_page=4&page=3")).ids).toEqual(["i0"]);
    expect((await list("/v1?per_page=4&page=4")).ids).toEqual([]);
    expect((await list("/v1?creator=ann")).ids).toEqual(["i2", "i1", "i0"]);
    expect((await list("/v1?per_page=4&page=2")).envelope["result_info"]).toEqual({ page: 2, per_page: 4, count: 4 });
  });

  it.each(["per_page=0", "per_page=10001", "per_page=-1", "per_page=1.5", "per_page=x", "page=0", "page=1e3"])(
    "refuses %s with the bounds",
    async (query) => {
      const answer = await list(`/v1?${query}`);
      expect(answer).toMatchObject({ status: 400, code: 5400 });
      expect(answer.message).toMatch(/from 1 to/);
    },
  );
});
