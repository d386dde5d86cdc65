import type { CatalogVariant, VariantChange, VariantOptions } from "@/lib/engine/catalog/variant-catalog";
import { Fields, refuse } from "./field";
import { limits } from "./limits";
import type { JsonObject } from "./read-json";

const nameShape = /^[A-Za-z0-9]{1,99}$/;
const fits = ["scale-down", "contain", "cover", "crop", "pad"] as const;
const metadataChoices = ["none", "copyright", "keep"] as const;
const optionNames = ["fit", "width", "height", "metadata", "blur", "browser_ttl"];

/** How long browsers may be told to keep a picture: an hour to a year. */
export const browserTtlBounds = { min: 3600, max: 31_536_000 } as const;

/** The name of the variant that chooses its box by device, and how the API shows its options: the largest box. */
const deviceVariant = "default";
export const deviceOptions: VariantOptions = { fit: "scale-down", width: 2560, height: 1440, metadata: "none" };

const parseSides = (fields: Fields): Pick<VariantOptions, "width" | "height"> => {
  const width = fields.findCount("width", { min: 1, max: limits.sidePx });
  const height = fields.findCount("height", { min: 1, max: limits.sidePx });
  if (width === undefined && height === undefined) refuse("The field `options` needs `width`, `height` or both");
  return { ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) };
};

/** The options of a variant. What is left out gets the service's default. Throws EngineError 5400. */
const parseOptions = (given: JsonObject): VariantOptions => {
  const fields = new Fields(given, "options");
  fields.refuseOthers(optionNames);
  const blur = fields.findCount("blur", { min: 0, max: 250 }) ?? 0;
  const browserTtlSeconds = fields.findCount("browser_ttl", browserTtlBounds);
  return {
    fit: fields.findChoice("fit", fits) ?? "scale-down",
    ...parseSides(fields),
    metadata: fields.findChoice("metadata", metadataChoices) ?? "none",
    ...(blur === 0 ? {} : { blur }),
    ...(browserTtlSeconds === undefined ? {} : { browserTtlSeconds }),
  };
};

const isDevice = (id: string, options: VariantOptions): boolean =>
  id === deviceVariant &&
  options.fit === deviceOptions.fit &&
  options.width === deviceOptions.width &&
  options.height === deviceOptions.height &&
  options.metadata === deviceOptions.metadata &&
  options.blur === undefined &&
  options.browserTtlSeconds === undefined;

/** `default` with the options it is shown with stays what it is: who reads it and writes it back changes nothing. */
const toStored = (id: string, options: VariantOptions): CatalogVariant["options"] =>
  isDevice(id, options) ? "device" : options;

/** What an update of `id` says. Throws EngineError 5400. */
export const parseVariantChange = (id: string, body: JsonObject): VariantChange => {
  const fields = new Fields(body);
  const options = fields.findObject("options");
  const neverRequireSignedUrls = fields.findBoolean("neverRequireSignedURLs");
  return {
    ...(options === undefined ? {} : { options: toStored(id, parseOptions(options)) }),
    ...(neverRequireSignedUrls === undefined ? {} : { neverRequireSignedUrls }),
  };
};

/** A variant to be made. Throws EngineError 5400. */
export const parseVariant = (body: JsonObject): CatalogVariant => {
  const id = new Fields(body).findText("id", { max: 1000 });
  if (id === undefined) return refuse("The field `id` is missing: the variant needs a name");
  if (!nameShape.test(id)) {
    return refuse(`The variant name ${JSON.stringify(id.slice(0, 100))} may have letters and digits only, 1 to 99`);
  }
  const { options, neverRequireSignedUrls = false } = parseVariantChange(id, body);
  if (options === undefined) return refuse("The field `options` is missing");
  return { id, options, neverRequireSignedUrls };
};
