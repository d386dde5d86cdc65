import { variant, variantEdit, variantParams } from "@/lib/contracts/variant";
import { jsonBody } from "@/lib/http/json-body";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import { deleteVariant } from "@/lib/services/variants/delete-variant";
import { updateVariant } from "@/lib/services/variants/update-variant";

const one = { path: "/api/variants/{name}", params: variantParams } as const;

export const PATCH = defineRoute({
  access: "editor",
  ...one,
  summary: "Changes a variant, which purges the cached copies of every image",
  body: jsonBody(variantEdit),
  answer: variant,
  run: (ctx, { params, body }) => updateVariant(ctx, { ...params, edit: body }),
});

export const DELETE = defineRoute({
  access: "editor",
  ...one,
  summary: "Deletes a variant: its URLs end, and the cached copies of every image are purged",
  status: 204,
  run: (ctx, { params }) => deleteVariant(ctx, params),
});

const refuse = methodNotAllowed(one.path, ["PATCH", "DELETE"]);
export { refuse as GET, refuse as POST, refuse as PUT };
