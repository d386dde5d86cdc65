import { createSandbox } from "@/lib/sandbox/child-pool";
import type { Sandbox } from "@/lib/sandbox/sandbox";

export type PixelSandboxOptions = Readonly<{
  /** Bundle of this folder's child.ts. */
  childFile: string;
  /** Pictures decoded at the same time for people who wait. */
  slots: number;
}>;

/** The slowest picture that is accepted takes about 3 s on one core of 2020. */
const deadlineMs = 10_000;
/** Six seconds of work for two cores: whoever comes later had better come again. */
const waitingMost = 64;

/** Children for people who wait, and one besides for what nobody waits for. */
export const createPixelSandbox = ({ childFile, slots }: PixelSandboxOptions): Sandbox =>
  createSandbox({ childFile, slots, lowSlots: 1, deadlineMs, queueLimit: waitingMost });
