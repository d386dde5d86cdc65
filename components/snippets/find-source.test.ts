import { describe, expect, it } from "vitest";
import { buildListedImage } from "@/lib/testing/client/build-listed-image";
import { findFlexibleSource, findSource } from "./find-source";
import type { MeasuredDelivery } from "./use-measured-deliveries";

const delivery = (variant: string, widthPx: number, isAlwaysOpen = false): MeasuredDelivery => ({
  variant,
  isAlwaysOpen,
  url: `https://delivery.example/hash/id/${variant}`,
  widthPx,
  heightPx: widthPx / 2,
});
const measured = [delivery("small", 200), delivery("large", 800), delivery("open", 400, true)];
const image = {
  ...buildListedImage("id"),
  widthPx: 2000,
  heightPx: 1000,
  variants: [...measured, { variant: "default", url: "https://delivery.example/hash/id/default" }].map((each) => ({
    name: each.variant,
    url: each.url,
  })),
};
const common = { image, measured, slot: { kind: "full" }, signed: undefined } as const;
const privateImage = { ...image, isPrivate: true };
const widthsOf = (source: ReturnType<typeof findSource>) => source?.deliveries.map(({ widthPx }) => widthPx);

describe("findSource", () => {
  it("takes the plain URL of the chosen variant and every width of its shape", () => {
    const source = findSource({ ...common, variant: "small" });
    expect(source?.url).toBe("https://delivery.example/hash/id/small");
    expect(widthsOf(source)).toEqual([200, 400, 800]);
  });

  it("takes the original's shape for the device variant", () => {
    const square = { ...delivery("square", 500), heightPx: 500 };
    const source = findSource({ ...common, measured: [...measured, square], variant: "default" });
    expect(source?.url).toBe("https://delivery.example/hash/id/default");
    expect(widthsOf(source)).toEqual([200, 400, 800]);
  });

  it("offers no URL of a private image that would not open", () => {
    expect(findSource({ ...common, image: privateImage, variant: "small" })).toBeUndefined();
    expect(widthsOf(findSource({ ...common, image: privateImage, variant: "open" }))).toEqual([400]);
  });

  it("offers the signed URLs of a private image", () => {
    const signed = { urls: new Map([["small", "https://delivery.example/hash/id/small?sig=1"]]), expiresAt: null };
    const source = findSource({ ...common, image: privateImage, variant: "small", signed });
    expect(source?.url).toBe("https://delivery.example/hash/id/small?sig=1");
    expect(source?.deliveries.map(({ url }) => url)).toEqual([
      "https://delivery.example/hash/id/small?sig=1",
      "https://delivery.example/hash/id/open",
    ]);
  });

  it("finds nothing where no variant delivers the image, and no stand-in in a broken thumbhash", () => {
    expect(findSource({ ...common, measured: [], variant: "default" })).toBeUndefined();
    const broken = { ...image, thumbhash: "%" };
    expect(findSource({ ...common, image: broken, variant: "small" })?.placeholder).toBeUndefined();
  });
});

describe("findFlexibleSource", () => {
  const flexible = [320, 960, 1280, 1920].map((widthPx) => delivery(`width=${widthPx}`, widthPx));

  it("offers every width, and where one URL has to do one of 1,280 px", () => {
    const source = findFlexibleSource({ ...common, measured: flexible });
    expect(widthsOf(source)).toEqual([320, 960, 1280, 1920]);
    expect(source?.url).toBe("https://delivery.example/hash/id/width=1280");
  });

  it("offers the widest of a smaller picture, and nothing of none", () => {
    const source = findFlexibleSource({ ...common, measured: flexible.slice(0, 2) });
    expect(source?.url).toBe("https://delivery.example/hash/id/width=960");
    expect(findFlexibleSource({ ...common, measured: [] })).toBeUndefined();
  });
});
