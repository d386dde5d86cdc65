import type { Image } from "@/lib/contracts/image";
import { clientHeader } from "./api-fetch";
import { apiPath } from "./api-path";
import { type ProblemError, toNetworkProblem, toProblemError } from "./problem-error";

export type UploadRequest = {
  file: File;
  /** The server keeps one image per key, however often it is sent. */
  idempotencyKey: string;
  /** Bytes of the file handed to the network so far. */
  onProgress(sentBytes: number): void;
  /** The last byte is sent. */
  onSent(): void;
  signal: AbortSignal;
};

/** Sends one file. Rejects with ProblemError, or with AbortError once `signal` is aborted. */
export type UploadTransport = (request: UploadRequest) => Promise<Image>;

/** The browser's transport. XMLHttpRequest, because fetch tells nothing of the bytes sent. */
export const sendByXhr: UploadTransport = (request) =>
  new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    const abort = () => xhr.abort();
    xhr.open("POST", apiPath.images);
    xhr.setRequestHeader("Accept", "application/json");
    xhr.setRequestHeader("Idempotency-Key", request.idempotencyKey);
    for (const [name, value] of Object.entries(clientHeader)) xhr.setRequestHeader(name, value);
    xhr.upload.addEventListener("progress", (event) => request.onProgress(toFileBytes(event, request.file.size)));
    xhr.upload.addEventListener("load", () => request.onSent());
    xhr.addEventListener("load", () => settle(xhr, resolve, reject));
    xhr.addEventListener("error", () => reject(toNetworkProblem()));
    xhr.addEventListener("abort", () => reject(new DOMException("The upload was cancelled.", "AbortError")));
    xhr.addEventListener("loadend", () => request.signal.removeEventListener("abort", abort));
    request.signal.addEventListener("abort", abort);
    const form = new FormData();
    // The name of a file part arrives changed: forms write a double quote in it as %22, as HTML demands.
    form.append("filename", request.file.name);
    form.append("file", request.file, request.file.name);
    xhr.send(form);
  });

/** The form's own lines are part of `loaded`; nearly all of them go before the file. */
function toFileBytes(event: ProgressEvent, fileBytes: number): number {
  const formBytes = event.lengthComputable ? Math.max(0, event.total - fileBytes) : 0;
  return Math.min(fileBytes, Math.max(0, event.loaded - formBytes));
}

function settle(xhr: XMLHttpRequest, resolve: (image: Image) => void, reject: (error: ProblemError) => void): void {
  const answer = {
    status: xhr.status,
    body: xhr.responseText,
    retryAfter: xhr.getResponseHeader("Retry-After"),
    requestId: xhr.getResponseHeader("X-Request-Id"),
  };
  const image = xhr.status >= 200 && xhr.status < 300 ? findImage(xhr.responseText) : undefined;
  if (image) resolve(image);
  else reject(toProblemError(answer));
}

function findImage(body: string): Image | undefined {
  try {
    // The server checks its answers against the contract; here it only must be one.
    const value: unknown = JSON.parse(body);
    const isImage = typeof value === "object" && value !== null && "id" in value && "variants" in value;
    return isImage ? (value as Image) : undefined;
  } catch {
    // A page of a proxy with status 200 is no answer of ours.
    return undefined;
  }
}
