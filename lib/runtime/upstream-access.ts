import { randomBytes } from "node:crypto";
import path from "node:path";
import { type Config, type UpstreamCredentials } from "@/lib/config/load-config";
import { Secret } from "@/lib/config/secret";
import { type EngineSecrets, type GivenSecrets, loadEngineSecrets } from "@/lib/engine/engine-secrets";
import { readOrCreateSecret } from "@/lib/storage/secret-file";

/** How this process reaches its images. `engine` is set when the engine is ours. */
export type UpstreamAccess = Readonly<{
  accountId: string;
  credentials: UpstreamCredentials;
  engine: EngineSecrets | undefined;
}>;

const toGiven = ({ accountId, credentials }: Config): GivenSecrets => ({
  ...(accountId !== undefined && { accountId }),
  ...(credentials?.scheme === "token" && { apiToken: credentials.token.reveal() }),
  ...(credentials?.scheme === "key" && { apiEmail: credentials.email, apiKey: credentials.key.reveal() }),
});

/** What was set, or, when embedded, what was generated once and kept in `<dataDir>/secrets`. */
export const loadUpstreamAccess = async (config: Config): Promise<UpstreamAccess> => {
  if (config.upstream === "embedded") {
    const engine = await loadEngineSecrets(config.dataDir, toGiven(config));
    const generated: UpstreamCredentials = { scheme: "token", token: new Secret(engine.apiToken) };
    return { accountId: engine.accountId, credentials: config.credentials ?? generated, engine };
  }
  const { accountId, credentials } = config;
  if (accountId === undefined || credentials === undefined) throw new Error("the settings let a real account through");
  return { accountId, credentials, engine: undefined };
};

/** Signs session cookies. Made once; losing it signs everybody out. */
export const loadSessionSecret = (dataDir: string): Promise<string> =>
  readOrCreateSecret(path.join(dataDir, "secrets", "session-secret"), () => randomBytes(32).toString("base64url"));
