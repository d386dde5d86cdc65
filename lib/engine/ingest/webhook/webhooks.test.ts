import { createHmac } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import type { CatalogDraft } from "@/lib/engine/catalog/draft-catalog";
import { RemoteAllowance } from "../remote/remote-allowance";
import { createServers, createTestNetwork } from "../remote/test-network";
import { Webhooks, type WebhooksParts } from "./webhooks";

const { serve, closeAll } = createServers();
const open: Webhooks[] = [];
afterEach(async () => {
  for (const webhooks of open.splice(0)) await webhooks.close();
  await closeAll();
});

const secret = "a secret of sixteen or more";
const draft: CatalogDraft = {
  id: "a/b",
  key: "private key",
  meta: { k: "v" },
  creator: "ann",
  requireSignedUrls: false,
  created: "2026-01-01T00:00:00.000Z",
  expires: "2026-01-01T00:30:00.000Z",
};
const at = new Date("2026-01-01T00:01:00.900Z");
const event = { draft, at, image: { id: "a/b" } };

const start = (port: number, given: Partial<WebhooksParts> = {}) => {
  const lines: string[] = [];
  const write = (context: object, message: string) => void lines.push(`${message} ${JSON.stringify(context)}`);
  const network = createTestNetwork(port);
  const webhooks = new Webhooks({
    url: "http://hook.example/path?x=1",
    secret: { reveal: () => secret },
    accountId: "account",
    network,
    allowance: new RemoteAllowance(["hook.example:80"]),
    clock: () => at,
    log: { debug: write, info: write, warn: write, error: write },
    delaysMs: [1, 1],
    ...given,
  });
  open.push(webhooks);
  return { webhooks, lines, network };
};
const answering = (...statuses: readonly number[]) => {
  let asked = 0;
  return serve((socket) => {
    const status = statuses[Math.min(asked, statuses.length - 1)] ?? 200;
    asked += 1;
    socket.end(`HTTP/1.1 ${status} X\r\nContent-Length: 0\r\n\r\n`);
  });
};
const bodyOf = (heard: string | undefined): string => heard?.slice(heard.indexOf("\r\n\r\n") + 4) ?? "";
const headerOf = (heard: string | undefined, name: string): string | undefined =>
  new RegExp(`^${name}: (.*)\r$`, "im").exec(heard ?? "")?.[1];

describe("a webhook", () => {
  it("says what became of the upload, and its signature proves from whom", async () => {
    const server = await answering(200);
    const { webhooks } = start(server.port);
    webhooks.announce(event);
    await expect.poll(() => bodyOf(server.heard[0])).toMatch(/\}$/);
    const body = bodyOf(server.heard[0]);
    expect(JSON.parse(body)).toEqual({
      name: "image.uploaded",
      text: "The image a/b was uploaded.",
      alert_type: "image_notification",
      account_id: "account",
      ts: 1_767_225_660,
      data: { id: "a/b", status: "success", meta: { k: "v" }, creator: "ann", image: { id: "a/b" } },
    });
    expect(server.heard[0]).toMatch(/^POST \/path\?x=1 HTTP\/1\.1\r\n/);
    const hmac = createHmac("sha256", secret).update(`1767225660.${body}`).digest("hex");
    expect(headerOf(server.heard[0], "webhook-signature")).toBe(`time=1767225660,sig1=${hmac}`);
    expect(server.heard[0]).not.toContain(secret);
    expect(server.heard[0]).not.toContain("private key");
  });

  it("of a failure carries the code and the words", async () => {
    const server = await answering(204);
    const { webhooks } = start(server.port);
    webhooks.announce({ draft, at, error: { code: 5455, message: "no picture" } });
    await expect.poll(() => bodyOf(server.heard[0])).toMatch(/\}$/);
    expect(JSON.parse(bodyOf(server.heard[0]))).toMatchObject({
      name: "image.upload_failed",
      text: "An upload of the image a/b failed: ERROR 5455: no picture",
      data: { status: "failure", error: { code: 5455, message: "no picture" } },
    });
  });

  it("is sent again, under the same id, until the receiver takes it", async () => {
    const server = await answering(500, 302, 200);
    const { webhooks, lines } = start(server.port);
    webhooks.announce(event);
    await expect.poll(() => server.count()).toBe(3);
    await expect.poll(() => bodyOf(server.heard[2])).toMatch(/\}$/);
    expect(new Set(server.heard.map((heard) => headerOf(heard, "webhook-id"))).size).toBe(1);
    expect(lines.map((line) => line.split(" {")[0])).toEqual([
      "the receiver refused a webhook",
      "the receiver refused a webhook",
    ]);
    // Nothing more comes: the third answer was the end of it.
    await webhooks.close();
    expect(server.count()).toBe(3);
  });

  it("is given up after the last attempt, with a line in the log that holds no secret", async () => {
    const server = await answering(500);
    const { webhooks, lines } = start(server.port);
    webhooks.announce(event);
    await expect.poll(() => lines.at(-1)).toMatch(/could not be delivered.*"attempts":3/);
    expect(server.count()).toBe(3);
    expect(lines.join("\n")).not.toContain(secret);
  });

  it.each(["http://127.0.0.1/", "http://169.254.169.254/", "http://localhost:80/", "file:///etc/passwd"])(
    "reaches no receiver inside our network that was not named: %s",
    async (url) => {
      const server = await answering(200);
      const { webhooks, lines, network } = start(server.port, { url, delaysMs: [] });
      webhooks.announce(event);
      await expect.poll(() => lines.at(-1)).toMatch(/could not be delivered/);
      expect(network.dialled).toEqual([]);
      expect(server.count()).toBe(0);
    },
  );

  it("waits in a queue that has an end, and four at a time are sent", async () => {
    const server = await serve(() => undefined);
    const { webhooks, lines } = start(server.port, { queueLimit: 10 });
    for (let sent = 0; sent < 12; sent += 1) webhooks.announce(event);
    expect(lines.filter((line) => line.includes("dropped"))).toHaveLength(2);
    await expect.poll(() => server.heard.filter((heard) => heard.includes("POST")).length).toBe(4);
    expect(server.count()).toBe(4);
    await webhooks.close();
    expect(lines.at(-1)).toMatch(/not delivered.*"undelivered":10/);
    webhooks.announce(event);
    expect(server.count()).toBe(4);
  });
});
