import { demandFault, demandSuccess } from "../api-answer";
import type { Check } from "../check";
import type { Context } from "../context";
import { demand, NotTried } from "../demand";
import { toFields } from "../form";
import { getPicture } from "../pictures";

const serve = async (ctx: Context, path: string, bytes: Buffer): Promise<string> => {
  if (ctx.target.serveToTarget === undefined) throw new NotTried("the target cannot fetch from this machine");
  return ctx.target.serveToTarget(path, bytes);
};

/** Uploads by address. */
export const remoteUploadChecks: readonly Check[] = [
  {
    id: "upload-url",
    spec: ["2.1 url", "2.1 filename of url"],
    title: "a picture is fetched from its address and named by it",
    run: async (ctx) => {
      const url = await serve(ctx, "/deep/pic%20ture.png", await getPicture("quadrants"));
      const { result } = demandSuccess(await ctx.upload(toFields({ url, creator: ctx.prefix })));
      demand("filename", result["filename"], /^pic(?: |%20)ture\.png$/);
      const blob = await ctx.api(`GET /v1/${String(result["id"])}/blob`);
      demand("bytes", blob.bytes.equals(await getPicture("quadrants")), true);
    },
  },
  {
    id: "upload-url-refused",
    spec: ["2.1 url"],
    title: "an origin without a picture is an API error of 4xx",
    run: async (ctx) => {
      const url = await serve(ctx, "/page.html", Buffer.from("<p>no picture</p>"));
      const answer = await ctx.upload(toFields({ url }));
      demand("a status of 4xx", answer.status >= 400 && answer.status < 500, true);
      demand("success", answer.envelope?.["success"], false);
    },
  },
  {
    id: "upload-url-inside",
    spec: ["2.1 url"],
    title: "addresses inside a network are not fetched",
    isInferred: true,
    run: async (ctx) => {
      const inside = [
        "http://169.254.169.254/latest",
        "http://[::1]:9/a.png",
        "http://10.0.0.1/a.png",
        "file:///etc/passwd",
      ];
      for (const url of inside) {
        const answer = await ctx.upload(toFields({ url }));
        demand(`${url}: a status of 4xx`, answer.status >= 400 && answer.status < 500, true);
      }
      demandFault(await ctx.upload(toFields({ url: "no address" })), [400, 5400]);
    },
  },
];
