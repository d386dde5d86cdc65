import type { ConfigChange, VariantRecord } from "./account-upstream";

type SdkOptions = {
  fit: "scale-down" | "contain" | "cover" | "crop" | "pad";
  width: number;
  height: number;
  metadata: "none" | "copyright" | "keep";
};

/**
 * Options in the API's own names. The SDK's type demands both sides, but the service takes one and reads a null as a
 * fault; it knows neither `blur` nor `browser_ttl`, but sends what it is given.
 */
export const toOptionsBody = ({ options, neverRequireSignedURLs }: Omit<VariantRecord, "name">) => {
  const { browserTtlSeconds, blur, ...rest } = options;
  const body = {
    ...rest,
    ...(blur === undefined || blur === 0 ? {} : { blur }),
    ...(browserTtlSeconds === undefined ? {} : { browser_ttl: browserTtlSeconds }),
  };
  return { options: body as SdkOptions, neverRequireSignedURLs };
};

export const toConfigBody = (change: ConfigChange): Record<string, boolean | number> => ({
  ...(change.flexibleVariants === undefined ? {} : { flexible_variants: change.flexibleVariants }),
  ...(change.browserTtlSeconds === undefined ? {} : { browser_ttl: change.browserTtlSeconds }),
  ...(change.preserveContentCredentials === undefined
    ? {}
    : { preserve_content_credentials: change.preserveContentCredentials }),
});

/** The same options, whatever their order. */
export const isSameRecord = (a: VariantRecord, b: VariantRecord): boolean => {
  const [one, other] = [toOptionsBody(a), toOptionsBody(b)];
  const names = new Set([...Object.keys(one.options), ...Object.keys(other.options)]) as Set<keyof SdkOptions>;
  return (
    a.name === b.name &&
    one.neverRequireSignedURLs === other.neverRequireSignedURLs &&
    [...names].every((name) => one.options[name] === other.options[name])
  );
};
