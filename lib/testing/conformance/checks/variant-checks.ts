import { demandFault, demandSuccess } from "../api-answer";
import type { Check } from "../check";
import { demand } from "../demand";
import { demandSize } from "../look";

const options = { fit: "scale-down", width: 20, height: 20, metadata: "none" };

/** Named variants. */
export const variantChecks: readonly Check[] = [
  {
    id: "variant-life",
    spec: [
      "3 variant create",
      "3 variant get",
      "3 variants list",
      "3 variant delete",
      "3 neverRequireSignedURLs",
      "1.3 5401",
    ],
    title: "a variant is made, read, listed by name and deleted",
    run: async (ctx) => {
      const id = await ctx.createVariant("life", { options });
      const expected = { id, options, neverRequireSignedURLs: false };
      demand("get", demandSuccess(await ctx.api(`GET /v1/variants/${id}`)).result["variant"], expected);
      const { result } = demandSuccess(await ctx.api("GET /v1/variants"));
      demand("in the list", (result["variants"] as Record<string, unknown>)[id], expected);
      demandSuccess(await ctx.api(`DELETE /v1/variants/${id}`));
      demandFault(await ctx.api(`DELETE /v1/variants/${id}`), [404, 5401]);
      demandFault(await ctx.api(`PATCH /v1/variants/${id}`, { json: { options } }), [404, 5401]);
      demand("status of get", (await ctx.api(`GET /v1/variants/${id}`)).status, 404);
    },
  },
  {
    id: "variant-sdk",
    spec: ["3 variant create", "3 variant patch", "3 variants list", "3 variant delete"],
    title: "the official SDK does the same",
    run: async (ctx) => {
      const account = { account_id: ctx.target.accountId };
      const id = `${ctx.prefix}sdk`;
      const made = await ctx.sdk.images.v1.variants.create({
        ...account,
        id,
        options: { fit: "cover", width: 10, height: 10, metadata: "none" },
        neverRequireSignedURLs: true,
      });
      demand("neverRequireSignedURLs", made.variant?.neverRequireSignedURLs, true);
      const edited = await ctx.sdk.images.v1.variants.edit(id, {
        ...account,
        options: { fit: "contain", width: 30, height: 10, metadata: "keep" },
      });
      demand("width", edited.variant?.options.width, 30);
      demand("id", (await ctx.sdk.images.v1.variants.get(id, account)).variant?.id, id);
      await ctx.sdk.images.v1.variants.delete(id, account);
      demand("status", (await ctx.api(`GET /v1/variants/${id}`)).status, 404);
    },
  },
  {
    id: "variant-delivered",
    spec: ["3 variant patch", "3 variant delete", "4.1 delivery URL"],
    title: "delivery follows the variant: made, changed, deleted",
    run: async (ctx) => {
      const sample = await ctx.sample("quadrants");
      const id = await ctx.createVariant("delivered", { options: { ...options, width: 40, height: 40 } });
      demandSize(await ctx.view(sample, id), [40, 30]);
      demandSuccess(await ctx.api(`PATCH /v1/variants/${id}`, { json: { options } }));
      demandSize(await ctx.view(sample, id), [20, 15]);
      const { result } = demandSuccess(await ctx.api(`GET /v1/${sample.id}`));
      demand("listed with the image", String(result["variants"]).includes(`/${id}`), true);
      demandSuccess(await ctx.api(`DELETE /v1/variants/${id}`));
      demand("status once deleted", (await ctx.deliver(sample, id)).status, 404);
    },
  },
  {
    id: "variant-fits",
    spec: ["4.4 named variants", "3 variant options"],
    title: "a named variant has one of five fits; two of the flexible ones are refused",
    run: async (ctx) => {
      const sizes = {
        "scale-down": [20, 15],
        contain: [20, 15],
        cover: [20, 20],
        crop: [20, 20],
        pad: [20, 20],
      } as const;
      for (const [fit, size] of Object.entries(sizes)) {
        const id = await ctx.createVariant(`fit${fit.replace("-", "")}`, { options: { ...options, fit } });
        demandSize(await ctx.view(await ctx.sample("quadrants"), id), size);
        demandSuccess(await ctx.api(`DELETE /v1/variants/${id}`));
      }
      for (const fit of ["squeeze", "aspect-crop", "stretch"]) {
        const json = { id: `${ctx.prefix}nofit`, options: { ...options, fit } };
        demandFault(await ctx.api("POST /v1/variants", { json }), [400, 5400]);
      }
    },
  },
  {
    id: "variant-options",
    spec: ["3 variant options", "4.7 cache-control", "4.3 blur"],
    title: "width alone, blur and browser_ttl are honoured; wrong options are refused",
    isInferred: true,
    run: async (ctx) => {
      const sample = await ctx.sample("quadrants");
      const id = await ctx.createVariant("ttl", { options: { width: 40, browser_ttl: 7200, blur: 5 } });
      const answer = await ctx.deliver(sample, id);
      demand("cache-control", answer.headers["cache-control"], /max-age=7200\b/);
      const wrong = [
        { width: 0 },
        { width: -5 },
        { width: "wide" },
        { metadata: "all" },
        { browser_ttl: 10 },
        { blur: 251 },
      ];
      for (const fault of wrong) {
        const json = { id: `${ctx.prefix}wrong`, options: { ...options, ...fault } };
        demandFault(await ctx.api("POST /v1/variants", { json }), [400, 5400]);
      }
    },
  },
  {
    id: "variant-names",
    spec: ["3 variant names", "1.3 5400"],
    title: "names have letters and digits; hyphens, underscores and nothing are refused",
    run: async (ctx) => {
      for (const id of [`${ctx.prefix}-a`, `${ctx.prefix}_a`, "", "ä".repeat(3), "a/b"]) {
        demandFault(await ctx.api("POST /v1/variants", { json: { id, options } }), [400, 5400]);
      }
    },
  },
  {
    id: "variant-taken",
    spec: ["3 variant create"],
    title: "a name in use is refused",
    isInferred: true,
    run: async (ctx) => {
      const id = await ctx.createVariant("taken", { options });
      demandFault(await ctx.api("POST /v1/variants", { json: { id, options } }), [409, 5409]);
    },
  },
  {
    id: "variant-public",
    spec: ["3 public variant"],
    title: "`public` exists and stays after a deletion",
    isInferred: true,
    run: async (ctx) => {
      demandSuccess(await ctx.api("GET /v1/variants/public"));
      if (ctx.target.isDisposable) demandSuccess(await ctx.api("DELETE /v1/variants/public"));
      demandSuccess(await ctx.api("GET /v1/variants/public"));
    },
  },
  {
    id: "variant-count",
    spec: ["3 variant count"],
    title: "the 101st variant is refused",
    touchesAccount: true,
    isInferred: true,
    run: async (ctx) => {
      const { result } = demandSuccess(await ctx.api("GET /v1/variants"));
      const present = Object.keys(result["variants"] as object).length;
      for (let at = present; at < 100; at += 1) await ctx.createVariant(`n${at}`, { options });
      const over = await ctx.api("POST /v1/variants", { json: { id: `${ctx.prefix}over`, options } });
      for (let at = present; at < 100; at += 1) await ctx.api(`DELETE /v1/variants/${ctx.prefix}n${at}`);
      demand("status", over.status, 400);
      demand("message", over.message, /100/);
    },
  },
];
