import { z } from "zod";
import { toOpenApi } from "@/lib/http/openapi";
import type { RouteHandler } from "@/lib/http/route";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import { describedRoutes } from "./described-routes";

const path = "/api/openapi.json";

export const GET: RouteHandler = defineRoute({
  access: "public",
  path,
  summary: "This description",
  answer: z.record(z.string(), z.unknown()),
  run: () => toOpenApi([...describedRoutes, { GET }]),
});

const refuse = methodNotAllowed(path, ["GET"]);
export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
