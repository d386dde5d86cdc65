import { describe, expect, it } from "vitest";
import { gif, logo, photo, planned, refusalOf, rendered } from "./test-plans";

describe("format", () => {
  it.each([
    ["f=auto", "avif", photo, "avif"],
    ["f=auto", "webp", photo, "webp"],
    ["f=auto", "other", photo, "jpeg"],
    ["f=auto", "other", logo, "png"],
    ["f=auto", "other", gif, "gif"],
    ["f=auto", "other", { ...photo, format: "heic" }, "jpeg"],
    ["f=auto", "webp", { ...photo, format: "heic" }, "webp"],
    ["f=auto", "other", { ...logo, format: "heic" }, "jpeg"],
    ["f=auto", "other", { ...logo, format: "avif" }, "png"],
    ["f=auto", "avif", gif, "webp"],
    ["anim=false", "avif", gif, "avif"],
    ["f=avif", "other", photo, "avif"],
    ["f=avif", "other", gif, "webp"],
    ["f=webp", "other", photo, "webp"],
    ["f=jpeg", "avif", logo, "jpeg"],
    ["f=baseline-jpeg", "avif", photo, "jpeg"],
    ["f=png", "avif", photo, "png"],
    ["f=png-force", "avif", photo, "png"],
    ["compression=fast", "avif", photo, "jpeg"],
    ["compression=fast", "avif", gif, "webp"],
    ["compression=fast", "webp", logo, "webp"],
    ["compression=fast,f=webp", "other", photo, "webp"],
  ] as const)("of %s for %s", (...row) => {
    const [options, accept, facts, format] = row;
    expect(rendered(options, { accept, facts }).format).toBe(format);
  });

  it("keeps AVIF to its longest side, border included", () => {
    const large = { facts: { ...photo, widthPx: 4000, heightPx: 3000 }, accept: "avif" } as const;
    expect(rendered("w=1200", large).format).toBe("avif");
    expect(rendered("w=1201", large).format).toBe("webp");
    expect(rendered("w=1200,border=1", large).format).toBe("webp");
    expect(planned("w=1201,f=avif", large)).toMatchObject({ plan: { format: "webp" }, warnings: [/WebP was made/] });
  });

  it("moves only where the format can", () => {
    expect(rendered("w=50", { facts: gif }).frames).toBe("all");
    expect(rendered("f=jpeg", { facts: gif }).frames).toBe("first");
    expect(rendered("anim=false", { facts: gif }).frames).toBe("first");
  });

  it("cannot be SVG for pixels, and is SVG for an SVG whatever is asked", () => {
    expect(refusalOf("f=svg")).toMatchObject({ code: 9412, status: 415 });
    for (const options of ["f=svg", "f=jpeg,w=5,rotate=90", "f=json"]) {
      expect(planned(options, { facts: { ...photo, format: "svg" } })).toEqual({
        plan: { kind: "original", format: "svg" },
        warnings: [],
        headers: [],
      });
    }
  });

  it("json tells the size that would be delivered", () => {
    expect(planned("w=500,h=500,f=json").plan).toEqual({ kind: "facts", widthPx: 500, heightPx: 333 });
  });

  it("leaves an animation beyond 50 megapixels alone, unless a still or its facts are asked for", () => {
    const facts = { ...gif, widthPx: 5000, heightPx: 3000 };
    expect(planned("w=50", { facts }).plan).toEqual({ kind: "original", format: "gif" });
    expect(rendered("w=50,anim=false", { facts })).toMatchObject({ frames: "first", widthPx: 50 });
    expect(planned("w=50,f=json", { facts }).plan).toMatchObject({ kind: "facts", widthPx: 50 });
  });
});

describe("encoding", () => {
  it.each([
    ["f=jpeg", { quality: 85 }],
    ["f=jpeg,q=100", { quality: 100 }],
    ["f=baseline-jpeg,q=40", { quality: 40, isBaseline: true }],
    ["f=webp,q=100", { quality: 100, isLossless: true }],
    ["f=png", { quality: 85 }],
    ["f=png,q=85", { quality: 85, isPalette: true }],
    ["f=png,q=60", { quality: 60, isPalette: true }],
    ["f=png,q=100", { quality: 85 }],
    ["f=webp,compression=fast", { quality: 85, effort: "fast" }],
  ])("%s is written as %j", (options, expected) => {
    const { quality, isLossless, isBaseline, isPalette, effort } = rendered(options);
    const given = Object.entries({ quality, isLossless, isBaseline, isPalette, effort }).filter(([, value]) => value);
    expect(Object.fromEntries(given)).toEqual(expected);
  });

  it("looks at the connection only where a quality for it is given", () => {
    expect(rendered("q=90,scq=30", { isSlow: true }).quality).toBe(30);
    expect(rendered("q=90,scq=30", { isSlow: false }).quality).toBe(90);
    expect(rendered("q=90", { isSlow: true }).quality).toBe(90);
  });

  it("keeps metadata in a JPEG alone: the rights where nothing is said", () => {
    expect(rendered("f=jpeg").metadata).toBe("copyright");
    expect(rendered("f=jpeg,metadata=keep").metadata).toBe("keep");
    expect(rendered("f=webp,metadata=keep").metadata).toBe("none");
  });
});

describe("warnings", () => {
  it.each([
    ["w=5,fit=cover", photo, "cover fit mode needs both width and height"],
    ["h=5,fit=pad", photo, "pad fit mode needs both width and height"],
    ["w=5,h=5,fit=cover,g=face", photo, "gravity=face is not available here, gravity=auto was used"],
    ["zoom=0.5", photo, "zoom is not available here and was ignored"],
    ["upscale=generate", photo, "upscale=generate is not available here, upscale=interpolate was used"],
  ])("of %s", (options, facts, warning) => {
    expect(planned(options, { facts }).warnings).toEqual([warning]);
  });

  it("are none for what can be done", () => {
    expect(planned("w=5,h=5,fit=cover,g=auto,q=5,blur=5,upscale=interpolate").warnings).toEqual([]);
    expect(planned("w=5,h=5,fit=cover,g=auto", { facts: gif }).warnings).toEqual([]);
  });
});
