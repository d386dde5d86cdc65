import { type ApiAnswer, demandFault, demandSuccess, toApiAnswer } from "../api-answer";
import type { Check } from "../check";
import type { Context } from "../context";
import { demand } from "../demand";
import { toFields, toForm } from "../form";
import { getPicture, type PictureName } from "../pictures";
import { sendExactly } from "../raw-http";

type Draft = Readonly<{ id: string; uploadUrl: string }>;

const create = async (ctx: Context, fields: Readonly<Record<string, string>> = {}): Promise<Draft> => {
  const { result } = demandSuccess(await ctx.api("POST /v2/direct_upload", { form: toFields(fields) }));
  const id = ctx.keepImage(String(result["id"]));
  return { id, uploadUrl: toReachable(ctx, String(result["uploadURL"])) };
};

const toReachable = (ctx: Context, url: string): string =>
  ctx.target.deliveryOrigin === undefined ? url : url.replace(/^https?:\/\/[^/]+/, ctx.target.deliveryOrigin);

const send = async ({ uploadUrl }: Draft, name: PictureName): Promise<ApiAnswer> => {
  const content = await getPicture(name);
  const { headers, body } = toForm([{ name: "file", content, filename: "direct.png", contentType: "image/png" }]);
  return toApiAnswer(await sendExactly({ method: "POST", url: uploadUrl, headers, body }));
};

const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

/** Uploads by people who have no credentials. */
export const directUploadChecks: readonly Check[] = [
  {
    id: "direct-upload",
    spec: ["2.4 v2", "2.4 draft", "2.4 upload"],
    title: "a draft becomes an image when its bytes arrive",
    run: async (ctx) => {
      const draft = await create(ctx, { metadata: '{"from":"draft"}', creator: ctx.prefix });
      const before = demandSuccess(await ctx.api(`GET /v1/${draft.id}`));
      demand("draft", before.result["draft"], true);
      const listed = await ctx.api(`GET /v2?per_page=10&creator=${ctx.prefix}&meta.from[eq]=draft`);
      demand("images listed", demandSuccess(listed).result["images"], []);
      const { result } = demandSuccess(await send(draft, "quadrants"));
      demand("id", result["id"], draft.id);
      demand("meta", result["meta"], { from: "draft" });
      const after = demandSuccess(await ctx.api(`GET /v1/${draft.id}`));
      demand("key draft", "draft" in after.result, false);
      demand("filename", after.result["filename"], "direct.png");
      demand("format", (await ctx.view(ctx.toSample(result), "public")).format, "png");
    },
  },
  {
    id: "direct-upload-sdk",
    spec: ["2.4 v2", "2.4 v2 fields"],
    title: "the official SDK and a JSON body make drafts too",
    run: async (ctx) => {
      const draft = await ctx.sdk.images.v2.directUploads.create({
        account_id: ctx.target.accountId,
        requireSignedURLs: true,
        metadata: JSON.stringify({ a: 1 }),
      });
      const id = ctx.keepImage(draft.id ?? "");
      const details = demandSuccess(await ctx.api(`GET /v1/${id}`));
      demand("requireSignedURLs", details.result["requireSignedURLs"], true);
      demand("meta", details.result["meta"], { a: 1 });
      const answer = await ctx.api("POST /v2/direct_upload", { json: { expiry: inMinutes(30), metadata: { b: 2 } } });
      const json = ctx.keepImage(String(demandSuccess(answer).result["id"]));
      demand("meta", demandSuccess(await ctx.api(`GET /v1/${json}`)).result["meta"], { b: 2 });
    },
  },
  {
    id: "direct-upload-v1",
    spec: ["2.4 v1"],
    title: "the call of 2021 answers as well",
    isInferred: true,
    run: async (ctx) => {
      const answer = await ctx.api("POST /v1/direct_upload", { json: { requireSignedURLs: false } });
      const { result } = demandSuccess(answer);
      const id = ctx.keepImage(String(result["id"]));
      demand("uploadURL ends in the id", String(result["uploadURL"]).endsWith(`/${id}`), true);
      const draft = { id, uploadUrl: toReachable(ctx, String(result["uploadURL"])) };
      demand("id", demandSuccess(await send(draft, "quadrants")).result["id"], id);
    },
  },
  {
    id: "direct-upload-expiry",
    spec: ["2.4 expiry"],
    title: "an expiry under 2 minutes, over 6 hours or in no form of time is refused",
    run: async (ctx) => {
      await create(ctx, { expiry: inMinutes(3) });
      await create(ctx, { expiry: inMinutes(359) });
      for (const expiry of [inMinutes(1), inMinutes(361), "tomorrow"]) {
        demandFault(await ctx.api("POST /v2/direct_upload", { form: toFields({ expiry }) }), [400, 5400]);
      }
    },
  },
  {
    id: "direct-upload-once",
    spec: ["2.4 one time", "2.4 text errors"],
    title: "a second upload is refused as text, and the first picture stays",
    isInferred: true,
    run: async (ctx) => {
      const draft = await create(ctx);
      demandSuccess(await send(draft, "quadrants"));
      const second = await send(draft, "grey");
      demand("a status of 4xx", second.status >= 400 && second.status < 500, true);
      demand("text", second.text, /^ERROR \d+: /);
      const blob = await ctx.api(`GET /v1/${draft.id}/blob`);
      demand("bytes of the first", blob.bytes.equals(await getPicture("quadrants")), true);
    },
  },
  {
    id: "direct-upload-refused",
    spec: ["2.4 text errors"],
    title: "a file that is no picture is refused as text and does not use the address up",
    run: async (ctx) => {
      const draft = await create(ctx);
      const refused = await send(draft, "tiff");
      demand("text", refused.text, /^ERROR 5455: /);
      demandSuccess(await send(draft, "quadrants"));
    },
  },
  {
    id: "direct-upload-id-taken",
    spec: ["2.4 id in use", "2.4 v2 fields"],
    title: "a custom id is reserved at once",
    run: async (ctx) => {
      const id = `${ctx.prefix}/direct`;
      await create(ctx, { id });
      demandFault(await ctx.api("POST /v2/direct_upload", { form: toFields({ id }) }), [409, 5409]);
    },
  },
  {
    id: "direct-upload-cors",
    spec: ["2.4 CORS"],
    title: "a browser of any site may POST a form",
    isInferred: true,
    run: async (ctx) => {
      const draft = await create(ctx);
      const headers = { Origin: "https://example.org", "Access-Control-Request-Method": "POST" };
      const preflight = await sendExactly({ method: "OPTIONS", url: draft.uploadUrl, headers });
      demand("a preflight of 2xx", preflight.status >= 200 && preflight.status < 300, true);
      demand(
        "access-control-allow-origin",
        preflight.headers["access-control-allow-origin"],
        /^(?:\*|https:\/\/example\.org)$/,
      );
      demand(
        "allow-origin of the answer",
        (await send(draft, "quadrants")).headers["access-control-allow-origin"],
        /^(?:\*|https:\/\/example\.org)$/,
      );
    },
  },
];
