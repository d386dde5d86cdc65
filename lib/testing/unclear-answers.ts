import { reset, type Scripted, failure, success } from "./scripted-api";

export const html502: Scripted = {
  status: 502,
  body: "<html><h1>502 Bad Gateway</h1></html>",
  headers: { "content-type": "text/html" },
};
const truncated: Scripted = { status: 200, body: '{"success":true,"result":{"id":"x"' };
const brokenBody: Scripted = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "500" });
  response.write('{"success":true,', () => response.socket?.resetAndDestroy());
};
/** Answers after which nobody knows what the other side did, by name. */
export const unclearAnswers: readonly (readonly [string, Scripted])[] = [
  ["500", failure(500, 5500, "Internal error")],
  ["502 in HTML", html502],
  ["408", { status: 408, body: "ERROR 5408: Upload timed out" }],
  ["200 with truncated JSON", truncated],
  ["200 with HTML", { status: 200, body: "<html>captive portal</html>", headers: { "content-type": "text/html" } }],
  ["200 with an envelope of something else", success({ hello: "world" })],
  ["a reset before the answer", reset],
  ["a reset amid the answer", brokenBody],
];
