import { Reply } from "@/lib/http/reply";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";

const path = "/api/auth/sign-out";

/** Browsers drop what they kept of the console; cookies are removed by name, so that other sites of the host keep theirs. */
const forgetting = { "clear-site-data": '"cache", "storage"' };

export const POST = defineRoute({
  access: "public",
  path,
  summary: "Ends the session, on the server too",
  status: 204,
  run: async ({ auth, caller }) => Reply.json(null, forgetting).withCookies(await auth.signOut(caller.headers)),
});

const refuse = methodNotAllowed(path, ["POST"]);
export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
