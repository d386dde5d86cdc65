import type { z } from "zod";

/** A file that lies in the spool, unnamed. The shape of storage's own staged blob. */
export type StagedFile = Readonly<{ path: string; sizeBytes: number; sha256: string }>;

/** Where uploads are spooled to while they arrive. */
export type Spool = {
  stage(source: AsyncIterable<Uint8Array>, options: { limitBytes: number; signal?: AbortSignal }): Promise<StagedFile>;
  discard(staged: StagedFile): Promise<void>;
};

export type BodyTools = Readonly<{ signal: AbortSignal; spool: Spool }>;

/** One way to read a request's body; `mediaType` and `schema` describe it to people. */
export type BodyReader<Body> = Readonly<{
  mediaType: "application/json" | "multipart/form-data";
  schema: z.ZodType;
  read(request: Request, tools: BodyTools): Promise<Body>;
}>;

/** `Application/JSON; charset=utf-8` -> `application/json` */
export const toMediaType = (contentType: string | null): string =>
  (contentType ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
