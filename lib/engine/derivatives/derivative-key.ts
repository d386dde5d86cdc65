import { engineVersion } from "@/lib/engine/plan/plan";

const keyShape = /^[0-9a-f]{2}\/([0-9a-f]{64})\/(\d+)-[^/]+$/;

/** Where all derivatives of an original lie. */
export const toDerivativeFolder = (sha256: string): string => `${sha256.slice(0, 2)}/${sha256}`;

/** Where a derivative lies: a folder for each original, a name for each plan. */
export const toDerivativeKey = (sha256: string, plan: string): string => `${toDerivativeFolder(sha256)}/${plan}`;

/** The original's hash, or undefined for a key of another engine version or none of ours. */
export const findDerivativeOf = (key: string): string | undefined => {
  const match = keyShape.exec(key);
  return match?.[2] === String(engineVersion) ? match[1] : undefined;
};
