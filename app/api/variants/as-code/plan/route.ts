import { variantPlan, variantPlanInput } from "@/lib/contracts/variant";
import { jsonBody } from "@/lib/http/json-body";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import { planVariants } from "@/lib/services/variants/code/plan-variants";

const path = "/api/variants/as-code/plan";

export const POST = defineRoute({
  access: "editor",
  path,
  summary: "What a document would change, step by step; changes nothing",
  body: jsonBody(variantPlanInput),
  answer: variantPlan,
  run: (ctx, { body }) => planVariants(ctx, body),
});

const refuse = methodNotAllowed(path, ["POST"]);
export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
