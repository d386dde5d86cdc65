/** Which account this is, as far as the settings say. */
export type AccountIdentity = Readonly<{
  upstream: "embedded" | "cloudflare";
  /** Known beforehand only of our own engine; elsewhere it is read from an image's URL. */
  accountHash: string | undefined;
}>;
