import { variant, variantInput, variantList } from "@/lib/contracts/variant";
import { jsonBody } from "@/lib/http/json-body";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import { createVariant } from "@/lib/services/variants/create-variant";
import { listVariants } from "@/lib/services/variants/list-variants";

const path = "/api/variants";

export const GET = defineRoute({
  access: "viewer",
  path,
  summary: "All variants of the account",
  answer: variantList,
  run: (ctx) => listVariants(ctx),
});

export const POST = defineRoute({
  access: "editor",
  path,
  summary: "Makes a variant; asked again for the very same it answers the one there is",
  body: jsonBody(variantInput),
  status: 201,
  answer: variant,
  run: (ctx, { body }) => createVariant(ctx, body),
});

const refuse = methodNotAllowed(path, ["GET", "POST"]);
export { refuse as DELETE, refuse as PATCH, refuse as PUT };
