import { UploadQueue } from "./upload-queue";
import { findUploadRefusal } from "./upload-rules";
import { sendByXhr } from "./upload-transport";

const hiddenFrameMs = 250;

let shared: UploadQueue | undefined;

/** The page's one queue. It outlives every screen, so that no change of screen loses a file. */
export function getBrowserUploadQueue(): UploadQueue {
  shared ??= createBrowserUploadQueue();
  return shared;
}

function createBrowserUploadQueue(): UploadQueue {
  const queue = new UploadQueue({
    send: sendByXhr,
    findRefusal: findUploadRefusal,
    clock: { nowMs: () => Date.now(), after },
    isOnline: () => navigator.onLine,
    random: Math.random,
    createId,
    scheduleFrame,
  });
  window.addEventListener("online", () => queue.resume());
  window.addEventListener("beforeunload", (event) => {
    if (queue.isBusy) event.preventDefault();
  });
  return queue;
}

function after(delayMs: number, run: () => void): () => void {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
}

/** A hidden page gets no frames, but its title and its screen reader still want the news. */
function scheduleFrame(publish: () => void): void {
  if (document.hidden) setTimeout(publish, hiddenFrameMs);
  else requestAnimationFrame(publish);
}

/** A random UUID; browsers offer `randomUUID` on https and localhost only, and consoles run elsewhere too. */
function createId(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
