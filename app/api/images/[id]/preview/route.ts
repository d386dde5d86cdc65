import { imageParams } from "@/lib/contracts/image";
import { previewQuery } from "@/lib/contracts/preview";
import { Reply } from "@/lib/http/reply";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import { previewImage } from "@/lib/services/images/preview-image";

const path = "/api/images/{id}/preview";

export const GET = defineRoute({
  access: "viewer",
  path,
  summary: "The bytes one device receives, with what was measured in X-Preview-* headers",
  params: imageParams,
  query: previewQuery,
  produces: "image/*",
  run: async (ctx, { params, query }) => {
    const { body, headers } = await previewImage(ctx, { ...params, ...query });
    return Reply.bytes(query.figuresOnly === true ? null : new Uint8Array(body), headers);
  },
});

const refuse = methodNotAllowed(path, ["GET"]);
export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
