import { createHmac } from "node:crypto";
import { demandFault, demandSuccess } from "../api-answer";
import type { Check } from "../check";
import type { Context, Sample } from "../context";
import { demand, demandWithin } from "../demand";

type Key = Readonly<{ name: string; value: string }>;

const getKey = async (ctx: Context): Promise<Key> => {
  const { result } = demandSuccess(await ctx.api("GET /v1/keys"));
  const [key] = result["keys"] as Key[];
  if (key === undefined) throw new Error("an account without a signing key");
  return key;
};

const pathOf = (sample: Sample, variant: string): string => `/${sample.accountHash}/${sample.id}/${variant}`;

const sign = (key: Key, path: string, query: string): string =>
  createHmac("sha256", key.value)
    .update(query === "" ? path : `${path}?${query}`)
    .digest("hex");

const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds;

/** A query that opens the path. */
const toQuery = (key: Key, path: string, exp: number): string => `exp=${exp}&sig=${sign(key, path, `exp=${exp}`)}`;

const privateSample = (ctx: Context): Promise<Sample> => ctx.freshSample("quadrants", { requireSignedURLs: "true" });

/** Private pictures and signed addresses. */
export const signingChecks: readonly Check[] = [
  {
    id: "signing-opens",
    spec: ["4.8 signature", "4.8 exp", "4.8 failure", "4.10 9425"],
    title: "a private picture opens with a signature and with nothing else",
    run: async (ctx) => {
      const [sample, key] = [await privateSample(ctx), await getKey(ctx)];
      const path = pathOf(sample, "public");
      demandFault(await ctx.fetchDelivery(sample, path), [403, 9425]);
      const query = toQuery(key, path, inSeconds(600));
      const answer = await ctx.fetchDelivery(sample, path, { query });
      demand("status and type", [answer.status, answer.headers["content-type"]], [200, "image/png"]);
      const last = query.at(-1) === "0" ? "1" : "0";
      const forged = [
        query.slice(0, -1) + last,
        query.slice(0, -1),
        `${query}00`,
        query.replace(/exp=\d+/, `exp=${inSeconds(9999)}`),
        "sig=",
        "exp=&sig=x",
      ];
      for (const wrong of forged) demandFault(await ctx.fetchDelivery(sample, path, { query: wrong }), [403, 9425]);
      demandFault(await ctx.fetchDelivery(sample, path), [403, 9425]);
    },
  },
  {
    id: "signing-expired",
    spec: ["4.8 exp", "4.8 failure"],
    title: "the past, and times that are none, are refused",
    run: async (ctx) => {
      const [sample, key] = [await privateSample(ctx), await getKey(ctx)];
      const path = pathOf(sample, "public");
      const times = [String(inSeconds(-60)), "-1", "1e99", "0x7fffffff", "soon", "99999999999999999999", "1.5"];
      for (const exp of times) {
        const query = `exp=${exp}&sig=${sign(key, path, `exp=${exp}`)}`;
        demandFault(await ctx.fetchDelivery(sample, path, { query }), [403, 9425]);
      }
    },
  },
  {
    id: "signing-without-exp",
    spec: ["4.8 without exp"],
    title: "a signature without exp does not expire",
    isInferred: true,
    run: async (ctx) => {
      const [sample, key] = [await privateSample(ctx), await getKey(ctx)];
      const path = pathOf(sample, "public");
      const answer = await ctx.fetchDelivery(sample, path, { query: `sig=${sign(key, path, "")}` });
      demand("status", answer.status, 200);
    },
  },
  {
    id: "signing-bound",
    spec: ["4.8 signature"],
    title: "a signature opens its own variant and picture only; more parameters are signed too",
    run: async (ctx) => {
      const [one, other, key] = [await privateSample(ctx), await privateSample(ctx), await getKey(ctx)];
      const variant = await ctx.createVariant("signed", {
        options: { fit: "scale-down", width: 20, height: 20, metadata: "none" },
      });
      const query = toQuery(key, pathOf(one, "public"), inSeconds(600));
      demandFault(await ctx.fetchDelivery(one, pathOf(one, variant), { query }), [403, 9425]);
      demandFault(await ctx.fetchDelivery(other, pathOf(other, "public"), { query }), [403, 9425]);
      demandFault(await ctx.fetchDelivery(one, pathOf(one, "public"), { query: `a=1&${query}` }), [403, 9425]);
    },
  },
  {
    id: "signing-any-key",
    spec: ["4.8 signature", "3 key create", "3 key delete"],
    title: "every key of the account opens, and a deleted one stops at once",
    touchesAccount: true,
    run: async (ctx) => {
      const sample = await privateSample(ctx);
      const key = await ctx.createKey("second");
      const path = pathOf(sample, "public");
      const query = toQuery(key, path, inSeconds(600));
      demand("status", (await ctx.fetchDelivery(sample, path, { query })).status, 200);
      demandSuccess(await ctx.api(`DELETE /v1/keys/${key.name}`));
      demandFault(await ctx.fetchDelivery(sample, path, { query }), [403, 9425]);
    },
  },
  {
    id: "signing-own-domain",
    spec: ["4.8 own domain"],
    title: "under /cdn-cgi/imagedelivery the path is signed with or without the prefix",
    isInferred: true,
    run: async (ctx) => {
      const [sample, key] = [await privateSample(ctx), await getKey(ctx)];
      const [path, prefixed] = [pathOf(sample, "public"), `/cdn-cgi/imagedelivery${pathOf(sample, "public")}`];
      const exp = inSeconds(600);
      for (const signed of [path, prefixed]) {
        const answer = await ctx.fetchDelivery(sample, prefixed, { query: toQuery(key, signed, exp) });
        demand(`status with ${signed === path ? "the path" : "the prefix"} signed`, answer.status, 200);
      }
    },
  },
  {
    id: "signing-public-variant",
    spec: ["4.8 public variants", "3 neverRequireSignedURLs"],
    title: "a variant that never requires signatures opens a private picture",
    run: async (ctx) => {
      const sample = await privateSample(ctx);
      const options = { fit: "scale-down", width: 20, height: 20, metadata: "none" };
      const variant = await ctx.createVariant("open", { options, neverRequireSignedURLs: true });
      demand("width", (await ctx.view(sample, variant)).widthPx, 20);
      demandFault(await ctx.deliver(sample, "public"), [403, 9425]);
    },
  },
  {
    id: "signing-lifetime",
    spec: ["4.8 lifetime", "4.7 cache-control"],
    title: "a private answer is kept no longer than its signature lives",
    run: async (ctx) => {
      const [sample, key] = [await privateSample(ctx), await getKey(ctx)];
      const path = pathOf(sample, "public");
      const { headers } = await ctx.fetchDelivery(sample, path, { query: toQuery(key, path, inSeconds(1200)) });
      const seconds = Number(/max-age=(\d+)/.exec(headers["cache-control"] ?? "")?.[1] ?? "0");
      demandWithin("max-age", seconds, [0, 1200]);
    },
  },
  {
    id: "signing-flexible",
    spec: ["4.2 not private"],
    title: "flexible variants of private pictures are refused, signed or not",
    run: async (ctx) => {
      await ctx.setFlexible(true);
      const [sample, key] = [await privateSample(ctx), await getKey(ctx)];
      const path = pathOf(sample, "w=40");
      demand("status unsigned", (await ctx.fetchDelivery(sample, path)).status, 403);
      const query = toQuery(key, path, inSeconds(600));
      demand("status signed", (await ctx.fetchDelivery(sample, path, { query })).status, 403);
    },
  },
];
