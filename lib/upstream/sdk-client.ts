import { BaseBlobs } from "cloudflare/resources/images/v1/blobs";
import { BaseKeys } from "cloudflare/resources/images/v1/keys";
import { BaseStats } from "cloudflare/resources/images/v1/stats";
import { BaseV1 } from "cloudflare/resources/images/v1/v1";
import { BaseVariants } from "cloudflare/resources/images/v1/variants";
import { BaseV2 } from "cloudflare/resources/images/v2/v2";
import { createClient } from "cloudflare/tree-shakable";
import { type Credentials, toAuthHeaders } from "./credentials";

/** What a request of ours may carry. The SDK adds more, some of it from the environment. */
const keptHeaders = ["accept", "content-type", "user-agent", "api-version"] as const;

export type SdkOptions = Readonly<{ baseUrl: string; credentials: Credentials; fetch?: typeof fetch | undefined }>;

/**
 * The official client with the image resources only. It reads CLOUDFLARE_* by itself and would send every scheme it
 * finds, so the last word on headers is ours: one scheme, ours, and nothing the environment slipped in.
 */
export const createSdkClient = ({ baseUrl, credentials, fetch: send = fetch }: SdkOptions) => {
  const guarded = (input: Parameters<typeof fetch>[0], init?: RequestInit): Promise<Response> => {
    const asked = new Headers(init?.headers);
    const headers = new Headers(toAuthHeaders(credentials));
    for (const name of keptHeaders) {
      const value = asked.get(name);
      if (value !== null) headers.set(name, value);
    }
    return send(input, { ...init, headers, redirect: "error" });
  };
  return createClient({
    resources: [BaseV1, BaseV2, BaseBlobs, BaseStats, BaseVariants, BaseKeys],
    baseURL: baseUrl,
    // Only to satisfy the SDK's own check; `guarded` writes the real headers.
    apiToken: "set-by-guard",
    apiKey: null,
    apiEmail: null,
    userServiceKey: null,
    // Repeating is decided in retry.ts: the SDK repeats a 409 and an upload whose fate is unknown.
    maxRetries: 0,
    logLevel: "off",
    // The SDK probes `Response` on the function before it builds a form.
    fetch: Object.assign(guarded, { Response }),
  });
};

export type SdkClient = ReturnType<typeof createSdkClient>;
