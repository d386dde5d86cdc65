import { keyList, keyParams } from "@/lib/contracts/signing";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import { deleteKey } from "@/lib/services/keys/delete-key";
import { putKey } from "@/lib/services/keys/put-key";

const one = { path: "/api/keys/{name}", params: keyParams, answer: keyList } as const;

export const PUT = defineRoute({
  access: "owner",
  ...one,
  summary: "Makes a signing key; one of this name stays as it is",
  run: (ctx, { params }) => putKey(ctx, params),
});

export const DELETE = defineRoute({
  access: "owner",
  ...one,
  summary: "Deletes a signing key and ends every URL it signed",
  run: (ctx, { params }) => deleteKey(ctx, params),
});

const refuse = methodNotAllowed(one.path, ["PUT", "DELETE"]);
export { refuse as GET, refuse as PATCH, refuse as POST };
