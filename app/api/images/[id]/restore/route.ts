import { image, imageParams } from "@/lib/contracts/image";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import { restoreImage } from "@/lib/services/images/restore-image";

const path = "/api/images/{id}/restore";

export const POST = defineRoute({
  access: "editor",
  path,
  summary: "Takes an image out of the trash",
  params: imageParams,
  answer: image,
  run: (ctx, { params }) => restoreImage(ctx, params),
});

const refuse = methodNotAllowed(path, ["POST"]);
export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
