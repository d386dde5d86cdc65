import { image, imagePage, imageQuery } from "@/lib/contracts/image";
import { uploadFields, uploadHeaders } from "@/lib/contracts/upload";
import { multipartUpload } from "@/lib/http/multipart-upload";
import { Reply } from "@/lib/http/reply";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import { listImages } from "@/lib/services/images/list-images";
import { uploadImage } from "@/lib/services/images/upload-image";

const path = "/api/images";

export const GET = defineRoute({
  access: "viewer",
  path,
  summary: "Lists and searches images, from the index",
  query: imageQuery,
  answer: imagePage,
  run: (ctx, { query }) => listImages(ctx, query),
});

export const POST = defineRoute({
  access: "contributor",
  path,
  summary: "Uploads one image; with the same Idempotency-Key, once",
  headers: uploadHeaders,
  body: multipartUpload(uploadFields),
  status: 201,
  answer: image,
  run: async (ctx, { body, headers }) => {
    const uploaded = await uploadImage(ctx, { ...body, ...headers });
    return Reply.json(uploaded.image, { "idempotent-replayed": String(uploaded.isReplay) });
  },
});

const refuse = methodNotAllowed(path, ["GET", "POST"]);
export { refuse as DELETE, refuse as PATCH, refuse as PUT };
