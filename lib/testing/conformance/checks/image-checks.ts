import { demandFault, demandSuccess } from "../api-answer";
import type { Check } from "../check";
import { demand } from "../demand";
import { getPicture } from "../pictures";

/** One image: details, bytes, changes, deletion. */
export const imageChecks: readonly Check[] = [
  {
    id: "image-details",
    spec: ["3 details", "1.3 5404"],
    title: "details are those of the upload; an unknown id is 5404",
    run: async (ctx) => {
      const uploaded = demandSuccess(await ctx.uploadPicture("quadrants", { metadata: '{"a":1}' }));
      const { result } = demandSuccess(await ctx.api(`GET /v1/${String(uploaded.result["id"])}`));
      demand("details", result, uploaded.result);
      const image = await ctx.sdk.images.v1.get(String(uploaded.result["id"]), { account_id: ctx.target.accountId });
      demand("details by the SDK", { ...image }, uploaded.result);
      const absent = await ctx.api("GET /v1/00000000-0000-4000-8000-000000000000");
      demand("success", demandFault(absent, [404, 5404]).envelope?.["success"], false);
    },
  },
  {
    id: "image-blob",
    spec: ["3 blob", "2.3 blob"],
    title: "the blob is the uploaded file, with its type; an unknown id is an envelope",
    run: async (ctx) => {
      const sample = await ctx.sample("photo");
      const answer = await ctx.api(`GET /v1/${sample.id}/blob`);
      demand("content-type", answer.headers["content-type"], "image/jpeg");
      demand("bytes", answer.bytes.equals(await getPicture("photo")), true);
      const response = await ctx.sdk.images.v1.blobs.get(sample.id, { account_id: ctx.target.accountId });
      demand("bytes by the SDK", Buffer.from(await response.arrayBuffer()).equals(await getPicture("photo")), true);
      demandFault(await ctx.api("GET /v1/00000000-0000-4000-8000-000000000000/blob"), [404, 5404]);
    },
  },
  {
    id: "image-update",
    spec: ["3 update"],
    title: "PATCH replaces metadata and leaves alone what it does not name",
    run: async (ctx) => {
      const { id } = await ctx.freshSample("quadrants", { metadata: '{"a":1,"b":2}', creator: ctx.prefix });
      const first = demandSuccess(await ctx.api(`PATCH /v1/${id}`, { json: { metadata: { c: 3 } } }));
      demand("meta", first.result["meta"], { c: 3 });
      demand("creator", first.result["creator"], ctx.prefix);
      demand("id", first.result["id"], id);
      const edited = await ctx.sdk.images.v1.edit(id, { account_id: ctx.target.accountId, creator: "other" });
      demand("creator by the SDK", edited.creator, "other");
      const after = demandSuccess(await ctx.api(`GET /v1/${id}`));
      demand("meta and creator", [after.result["meta"], after.result["creator"]], [{ c: 3 }, "other"]);
    },
  },
  {
    id: "image-update-refused",
    spec: ["3 update", "1.3 5400", "1.3 5404"],
    title: "a PATCH of wrong types, too much metadata, broken JSON or an unknown image is refused",
    run: async (ctx) => {
      const { id } = await ctx.freshSample("quadrants");
      const bodies = [{ metadata: "text" }, { metadata: { a: "x".repeat(1100) } }, { requireSignedURLs: "maybe" }];
      for (const json of bodies) demandFault(await ctx.api(`PATCH /v1/${id}`, { json }), [400, 5400]);
      const headers = { "Content-Type": "application/json" };
      demandFault(await ctx.api(`PATCH /v1/${id}`, { body: "{", headers }), [400, 5400]);
      const json = { metadata: {} };
      demandFault(await ctx.api("PATCH /v1/00000000-0000-4000-8000-000000000000", { json }), [404, 5404]);
    },
  },
  {
    id: "image-update-access",
    spec: ["3 update of access", "2.3 id after access change"],
    title: "a picture made private has a new id, and nothing of the old one answers",
    isInferred: true,
    run: async (ctx) => {
      const before = await ctx.freshSample("quadrants", { metadata: '{"kept":true}' });
      await ctx.view(before, "public");
      const change = await ctx.api(`PATCH /v1/${before.id}`, { json: { requireSignedURLs: true } });
      const { result } = demandSuccess(change);
      const after = ctx.toSample(result);
      ctx.keepImage(after.id);
      demand("requireSignedURLs", result["requireSignedURLs"], true);
      demand("meta", result["meta"], { kept: true });
      demand("another id", after.id !== before.id, true);
      demandFault(await ctx.api(`GET /v1/${before.id}`), [404, 5404]);
      demand("delivery of the old id", (await ctx.deliver(before, "public")).status, 404);
      demandFault(await ctx.deliver(after, "public"), [403, 9425]);
      const back = demandSuccess(await ctx.api(`PATCH /v1/${after.id}`, { json: { requireSignedURLs: false } }));
      const open = ctx.toSample(back.result);
      ctx.keepImage(open.id);
      demand("width", (await ctx.view(open, "public")).widthPx, 80);
    },
  },
  {
    id: "image-update-access-custom",
    spec: ["3 update of access", "4.8 custom ids"],
    title: "a picture with a custom id cannot be made private",
    isInferred: true,
    run: async (ctx) => {
      const id = `${ctx.prefix}/open`;
      await ctx.freshSample("quadrants", { id });
      const json = { requireSignedURLs: true };
      demandFault(await ctx.api(`PATCH /v1/${encodeURIComponent(id)}`, { json }), [400, 5400]);
    },
  },
  {
    id: "image-delete",
    spec: ["3 delete", "1.3 5404"],
    title: "a deleted picture is gone from the API and from delivery; once more is 5404",
    run: async (ctx) => {
      const sample = await ctx.freshSample("quadrants");
      await ctx.view(sample, "public");
      demandSuccess(await ctx.api(`DELETE /v1/${sample.id}`));
      demandFault(await ctx.api(`GET /v1/${sample.id}`), [404, 5404]);
      demandFault(await ctx.api(`DELETE /v1/${sample.id}`), [404, 5404]);
      demand("delivery", (await ctx.deliver(sample, "public")).status, 404);
      const second = await ctx.freshSample("quadrants");
      await ctx.sdk.images.v1.delete(second.id, { account_id: ctx.target.accountId });
      demand("delivery after the SDK's call", (await ctx.deliver(second, "public")).status, 404);
    },
  },
  {
    id: "image-stats",
    spec: ["3 stats"],
    title: "stats count an upload and tell the allowance",
    run: async (ctx) => {
      const read = async (): Promise<{ current: number; allowed: number }> => {
        const { result } = demandSuccess(await ctx.api("GET /v1/stats"));
        return result["count"] as { current: number; allowed: number };
      };
      const before = await read();
      await ctx.freshSample("quadrants");
      const after = await read();
      demand("current after one upload", after.current, before.current + 1);
      demand("allowed is a number above it", after.allowed > after.current, true);
      const stats = await ctx.sdk.images.v1.stats.get({ account_id: ctx.target.accountId });
      demand("current by the SDK", Number(stats.count?.current), after.current);
    },
  },
];
