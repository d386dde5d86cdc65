import { expect, it } from "vitest";
import { buildListedImage } from "@/lib/testing/client/build-listed-image";
import { findThumbnailUrl } from "./thumbnail-url";

it("shows a private image in lists through the console, a public one from the delivery host", () => {
  const variants = [
    { name: "public", url: "https://host/h/a/public" },
    { name: "thumbnail", url: "https://host/h/a/thumbnail" },
  ];
  const image = { ...buildListedImage("a/b"), variants };
  expect(findThumbnailUrl(image)).toBe("https://host/h/a/thumbnail");
  expect(findThumbnailUrl({ ...image, isPrivate: true })).toBe("/api/images/a%2Fb/preview?variant=thumbnail");
  expect(findThumbnailUrl({ ...image, isPrivate: true, variants: [] })).toBeUndefined();
});
