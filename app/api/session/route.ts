import { session } from "@/lib/contracts/session";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";

const path = "/api/session";

export const GET = defineRoute({
  access: "viewer",
  path,
  summary: "Who is signed in",
  answer: session,
  run: ({ actor }) => ({ user: actor }),
});

const refuse = methodNotAllowed(path, ["GET"]);
export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
