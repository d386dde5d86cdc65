import { health } from "@/lib/contracts/health";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";

const path = "/api/health/live";

export const GET = defineRoute({
  access: "public",
  path,
  summary: "Answers while the process runs; also at /health/live",
  isAnyHostAllowed: true,
  answer: health,
  run: () => ({ status: "live" }),
});

const refuse = methodNotAllowed(path, ["GET"]);
export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
