import { signedUrlCheckInput, signedUrlOpening } from "@/lib/contracts/signing";
import { jsonBody } from "@/lib/http/json-body";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import { openSignedUrl } from "@/lib/services/signing/open-signed-url";

const path = "/api/signed-urls/open";

export const POST = defineRoute({
  access: "editor",
  path,
  summary: "Fetches a delivery URL of this account as someone without a session, and says what the host answered",
  body: jsonBody(signedUrlCheckInput),
  answer: signedUrlOpening,
  run: (ctx, { body }) => openSignedUrl(ctx, body),
});

const refuse = methodNotAllowed(path, ["POST"]);
export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
