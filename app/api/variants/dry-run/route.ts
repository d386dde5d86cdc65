import { dryRun, dryRunInput } from "@/lib/contracts/variant";
import { jsonBody } from "@/lib/http/json-body";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import { dryRunVariant } from "@/lib/services/variants/dry-run-variant";

const path = "/api/variants/dry-run";

export const POST = defineRoute({
  access: "editor",
  path,
  summary: "What saving or deleting a variant would change and purge, and what is doubtful about it; changes nothing",
  body: jsonBody(dryRunInput),
  answer: dryRun,
  run: (ctx, { body }) => dryRunVariant(ctx, body),
});

const refuse = methodNotAllowed(path, ["POST"]);
export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
