import { draftPreviewInput } from "@/lib/contracts/draft-preview";
import { imageParams } from "@/lib/contracts/image";
import { jsonBody } from "@/lib/http/json-body";
import { Reply } from "@/lib/http/reply";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import { previewDraft } from "@/lib/services/variants/drafts/preview-draft";

const path = "/api/images/{id}/draft-preview";

export const POST = defineRoute({
  access: "editor",
  path,
  summary: "The bytes one device would receive by options that are not saved, measured in X-Preview-* headers",
  params: imageParams,
  body: jsonBody(draftPreviewInput),
  produces: "image/*",
  run: async (ctx, { params, body }) => {
    const { body: bytes, headers } = await previewDraft(ctx, { ...params, ...body });
    return Reply.bytes(new Uint8Array(bytes), headers);
  },
});

const refuse = methodNotAllowed(path, ["POST"]);
export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
