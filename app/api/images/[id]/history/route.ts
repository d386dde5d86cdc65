import { imageParams } from "@/lib/contracts/image";
import { imageHistory } from "@/lib/contracts/image-history";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import { listImageHistory } from "@/lib/services/history/list-image-history";

const path = "/api/images/{id}/history";

export const GET = defineRoute({
  access: "viewer",
  path,
  summary: "What happened to an image, newest first",
  params: imageParams,
  answer: imageHistory,
  run: (ctx, { params }) => listImageHistory(ctx, params),
});

const refuse = methodNotAllowed(path, ["GET"]);
export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
