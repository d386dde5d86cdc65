import { z } from "zod";
import { toOpenApi } from "@/lib/http/openapi";
import type { RouteHandler } from "@/lib/http/route";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import * as signIn from "../auth/sign-in/email/route";
import * as signOut from "../auth/sign-out/route";
import * as live from "../health/live/route";
import * as ready from "../health/ready/route";
import * as oneImage from "../images/[id]/route";
import * as preview from "../images/[id]/preview/route";
import * as restore from "../images/[id]/restore/route";
import * as images from "../images/route";
import * as session from "../session/route";
import * as setup from "../setup/route";

const path = "/api/openapi.json";
const described = [setup, signIn, signOut, session, images, oneImage, restore, preview, live, ready];

export const GET: RouteHandler = defineRoute({
  access: "public",
  path,
  summary: "This description",
  answer: z.record(z.string(), z.unknown()),
  run: () => toOpenApi([...described, { GET }]),
});

const refuse = methodNotAllowed(path, ["GET"]);
export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
