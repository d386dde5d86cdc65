import { keyList } from "@/lib/contracts/signing";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import { listKeys } from "@/lib/services/keys/list-keys";

const path = "/api/keys";

export const GET = defineRoute({
  access: "editor",
  path,
  summary: "Names of the signing keys; their values never leave the server",
  answer: keyList,
  run: (ctx) => listKeys(ctx),
});

const refuse = methodNotAllowed(path, ["GET"]);
export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
