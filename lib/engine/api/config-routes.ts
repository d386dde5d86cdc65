import type { AccountSettings } from "@/lib/engine/catalog/settings-catalog";
import { type ApiContext, json, type RouteTable } from "./api-context";
import type { ApiParts } from "./api-parts";
import { toSuccess } from "./envelope";
import { Fields } from "./field";
import { answerJson } from "./json-route";
import type { JsonObject } from "./read-json";
import { browserTtlBounds } from "./variant-input";

const names = ["flexible_variants", "browser_ttl", "preserve_content_credentials"];

const toResult = (settings: AccountSettings) => ({
  flexible_variants: settings.flexibleVariants,
  browser_ttl: settings.browserTtlSeconds,
  preserve_content_credentials: settings.preserveContentCredentials,
});

const parseChange = (body: JsonObject): Partial<AccountSettings> => {
  const fields = new Fields(body);
  fields.refuseOthers(names);
  const flexibleVariants = fields.findBoolean("flexible_variants");
  const browserTtlSeconds = fields.findCount("browser_ttl", browserTtlBounds);
  const preserveContentCredentials = fields.findBoolean("preserve_content_credentials");
  return {
    ...(flexibleVariants === undefined ? {} : { flexibleVariants }),
    ...(browserTtlSeconds === undefined ? {} : { browserTtlSeconds }),
    ...(preserveContentCredentials === undefined ? {} : { preserveContentCredentials }),
  };
};

const answerConfig = async ({ catalog }: ApiParts, context: ApiContext): Promise<Response> =>
  json(context, toSuccess(toResult(await catalog.settings.get())));

const changeConfig = (parts: ApiParts, context: ApiContext): Promise<Response> =>
  answerJson(parts, context, async (body) => {
    const settings = await parts.catalog.settings.update(parseChange(body));
    await parts.forgetVariants();
    return json(context, toSuccess(toResult(settings)));
  });

/** The account's settings; a change is in force for the next delivery. */
export const addConfigRoutes = ({ app, root, parts }: RouteTable): void => {
  app.get(`${root}/v1/config`, (context) => answerConfig(parts, context));
  app.patch(`${root}/v1/config`, (context) => changeConfig(parts, context));
};
