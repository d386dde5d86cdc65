import { MutationObserver, QueryClient } from "@tanstack/react-query";
import { afterEach, expect, it } from "vitest";
import type { Image } from "@/lib/contracts/image";
import { buildListedImage } from "@/lib/testing/client/build-listed-image";
import { serveToFetch } from "@/lib/testing/client/serve-to-fetch";
import { toPrivacyOptions } from "./change-privacy";
import type { ImagePages } from "./image-pages";
import { imageQuery, imagesQuery } from "./images";

let close = async () => {};
const client = new QueryClient();
afterEach(async () => {
  client.clear();
  await close();
});

it("changes the id in the lists, and leads from the old id to the new image", async () => {
  const asked: unknown[] = [];
  const answer: Image = { ...buildListedImage("new"), isPrivate: true };
  ({ close } = await serveToFetch((request, response) => {
    request.on("data", (chunk) => asked.push(request.method, request.url, JSON.parse(String(chunk))));
    request.on("end", () => response.writeHead(200).end(JSON.stringify(answer)));
  }));
  const items = ["a", "old", "z"].map((id) => buildListedImage(id));
  const list: ImagePages = { pageParams: [null], pages: [{ items, total: 3, nextCursor: null }] };
  client.setQueryData(imagesQuery().queryKey, list);
  await new MutationObserver(client, toPrivacyOptions(client)).mutate({ ids: ["old"], isPrivate: true });
  expect(asked).toEqual(["PATCH", "/api/images/old", { isPrivate: true }]);
  const ids = client.getQueryData<ImagePages>(imagesQuery().queryKey)?.pages[0]?.items.map(({ id }) => id);
  expect(ids).toEqual(["a", "new", "z"]);
  for (const id of ["old", "new"]) expect(client.getQueryData(imageQuery(id).queryKey)).toEqual(answer);
});
