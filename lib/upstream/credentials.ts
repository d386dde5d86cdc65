type Revealable = Readonly<{ reveal: () => string }>;

/** Exactly one scheme. The values are read at the moment of a call and nowhere kept. */
export type Credentials =
  | Readonly<{ scheme: "token"; token: Revealable }>
  | Readonly<{ scheme: "key"; email: string; key: Revealable }>;

export const toAuthHeaders = (credentials: Credentials): Readonly<Record<string, string>> =>
  credentials.scheme === "token"
    ? { authorization: `Bearer ${credentials.token.reveal()}` }
    : { "x-auth-email": credentials.email, "x-auth-key": credentials.key.reveal() };
