import { demandFault, demandSuccess, type ApiAnswer } from "../api-answer";
import type { Check } from "../check";
import { demand, NotTried } from "../demand";

const demandEnvelope = (answer: ApiAnswer): void => {
  demand("success", answer.envelope?.["success"], false);
  demand("result", answer.envelope?.["result"], null);
  demand("messages", answer.envelope?.["messages"], []);
  demand("content-type", answer.headers["content-type"], /^application\/json/);
};

/** Credentials, and paths that lead nowhere. */
export const accessChecks: readonly Check[] = [
  {
    id: "access-credentials",
    spec: ["1.1 API token", "1.1 global key"],
    title: "a token, and an e-mail address with a key, open the API",
    run: async (ctx) => {
      demandSuccess(await ctx.api("GET /v1/stats"));
      const { otherCredentials } = ctx.target;
      if (otherCredentials === undefined) throw new NotTried("only one scheme's credentials were given");
      demandSuccess(await ctx.api("GET /v1/stats", { credentials: otherCredentials }));
    },
  },
  {
    id: "access-refused",
    spec: ["1.3 10000", "1.2 envelope"],
    title: "without credentials or with wrong ones nothing is answered but 10000",
    isInferred: true,
    run: async (ctx) => {
      const wrong = { token: "not-a-token-of-this-account-0123456789" };
      for (const credentials of ["none", wrong, { email: "nobody@example.org", key: "0".repeat(37) }] as const) {
        const answer = demandFault(await ctx.api("GET /v1/stats", { credentials }), [403, 10_000]);
        demand("message", answer.message, /Authentication error/);
        demandEnvelope(answer);
      }
    },
  },
  {
    id: "access-other-account",
    spec: ["1.3 10000"],
    title: "another account's pictures are out of reach",
    isInferred: true,
    run: async (ctx) => {
      const url = `${ctx.target.apiUrl}/accounts/${"0".repeat(32)}/images/v1`;
      const answer = await ctx.api(`GET ${url}`);
      demand("a status of 403 or 404", [403, 404].includes(answer.status), true);
      demand("success", answer.envelope?.["success"], false);
    },
  },
  {
    id: "access-no-route",
    spec: ["1.3 7003", "1.2 envelope"],
    title: "a path that does not exist is refused in the envelope",
    isInferred: true,
    run: async (ctx) => {
      const answer = demandFault(await ctx.api("GET /v9/nothing"), [404, 7003]);
      demandEnvelope(answer);
    },
  },
  {
    id: "batch-token",
    spec: ["2.5 batch token", "2.5 batch host"],
    title: "a batch token opens the batch host's shorter paths, and nothing else does",
    run: async (ctx) => {
      const { result } = demandSuccess(await ctx.api("GET /v1/batch_token"));
      demand("expiresAt", result["expiresAt"], /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
      const credentials = { token: String(result["token"]) };
      const sample = await ctx.sample("quadrants");
      const url = `${ctx.target.batchOrigin}/images/v1`;
      demand("id", demandSuccess(await ctx.api(`GET ${url}/${sample.id}`, { credentials })).result["id"], sample.id);
      demandSuccess(await ctx.api(`GET ${ctx.target.batchOrigin}/images/v2?per_page=10`, { credentials }));
      const draft = await ctx.api(`POST ${ctx.target.batchOrigin}/images/v2/direct_upload`, {
        credentials,
        form: [{ name: "creator", content: ctx.prefix }],
      });
      ctx.keepImage(String(demandSuccess(draft).result["id"]));
      const wrong = await ctx.api(`GET ${url}/${sample.id}`, { credentials: { token: "wrong" } });
      demand("a status of 4xx with a wrong token", wrong.status >= 400 && wrong.status < 500, true);
    },
  },
];
