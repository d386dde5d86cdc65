import { session, setupInput } from "@/lib/contracts/session";
import { jsonBody } from "@/lib/http/json-body";
import { Reply } from "@/lib/http/reply";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";

const path = "/api/setup";

export const POST = defineRoute({
  access: "public",
  path,
  summary: "Makes the first account with the one-time token, and signs it in",
  body: jsonBody(setupInput),
  status: 201,
  answer: session,
  run: async ({ auth, caller }, { body }) => {
    const made = await auth.setUp(body, caller);
    return Reply.json(made.session).withCookies(made.cookies);
  },
});

const refuse = methodNotAllowed(path, ["POST"]);
export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
