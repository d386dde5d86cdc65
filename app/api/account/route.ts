import { account, accountEdit } from "@/lib/contracts/account";
import { jsonBody } from "@/lib/http/json-body";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import { getAccount } from "@/lib/services/account/get-account";
import { updateAccount } from "@/lib/services/account/update-account";

const path = "/api/account";

export const GET = defineRoute({
  access: "viewer",
  path,
  summary: "The account at the upstream, its settings and counts",
  answer: account,
  run: (ctx) => getAccount(ctx),
});

export const PATCH = defineRoute({
  access: "owner",
  path,
  summary: "Changes the account's settings, for all that is delivered from it",
  body: jsonBody(accountEdit),
  answer: account,
  run: (ctx, { body }) => updateAccount(ctx, body),
});

const refuse = methodNotAllowed(path, ["GET", "PATCH"]);
export { refuse as DELETE, refuse as POST, refuse as PUT };
