import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import busboy from "busboy";
import type { z } from "zod";
import { uploadLimits } from "@/lib/contracts/upload-limits";
import { AppError } from "@/lib/errors/app-error";
import { type BodyReader, type BodyTools, type StagedFile, toMediaType } from "./body-reader";

type UploadedFile = Readonly<{
  staged: StagedFile;
  /** As the field `filename` says, else as the file part is named, without folders; empty when it has no name. */
  filename: string;
  /** What the sender claims; never believed. */
  contentType: string;
}>;

export type MultipartUpload<Fields> = Readonly<{ fields: Fields; file: UploadedFile }>;

/** Room for the form around the file: boundaries, part headers and text fields. */
const envelopeBytes = 256 * 1024;
const maxTextFieldBytes = 16 * 1024;
const fileField = "file";
/** Text field that says how the file is called, where a file part cannot: forms write `"` in its name as `%22`. */
const filenameField = "filename";

const invalid = (detail: string, cause?: unknown): AppError => new AppError("invalid-input", { detail, cause });

const tooLarge = (sizeBytes: number): AppError =>
  new AppError("image-too-large", {
    detail: `The upload has ${sizeBytes} bytes, the limit for a file is ${uploadLimits.fileBytes}. Make it smaller and try again.`,
  });

/** Busboy hands over text as latin1 so that no byte is lost: turn it back into bytes. */
const toBytes = (text: string): Buffer => Buffer.from(text, "latin1");

const toText = (raw: string): string => {
  // A part that names its own charset arrives decoded; its bytes would not be UTF-8 again.
  if (/[\u0100-\uffff]/.test(raw)) return raw;
  const text = toBytes(raw).toString("utf8");
  return text.includes("\ufffd") ? raw : text;
};

/** Stops the reading; the first fault given is the one that counts. */
type Refuse = (fault?: Error) => void;

/** A refusal of the spool, or a disk that fails. Anything else only repeats that the body broke off. */
const toSpoolFault = (fault: unknown): Error | undefined =>
  fault instanceof AppError || (fault instanceof Error && "syscall" in fault) ? fault : undefined;

/** Collects the parts of one form. `refuse` is called once, with the first fault. */
class FormCollector {
  readonly fields: Record<string, string> = {};
  #file: Promise<UploadedFile> | undefined;

  constructor(
    private readonly tools: BodyTools,
    private readonly refuse: Refuse,
  ) {}

  #stage(source: AsyncIterable<Uint8Array>, named: { filename: string; contentType: string }): void {
    const staged = this.tools.spool.stage(source, { limitBytes: uploadLimits.fileBytes, signal: this.tools.signal });
    this.#file = staged.then((blob) => ({ staged: blob, ...named }));
    this.#file.catch((fault: unknown) => this.refuse(toSpoolFault(fault)));
  }

  onFile = (name: string | undefined, stream: Readable, info: busboy.FileInfo): void => {
    // A broken body destroys this stream with an error that the pipeline reports as well.
    stream.on("error", () => stream.resume());
    if (name !== fileField || this.#file !== undefined) {
      stream.resume();
      this.refuse(invalid(`Send exactly one file, in a part named "${fileField}".`));
      return;
    }
    this.#stage(stream, { filename: (info.filename as string | undefined) ?? "", contentType: info.mimeType });
  };

  onField = (name: string | undefined, raw: string, info: busboy.FieldInfo): void => {
    if (name === fileField) {
      if (this.#file !== undefined) this.refuse(invalid(`Send exactly one file, in a part named "${fileField}".`));
      else this.#stage(Readable.from([toBytes(raw)]), { filename: "", contentType: info.mimeType });
      return;
    }
    if (name === undefined) this.refuse(invalid("A part of the form has no name."));
    else if (info.valueTruncated || raw.length > maxTextFieldBytes) {
      this.refuse(invalid(`A text field has at most ${maxTextFieldBytes} bytes.`));
    } else if (Object.hasOwn(this.fields, name)) this.refuse(invalid(`The field "${name}" came twice.`));
    else Object.defineProperty(this.fields, name, { value: toText(raw), enumerable: true });
  };

  async getFile(): Promise<UploadedFile> {
    if (this.#file === undefined) throw invalid(`The form has no part named "${fileField}".`);
    return this.#file;
  }

  /** Takes back what was spooled. */
  async discard(): Promise<void> {
    const file = await this.#file?.catch(() => undefined);
    if (file !== undefined) await this.tools.spool.discard(file.staged);
  }
}

const createParser = (contentType: string, collector: FormCollector, refuse: Refuse) => {
  const parser = busboy({
    headers: { "content-type": contentType },
    defParamCharset: "utf8",
    defCharset: "latin1",
    limits: {
      files: 2,
      fields: 40,
      parts: 42,
      headerPairs: 40,
      fieldNameSize: 200,
      fieldSize: uploadLimits.fileBytes + 1,
    },
  });
  parser.on("file", collector.onFile);
  parser.on("field", collector.onField);
  for (const limit of ["partsLimit", "filesLimit", "fieldsLimit"] as const) {
    parser.on(limit, () => refuse(invalid("The form has too many parts.")));
  }
  return parser;
};

const createByteCounter = (refuse: Refuse) => {
  const counted = { receivedBytes: 0 };
  const stream = new Transform({
    transform(chunk: Uint8Array, _encoding, next) {
      counted.receivedBytes += chunk.byteLength;
      if (counted.receivedBytes > uploadLimits.fileBytes + envelopeBytes) refuse(tooLarge(counted.receivedBytes));
      next(null, chunk);
    },
  });
  return { counted, stream };
};

const requireForm = (request: Request): { contentType: string; body: NodeReadableStream; declaredBytes: number } => {
  const contentType = request.headers.get("content-type") ?? "";
  if (toMediaType(contentType) !== "multipart/form-data" || !/;\s*boundary=/i.test(contentType)) {
    throw new AppError("unsupported-media-type", { detail: "Send the file as multipart/form-data with a boundary." });
  }
  const declaredBytes = Number(request.headers.get("content-length") ?? Number.NaN);
  if (declaredBytes > uploadLimits.fileBytes + envelopeBytes) throw tooLarge(declaredBytes);
  if (request.body === null) throw invalid(`The form has no part named "${fileField}".`);
  return { contentType, body: request.body as NodeReadableStream, declaredBytes };
};

/** The name the sender wrote out counts before the one that its form could carry. */
const withWrittenName = (file: UploadedFile, { [filenameField]: written, ...fields }: Record<string, string>) => ({
  file: written === undefined || written === "" ? file : { ...file, filename: written },
  fields,
});

const receive = async (request: Request, tools: BodyTools): Promise<{ file: UploadedFile; fields: unknown }> => {
  const { contentType, body, declaredBytes } = requireForm(request);
  const stop = new AbortController();
  let fault: Error | undefined;
  const refuse: Refuse = (reason) => {
    fault ??= reason;
    // Aborting destroys busboy, which must not happen inside one of its own events.
    queueMicrotask(() => stop.abort());
  };
  const collector = new FormCollector(tools, refuse);
  const { counted, stream } = createByteCounter(refuse);
  try {
    const parser = createParser(contentType, collector, refuse);
    await pipeline(Readable.fromWeb(body), stream, parser, { signal: AbortSignal.any([stop.signal, tools.signal]) });
    if (fault !== undefined) throw fault;
    if (!Number.isNaN(declaredBytes) && declaredBytes !== counted.receivedBytes) {
      throw new Error(`received ${counted.receivedBytes} of ${declaredBytes} bytes`);
    }
    return withWrittenName(await collector.getFile(), collector.fields);
  } catch (cause) {
    await collector.discard();
    if (fault !== undefined) throw fault;
    if (cause instanceof AppError) throw cause;
    throw new AppError("body-cut-short", { detail: "The upload ended before its form did. Send it again.", cause });
  }
};

/**
 * Reads one file and the text fields beside it, as they arrive; the file goes straight to the spool.
 * Errors: `unsupported-media-type`, `invalid-input`, `image-too-large`, `body-cut-short`. On an error nothing stays behind.
 */
export const multipartUpload = <Fields>(schema: z.ZodType<Fields>): BodyReader<MultipartUpload<Fields>> => ({
  mediaType: "multipart/form-data",
  schema,
  read: async (request, tools) => {
    const { file, fields } = await receive(request, tools);
    const parsed = schema.safeParse(fields);
    if (parsed.success) return { file, fields: parsed.data };
    await tools.spool.discard(file.staged);
    throw parsed.error;
  },
});
