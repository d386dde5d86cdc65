import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import busboy from "busboy";
import { AppError } from "@/lib/errors/app-error";
import type { BlobStore, StagedBlob } from "@/lib/storage/blob-store";
import { EngineError } from "@/lib/engine/engine-error";
import { limits } from "../api/limits";
import { type BodyPace, watchPace } from "./body-pace";
import { toFieldText, toFilename } from "./form-fields";
import type { FormField } from "./metadata-fields";

export type UploadForm = Readonly<{
  fields: readonly FormField[];
  /** The part named `file`; undefined when there is none. */
  file: StagedFile | undefined;
}>;
export type StagedFile = Readonly<{ staged: StagedBlob; filename: string | undefined }>;

/** Where files are spooled, and how slowly they may come. */
export type FormReader = Readonly<{ originals: BlobStore; bodyPace: BodyPace }>;

const formBytes = limits.fileBytes + limits.formOverheadBytes;
const bad = (message: string, cause?: unknown): EngineError => new EngineError("badRequest", message, { cause });

export const toTooLarge = (sizeBytes?: number): EngineError => {
  const figure = sizeBytes === undefined ? "" : `; this request has ${sizeBytes}`;
  return new EngineError("tooLarge", `The file is too large: the limit is ${limits.fileBytes} bytes${figure}`);
};

/** Throws EngineError 5415 for anything but a form, 5413 for a length that cannot fit. Reads nothing. */
export const checkFormHeaders = ({ headers }: IncomingMessage): void => {
  if (!/^multipart\/form-data\s*(?:;|$)/i.test(headers["content-type"] ?? "")) {
    throw new EngineError(
      "notAForm",
      "Images must be uploaded as a form, not as raw image data. Please use multipart/form-data format",
    );
  }
  const lengthBytes = Number(headers["content-length"] ?? 0);
  if (lengthBytes > formBytes) throw toTooLarge(lengthBytes);
};

const toParser = (request: IncomingMessage): busboy.Busboy => {
  try {
    return busboy({
      headers: request.headers,
      defCharset: "latin1",
      defParamCharset: "utf8",
      limits: { parts: limits.formParts, fieldSize: limits.fileBytes + 1, fileSize: limits.fileBytes + 1 },
    });
  } catch (cause) {
    throw new EngineError("notAForm", "The form cannot be read: its content type has no boundary", { cause });
  }
};

const toError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

/** One form being read. The first fault wins, stops the reading, and leaves no file behind. */
class FormReading {
  readonly #originals: BlobStore;
  readonly #pace: BodyPace;
  readonly #parser: busboy.Busboy;
  readonly #stop = new AbortController();
  readonly #fields: FormField[] = [];
  #file: { filename: string | undefined; staging: Promise<StagedBlob> } | undefined;
  #fault: Error | undefined;

  constructor(request: IncomingMessage, { originals, bodyPace }: FormReader) {
    this.#originals = originals;
    this.#pace = bodyPace;
    this.#parser = toParser(request);
    this.#parser.on("field", (name, value, { valueTruncated }) => this.#takeField(name, value, valueTruncated));
    this.#parser.on("file", (name, stream, { filename }) => this.#takePart(name, stream, filename));
    this.#parser.on("partsLimit", () => this.#fail(bad(`The form has more than ${limits.formParts} parts`)));
    this.#parser.on("error", (error) => {
      const reason = error instanceof Error ? error.message : String(error);
      this.#fail(bad(`The form cannot be read: ${reason}`, error));
    });
  }

  async read(request: IncomingMessage): Promise<UploadForm> {
    const unwatch = watchPace(request, this.#pace, (error) => this.#fail(error));
    try {
      await this.#pump(request);
    } finally {
      unwatch();
    }
    const file = this.#file;
    const staged = await file?.staging.catch((error: unknown) => {
      this.#fail(error);
      return undefined;
    });
    if (this.#fault === undefined) {
      return { fields: this.#fields, file: staged && { staged, filename: file?.filename } };
    }
    if (staged !== undefined) await this.#originals.discard(staged);
    throw this.#fault;
  }

  #fail(error: unknown): void {
    if (this.#fault !== undefined) return;
    const isTooLarge = error instanceof AppError && error.code === "image-too-large";
    this.#fault = isTooLarge ? toTooLarge() : toError(error);
    this.#stop.abort();
    // Not at once: the parser may be in the midst of a chunk, and breaks when destroyed under its own hands.
    queueMicrotask(() => this.#parser.destroy());
  }

  /** Settles when the parser is through, or at the first fault: what is left of the body is the caller's to discard. */
  #pump(request: IncomingMessage): Promise<void> {
    const parser = this.#parser;
    const { signal } = this.#stop;
    let readBytes = 0;
    return new Promise((resolve) => {
      const take = (chunk: Buffer): void => {
        readBytes += chunk.byteLength;
        if (readBytes > formBytes) this.#fail(toTooLarge());
        else if (!parser.write(chunk)) request.pause();
      };
      const finish = (): void => void parser.end();
      const breakOff = (cause?: unknown): void => {
        if (!request.readableEnded) this.#fail(bad("The connection closed before the form was complete", cause));
      };
      const resume = (): void => void request.resume();
      const settle = (): void => {
        request.off("data", take).off("end", finish).off("error", breakOff).off("close", breakOff).pause();
        parser.off("drain", resume).off("close", settle);
        resolve();
      };
      signal.addEventListener("abort", settle, { once: true });
      parser.on("drain", resume).once("close", settle);
      request.on("data", take).once("end", finish).on("error", breakOff).once("close", breakOff);
    });
  }

  #takeField(name: string | undefined, value: string, isTruncated: boolean): void {
    if (name === "file") {
      if (isTruncated) this.#fail(toTooLarge());
      else this.#takeFile(Readable.from([Buffer.from(value, "latin1")]), undefined);
    } else if (Buffer.byteLength(value) > limits.formOverheadBytes) {
      this.#fail(bad(`The field ${JSON.stringify(name)} is longer than ${limits.formOverheadBytes} bytes`));
    } else {
      this.#fields.push([toFieldText(name ?? ""), toFieldText(value)]);
    }
  }

  #takePart(name: string | undefined, stream: Readable, filename: string | undefined): void {
    if (name === "file") {
      this.#takeFile(stream, filename);
      return;
    }
    // Browsers give every Blob a filename, so `metadata` may come as a file part. It is text all the same.
    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    stream.on("data", (chunk: Buffer) => {
      sizeBytes += chunk.byteLength;
      // One byte over is enough to be refused as too long.
      if (sizeBytes - chunk.byteLength <= limits.formOverheadBytes) chunks.push(chunk);
    });
    stream.on("end", () => this.#takeField(name, Buffer.concat(chunks).toString("latin1"), false));
    stream.on("error", (error: Error) => this.#fail(bad("The form breaks off within a part", error)));
  }

  #takeFile(stream: Readable, filename: string | undefined): void {
    stream.once("limit", () => this.#fail(toTooLarge()));
    // Listened to before anything else: a stream may break while its temporary file is still being opened.
    stream.on("error", (error: Error) => {
      // Staging that gives up ends the stream with an AbortError; why it gave up comes with its own rejection.
      if (error.name !== "AbortError") this.#fail(bad("The form breaks off within the file", error));
    });
    if (this.#file !== undefined || this.#fault !== undefined) {
      stream.resume();
      this.#fail(bad("The form has more than one part named `file`"));
      return;
    }
    const staging = this.#originals.stage(stream, { limitBytes: limits.fileBytes, signal: this.#stop.signal });
    this.#file = { filename: toFilename(filename, limits.filenameChars), staging };
    staging.catch((error: unknown) => this.#fail(error));
  }
}

/**
 * Reads a form, spooling its file to a staged blob that the caller publishes or discards.
 * Throws EngineError: 5400 for a form that is broken or has two files, 5408 when it comes too slowly, 5413 over the
 * limit, 5415 for no form.
 */
export const readForm = (request: IncomingMessage, reader: FormReader): Promise<UploadForm> => {
  checkFormHeaders(request);
  return new FormReading(request, reader).read(request);
};
