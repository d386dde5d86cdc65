import { readFile } from "node:fs/promises";
import { Agent, type IncomingHttpHeaders, request as startRequest } from "node:http";
import path from "node:path";
import { type FormPart, toFields, toForm } from "@/lib/testing/conformance/form";
import { startEngineProcess } from "./engine-process";
import type { ServerProcess } from "./server-process";

export type Call = Readonly<{
  method?: string;
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
}>;

export type Answer = Readonly<{ status: number; headers: IncomingHttpHeaders; bytes: Buffer; elapsedMs: number }>;

/** A live engine and everything a drill asks of it, over kept connections. */
export type DrillClient = Readonly<{
  server: ServerProcess;
  accountHash: string;
  /** Rejects when the connection breaks or nothing comes for a minute. */
  send: (call: Call) => Promise<Answer>;
  /** `call` is a method and a path after `/images`. */
  api: (call: string, body?: { json?: unknown; form?: readonly FormPart[] }) => Promise<Answer>;
  upload: (bytes: Uint8Array, fields?: Readonly<Record<string, string>>) => Promise<Answer>;
  deliver: (id: string, variant: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  stop: (signal?: NodeJS.Signals) => Promise<void>;
}>;

const patienceMs = 60_000;

const createSender = (origin: string, agent: Agent) => {
  const { hostname, port, host } = new URL(origin);
  return ({ method = "GET", path: target, headers = {}, body }: Call): Promise<Answer> => {
    const startedAt = performance.now();
    const length = body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
    return new Promise((resolve, reject) => {
      const options = { hostname, port, agent, method, path: target, timeout: patienceMs };
      const request = startRequest({ ...options, headers: { Host: host, ...length, ...headers } }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.once("error", reject);
        response.once("end", () => {
          const elapsedMs = performance.now() - startedAt;
          const { statusCode = 0, headers: answered } = response;
          resolve({ status: statusCode, headers: answered, bytes: Buffer.concat(chunks), elapsedMs });
        });
      });
      request.once("timeout", () => request.destroy(new Error(`no answer within ${patienceMs / 1000} s`)));
      request.once("error", reject);
      request.end(body);
    });
  };
};

/** Reads a secret the engine wrote for its users. */
const readSecret = async (dataDir: string, name: string): Promise<string> =>
  (await readFile(path.join(dataDir, "secrets", name), "utf8")).trim();

/** Starts the engine on its data folder, with a client that has its token. */
export const startDrillClient = async (
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<DrillClient> => {
  const { server } = await startEngineProcess(dataDir, env);
  const [accountId, accountHash, token] = await Promise.all([
    readSecret(dataDir, "account-id"),
    readSecret(dataDir, "account-hash"),
    readSecret(dataDir, "api-token"),
  ]);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const send = createSender(server.origin, agent);
  const api: DrillClient["api"] = (call, { json, form } = {}) => {
    const [method = "GET", target = ""] = call.split(" ", 2);
    const multipart = form === undefined ? undefined : toForm(form);
    const content = json === undefined ? multipart?.headers : { "Content-Type": "application/json" };
    const body = json === undefined ? multipart?.body : JSON.stringify(json);
    return send({
      method,
      path: `/client/v4/accounts/${accountId}/images${target}`,
      headers: { Authorization: `Bearer ${token}`, ...content },
      ...(body === undefined ? {} : { body }),
    });
  };
  return {
    server,
    accountHash,
    send,
    api,
    upload: (bytes, fields = {}) =>
      api("POST /v1", { form: [...toFields(fields), { name: "file", content: bytes, filename: "drill.bin" }] }),
    deliver: (id, variant, headers = {}) => send({ path: `/${accountHash}/${id}/${variant}`, headers }),
    stop: async (signal) => {
      agent.destroy();
      await server.stop(signal);
    },
  };
};

/** `result` of an envelope. Throws with the answer's words when it was refused. */
export const resultOf = ({ status, bytes }: Answer): Record<string, unknown> => {
  const envelope = JSON.parse(bytes.toString()) as { success: boolean; result: Record<string, unknown> };
  if (!envelope.success) throw new Error(`answered ${status}: ${bytes.toString().slice(0, 300)}`);
  return envelope.result;
};

/** The code of a refusal in either form, else the status. */
export const codeOf = ({ status, bytes }: Answer): string => {
  if (status >= 200 && status < 400) return String(status);
  const text = bytes.subarray(0, 400).toString();
  const code = /"code":\s*(\d+)/.exec(text)?.[1] ?? /^ERROR (\d+)/.exec(text)?.[1];
  return `${status} ${code ?? "without a code"}`;
};
