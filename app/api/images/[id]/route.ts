import { deletedImage, image, imageDeletion, imageEdit, imageParams } from "@/lib/contracts/image";
import { jsonBody } from "@/lib/http/json-body";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import { deleteImage } from "@/lib/services/images/delete-image";
import { getImage } from "@/lib/services/images/get-image";
import { trashImage } from "@/lib/services/images/trash-image";
import { updateImage } from "@/lib/services/images/update-image";

const path = "/api/images/{id}";

export const GET = defineRoute({
  access: "viewer",
  path,
  summary: "One image",
  params: imageParams,
  answer: image,
  run: (ctx, { params }) => getImage(ctx, params),
});

export const PATCH = defineRoute({
  access: "editor",
  path,
  summary: "Changes alt text, tags or folder",
  params: imageParams,
  body: jsonBody(imageEdit),
  answer: image,
  run: (ctx, { params, body }) => updateImage(ctx, { ...params, edit: body }),
});

export const DELETE = defineRoute({
  access: "editor",
  path,
  summary: "Moves an image to the trash and answers it; with permanent=true deletes it at the upstream",
  params: imageParams,
  query: imageDeletion,
  answer: image.or(deletedImage),
  run: (ctx, { params, query }) => (query.permanent ? deleteImage : trashImage)(ctx, params),
});

const refuse = methodNotAllowed(path, ["GET", "PATCH", "DELETE"]);
export { refuse as POST, refuse as PUT };
