import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { previewHeaders } from "@/lib/contracts/preview";
import type { Role } from "@/lib/contracts/role";
import { openTestConsole, type TestConsole } from "@/lib/testing/console/open-test-console";
import { uploadTestImage } from "@/lib/testing/console/upload-test-image";
import { expectSize } from "@/lib/services/variants/expected-size";
import { previewDraft } from "@/lib/services/variants/drafts/preview-draft";
import { systemActor } from "@/lib/services/context";
import { POST } from "./route";

const size = { widthPx: 1600, heightPx: 1200 };
let console: TestConsole;
let id: string;
beforeAll(async () => {
  console = await openTestConsole();
  ({ id } = await uploadTestImage(console, "a/b", size));
});
afterAll(() => console.close());

const draft = (json: unknown, as: Role = "editor", one = id) =>
  console.call(POST, `/api/images/${encodeURIComponent(one)}/draft-preview`, { method: "POST", json, as });
const wide = (width: number) => ({ fit: "scale-down", width, metadata: "none" }) as const;
const measuredSize = ({ headers }: Response) => ({
  widthPx: Number(headers.get(previewHeaders.widthPx)),
  heightPx: Number(headers.get(previewHeaders.heightPx)),
});
const variantNames = async () => (await console.runtime.services.upstream.variants.list()).map(({ name }) => name);

const shapes = [
  { fit: "scale-down", width: 300 },
  { fit: "scale-down", height: 9000 },
  { fit: "contain", width: 2000, height: 500 },
  { fit: "contain", height: 1300 },
  { fit: "cover", width: 300, height: 300 },
  { fit: "cover", width: 1700 },
  { fit: "crop", width: 300, height: 100 },
  { fit: "crop", width: 1700, height: 100 },
  { fit: "pad", width: 500, height: 500 },
  { fit: "pad", height: 77 },
] as const;

describe("200", () => {
  it.each(shapes)("delivers what was expected of $fit $width x $height, by a variant nobody sees", async (shape) => {
    const options = { ...shape, metadata: "none" } as const;
    const response = await draft({ options, accept: "image/webp" });
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "image/webp"]);
    expect(measuredSize(response)).toEqual(expectSize(size, options).delivered);
    expect(response.headers.get(previewHeaders.sizeBytes)).toBe(String((await response.arrayBuffer()).byteLength));
    expect(response.headers.get(previewHeaders.url)).toContain("/vitrinescratch");
  });

  it("takes few variants for many drafts, and lists none of them", async () => {
    for (let width = 100; width < 110; width += 1) expect((await draft({ options: wide(width) })).status).toBe(200);
    const kept = (await variantNames()).filter((name) => name.startsWith("vitrinescratch"));
    expect(kept.length).toBeLessThanOrEqual(3);
    const { GET } = await import("@/app/api/variants/route");
    const { items } = await (await console.call(GET, "/api/variants", { as: "viewer" })).json();
    expect(JSON.stringify(items)).not.toContain("vitrinescratch");
  });

  it("mixes up no two drafts that are asked for at once", async () => {
    const widths = [111, 222, 333, 444, 555, 666, 777];
    const answers = await Promise.all(widths.map((width) => draft({ options: wide(width), accept: "image/jpeg" })));
    expect(answers.map((answer) => measuredSize(answer).widthPx)).toEqual(widths);
  });

  it("shows a private image, and gives its signature to nobody", async () => {
    const { services, log } = console.runtime;
    const { id: publicId } = await uploadTestImage(console, undefined, size);
    const moved = await services.upstream.updateImage(publicId, { isPrivate: true });
    const image = await services.images.get(publicId);
    const images = {
      ...services.images,
      find: async () => ({
        ...image,
        isPrivate: true,
        variants: moved.variants.map(({ name, url }) => ({ name, url })),
      }),
    };
    const ctx = { ...services, images, actor: systemActor, requestId: "r", signal: new AbortController().signal, log };
    const { facts, headers } = await previewDraft(ctx, { id: publicId, options: wide(200), device: "desktop" });
    expect(facts.widthPx).toBe(200);
    expect(JSON.stringify(headers)).not.toContain("sig=");
    await services.upstream.deleteImage(moved.id);
  });

  it("asks by options in the URL where the account has them on, with the same bytes", async () => {
    const options = { fit: "cover", width: 123, height: 77, metadata: "none", blur: 3 };
    const byVariant = await draft({ options, accept: "image/webp" });
    await console.runtime.services.upstream.config.update({ flexibleVariants: true });
    console.runtime.services.accountShelf.forget();
    const byOptions = await draft({ options, accept: "image/webp" });
    await console.runtime.services.upstream.config.update({ flexibleVariants: false });
    console.runtime.services.accountShelf.forget();
    expect(byOptions.headers.get(previewHeaders.url)).toContain("/fit=cover,width=123,height=77,metadata=none,blur=3");
    expect(Buffer.from(await byOptions.arrayBuffer()).equals(Buffer.from(await byVariant.arrayBuffer()))).toBe(true);
  });
});

describe("a draft that is superseded", () => {
  const countJobs = async (): Promise<Record<"done" | "failed" | "aborted" | "underWay", number>> => {
    const text = await (await fetch(`${console.engine.url}/metrics`)).text();
    const read = (name: string) =>
      Number(new RegExp(`^vitrine_engine_pixel_jobs_${name}\\{job="render"\\} (\\d+)$`, "m").exec(text)?.[1]);
    return {
      done: read("total"),
      failed: read("failed_total"),
      aborted: read("aborted_total"),
      underWay: read("under_way"),
    };
  };
  const until = async (isSo: (jobs: Awaited<ReturnType<typeof countJobs>>) => boolean): Promise<void> => {
    for (let tries = 0; !isSo(await countJobs()); tries += 1) {
      if (tries > 2000) throw new Error(`never so: ${JSON.stringify(await countJobs())}`);
      await pause(2);
    }
  };

  it("is not finished by the engine, whether it was at work or waiting", async () => {
    const large = await uploadTestImage(console, "large", { widthPx: 4000, heightPx: 3000 });
    const { services, log } = console.runtime;
    const look = (width: number, signal: AbortSignal) => {
      const ctx = { ...services, actor: systemActor, requestId: "r", signal, log };
      // 48 million pixels of WebP take seconds: they cannot be done before somebody says stop.
      const options = { fit: "contain", width, metadata: "none" } as const;
      return previewDraft(ctx, { id: large.id, options, device: "desktop", accept: "image/webp" });
    };
    await until(({ underWay }) => underWay === 0);
    const before = await countJobs();
    const leaving = [7999, 8000, 8001].map((width) => {
      const controller = new AbortController();
      return { controller, superseded: look(width, controller.signal) };
    });
    await until(({ underWay }) => underWay === leaving.length);
    const refusals = leaving.map(({ superseded }) => expect(superseded).rejects.toMatchObject({ code: "cancelled" }));
    for (const { controller } of leaving) controller.abort();
    await Promise.all(refusals);
    await until(({ underWay }) => underWay === 0);
    expect(await countJobs()).toEqual({ ...before, aborted: before.aborted + leaving.length });
    expect((await look(300, new AbortController().signal)).facts.widthPx).toBe(300);
  });
});

describe("400", () => {
  it.each([
    {},
    { options: { fit: "cover" } },
    { options: { ...wide(1), quality: 5 } },
    { options: wide(0) },
    { options: wide(1), device: "fridge" },
  ])("refuses %j", async (body) => {
    expect((await draft(body)).status).toBe(400);
  });
});

describe("401, 403 and 404", () => {
  it("let editors alone try options, on images that are there", async () => {
    const anybody = await console.call(POST, `/api/images/a%2Fb/draft-preview`, {
      method: "POST",
      json: { options: wide(1) },
    });
    expect(anybody.status).toBe(401);
    for (const as of ["contributor", "viewer"] as const) {
      expect((await draft({ options: wide(1) }, as)).status).toBe(403);
    }
    expect((await draft({ options: wide(1) }, "editor", "nobody")).status).toBe(404);
  });
});
