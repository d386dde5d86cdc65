import { usage } from "@/lib/contracts/usage";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import { getUsage } from "@/lib/services/usage/get-usage";

const path = "/api/usage";

export const GET = defineRoute({
  access: "viewer",
  path,
  summary: "Counts as far as they are known, published prices, and what a month would cost",
  answer: usage,
  run: (ctx) => getUsage(ctx),
});

const refuse = methodNotAllowed(path, ["GET"]);
export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
