import { demandSuccess } from "../api-answer";
import type { Check } from "../check";
import { demand } from "../demand";
import { toFields } from "../form";
import { getPicture } from "../pictures";

/** The shapes in which real clients send their forms. */
export const formChecks: readonly Check[] = [
  {
    id: "form-no-filename",
    spec: ["2.1 form oddities"],
    title: "a file part without a filename arrives whole",
    isInferred: true,
    run: async (ctx) => {
      const content = await getPicture("quadrants");
      const { result } = demandSuccess(await ctx.upload([{ name: "file", content, contentType: "image/png" }]));
      const blob = await ctx.api(`GET /v1/${String(result["id"])}/blob`);
      demand("stored bytes", blob.bytes.equals(content), true);
    },
  },
  {
    id: "form-filename-star",
    spec: ["2.1 form oddities"],
    title: "`filename*` and raw UTF-8 names are understood",
    isInferred: true,
    run: async (ctx) => {
      const content = await getPicture("quadrants");
      const disposition = `form-data; name="file"; filename*=UTF-8''gr%C3%BC%C3%9Fe.png`;
      const star = await ctx.upload([{ name: "file", content, disposition, contentType: "image/png" }]);
      demand("filename", demandSuccess(star).result["filename"], "grüße.png");
      const raw = await ctx.upload([{ name: "file", content, filename: "grüße.png", contentType: "image/png" }]);
      demand("filename", demandSuccess(raw).result["filename"], "grüße.png");
    },
  },
  {
    id: "form-wrong-type",
    spec: ["2.1 form oddities"],
    title: "the bytes decide, not the part's type",
    isInferred: true,
    run: async (ctx) => {
      const content = await getPicture("quadrants");
      for (const contentType of ["application/octet-stream", "image/jpeg", undefined]) {
        const type = contentType === undefined ? {} : { contentType };
        const { result } = demandSuccess(await ctx.upload([{ name: "file", content, filename: "a.bin", ...type }]));
        const picture = await ctx.view(ctx.toSample(result), "public");
        demand(`format of a PNG sent as ${contentType ?? "nothing"}`, picture.format, "png");
      }
    },
  },
  {
    id: "form-chunked",
    spec: ["2.1 form oddities"],
    title: "a chunked body without a length is read to its end",
    run: async (ctx) => {
      const content = await getPicture("photo");
      const part = { name: "file", content, filename: "a.jpg", contentType: "image/jpeg" };
      const { result } = demandSuccess(await ctx.upload([part], { isChunked: true }));
      const blob = await ctx.api(`GET /v1/${String(result["id"])}/blob`);
      demand("stored bytes", blob.bytes.equals(content), true);
    },
  },
  {
    id: "form-fields-after-file",
    spec: ["2.1 form oddities"],
    title: "fields after the file count, also with a JSON type",
    run: async (ctx) => {
      const content = await getPicture("quadrants");
      const { result } = demandSuccess(
        await ctx.upload([
          { name: "file", content, filename: "a.png", contentType: "image/png" },
          { name: "metadata", content: '{"after":true}', contentType: "application/json" },
          ...toFields({ creator: ctx.prefix }),
        ]),
      );
      demand("meta", result["meta"], { after: true });
      demand("creator", result["creator"], ctx.prefix);
    },
  },
  {
    id: "form-empty",
    spec: ["2.1 form oddities", "1.3 5400"],
    title: "an empty multipart body is refused in the envelope",
    isInferred: true,
    run: async (ctx) => {
      const headers = { "Content-Type": "multipart/form-data; boundary=x" };
      const answer = await ctx.api("POST /v1", { body: "", headers });
      demand("status", answer.status, 400);
      demand("success", answer.envelope?.["success"], false);
      demand("result", answer.envelope?.["result"], null);
    },
  },
];
