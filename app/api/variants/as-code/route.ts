import { variantDocument } from "@/lib/contracts/variant";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import { exportVariants } from "@/lib/services/variants/code/export-variants";

const path = "/api/variants/as-code";

export const GET = defineRoute({
  access: "viewer",
  path,
  summary: "The variants as a document to keep in a repository; the device variant is not in it",
  answer: variantDocument,
  run: (ctx) => exportVariants(ctx),
});

const refuse = methodNotAllowed(path, ["GET"]);
export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
