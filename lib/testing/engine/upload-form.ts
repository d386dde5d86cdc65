import type { TestEngine } from "./start-test-engine";

export type SentForm = Readonly<{
  bytes: Uint8Array;
  /** Empty sends none. */
  filename?: string;
  contentType?: string;
  fields?: Readonly<Record<string, string>>;
}>;

/** An answer with its envelope. */
export type ApiAnswer = Readonly<{
  status: number;
  headers: Headers;
  result: Record<string, unknown>;
  success: boolean;
  code: number | undefined;
  message: string;
  envelope: Record<string, unknown>;
}>;

type AnyEnvelope = {
  result: Record<string, unknown>;
  success: boolean;
  errors: { code: number; message: string }[];
};

/** Reads an answer of the API host. Throws when it is not JSON. */
export const toAnswer = async (response: Response): Promise<ApiAnswer> => {
  const envelope = (await response.json()) as AnyEnvelope;
  return {
    status: response.status,
    headers: response.headers,
    result: envelope.result,
    success: envelope.success,
    code: envelope.errors[0]?.code,
    message: envelope.errors[0]?.message ?? "",
    envelope,
  };
};

/** Calls the API with the account's token. `path` follows `/images`. */
export const callApi = async (engine: TestEngine, path: string, init: RequestInit = {}): Promise<ApiAnswer> =>
  toAnswer(
    await fetch(engine.imagesUrl + path, { ...init, headers: { ...engine.authorization, ...Object(init.headers) } }),
  );

/** Uploads one picture as a browser's form would. */
export const uploadPicture = (engine: TestEngine, { bytes, filename, contentType, fields }: SentForm) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields ?? {})) body.append(name, value);
  const type = contentType ?? "application/octet-stream";
  body.append("file", new Blob([new Uint8Array(bytes)], { type }), filename ?? "picture.png");
  return callApi(engine, "/v1", { method: "POST", body });
};
