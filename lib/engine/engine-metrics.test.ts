import { describe, expect, it } from "vitest";
import type { SourceFacts } from "./catalog/source-facts";
import { EngineMetrics } from "./engine-metrics";
import type { Pixels } from "./pixels/pixels";

const facts: SourceFacts = {
  format: "png",
  widthPx: 1,
  heightPx: 1,
  frames: 1,
  orientation: 1,
  hasAlpha: false,
  profile: "none",
};

describe("EngineMetrics", () => {
  it("counts answers by kind and class of status", () => {
    const metrics = new EngineMetrics();
    for (const status of [200, 204, 304, 404, 503]) metrics.countAnswer("delivery", status);
    metrics.countAnswer("api", 200);
    const text = metrics.toText({ images: 7 });
    expect(text).toContain('vitrine_engine_requests_total{kind="delivery",status="2xx"} 2');
    expect(text).toContain('vitrine_engine_requests_total{kind="delivery",status="5xx"} 1');
    expect(text).toContain('vitrine_engine_requests_total{kind="api",status="2xx"} 1');
    expect(text).toContain("vitrine_engine_images 7");
  });

  it("passes pixel work through, counting what is under way, done and failed", async () => {
    const metrics = new EngineMetrics();
    let during = "";
    const pixels: Pixels = {
      inspect: async () => {
        during = metrics.toText({ images: 0 });
        return facts;
      },
      sanitiseSvg: (bytes) => Promise.resolve({ bytes: Buffer.from(bytes), facts }),
      findInner: () => Promise.resolve({ leftPx: 1, topPx: 2, widthPx: 3, heightPx: 4 }),
      render: () => Promise.reject(new Error("no")),
      renderMany: (_source, plans) => Promise.resolve(plans.map(() => Buffer.from("x"))),
    };
    const watched = metrics.watch(pixels);
    expect(await watched.inspect(Buffer.alloc(1))).toBe(facts);
    const plan = {} as Parameters<Pixels["render"]>[1];
    await expect(watched.render({ bytes: Buffer.alloc(1), facts }, plan)).rejects.toThrow("no");
    expect((await watched.sanitiseSvg(Buffer.from("<svg/>"))).bytes.toString()).toBe("<svg/>");
    expect(await watched.findInner({ bytes: Buffer.alloc(1), facts }, {})).toMatchObject({ widthPx: 3 });
    expect(during).toContain('vitrine_engine_pixel_jobs_under_way{job="inspect"} 1');
    expect(await watched.renderMany({ bytes: Buffer.alloc(1), facts }, [plan])).toHaveLength(1);
    const text = metrics.toText({ images: 0 });
    expect(text).toContain('vitrine_engine_pixel_jobs_total{job="precompute"} 1');
    expect(text).toContain('vitrine_engine_pixel_jobs_under_way{job="inspect"} 0');
    expect(text).toContain('vitrine_engine_pixel_jobs_total{job="inspect"} 2');
    expect(text).toContain('vitrine_engine_pixel_jobs_failed_total{job="render"} 1');
  });

  it("tells work that was given up from work that failed", async () => {
    const metrics = new EngineMetrics();
    const refuse = () => Promise.reject(new Error("no"));
    const pixels = { render: refuse, renderMany: refuse } as unknown as Pixels;
    const watched = metrics.watch(pixels);
    const source = { bytes: Buffer.alloc(1), facts };
    const plan = {} as Parameters<Pixels["render"]>[1];
    const signal = AbortSignal.abort();
    await expect(watched.render(source, plan, { signal })).rejects.toThrow("no");
    await expect(watched.render(source, plan, { signal: new AbortController().signal })).rejects.toThrow("no");
    await expect(watched.renderMany(source, [plan], { signal })).rejects.toThrow("no");
    const text = metrics.toText({ images: 0 });
    expect(text).toContain('vitrine_engine_pixel_jobs_aborted_total{job="render"} 1');
    expect(text).toContain('vitrine_engine_pixel_jobs_failed_total{job="render"} 1');
    expect(text).toContain('vitrine_engine_pixel_jobs_aborted_total{job="precompute"} 1');
  });

  it("writes lines that Prometheus can read", () => {
    const metrics = new EngineMetrics();
    metrics.countAnswer("system", 200);
    const text = metrics.toText({ images: 1 });
    expect(text.endsWith("\n")).toBe(true);
    for (const line of text.trimEnd().split("\n")) {
      expect(line).toMatch(/^(?:# (?:HELP|TYPE) .+|[a-z_]+(?:\{[a-z]+="[^"]*"(?:,[a-z]+="[^"]*")*\})? [\d.]+)$/);
    }
  });
});
