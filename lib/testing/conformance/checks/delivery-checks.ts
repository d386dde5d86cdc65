import { demandFault, demandSuccess } from "../api-answer";
import type { Check } from "../check";
import { demand } from "../demand";
import { getPicture } from "../pictures";

const policy = /default-src 'none'/;

/** Addresses, headers and refusals of the delivery host. */
export const deliveryChecks: readonly Check[] = [
  {
    id: "delivery-own-domain",
    spec: ["4.1 own domain"],
    title: "the same picture under /cdn-cgi/imagedelivery/",
    run: async (ctx) => {
      const sample = await ctx.sample("quadrants");
      const path = `/${sample.accountHash}/${sample.id}/public`;
      const answer = await ctx.fetchDelivery(sample, `/cdn-cgi/imagedelivery${path}`);
      demand("status", answer.status, 200);
      demand("the same bytes", answer.bytes.equals((await ctx.fetchDelivery(sample, path)).bytes), true);
    },
  },
  {
    id: "delivery-beta-url",
    spec: ["4.1 beta URL"],
    title: "/<variant>/<id>, with variants as objects",
    dialect: "beta",
    run: async (ctx) => {
      const { result } = demandSuccess(await ctx.uploadPicture("quadrants"));
      const [first] = result["variants"] as { name: string; url: string }[];
      demand("name", first?.name, "default");
      const path = first?.url.replace(/^https?:\/\/[^/]+/, "") ?? "";
      demand("path", path, `/default/${String(result["id"])}`);
      const origin = ctx.target.deliveryOrigin ?? new URL(first?.url ?? "").origin;
      const answer = await ctx.fetchDelivery({ id: "", accountHash: "", variants: [], origin }, path);
      demand("status", answer.status, 200);
    },
  },
  {
    id: "delivery-headers",
    spec: [
      "4.7 content-type",
      "4.7 cache-control",
      "4.7 content-security-policy",
      "4.7 nosniff",
      "4.7 CORS",
      "4.5 vary",
    ],
    title: "type, lifetime, policy, nosniff, open to other origins, Vary",
    run: async (ctx) => {
      const { status, headers } = await ctx.deliver(await ctx.sample("quadrants"), "public");
      demand("status", status, 200);
      demand("content-type", headers["content-type"], "image/png");
      demand("cache-control", headers["cache-control"], /^public, max-age=\d+, stale-while-revalidate=7200$/);
      demand("content-security-policy", headers["content-security-policy"], policy);
      demand("x-content-type-options", headers["x-content-type-options"], "nosniff");
      demand("access-control-allow-origin", headers["access-control-allow-origin"], "*");
      demand("vary", headers.vary?.toLowerCase(), /\baccept\b/);
      demand("no cookie", headers["set-cookie"], undefined);
    },
  },
  {
    id: "delivery-trace",
    spec: ["4.7 cf-resized"],
    title: "cf-resized tells internal=ok, and err=<code> on failure",
    isInferred: true,
    run: async (ctx) => {
      const sample = await ctx.sample("quadrants");
      demand("cf-resized", (await ctx.deliver(sample, "public")).headers["cf-resized"], /^internal=ok\//);
      const failed = await ctx.deliver(sample, "nosuchvariant");
      demand("cf-resized of a failure", failed.headers["cf-resized"], /err=\d{4}/);
    },
  },
  {
    id: "delivery-etag",
    spec: ["4.7 etag"],
    title: "the entity tag has the service's form and gives 304",
    isInferred: true,
    run: async (ctx) => {
      const sample = await ctx.sample("quadrants");
      const { etag = "" } = (await ctx.deliver(sample, "public")).headers;
      demand("etag", etag, /^"cf-[^":]+:[^"]+"$/);
      const again = await ctx.deliver(sample, "public", { headers: { "If-None-Match": etag } });
      demand("status and length", [again.status, again.bytes.length], [304, 0]);
      const other = await ctx.deliver(sample, "public", { headers: { "If-None-Match": '"another"' } });
      demand("status with another tag", other.status, 200);
    },
  },
  {
    id: "delivery-head",
    spec: ["4.7 HEAD"],
    title: "HEAD has the headers of GET and no body",
    isInferred: true,
    run: async (ctx) => {
      const sample = await ctx.sample("quadrants");
      const [got, head] = [
        await ctx.deliver(sample, "public"),
        await ctx.deliver(sample, "public", { method: "HEAD" }),
      ];
      const pick = ({ status, headers }: typeof got) => [status, headers["content-type"], headers.etag];
      demand("status, type and tag", pick(head), pick(got));
      demand("body", head.bytes.length, 0);
      demand("content-length", head.headers["content-length"], String(got.bytes.length));
    },
  },
  {
    id: "delivery-cover-warning",
    spec: ["4.4 cover warning", "4.7 warning"],
    title: "cover with one side is delivered with a warning",
    run: async (ctx) => {
      await ctx.setFlexible(true);
      const answer = await ctx.deliver(await ctx.sample("quadrants"), "w=40,fit=cover");
      demand("status", answer.status, 200);
      demand("warning", answer.headers["warning"], /^cf-images 299 ".*cover.*width and height.*"$/);
    },
  },
  {
    id: "delivery-not-found",
    spec: ["4.10 9431", "4.10 text form"],
    title: "an unknown picture and an unknown variant are 404 9431 as text",
    isInferred: true,
    run: async (ctx) => {
      const sample = await ctx.sample("quadrants");
      const absent = await ctx.deliver({ ...sample, id: "00000000-0000-4000-8000-000000000000" }, "public");
      demand("text", demandFault(absent, [404, 9431]).text, /^ERROR 9431: ./);
      demand("content-type", absent.headers["content-type"], /^text\/plain/);
      demandFault(await ctx.deliver(sample, "nosuchvariant"), [404, 9431]);
    },
  },
  {
    id: "delivery-wrong-account",
    spec: ["4.10 9427"],
    title: "another account hash is 403 9427",
    run: async (ctx) => {
      const sample = await ctx.sample("quadrants");
      demandFault(await ctx.deliver({ ...sample, accountHash: "A".repeat(22) }, "public"), [403, 9427]);
    },
  },
  {
    id: "delivery-invalid-text",
    spec: ["4.10 9426"],
    title: "text that is no UTF-8 is 403 9426",
    isInferred: true,
    run: async (ctx) => {
      const sample = await ctx.sample("quadrants");
      demandFault(await ctx.fetchDelivery(sample, `/${sample.accountHash}/%E0%A4%A/public`), [403, 9426]);
    },
  },
  {
    id: "delivery-bad-options",
    spec: ["4.10 9401", "4.2 options"],
    title: "options that cannot be meant are 400 9401 and named",
    run: async (ctx) => {
      await ctx.setFlexible(true);
      const sample = await ctx.sample("quadrants");
      const wrong = {
        "w=-1": "w",
        "w=wide": "w",
        "fit=stretch": "fit",
        "rotate=45": "rotate",
        "q=101": "q",
        "blur=251": "blur",
        "f=bmp": "f",
        "nonsense=1": "nonsense",
      };
      for (const [options, name] of Object.entries(wrong)) {
        const answer = await ctx.deliver(sample, options);
        demand(`status and code of ${options}`, `${answer.status} ${answer.code}`, "400 9401");
        demand("text names the option", answer.text.includes(name), true);
      }
    },
  },
  {
    id: "delivery-too-large",
    spec: ["4.10 9413"],
    title: "an output over the limits is refused with 9413, or kept within them",
    isInferred: true,
    run: async (ctx) => {
      await ctx.setFlexible(true);
      const answer = await ctx.deliver(await ctx.sample("quadrants"), "w=20000,h=20000,fit=squeeze");
      demand("status", [200, 400, 403].includes(answer.status), true);
      if (answer.status !== 200) demand("code", [9401, 9413].includes(answer.code ?? 0), true);
    },
  },
  {
    id: "delivery-long-options",
    spec: ["4.10 9401"],
    title: "ten thousand characters of options are refused as text",
    isInferred: true,
    run: async (ctx) => {
      await ctx.setFlexible(true);
      const answer = await ctx.deliver(await ctx.sample("quadrants"), Array(1200).fill("width=40").join(","));
      demand("a status of 4xx", answer.status >= 400 && answer.status < 500, true);
    },
  },
  {
    id: "delivery-method",
    spec: ["4.1 delivery URL"],
    title: "only GET and HEAD read a picture",
    isInferred: true,
    run: async (ctx) => {
      const sample = await ctx.sample("quadrants");
      for (const method of ["DELETE", "PUT"]) {
        const answer = await ctx.deliver(sample, "public", { method });
        demand(`${method}: a status of 4xx`, answer.status >= 400 && answer.status < 500, true);
      }
      demand(
        "the picture stays",
        (await ctx.api(`GET /v1/${sample.id}/blob`)).bytes.equals(await getPicture("quadrants")),
        true,
      );
    },
  },
];
