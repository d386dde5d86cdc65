import { session, signInInput } from "@/lib/contracts/session";
import { jsonBody } from "@/lib/http/json-body";
import { Reply } from "@/lib/http/reply";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";

const path = "/api/auth/sign-in/email";

export const POST = defineRoute({
  access: "public",
  path,
  summary: "Signs in; the answer sets the session cookie",
  body: jsonBody(signInInput),
  answer: session,
  run: async ({ auth, caller }, { body }) => {
    const signedIn = await auth.signIn(body, caller);
    return Reply.json(signedIn.session).withCookies(signedIn.cookies);
  },
});

const refuse = methodNotAllowed(path, ["POST"]);
export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
