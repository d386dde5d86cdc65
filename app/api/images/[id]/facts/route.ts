import { imageParams } from "@/lib/contracts/image";
import { imageFacts } from "@/lib/contracts/image-facts";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import { getImageFacts } from "@/lib/services/facts/get-image-facts";

const path = "/api/images/{id}/facts";

export const GET = defineRoute({
  access: "viewer",
  path,
  summary: "EXIF, IPTC, XMP, colour profile, palette and histogram of the original",
  params: imageParams,
  answer: imageFacts,
  run: (ctx, { params }) => getImageFacts(ctx, params),
});

const refuse = methodNotAllowed(path, ["GET"]);
export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
