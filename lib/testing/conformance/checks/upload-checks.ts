import { toFile } from "cloudflare";
import { demandFault, demandSuccess } from "../api-answer";
import type { Check } from "../check";
import { demand } from "../demand";
import { getPicture } from "../pictures";

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Uploads by form and what comes back. */
export const uploadChecks: readonly Check[] = [
  {
    id: "upload-file",
    spec: ["2.1 file", "2.1 reply", "2.3 automatic id", "1.2 envelope"],
    title: "a picture in the part `file` is taken and described",
    run: async (ctx) => {
      const { envelope, result } = demandSuccess(await ctx.uploadPicture("quadrants"));
      demand("errors", envelope?.["errors"], []);
      demand("messages", envelope?.["messages"], []);
      demand("id", result["id"], uuid);
      demand("filename", result["filename"], "quadrants.bin");
      demand("uploaded", result["uploaded"], isoTime);
      demand("requireSignedURLs", result["requireSignedURLs"], false);
      const { variants } = ctx.toSample(result);
      const id = String(result["id"]);
      demand(
        "every variant is an address that ends in id and name",
        variants.filter((url) => !new RegExp(`^https?://.+/${id}/[A-Za-z0-9]+$`).test(url)),
        [],
      );
      demand(
        "a variant `public`",
        variants.some((url) => url.endsWith("/public")),
        true,
      );
    },
  },
  {
    id: "upload-sdk",
    spec: ["2.1 file", "2.1 metadata", "2.1 creator"],
    title: "the official SDK uploads a file with metadata as text and a creator",
    run: async (ctx) => {
      const file = await toFile(await getPicture("quadrants"), "sdk.png", { type: "image/png" });
      const image = await ctx.sdk.images.v1.create({
        account_id: ctx.target.accountId,
        file,
        metadata: JSON.stringify({ by: "sdk", n: 1 }),
        creator: ctx.prefix,
      });
      ctx.keepImage(image.id);
      demand("filename", image.filename, "sdk.png");
      demand("meta", image.meta, { by: "sdk", n: 1 });
      demand("creator", image.creator, ctx.prefix);
    },
  },
  {
    id: "upload-sdk-metadata",
    spec: ["2.1 SDK metadata"],
    title: "the official SDK's `metadata[key]` fields are understood",
    run: async (ctx) => {
      const file = await toFile(await getPicture("quadrants"), "sdk.png", { type: "image/png" });
      const image = await ctx.sdk.images.v1.create({
        account_id: ctx.target.accountId,
        file,
        metadata: { alt: "words", deep: { place: "here" } },
      });
      ctx.keepImage(image.id);
      demand("meta", image.meta, { alt: "words", deep: { place: "here" } });
    },
    isInferred: true,
  },
  {
    id: "upload-metadata",
    spec: ["2.1 metadata"],
    title: "metadata comes back as `meta`, with its types",
    run: async (ctx) => {
      const metadata = {
        text: "ä\u{1F642}",
        number: 1.5,
        yes: true,
        none: null,
        list: [1, "2"],
        deep: { a: { b: 1 } },
      };
      const { result } = demandSuccess(await ctx.uploadPicture("quadrants", { metadata: JSON.stringify(metadata) }));
      demand("meta", result["meta"], metadata);
      demand("no field `metadata`", "metadata" in result, false);
    },
  },
  {
    id: "upload-metadata-refused",
    spec: ["2.1 metadata", "1.3 5400"],
    title: "metadata that is no JSON object is refused",
    run: async (ctx) => {
      for (const metadata of ["{", "[1]", '"text"', "7"]) {
        demandFault(await ctx.uploadPicture("quadrants", { metadata }), [400, 5400]);
      }
    },
  },
  {
    id: "upload-metadata-size",
    spec: ["2.2 metadata size"],
    title: "1024 bytes of metadata are taken, 1025 are not",
    run: async (ctx) => {
      const ofSize = (bytes: number): string => JSON.stringify({ a: "x".repeat(bytes - 8) });
      demandSuccess(await ctx.uploadPicture("quadrants", { metadata: ofSize(1024) }));
      demandFault(await ctx.uploadPicture("quadrants", { metadata: ofSize(1025) }), [400, 5400]);
    },
  },
  {
    id: "upload-private",
    spec: ["2.1 requireSignedURLs"],
    title: "requireSignedURLs=true makes a private picture",
    run: async (ctx) => {
      const { result } = demandSuccess(await ctx.uploadPicture("quadrants", { requireSignedURLs: "true" }));
      demand("requireSignedURLs", result["requireSignedURLs"], true);
      demandFault(await ctx.uploadPicture("quadrants", { requireSignedURLs: "perhaps" }), [400, 5400]);
    },
  },
  {
    id: "upload-private-custom-id",
    spec: ["2.1 requireSignedURLs", "4.8 custom ids"],
    title: "a custom id cannot be private",
    run: async (ctx) => {
      const fields = { id: `${ctx.prefix}/private`, requireSignedURLs: "true" };
      demandFault(await ctx.uploadPicture("quadrants", fields), [400, 5400]);
    },
  },
  {
    id: "upload-creator",
    spec: ["2.1 creator"],
    title: "a creator of 1024 characters is kept, of 1025 refused",
    run: async (ctx) => {
      const creator = "ö".repeat(1024);
      const { result } = demandSuccess(await ctx.uploadPicture("quadrants", { creator }));
      demand("creator", result["creator"], creator);
      demandFault(await ctx.uploadPicture("quadrants", { creator: `${creator}x` }), [400, 5400]);
    },
  },
  {
    id: "upload-neither",
    spec: ["2.1 file or url", "1.3 5400"],
    title: "without `file` and `url`, and with a misnamed part, the refusal names `file`",
    isInferred: true,
    run: async (ctx) => {
      const content = await getPicture("quadrants");
      const empty = demandFault(await ctx.upload([{ name: "creator", content: "x" }]), [400, 5400]);
      demand("message", empty.message, /file/i);
      const misnamed = await ctx.upload([{ name: "image", content, filename: "a.png", contentType: "image/png" }]);
      demand("message", demandFault(misnamed, [400, 5400]).message, /file/i);
    },
  },
  {
    id: "upload-both",
    spec: ["2.1 file or url"],
    title: "`file` together with `url` is refused",
    run: async (ctx) => {
      demandFault(await ctx.uploadPicture("quadrants", { url: "https://example.org/a.png" }), [400, 5400]);
    },
  },
  {
    id: "upload-raw",
    spec: ["1.3 5415"],
    title: "raw bytes instead of a form are refused with the form's name",
    isInferred: true,
    run: async (ctx) => {
      const body = await getPicture("quadrants");
      const answer = await ctx.api("POST /v1", { body, headers: { "Content-Type": "image/png" } });
      demand("message", demandFault(answer, [415, 5415]).message, /multipart\/form-data/);
    },
  },
  {
    id: "upload-not-an-image",
    spec: ["1.3 5455", "2.2 TIFF"],
    title: "text, nothing, and a TIFF are no pictures, whatever their names and types say",
    run: async (ctx) => {
      for (const content of [Buffer.from("<html>hello</html>"), Buffer.from("%PDF-1.7\n"), await getPicture("tiff")]) {
        const part = { name: "file", content, filename: "picture.png", contentType: "image/png" };
        demandFault(await ctx.upload([part]), [415, 5455]);
      }
    },
  },
];
