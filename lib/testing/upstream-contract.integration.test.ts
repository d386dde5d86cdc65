import { describe, it } from "vitest";
import { loadConfig } from "@/lib/config/load-config";
import { createUpstream } from "@/lib/upstream/cloudflare-upstream";
import { describeAccount } from "./account-contract";
import { startTestEngine } from "./engine/start-test-engine";
import { describeUpstream } from "./upstream-contract";

const wrongToken = { scheme: "token", token: { reveal: () => "wrong-token" } } as const;
const once = { attempts: 1 };

const startEmbedded = async (scheme: "token" | "key") => {
  const engine = await startTestEngine();
  const { accountId, apiToken, apiEmail, apiKey } = engine.secrets;
  const connection = {
    baseUrl: engine.apiUrl,
    accountId,
    deliveryOrigin: { publicOrigin: `http://localhost:${engine.port}`, internalOrigin: engine.url },
    timing: once,
  };
  const credentials =
    scheme === "token"
      ? ({ scheme, token: { reveal: () => apiToken } } as const)
      : ({ scheme, email: apiEmail, key: { reveal: () => apiKey } } as const);
  return {
    upstream: createUpstream({ ...connection, credentials }),
    intruder: createUpstream({ ...connection, credentials: wrongToken }),
    close: engine.close,
  };
};

describeUpstream("the embedded engine by token", () => startEmbedded("token"));
describeUpstream("the embedded engine by email and key", () => startEmbedded("key"));
describeAccount("the embedded engine by token", () => startEmbedded("token"));
describeAccount("the embedded engine by email and key", () => startEmbedded("key"));

/** A real account, or another server, by the product's own settings. */
const { apiBaseUrl, accountId, credentials, upstream } = loadConfig();
if (upstream === "cloudflare" && accountId !== undefined && credentials !== undefined) {
  const connection = { baseUrl: apiBaseUrl, accountId };
  const connect = () =>
    Promise.resolve({
      upstream: createUpstream({ ...connection, credentials }),
      intruder: createUpstream({ ...connection, credentials: wrongToken, timing: once }),
      close: () => Promise.resolve(),
    });
  describeUpstream(apiBaseUrl, connect);
  describeAccount(apiBaseUrl, connect);
} else {
  describe("a real account as an upstream", () => {
    it.skip("needs UPSTREAM=cloudflare, CLOUDFLARE_ACCOUNT_ID, a credential and, for other servers, CLOUDFLARE_BASE_URL", () => {});
  });
}
