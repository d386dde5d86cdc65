import { variantApplyInput, variantPlan } from "@/lib/contracts/variant";
import { jsonBody } from "@/lib/http/json-body";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import { applyVariants } from "@/lib/services/variants/code/apply-variants";

const path = "/api/variants/as-code/apply";

export const POST = defineRoute({
  access: "editor",
  path,
  summary: "Carries out a plan that was shown; refused when the variants changed since",
  body: jsonBody(variantApplyInput),
  answer: variantPlan,
  run: (ctx, { body }) => applyVariants(ctx, body),
});

const refuse = methodNotAllowed(path, ["POST"]);
export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
