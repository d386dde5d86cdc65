import { deletedImage, image, imageDeletion, imageEdit, imageParams } from "@/lib/contracts/image";
import { jsonBody } from "@/lib/http/json-body";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import { deleteImage } from "@/lib/services/images/delete-image";
import { getImage } from "@/lib/services/images/get-image";
import { trashImage } from "@/lib/services/images/trash-image";
import { updateImage } from "@/lib/services/images/update-image";

const one = { path: "/api/images/{id}", params: imageParams } as const;

export const GET = defineRoute({
  access: "viewer",
  ...one,
  summary: "One image",
  answer: image,
  run: (ctx, { params }) => getImage(ctx, params),
});

export const PATCH = defineRoute({
  access: "editor",
  ...one,
  summary: "Changes alt text, tags, folder, focal point or privacy; another privacy gives another id",
  body: jsonBody(imageEdit),
  answer: image,
  run: (ctx, { params, body }) => updateImage(ctx, { ...params, edit: body }),
});

export const DELETE = defineRoute({
  access: "editor",
  ...one,
  summary: "Moves an image to the trash and answers it; with permanent=true deletes it at the upstream",
  query: imageDeletion,
  answer: image.or(deletedImage),
  run: (ctx, { params, query }) => (query.permanent ? deleteImage : trashImage)(ctx, params),
});

const refuse = methodNotAllowed(one.path, ["GET", "PATCH", "DELETE"]);
export { refuse as POST, refuse as PUT };
