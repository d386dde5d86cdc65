import type { ServiceContext } from "../context";

/** Entries of the log that are read at most. */
const entriesMost = 10_000;

/** One URL signed by this console. Times as the log holds them. */
export type LoggedSigning = Readonly<{
  at: string;
  imageId: string;
  variant: string;
  keyName: string;
  expiresAt: string | null;
}>;

/** `isWhole`: the log holds no more than was read. */
export type SigningLog = Readonly<{ signings: readonly LoggedSigning[]; isWhole: boolean }>;

const toText = (value: unknown): string => (typeof value === "string" ? value : "");

/** The URLs signed by this console, newest first. What was signed elsewhere is in no log of ours. */
export const readSigningLog = async ({ audit }: Pick<ServiceContext, "audit">): Promise<SigningLog> => {
  const entries = await audit.list({ action: "image.url-signed", limit: entriesMost + 1 });
  const signings = entries
    .slice(0, entriesMost)
    .filter(({ detail }) => detail.failed === undefined)
    .map(({ at, imageId, detail }) => ({
      at,
      imageId: imageId ?? "",
      variant: toText(detail.variant),
      keyName: toText(detail.keyName),
      expiresAt: typeof detail.expiresAt === "string" ? detail.expiresAt : null,
    }));
  return { signings, isWhole: entries.length <= entriesMost };
};
