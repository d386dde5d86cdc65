import { imageParams } from "@/lib/contracts/image";
import { signedUrl, signedUrlInput } from "@/lib/contracts/signing";
import { jsonBody } from "@/lib/http/json-body";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import { signImageUrl } from "@/lib/services/signing/sign-image-url";

const path = "/api/images/{id}/signed-url";

export const POST = defineRoute({
  access: "editor",
  path,
  summary: "Signs a delivery URL, with an end or without",
  params: imageParams,
  body: jsonBody(signedUrlInput),
  answer: signedUrl,
  run: (ctx, { params, body }) => signImageUrl(ctx, { ...params, ...body }),
});

const refuse = methodNotAllowed(path, ["POST"]);
export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
