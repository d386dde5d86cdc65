import { demandFault, demandSuccess } from "../api-answer";
import type { Check } from "../check";
import type { Context } from "../context";
import { demand } from "../demand";

const metadata = [
  { status: "active", priority: 1, is: true, deep: { a: { b: { c: { d: "five" } } } } },
  { status: "active", priority: 5, is: false, deep: { a: { b: { c: { d: "six" } } } } },
  { status: "old", priority: 10, is: true, number: "5" },
  { status: "draft", priority: 2.5 },
] as const;

const made = new WeakMap<Context, Promise<string>>();

/** Uploads the four pictures once and answers their creator. */
const makePictures = (ctx: Context): Promise<string> => {
  const upload = async (): Promise<string> => {
    const creator = `${ctx.prefix} filters`;
    for (const [at, meta] of metadata.entries()) {
      await ctx.freshSample("grey", { creator, id: `${ctx.prefix}/filter/${at}`, metadata: JSON.stringify(meta) });
    }
    return creator;
  };
  const creator = made.get(ctx) ?? upload();
  made.set(ctx, creator);
  return creator;
};

/** Which of the four a filter finds. */
const find = async (ctx: Context, filter: string): Promise<readonly number[]> => {
  const creator = encodeURIComponent(await makePictures(ctx));
  const { result } = demandSuccess(await ctx.api(`GET /v2?per_page=10&sort_order=asc&creator=${creator}&${filter}`));
  return (result["images"] as { id: string }[]).map(({ id }) => Number(id.split("/").at(-1)));
};

const findings: Readonly<Record<string, readonly number[]>> = {
  "meta.status[eq]=active": [0, 1],
  "meta.status[eq]=old": [2],
  "meta.status[eq:string]=draft": [3],
  "meta.priority[eq:number]=5": [1],
  "meta.is[eq:boolean]=true": [0, 2],
  "meta.is[eq:boolean]=false": [1],
  "meta.priority[gt]=2": [1, 2, 3],
  "meta.priority[gte:number]=5": [1, 2],
  "meta.priority[lt:number]=2.5": [0],
  "meta.priority[lte]=2.5": [0, 3],
  "meta.status[in]=old|draft": [2, 3],
  "meta.status[in:string]=active|nothing": [0, 1],
  "meta.priority[in:number]=1|10": [0, 2],
  "meta.deep.a.b.c.d[eq]=five": [0],
  "meta.status[eq]=active&meta.priority[gt]=2": [1],
  "meta.status[eq]=active&meta.is[eq:boolean]=true&meta.priority[lte]=1": [0],
  "meta.priority[gt]=5&meta.priority[lt]=5": [],
  "meta.absent[eq]=1": [],
};

/** Metadata filters of the list. */
export const filterChecks: readonly Check[] = [
  ...Object.entries(findings).map(([filter, expected]): Check => ({
    id: `filter ${filter}`,
    spec: ["3 filter operators"],
    title: `finds ${expected.length} of 4`,
    run: async (ctx) => demand("found", await find(ctx, filter), [...expected]),
  })),
  {
    id: "filter-encoded",
    spec: ["3 filter operators"],
    title: "brackets may be percent-encoded, as the official SDK sends them",
    run: async (ctx) => {
      demand("found", await find(ctx, "meta.status%5Beq%5D=old"), [2]);
      const params = {
        account_id: ctx.target.accountId,
        creator: await makePictures(ctx),
        meta: { "status[eq]": "old" } as never,
      };
      const page = await ctx.sdk.images.v2.list(params);
      demand("found by the SDK", page.images?.length, 1);
    },
  },
  {
    id: "filter-operator-refused",
    spec: ["3 filter errors", "1.3 5400"],
    title: "an operator that does not exist is refused in the documented words",
    run: async (ctx) => {
      const answer = demandFault(await ctx.api("GET /v2?meta.status[not-eq]=x"), [400, 5400]);
      demand("message", answer.message, "Unsupported metadata filter operator: 'not-eq'");
    },
  },
  {
    id: "filter-count",
    spec: ["3 filter limits", "3 filter errors"],
    title: "five filters are taken, six refused in the documented words",
    run: async (ctx) => {
      const filters = (count: number): string =>
        Array.from({ length: count }, (_, at) => `meta.k${at}[eq]=1`).join("&");
      demand("found", await find(ctx, filters(5)), []);
      const answer = demandFault(await ctx.api(`GET /v2?${filters(6)}`), [400, 5400]);
      demand("message", answer.message, "Too many metadata filters: 6 provided, maximum 5 allowed");
    },
  },
  {
    id: "filter-limits",
    spec: ["3 filter limits"],
    title: "eleven values, six levels below the first, and a number that is none are refused",
    run: async (ctx) => {
      const values = (count: number): string => Array.from({ length: count }, (_, at) => at).join("|");
      demand("found with ten values", await find(ctx, `meta.priority[in:number]=${values(10)}`), [0, 1]);
      for (const filter of [`meta.a[in]=${values(11)}`, "meta.a.b.c.d.e.f[eq]=1", "meta.a[gt:number]=many"]) {
        demandFault(await ctx.api(`GET /v2?${filter}`), [400, 5400]);
      }
    },
  },
];
