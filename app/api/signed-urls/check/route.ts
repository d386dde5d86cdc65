import { signedUrlCheck, signedUrlCheckInput } from "@/lib/contracts/signing";
import { jsonBody } from "@/lib/http/json-body";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import { checkSignedUrl } from "@/lib/services/signing/check-signed-url";

const path = "/api/signed-urls/check";

export const POST = defineRoute({
  access: "editor",
  path,
  summary: "Reads a signed URL: what it opens, by which key, until when, and whether it does now",
  body: jsonBody(signedUrlCheckInput),
  answer: signedUrlCheck,
  run: (ctx, { body }) => checkSignedUrl(ctx, body),
});

const refuse = methodNotAllowed(path, ["POST"]);
export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
