/** Who is asked, and what the run may do there. */
export type Target = Readonly<{
  /** `…/client/v4`. */
  apiUrl: string;
  accountId: string;
  credentials: Readonly<{ token: string } | { email: string; key: string }>;
  /** The other scheme's, where known: both are checked. */
  otherCredentials?: Target["credentials"];
  /** In place of the origin that the target's own delivery URLs have. */
  deliveryOrigin?: string;
  /** Where batch tokens are taken. */
  batchOrigin: string;
  /** Starts a server that the target may fetch pictures from; absent when it cannot reach us. */
  serveToTarget?: (path: string, bytes: Buffer) => Promise<string>;
  dialect: "v1" | "beta";
  /** Settings of the whole account may be changed, and are put back. */
  mayTouchAccount: boolean;
  /** Nobody depends on the account: what cannot be put back may be changed too. */
  isDisposable: boolean;
  /** Calls of the API a second. */
  pace: number;
}>;

const localNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether the address is this machine: nobody else's account can be hurt there. */
export const isLocalTarget = (apiUrl: string): boolean => localNames.has(new URL(apiUrl).hostname);

/** The headers of either scheme. */
export const toCredentialHeaders = (credentials: Target["credentials"]): Record<string, string> =>
  "token" in credentials
    ? { Authorization: `Bearer ${credentials.token}` }
    : { "X-Auth-Email": credentials.email, "X-Auth-Key": credentials.key };
