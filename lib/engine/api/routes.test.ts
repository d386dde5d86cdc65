import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";

let engine: TestEngine;
let batchToken: string;
beforeAll(async () => {
  engine = await startTestEngine();
  const answer = await fetch(`${engine.imagesUrl}/v1/batch_token`, { headers: engine.authorization });
  batchToken = ((await answer.json()) as { result: { token: string } }).result.token;
});
afterAll(() => engine.close());

type Envelope = { success: boolean; result: unknown; errors: { code: number; message: string }[]; messages: unknown[] };

/** Whatever the answer is, its shape is the one that clients parse. */
const expectEnvelope = async (response: Response): Promise<Envelope> => {
  expect(response.headers.get("content-type")).toMatch(/^application\/json/);
  expect(response.headers.get("cache-control")).toBe("no-store");
  const envelope = (await response.json()) as Envelope;
  expect(envelope.success).toBe(response.status === 200);
  expect(envelope.messages).toEqual([]);
  if (envelope.success) expect(envelope.errors).toEqual([]);
  else {
    expect(envelope.result).toBeNull();
    expect(envelope.errors).toHaveLength(1);
    expect(Number.isInteger(envelope.errors[0]?.code)).toBe(true);
    expect(envelope.errors[0]?.message).not.toBe("");
  }
  return envelope;
};

const segment = fc.oneof(
  fc.constantFrom("v1", "v2", "v3", "stats", "keys", "config", "variants", "batch_token", "direct_upload", "blob", ""),
  fc.constantFrom("%2F", "%00", "%ff", "%", "a%2Fb", "public", "default", "none", "%C3%A9"),
);
const pathBelow = fc.array(segment, { maxLength: 5 }).map((segments) => `/${segments.join("/")}`);
const method = fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
const body = fc.constantFrom(undefined, "", "{}", "[]", "{", '{"id":5}', "\0");

describe("the API host and the batch host", () => {
  it("answer every path, method and body with an envelope, and never with a fault of their own", async () => {
    const request = fc.record({ below: pathBelow, method, body, isBatch: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(request, async (given) => {
        const token = given.isBatch ? batchToken : engine.secrets.apiToken;
        const response = await fetch((given.isBatch ? `${engine.url}/images` : engine.imagesUrl) + given.below, {
          method: given.method,
          headers: { Authorization: `Bearer ${token}` },
          ...(given.body === undefined || given.method === "GET" ? {} : { body: given.body }),
        });
        await expectEnvelope(response);
        expect(response.status).toBeLessThan(500);
      }),
      { numRuns: 120 },
    );
    expect(engine.logged.filter(({ level }) => level === "error")).toEqual([]);
  });

  it("answer a query of any kind with a page or a refusal", async () => {
    const name = fc.constantFrom("per_page", "page", "creator", "sort_order", "continuation_token", "meta.a[eq]", "x");
    const text = fc.oneof(
      fc.constantFrom("1", "0", "-1", "asc", "1e9", "10001", "%", ""),
      fc.string({ unit: "binary" }),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom("/v1", "/v2"), fc.array(fc.tuple(name, text)), async (path, pairs) => {
        const query = new URLSearchParams(pairs).toString();
        const response = await fetch(`${engine.imagesUrl}${path}?${query}`, { headers: engine.authorization });
        const { success, errors } = await expectEnvelope(response);
        if (!success) expect(errors[0]?.code).toBe(5400);
      }),
      { numRuns: 80 },
    );
  });
});
