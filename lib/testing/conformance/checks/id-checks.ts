import { demandFault, demandSuccess } from "../api-answer";
import type { Check } from "../check";
import { demand } from "../demand";
import { getPicture } from "../pictures";

/** Custom ids and the way they are written. */
export const idChecks: readonly Check[] = [
  {
    id: "id-custom",
    spec: ["2.1 id", "2.3 encoded id", "2.3 slashes in delivery", "4.1 delivery URL"],
    title: "an id with slashes, blanks and a percent sign works in API paths and delivery URLs",
    run: async (ctx) => {
      const id = `${ctx.prefix}/folder/a b%20ü.png`;
      const sample = await ctx.freshSample("quadrants", { id });
      demand("id", sample.id, id);
      const { result } = demandSuccess(await ctx.api(`GET /v1/${encodeURIComponent(id)}`));
      demand("id in details", result["id"], id);
      demand("format", (await ctx.view(sample, "public")).format, "png");
      const image = await ctx.sdk.images.v1.get(id, { account_id: ctx.target.accountId });
      demand("id by the SDK", image.id, id);
      const [address = ""] = sample.variants.filter((url) => url.endsWith("/public"));
      demand("delivery URL", address, /\/folder\/[^/]*%2520[^/]*\/public$/);
    },
  },
  {
    id: "id-length",
    spec: ["2.1 id"],
    title: "1024 characters are taken, 1025 refused",
    run: async (ctx) => {
      const id = `${ctx.prefix}${"x".repeat(1024 - ctx.prefix.length)}`;
      demand("id", demandSuccess(await ctx.uploadPicture("quadrants", { id })).result["id"], id);
      demandFault(await ctx.uploadPicture("quadrants", { id: `${id}x` }), [400, 5400]);
    },
  },
  {
    id: "id-refused",
    spec: ["2.1 id"],
    title: "an id that is a UUID or begins or ends with a slash is refused",
    run: async (ctx) => {
      const ids = ["bc27a117-9509-446b-8c69-c81bfeac0a00", `/${ctx.prefix}`, `${ctx.prefix}/`];
      for (const id of ids) demandFault(await ctx.uploadPicture("quadrants", { id }), [400, 5400]);
    },
  },
  {
    id: "id-taken",
    spec: ["1.3 5409"],
    title: "an id in use is refused, and the first picture stays",
    run: async (ctx) => {
      const id = `${ctx.prefix}/taken`;
      const first = await ctx.freshSample("quadrants", { id });
      demandFault(await ctx.uploadPicture("grey", { id }), [409, 5409]);
      const blob = await ctx.api(`GET /v1/${encodeURIComponent(first.id)}/blob`);
      demand("bytes", blob.bytes.equals(await getPicture("quadrants")), true);
    },
  },
  {
    id: "id-again",
    spec: ["2.3 id used again", "3 delete"],
    title: "a deleted id can be uploaded again and shows the other picture",
    run: async (ctx) => {
      const id = `${ctx.prefix}/again`;
      const first = await ctx.freshSample("quadrants", { id });
      demand("width", (await ctx.view(first, "public")).widthPx, 80);
      demandSuccess(await ctx.api(`DELETE /v1/${encodeURIComponent(id)}`));
      demand("status after the deletion", (await ctx.deliver(first, "public")).status, 404);
      demand("width", (await ctx.view(await ctx.freshSample("grey", { id }), "public")).widthPx, 40);
    },
  },
  {
    id: "account-hash",
    spec: ["2.3 account hash"],
    title: "the account hash is 22 characters of base64url",
    run: async (ctx) => demand("account hash", (await ctx.sample("quadrants")).accountHash, /^[\w-]{22}$/),
  },
];
