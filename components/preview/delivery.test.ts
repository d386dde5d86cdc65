import { describe, expect, it } from "vitest";
import type { Account } from "@/lib/contracts/account";
import type { Variant, VariantOptions } from "@/lib/contracts/variant";
import { buildImage } from "@/lib/testing/builders/build-image";
import { askAs, toCandidates, toDeliveryMode, toOfferedModes, type Delivery } from "./delivery";
import { toScreens } from "./devices";

const variant = (name: string, options: Partial<VariantOptions> | null): Variant => ({
  name,
  options: options === null ? null : { fit: "scale-down", metadata: "none", ...options },
  isDevice: options === null,
  neverRequireSignedURLs: false,
});
const variants = [
  variant("default", null),
  variant("w1920", { width: 1920 }),
  variant("w640", { width: 640 }),
  variant("w960", { width: 960 }),
  variant("wide", { width: 960, height: 4000 }),
  variant("square", { width: 600, height: 600, fit: "cover" }),
  variant("unlisted", { width: 320 }),
];
const image = buildImage({
  id: "hill",
  widthPx: 3000,
  heightPx: 2000,
  variants: variants.slice(0, -1).map(({ name }) => ({ name, url: `http://delivery.test/hash/hill/${name}` })),
});
const candidates = toCandidates(image, variants);
const account = { flexibleVariants: true } as Account;
const [desktop, , phone] = toScreens(undefined, []);
if (desktop === undefined || phone === undefined) throw new Error("the standard suite has three devices");
const delivery: Delivery = { mode: "variant", variant: "default", candidates, connection: "fast" };

describe("the srcset of an image", () => {
  it("holds the whole-picture variants it has, narrowest first, each width once", () => {
    expect(candidates).toEqual([
      { name: "w640", widthPx: 640 },
      { name: "w960", widthPx: 960 },
      { name: "w1920", widthPx: 1920 },
    ]);
  });

  it("counts variants once that the original is too small to fill", () => {
    expect(toCandidates({ ...image, widthPx: 500, heightPx: 400 }, variants)).toEqual([
      { name: "w1920", widthPx: 500 },
    ]);
  });
});

describe("the ways to ask", () => {
  it("are all three where variants and account allow", () => {
    expect(toOfferedModes(image, account, candidates)).toEqual(["variant", "srcset", "width"]);
  });

  it("leave out flexible widths for private images, and where the account has them off or does not say", () => {
    expect(toOfferedModes({ ...image, isPrivate: true }, account, [])).toEqual(["variant"]);
    expect(toOfferedModes(image, { ...account, flexibleVariants: false }, [])).toEqual(["variant"]);
    expect(toOfferedModes(image, { ...account, flexibleVariants: null }, [])).toEqual(["variant"]);
    expect(toOfferedModes(image, undefined, [])).toEqual(["variant"]);
  });

  it("fall back to one variant where a link asks for what is not offered", () => {
    expect(toDeliveryMode("width", ["variant", "srcset"])).toBe("variant");
    expect(toDeliveryMode("srcset", ["variant", "srcset"])).toBe("srcset");
  });
});

describe("the question of one screen", () => {
  it("carries every header of its browser", () => {
    expect(askAs(phone, delivery).choice).toEqual({
      variant: "default",
      device: "mobile",
      dpr: phone.dpr,
      viewportWidth: phone.widthPx,
      userAgent: phone.userAgent,
      accept: phone.accept,
      ect: "4g",
    });
  });

  it("tells the host of a slow line, and of a wish to save data", () => {
    expect(askAs(phone, { ...delivery, connection: "slow" }).choice.ect).toBe("3g");
    expect(askAs(phone, { ...delivery, connection: "saver" }).choice).toMatchObject({ ect: "4g", saveData: true });
  });

  it("leaves Accept to the server where a device has none of its own", () => {
    expect(askAs({ ...phone, accept: "" }, delivery).choice).not.toHaveProperty("accept");
  });

  it("names the device class for the default variant and nothing for others", () => {
    expect(askAs(phone, delivery).words).toBe("default, as phone");
    expect(askAs(phone, { ...delivery, variant: "square" }).words).toBe("square");
  });

  it("takes from a srcset what the slot and the dots ask for", () => {
    const srcset = { ...delivery, mode: "srcset" } as const;
    expect(askAs(phone, srcset)).toMatchObject({ words: "w960 (960w)", choice: { variant: "w960" } });
    expect(askAs(desktop, srcset).choice.variant).toBe("w1920");
    expect(askAs({ ...phone, slotWidthPx: 200 }, srcset).choice.variant).toBe("w640");
  });

  it("asks a flexible variant for exactly the dots of the slot", () => {
    const { choice, words } = askAs({ ...phone, slotWidthPx: 200 }, { ...delivery, mode: "width" });
    expect(choice.options).toBe("width=525");
    expect(choice).not.toHaveProperty("variant");
    expect(words).toBe("width=525");
  });
});
