import { health } from "@/lib/contracts/health";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";

const path = "/api/health/ready";

export const GET = defineRoute({
  access: "public",
  path,
  summary: "Answers while the index can be read, 503 otherwise; also at /health/ready",
  isAnyHostAllowed: true,
  answer: health,
  run: async ({ requireReady }) => {
    await requireReady();
    return { status: "ready" };
  },
});

const refuse = methodNotAllowed(path, ["GET"]);
export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
