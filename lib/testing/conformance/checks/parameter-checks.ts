import type { Check } from "../check";
import type { Context } from "../context";
import { demand, demandWithin } from "../demand";
import { demandColours, demandSize } from "../look";
import { blue, green, red, sentinels, white } from "../pictures";

const sizeOf = async (ctx: Context, options: string, headers: Record<string, string> = {}): Promise<number> => {
  await ctx.setFlexible(true);
  const answer = await ctx.deliver(await ctx.sample("photo"), options, { headers });
  demand("status", answer.status === 200 ? 200 : `${answer.status} ${answer.text.slice(0, 100)}`, 200);
  return answer.bytes.length;
};

/** Red, green and blue of a grey picture after some options. */
const greyAfter = async (ctx: Context, options: string): Promise<number> =>
  (await ctx.viewFlexible("grey", options)).colourAt(0.5, 0.5)[1];

const phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148";
const desktop = "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36";

/** Options that change pixels and bytes rather than sizes. */
export const parameterChecks: readonly Check[] = [
  {
    id: "parameter-width-auto",
    spec: ["4.3 width=auto"],
    title: "width=auto follows client hints, else the kind of device",
    isInferred: true,
    run: async (ctx) => {
      const width = async (headers: Record<string, string>, options = "width=auto") =>
        (await ctx.viewFlexible("wide", options, headers)).widthPx;
      demand("desktop", await width({ "User-Agent": desktop }), 1200);
      demand("phone", await width({ "User-Agent": phone }), 768);
      demand("phone with wmobile", await width({ "User-Agent": phone }, "width=auto,wmobile=400"), 400);
      const hints = { "Sec-CH-Viewport-Width": "700", "Sec-CH-DPR": "1", "User-Agent": desktop };
      demand("viewport of 700 pixels", await width(hints), 768);
    },
  },
  {
    id: "parameter-quality",
    spec: ["4.3 quality", "4.3 named quality", "4.3 aliases"],
    title: "less quality is fewer bytes; 85 is the default; names go from low to high",
    run: async (ctx) => {
      const sizes: number[] = [];
      for (const quality of ["low", "medium-low", "medium-high", "high"])
        sizes.push(await sizeOf(ctx, `q=${quality},f=jpeg`));
      demand(
        "sizes grow by name",
        sizes.every((size, at) => at === 0 || size > (sizes[at - 1] ?? 0)),
        true,
      );
      demand("10 below 85", (await sizeOf(ctx, "quality=10,f=jpeg")) < (await sizeOf(ctx, "quality=85,f=jpeg")), true);
      demand("default", await sizeOf(ctx, "f=jpeg"), await sizeOf(ctx, "q=85,f=jpeg"));
    },
  },
  {
    id: "parameter-quality-png",
    spec: ["4.3 quality of PNG"],
    title: "PNG with a quality may have a palette, without one it has none",
    run: async (ctx) => {
      demand("with", (await ctx.viewFlexible("quadrants", "w=70,q=60,f=png")).isPalette, true);
      demand("without", (await ctx.viewFlexible("photo", "w=70,f=png")).isPalette, false);
    },
  },
  {
    id: "parameter-webp-lossless",
    spec: ["4.3 quality"],
    title: "WebP at 100 is without loss",
    run: async (ctx) => {
      const [png, webp] = [
        await ctx.viewFlexible("photo", "w=64,f=png"),
        await ctx.viewFlexible("photo", "w=64,f=webp,q=100"),
      ];
      for (const place of [0.1, 0.3, 0.5, 0.7, 0.9])
        demand(`colour at ${place}`, webp.colourAt(place, place), png.colourAt(place, place));
    },
  },
  {
    id: "parameter-slow-connection",
    spec: ["4.3 slow-connection-quality", "4.3 aliases"],
    title: "slow-connection-quality is used when the client's hints say so",
    run: async (ctx) => {
      const options = "scq=10,f=jpeg";
      const usual = await sizeOf(ctx, options);
      demand("without hints", usual, await sizeOf(ctx, "f=jpeg"));
      for (const headers of [{ "Save-Data": "on" }, { RTT: "400" }, { ECT: "3g" }, { Downlink: "1.5" }]) {
        demand(
          `smaller with ${JSON.stringify(headers)}`,
          (await sizeOf(ctx, options, headers as Record<string, string>)) < usual,
          true,
        );
      }
      demand("a fast line", await sizeOf(ctx, options, { RTT: "50", ECT: "4g", Downlink: "10" }), usual);
    },
  },
  {
    id: "parameter-metadata",
    spec: ["4.3 metadata", "4.3 orientation"],
    title: "keep keeps EXIF, copyright its rights, none nothing; the orientation is in the pixels",
    run: async (ctx) => {
      const jpeg = { Accept: "image/jpeg" };
      const texts = async (options: string) => {
        const seen = await ctx.viewFlexible("withExif", options, jpeg);
        const exif = seen.exif?.toString("latin1") ?? "";
        demand("orientation", [undefined, 1].includes(seen.orientation), true);
        demandSize(seen, [60, 80]);
        demandColours(seen, [
          [0.9, 0.1, red],
          [0.1, 0.1, blue],
          [0.9, 0.9, green],
        ]);
        return [exif.includes(sentinels.copyright), exif.includes(sentinels.model)];
      };
      demand("keep: rights and camera", await texts("metadata=keep"), [true, true]);
      demand("copyright: rights and camera", await texts("metadata=copyright"), [true, false]);
      demand("none: rights and camera", await texts("metadata=none"), [false, false]);
      const webp = await ctx.viewFlexible("withExif", "metadata=keep,f=webp");
      demand("camera in WebP", webp.exif?.toString("latin1").includes(sentinels.model) ?? false, false);
    },
  },
  {
    id: "parameter-background",
    spec: ["4.3 background"],
    title: "a colour lies under transparency in every form of writing; white in JPEG by default",
    run: async (ctx) => {
      const at = async (options: string, place: number) =>
        (await ctx.viewFlexible("halfClear", options)).colourAt(place, 0.5);
      for (const colour of ["%230000FF", "blue", "rgb(0,0,255)", "rgb(0%200%20255)", "rgba(0,0,255,1)"]) {
        demandColours(await ctx.viewFlexible("halfClear", `background=${colour},f=png`), [
          [0.75, 0.5, blue],
          [0.25, 0.5, red],
        ]);
      }
      demand(
        "white in JPEG",
        (await at("f=jpeg", 0.75)).every((value) => value > 240),
        true,
      );
      demand("clear in PNG", (await ctx.viewFlexible("halfClear", "w=70,f=png")).alphaAt(0.75, 0.5), 0);
    },
  },
  {
    id: "parameter-blur",
    spec: ["4.3 blur"],
    title: "blur mixes neighbours, more with a larger radius",
    run: async (ctx) => {
      const mix = async (options: string) => (await ctx.viewFlexible("quadrants", options)).colourAt(0.45, 0.25)[1];
      const [none, some, much] = [await mix("blur=0"), await mix("blur=10"), await mix("blur=100")];
      demandWithin("green left of the edge without blur", none, [0, 8]);
      demand("grows", none < some && some <= much, true);
    },
  },
  {
    id: "parameter-sharpen",
    spec: ["4.3 sharpen"],
    title: "sharpen changes a picture and keeps its size",
    run: async (ctx) => {
      const [plain, sharp] = [
        await ctx.viewFlexible("photo", "w=100,f=png"),
        await ctx.viewFlexible("photo", "w=100,f=png,sharpen=3"),
      ];
      demandSize(sharp, [plain.widthPx, plain.heightPx]);
      const places = Array.from({ length: 20 }, (_, at) => 0.45 + at / 200);
      demand(
        "other pixels",
        places.some((place) => plain.colourAt(place, place)[0] !== sharp.colourAt(place, place)[0]),
        true,
      );
    },
  },
  {
    id: "parameter-brightness",
    spec: ["4.3 brightness", "4.3 contrast", "4.3 gamma"],
    title: "brightness, contrast and gamma move a grey the right way; 1 leaves it",
    run: async (ctx) => {
      for (const options of ["brightness=1", "contrast=1", "gamma=1", "gamma=0", "brightness=0"]) {
        demandWithin(options, await greyAfter(ctx, options), [126, 130]);
      }
      demandWithin("brightness=1.5", await greyAfter(ctx, "brightness=1.5"), [170, 215]);
      demandWithin("brightness=0.5", await greyAfter(ctx, "brightness=0.5"), [40, 90]);
      demandWithin("contrast=2 keeps the middle", await greyAfter(ctx, "contrast=2"), [118, 138]);
      demandWithin("gamma=2 darkens", await greyAfter(ctx, "gamma=2"), [50, 90]);
      demandWithin("gamma=0.5 lightens", await greyAfter(ctx, "gamma=0.5"), [160, 200]);
    },
    isInferred: true,
  },
  {
    id: "parameter-saturation",
    spec: ["4.3 saturation"],
    title: "saturation=0 is grey",
    run: async (ctx) => {
      const seen = await ctx.viewFlexible("quadrants", "saturation=0,f=png");
      const [r, g, b] = seen.colourAt(0.1, 0.1);
      demandWithin("distance of the channels", Math.max(r, g, b) - Math.min(r, g, b), [0, 6]);
    },
  },
  {
    id: "parameter-border",
    spec: ["4.3 border", "4.3 dpr"],
    title: "a border grows with dpr",
    isInferred: true,
    run: async (ctx) => {
      const seen = await ctx.viewFlexible("quadrants", "w=20,h=15,dpr=2,border.color=%23ffffff,border.width=5");
      demandSize(seen, [60, 50]);
      demandColours(seen, [
        [0.01, 0.01, white],
        [0.99, 0.99, white],
      ]);
    },
  },
  {
    id: "parameter-models",
    spec: ["4.3 gravity=face", "4.3 zoom", "4.3 segment", "4.3 upscale"],
    title: "what needs a trained model is refused by name, or delivered with a warning, never silently ignored",
    isInferred: true,
    run: async (ctx) => {
      await ctx.setFlexible(true);
      for (const options of [
        "w=40,h=40,fit=cover,gravity=face",
        "w=40,h=40,fit=cover,gravity=face,zoom=0.5",
        "segment=foreground",
        "w=160,fit=contain,upscale=generate",
      ]) {
        const { status, headers, code } = await ctx.deliver(await ctx.sample("quadrants"), options);
        const isSaid = status === 200 ? headers["warning"] !== undefined : status === 400 && code === 9401;
        demand(`${options} is refused or warned of (${status})`, isSaid, true);
      }
    },
  },
  {
    id: "parameter-compression",
    spec: ["4.3 compression"],
    title: "compression=fast delivers a picture",
    run: async (ctx) => demandSize(await ctx.viewFlexible("photo", "w=100,compression=fast"), [100, 67]),
  },
  {
    id: "parameter-aliases",
    spec: ["4.3 aliases"],
    title: "short and long names give the same bytes",
    run: async (ctx) => {
      await ctx.setFlexible(true);
      const sample = await ctx.sample("photo");
      const long = await ctx.deliver(sample, "width=50,height=50,fit=cover,gravity=top,quality=60,format=webp");
      const short = await ctx.deliver(sample, "w=50,h=50,fit=cover,g=top,q=60,f=webp");
      demand("status", [long.status, short.status], [200, 200]);
      demand("the same bytes", short.bytes.equals(long.bytes), true);
    },
  },
];
