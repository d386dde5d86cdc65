import { demandFault } from "../api-answer";
import type { Check } from "../check";
import type { Context } from "../context";
import { demand, demandWithin } from "../demand";
import { demandColours, demandSize } from "../look";
import { blue, getPicture, green, red, svgText, yellow, type PictureName } from "../pictures";

const chrome = "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8";

const formatOf = async (ctx: Context, name: PictureName, accept: string | undefined): Promise<string> => {
  const headers: Record<string, string> = accept === undefined ? {} : { Accept: accept };
  const sample = await ctx.sample(name);
  const answer = await ctx.deliver(sample, "public", { headers });
  const picture = await ctx.view(sample, "public", { headers });
  demand("content-type", answer.headers["content-type"], `image/${picture.format}`);
  return picture.format;
};

const jpeg = { Accept: "image/jpeg" };

/** Which format goes out. */
export const negotiationChecks: readonly Check[] = [
  {
    id: "negotiation-avif",
    spec: ["4.5 AVIF"],
    title: "AVIF where it is accepted",
    run: async (ctx) => demand("format", await formatOf(ctx, "photo", chrome), "avif"),
  },
  {
    id: "negotiation-webp",
    spec: ["4.5 WebP"],
    title: "WebP where AVIF is not accepted",
    run: async (ctx) => demand("format", await formatOf(ctx, "photo", "image/webp,*/*"), "webp"),
  },
  {
    id: "negotiation-original",
    spec: ["4.5 original format", "2.2 formats out"],
    title: "the original's format where neither is named",
    run: async (ctx) => {
      for (const accept of [undefined, "*/*", "image/*"]) {
        demand(`JPEG with ${accept}`, await formatOf(ctx, "photo", accept), "jpeg");
        demand(`PNG with ${accept}`, await formatOf(ctx, "quadrants", accept), "png");
      }
    },
  },
  {
    id: "negotiation-avif-ceiling",
    spec: ["4.5 AVIF ceiling", "2.2 longest side of AVIF"],
    title: "output over 1200 pixels is WebP instead of AVIF, also when asked for by name",
    isInferred: true,
    run: async (ctx) => {
      const formats = async (options: string) => (await ctx.viewFlexible("wide", options, { Accept: chrome })).format;
      demand("1200 pixels", await formats("w=1200"), "avif");
      demand("2000 pixels", await formats("w=2000"), "webp");
      demand("2000 pixels by name", await formats("w=2000,f=avif"), "webp");
    },
  },
  {
    id: "negotiation-heic",
    spec: ["4.5 HEIC", "2.2 formats in"],
    title: "HEIC goes out as JPEG, or WebP where accepted, with its colours",
    isInferred: true,
    run: async (ctx) => {
      demand("format", await formatOf(ctx, "heic", "*/*"), "jpeg");
      demand("format", await formatOf(ctx, "heic", "image/webp"), "webp");
      const picture = await ctx.view(await ctx.sample("heic"), "public");
      demandSize(picture, [64, 48]);
      demandColours(picture, [
        [0.25, 0.25, red],
        [0.75, 0.25, green],
        [0.25, 0.75, blue],
        [0.75, 0.75, yellow],
      ]);
    },
  },
  {
    id: "negotiation-progressive",
    spec: ["4.5 progressive JPEG", "4.3 format"],
    title: "JPEG is progressive, but baseline when small or asked for",
    run: async (ctx) => {
      demand("200 pixels", (await ctx.viewFlexible("photo", "w=200", jpeg)).isProgressive, true);
      demand("40 pixels", (await ctx.viewFlexible("photo", "w=40", jpeg)).isProgressive, false);
      demand("asked for", (await ctx.viewFlexible("photo", "w=200,f=baseline-jpeg", jpeg)).isProgressive, false);
    },
  },
  {
    id: "negotiation-animation",
    spec: ["4.5 animation", "4.3 anim"],
    title: "an animated GIF becomes an animated WebP; anim=false gives its first frame",
    run: async (ctx) => {
      const webp = await ctx.viewFlexible("animation", "w=30", { Accept: "image/webp" });
      demand("format and frames", [webp.format, webp.frames], ["webp", 4]);
      demandSize(webp, [30, 20]);
      const gif = await ctx.viewFlexible("animation", "w=30");
      demand("format and frames", [gif.format, gif.frames], ["gif", 4]);
      const still = await ctx.viewFlexible("animation", "w=30,anim=false", { Accept: "image/webp" });
      demand("frames", still.frames, 1);
      demandColours(still, [[0.5, 0.5, red]]);
    },
  },
  {
    id: "negotiation-json",
    spec: ["4.5 json", "4.3 format"],
    title: "format=json tells the sizes of output and original",
    run: async (ctx) => {
      await ctx.setFlexible(true);
      const answer = await ctx.deliver(await ctx.sample("landscape"), "w=500,h=500,f=json");
      demand("content-type", answer.headers["content-type"], /^application\/json/);
      const facts = answer.envelope ?? {};
      demand("width and height", [facts["width"], facts["height"]], [500, 333]);
      const size = (await getPicture("landscape")).length;
      const original = facts["original"] as Record<string, unknown>;
      const { file_size, width, height, format } = original;
      demand(
        "original",
        { file_size, width, height, format },
        { file_size: size, width: 1080, height: 720, format: "image/jpeg" },
      );
    },
    isInferred: true,
  },
  {
    id: "negotiation-named-format",
    spec: ["4.3 format", "2.2 formats out"],
    title: "a format asked for by name goes out whatever is accepted",
    run: async (ctx) => {
      for (const format of ["webp", "avif", "jpeg", "png"]) {
        demand("format", (await ctx.viewFlexible("photo", `w=60,f=${format}`)).format, format);
      }
    },
  },
  {
    id: "svg-delivery",
    spec: ["4.6 not resized", "4.6 sanitised", "4.6 CSP", "2.2 formats in"],
    title: "SVG goes out clean, as it is, under any variant, with a policy",
    run: async (ctx) => {
      const sample = await ctx.sample("svg");
      for (const variant of ["public", "anyname"]) {
        const answer = await ctx.deliver(sample, variant);
        demand("status", answer.status, 200);
        demand("content-type", answer.headers["content-type"], /^image\/svg\+xml/);
        demand("content-security-policy", answer.headers["content-security-policy"], /default-src 'none'/);
        demand("the rectangle", answer.text, /<rect [^>]*width="40"/);
        demand(
          "script, handler and foreign address",
          /script|onload|alert|example\.org/i.exec(answer.text)?.[0],
          undefined,
        );
      }
      await ctx.setFlexible(true);
      const [plain, asked] = [await ctx.deliver(sample, "public"), await ctx.deliver(sample, "w=5,rotate=90")];
      demand("parameters change nothing", asked.bytes.equals(plain.bytes), true);
      demandWithin("size in bytes", plain.bytes.length, [60, svgText.length + 100]);
    },
  },
  {
    id: "svg-conversion",
    spec: ["4.6 conversion", "4.10 9412"],
    title: "a raster picture cannot become an SVG",
    isInferred: true,
    run: async (ctx) => {
      await ctx.setFlexible(true);
      const answer = await ctx.deliver(await ctx.sample("quadrants"), "f=svg");
      demandFault(answer, [415, 9412]);
    },
  },
];
