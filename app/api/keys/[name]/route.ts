import { keyList, keyParams, keyUse } from "@/lib/contracts/signing";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import { deleteKey } from "@/lib/services/keys/delete-key";
import { getKeyUse } from "@/lib/services/keys/get-key-use";
import { putKey } from "@/lib/services/keys/put-key";

const one = { path: "/api/keys/{name}", params: keyParams, answer: keyList } as const;

export const GET = defineRoute({
  access: "editor",
  ...one,
  summary: "How much this console signed with a key, and how much of it still opens",
  answer: keyUse,
  run: (ctx, { params }) => getKeyUse(ctx, params),
});

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

const refuse = methodNotAllowed(one.path, ["GET", "PUT", "DELETE"]);
export { refuse as PATCH, refuse as POST };
