import { crc32 } from "node:zlib";
import { demandFault, demandSuccess } from "../api-answer";
import type { Check } from "../check";
import { demand } from "../demand";
import { getPicture } from "../pictures";

const mebibyte = 1024 * 1024;

/** A JPEG brought to a size by comments. */
const pad = (jpeg: Buffer, sizeBytes: number): Buffer => {
  const comments: Buffer[] = [];
  for (let missing = sizeBytes - jpeg.length; missing > 0;) {
    const length = Math.min(missing, 65_000);
    const comment = Buffer.alloc(Math.max(length, 4));
    comment.writeUInt32BE(0xff_fe_00_00 + comment.length - 2, 0);
    comments.push(comment);
    missing -= comment.length;
  }
  return Buffer.concat([jpeg.subarray(0, 2), ...comments, jpeg.subarray(2)]);
};

/** A PNG whose header tells another size, its checksum mended. */
const claimSize = (png: Buffer, [widthPx, heightPx]: readonly [number, number]): Buffer => {
  const lie = Buffer.from(png);
  lie.writeUInt32BE(widthPx, 16);
  lie.writeUInt32BE(heightPx, 20);
  lie.writeUInt32BE(crc32(lie.subarray(12, 29)), 29);
  return lie;
};

const toPart = (content: Buffer) => [{ name: "file", content, filename: "limit.bin" }];

/** How large pictures may be. */
export const limitChecks: readonly Check[] = [
  {
    id: "limit-file",
    spec: ["2.2 file size", "1.3 5413"],
    title: "9.9 MB are taken whole, a byte over 10 MiB is refused with 5413",
    run: async (ctx) => {
      const large = pad(await getPicture("photo"), 9_900_000);
      const { result } = demandSuccess(await ctx.upload(toPart(large)));
      const blob = await ctx.api(`GET /v1/${String(result["id"])}/blob`);
      demand("stored bytes", blob.bytes.length, large.length);
      demandFault(await ctx.upload(toPart(pad(await getPicture("photo"), 10 * mebibyte + 1))), [413, 5413]);
    },
  },
  {
    id: "limit-side",
    spec: ["2.2 longest side"],
    title: "a side of 12,001 pixels is refused",
    isInferred: true,
    run: async (ctx) => {
      demandFault(await ctx.uploadPicture("tooWide"), [413, 5413]);
    },
  },
  {
    id: "limit-area",
    spec: ["2.2 area"],
    title: "10,001 x 10,000 pixels are refused",
    isInferred: true,
    run: async (ctx) => {
      demandFault(await ctx.upload(toPart(claimSize(await getPicture("quadrants"), [10_001, 10_000]))), [413, 5413]);
    },
  },
  {
    id: "limit-animation",
    spec: ["2.2 animation area", "1.3 5443"],
    title: "an animation over 100 million pixels is refused with 5443",
    isInferred: true,
    run: async (ctx) => {
      const answer = await ctx.uploadPicture("endlessAnimation");
      demand("code", answer.code, 5443);
      demand("a status of 4xx", answer.status >= 400 && answer.status < 500, true);
    },
  },
  {
    id: "limit-animation-untouched",
    spec: ["2.2 large animation"],
    title: "an animation over 50 million pixels is delivered as it is",
    run: async (ctx) => {
      await ctx.setFlexible(true);
      const sample = await ctx.sample("largeAnimation");
      const answer = await ctx.deliver(sample, "w=50", { headers: { Accept: "image/webp" } });
      demand("status", answer.status, 200);
      demand("content-type", answer.headers["content-type"], "image/gif");
      demand("the uploaded bytes", answer.bytes.equals(await getPicture("largeAnimation")), true);
    },
  },
  {
    id: "formats-in",
    spec: ["2.2 formats in", "2.2 formats out"],
    title: "JPEG, PNG, GIF, WebP, SVG and HEIC are taken and delivered",
    run: async (ctx) => {
      const expected = {
        photo: "image/jpeg",
        quadrants: "image/png",
        animation: "image/gif",
        quadrantsWebp: "image/",
        svg: "image/svg+xml",
        heic: "image/jpeg",
      } as const;
      for (const [name, type] of Object.entries(expected) as [keyof typeof expected, string][]) {
        const answer = await ctx.deliver(await ctx.sample(name), "public");
        demand(`status of ${name}`, answer.status, 200);
        demand(`type of ${name}`, answer.headers["content-type"]?.startsWith(type), true);
      }
    },
  },
];
