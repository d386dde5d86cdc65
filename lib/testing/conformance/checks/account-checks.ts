import { demandFault, demandSuccess } from "../api-answer";
import type { Check } from "../check";
import { demand, NotTried } from "../demand";

type Key = Readonly<{ name: string; value: string }>;

/** Signing keys and settings of the account. */
export const accountChecks: readonly Check[] = [
  {
    id: "keys-life",
    spec: ["3 keys list", "3 key create", "3 key delete", "1.3 5404"],
    title: "a key is made, listed in clear and deleted; each call answers all keys",
    touchesAccount: true,
    run: async (ctx) => {
      const key = await ctx.createKey("life");
      demand("value is text of 32 characters or more", key.value.length >= 32, true);
      const { result } = demandSuccess(await ctx.api("GET /v1/keys"));
      demand("in the list", (result["keys"] as Key[]).find(({ name }) => name === key.name)?.value, key.value);
      const listed = await ctx.sdk.images.v1.keys.list({ account_id: ctx.target.accountId });
      demand(
        "in the SDK's list",
        listed.keys?.some(({ name }) => name === key.name),
        true,
      );
      const left = demandSuccess(await ctx.api(`DELETE /v1/keys/${key.name}`)).result["keys"] as Key[];
      demand(
        "gone",
        left.some(({ name }) => name === key.name),
        false,
      );
      demandFault(await ctx.api(`DELETE /v1/keys/${key.name}`), [404, 5404]);
    },
  },
  {
    id: "keys-last",
    spec: ["3 last key"],
    title: "deleting the last key makes a new one named default",
    touchesAccount: true,
    run: async (ctx) => {
      if (!ctx.target.isDisposable) throw new NotTried("would end every signature of the account");
      const before = demandSuccess(await ctx.api("GET /v1/keys")).result["keys"] as Key[];
      let left: readonly Key[] = before;
      for (const { name } of before) {
        left = demandSuccess(await ctx.api(`DELETE /v1/keys/${name}`)).result["keys"] as Key[];
      }
      demand(
        "names",
        left.map(({ name }) => name),
        ["default"],
      );
      demand(
        "another value",
        before.some(({ value }) => value === left[0]?.value),
        false,
      );
    },
  },
  {
    id: "config-flexible",
    spec: ["3 config", "4.2 off by default", "4.2 options", "4.10 9429"],
    title: "flexible variants answer 9429 while they are off, and pictures once they are on",
    touchesAccount: true,
    run: async (ctx) => {
      await ctx.setFlexible(false);
      const sample = await ctx.sample("quadrants");
      demandFault(await ctx.deliver(sample, "w=40"), [403, 9429]);
      await ctx.setFlexible(true);
      demand("width", (await ctx.view(sample, "w=40,h=40,fit=cover")).widthPx, 40);
    },
  },
  {
    id: "config-ttl",
    spec: ["3 config", "4.7 cache-control"],
    title: "browser_ttl changes how long browsers keep pictures; out of bounds it is refused",
    touchesAccount: true,
    isInferred: true,
    run: async (ctx) => {
      if (!ctx.target.isDisposable) throw new NotTried("the setting of before cannot be read everywhere");
      const sample = await ctx.sample("quadrants");
      const maxAge = async () => (await ctx.deliver(sample, "public")).headers["cache-control"];
      demand("cache-control at first", await maxAge(), "public, max-age=172800, stale-while-revalidate=7200");
      demandSuccess(await ctx.api("PATCH /v1/config", { json: { browser_ttl: 3600 } }));
      demand("cache-control then", await maxAge(), /max-age=3600\b/);
      demandSuccess(await ctx.api("PATCH /v1/config", { json: { browser_ttl: 172_800 } }));
      for (const ttl of [3599, 31_536_001, "long"]) {
        demandFault(await ctx.api("PATCH /v1/config", { json: { browser_ttl: ttl } }), [400, 5400]);
      }
    },
  },
  {
    id: "config-read",
    spec: ["3 config"],
    title: "the settings can be read back",
    touchesAccount: true,
    isInferred: true,
    run: async (ctx) => {
      await ctx.setFlexible(true);
      demandSuccess(await ctx.api("PATCH /v1/config", { json: { preserve_content_credentials: true } }));
      const { result } = demandSuccess(await ctx.api("GET /v1/config"));
      demand("both", [result["flexible_variants"], result["preserve_content_credentials"]], [true, true]);
      demandSuccess(await ctx.api("PATCH /v1/config", { json: { preserve_content_credentials: false } }));
    },
  },
];
