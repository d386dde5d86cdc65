import { demandFault, demandSuccess } from "../api-answer";
import type { Check } from "../check";
import type { Context } from "../context";
import { demand } from "../demand";

const idsOf = (result: Record<string, unknown>): string[] => (result["images"] as { id: string }[]).map(({ id }) => id);

const list = async (ctx: Context, query: string): Promise<Record<string, unknown>> =>
  demandSuccess(await ctx.api(`GET /v2?${query}`)).result;

/** Twelve pictures of one creator, oldest first; made once. */
const makeTwelve = (ctx: Context): Promise<readonly string[]> => {
  const made = twelve.get(ctx) ?? uploadTwelve(ctx);
  twelve.set(ctx, made);
  return made;
};
const twelve = new WeakMap<Context, Promise<readonly string[]>>();

const uploadTwelve = async (ctx: Context): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (let at = 0; at < 12; at += 1) {
    const fields = { creator: `${ctx.prefix} twelve`, id: `${ctx.prefix}/twelve/${String(at).padStart(2, "0")}` };
    ids.push((await ctx.freshSample("grey", fields)).id);
  }
  return ids;
};

const creatorOf = (ctx: Context): string => `creator=${encodeURIComponent(`${ctx.prefix} twelve`)}`;

/** Lists of images, without metadata filters. */
export const listChecks: readonly Check[] = [
  {
    id: "list-v2",
    spec: ["3 list v2", "3 list v2 creator"],
    title: "pages of ten, newest first, until the token is null",
    run: async (ctx) => {
      const ids = await makeTwelve(ctx);
      const first = await list(ctx, `${creatorOf(ctx)}&per_page=10`);
      const token = first["continuation_token"];
      demand("a continuation token", typeof token, "string");
      demand("first page", idsOf(first), [...ids].toReversed().slice(0, 10));
      const second = await list(
        ctx,
        `${creatorOf(ctx)}&per_page=10&continuation_token=${encodeURIComponent(String(token))}`,
      );
      demand("second page", idsOf(second), [...ids].toReversed().slice(10));
      demand("token of the last page", second["continuation_token"] ?? null, null);
    },
  },
  {
    id: "list-v2-order",
    spec: ["3 list v2 order"],
    title: "sort_order=asc begins with the oldest; other words are refused",
    run: async (ctx) => {
      const ids = await makeTwelve(ctx);
      demand("ascending", idsOf(await list(ctx, `${creatorOf(ctx)}&sort_order=asc`)), [...ids]);
      demand("descending", idsOf(await list(ctx, `${creatorOf(ctx)}&sort_order=desc`)), [...ids].toReversed());
      demandFault(await ctx.api("GET /v2?sort_order=sideways"), [400, 5400]);
    },
  },
  {
    id: "list-v2-sdk",
    spec: ["3 list v2"],
    title: "the official SDK lists",
    run: async (ctx) => {
      const ids = await makeTwelve(ctx);
      const page = await ctx.sdk.images.v2.list({
        account_id: ctx.target.accountId,
        creator: `${ctx.prefix} twelve`,
        per_page: 10,
        sort_order: "asc",
      });
      demand(
        "first page",
        page.images?.map(({ id }) => id),
        ids.slice(0, 10),
      );
    },
  },
  {
    id: "list-v2-no-creator",
    spec: ["3 list v2 creator"],
    title: "an empty creator means pictures without one",
    run: async (ctx) => {
      const [mine] = await makeTwelve(ctx);
      const { id } = await ctx.freshSample("grey");
      const found = idsOf(await list(ctx, "creator=&per_page=100"));
      demand("holds a picture without a creator", found.includes(id), true);
      demand("holds one with a creator", found.includes(mine ?? ""), false);
    },
  },
  {
    id: "list-v2-refused",
    spec: ["3 list v2", "1.3 5400"],
    title: "a page size out of bounds and a token of one's own making are refused",
    isInferred: true,
    run: async (ctx) => {
      for (const query of ["per_page=0", "per_page=10001", "per_page=ten", "continuation_token=made-up"]) {
        demandFault(await ctx.api(`GET /v2?${query}`), [400, 5400]);
      }
    },
  },
  {
    id: "list-v1",
    spec: ["3 list v1"],
    title: "the older list has numbered pages",
    run: async (ctx) => {
      const ids = await makeTwelve(ctx);
      const one = demandSuccess(await ctx.api(`GET /v1?page=1&per_page=10&${creatorOf(ctx)}`)).result;
      const two = demandSuccess(await ctx.api(`GET /v1?page=2&per_page=10&${creatorOf(ctx)}`)).result;
      demand("pages of ten and two", [idsOf(one).length, idsOf(two).length], [10, 2]);
      demand("all twelve", [...idsOf(one), ...idsOf(two)].toSorted(), [...ids]);
      demandFault(await ctx.api("GET /v1?page=0"), [400, 5400]);
    },
  },
];
