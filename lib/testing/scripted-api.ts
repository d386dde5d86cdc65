import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type SeenRequest = Readonly<{
  method: string;
  /** Path and query, undecoded. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}>;

/** One answer: fixed, or written by hand to misbehave. */
export type Scripted =
  | Readonly<{ status: number; body: string; headers?: Readonly<Record<string, string>> }>
  | ((response: ServerResponse, request: SeenRequest) => void);

export type ScriptedApi = Readonly<{
  origin: string;
  seen: readonly SeenRequest[];
  /** Answers to come, in order; the last one is repeated. */
  script: (...answers: readonly Scripted[]) => void;
  close: () => Promise<void>;
}>;

export const json = (value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Scripted => ({
  status,
  body: JSON.stringify(value),
  headers: { "content-type": "application/json", ...headers },
});

export const success = (result: unknown): Scripted => json({ success: true, errors: [], messages: [], result });

export const failure = (status: number, code: number, message: string): Scripted =>
  json({ success: false, errors: [{ code, message }], messages: [], result: null }, status);

/** Takes the request and tears the connection. */
export const reset: Scripted = (response) => {
  response.socket?.resetAndDestroy();
};

/** Takes the request and says nothing. */
export const silence: Scripted = () => undefined;

const write = (response: ServerResponse, answer: Scripted, request: SeenRequest): void => {
  if (typeof answer === "function") {
    answer(response, request);
    return;
  }
  response.writeHead(answer.status, answer.headers).end(answer.body);
};

/** A server that answers by script, for what a well-behaved one never does. */
export const startScriptedApi = async (): Promise<ScriptedApi> => {
  const seen: SeenRequest[] = [];
  let answers: Scripted[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      const record = { method, url, headers, body: Buffer.concat(chunks) };
      seen.push(record);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      write(response, answer ?? { status: 599, body: "nothing scripted" }, record);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    script: (...next) => {
      answers = [...next];
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve, reject) =>
        server.close((error) => (error === undefined ? resolve() : reject(error))),
      );
    },
  };
};
