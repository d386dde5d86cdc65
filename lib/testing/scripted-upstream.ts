import { createUpstream } from "@/lib/upstream/cloudflare-upstream";
import type { Timing } from "@/lib/upstream/retry";
import type { Upstream } from "@/lib/upstream/upstream";

/** A clock that moves only by the pauses taken, and remembers them. */
export type PauseClock = { atMs: number; pausesMs: number[] };

export const scriptedSource = { bytes: Buffer.from("picture"), filename: "cat.jpg", contentType: "image/jpeg" };

/** An image as the service answers it. */
export const scriptedImage = {
  id: "x",
  filename: "cat.jpg",
  uploaded: "2026-11-01T10:00:00Z",
  requireSignedURLs: false,
  variants: [],
};

/** The real client against a scripted API, with pauses counted instead of waited for. */
export const connectScripted = (origin: string, clock: PauseClock, timing: Partial<Timing> = {}): Upstream =>
  createUpstream({
    baseUrl: `${origin}/client/v4`,
    accountId: "0".repeat(32),
    credentials: { scheme: "token", token: { reveal: () => "t" } },
    timing: {
      now: () => clock.atMs,
      wait: (ms) => {
        clock.pausesMs.push(ms);
        clock.atMs += ms;
        return Promise.resolve();
      },
      random: () => 1,
      ...timing,
    },
  });
