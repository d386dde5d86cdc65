import type { ServerResponse } from "node:http";
import { EngineError } from "@/lib/engine/engine-error";
import { safetyHeaders } from "./delivery-headers";

/** The one form of every refusal: `ERROR <code>: <message>` as text, never stored by anyone. */
const write = (response: ServerResponse, status: number, { code, message, headers }: TextError): void => {
  const body = Buffer.from(`ERROR ${code}: ${message}\n`);
  response.writeHead(status, [
    "Content-Type",
    "text/plain; charset=utf-8",
    "Content-Length",
    String(body.byteLength),
    "Cache-Control",
    "no-store",
    "Cf-Resized",
    `err=${code}`,
    ...safetyHeaders,
    ...headers,
  ]);
  response.end(body);
};

type TextError = { code: number; message: string; headers: readonly string[] };

/** Source: the service's code for a bad HTTP request, under the status HTTP has for a method. */
const badHttpCode = 9424;

export const writeMethodError = (response: ServerResponse): void =>
  write(response, 405, {
    code: badHttpCode,
    message: "Pictures answer GET, HEAD and OPTIONS only",
    headers: ["Allow", "GET, HEAD, OPTIONS"],
  });

/** Tells a browser of another origin what it may ask. */
export const writeOptions = (response: ServerResponse): void => {
  const methods = [
    "Access-Control-Allow-Methods",
    "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers",
    "*",
    "Access-Control-Max-Age",
    "86400",
  ];
  response.writeHead(204, [...safetyHeaders, ...methods]);
  response.end();
};

export const writeDeliveryError = (response: ServerResponse, error: EngineError): void => {
  const { status, code, message, retryAfterSeconds } = error;
  const headers = retryAfterSeconds === undefined ? [] : ["Retry-After", String(retryAfterSeconds)];
  write(response, status, { code, message, headers });
};

/** What nobody foresaw is a 9523 without a word about its cause; the cause is for the log. */
export const toDeliveryError = (error: unknown): EngineError =>
  error instanceof EngineError
    ? error
    : new EngineError("internalDelivery", "The image could not be delivered", { cause: error });
