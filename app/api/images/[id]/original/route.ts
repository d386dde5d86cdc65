import { imageParams } from "@/lib/contracts/image";
import { Reply } from "@/lib/http/reply";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import { openOriginal } from "@/lib/services/images/open-original";

const path = "/api/images/{id}/original";

export const GET = defineRoute({
  access: "viewer",
  path,
  summary: "The file as it was uploaded",
  params: imageParams,
  produces: "image/*",
  // The bytes under an id never change.
  cacheControl: "private, max-age=3600",
  run: async (ctx, { params }) => {
    const { stream, headers } = await openOriginal(ctx, params);
    return Reply.bytes(stream, headers);
  },
});

const refuse = methodNotAllowed(path, ["GET"]);
export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
