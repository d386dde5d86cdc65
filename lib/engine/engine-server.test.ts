import { Agent, get, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { closeServer, createEngineServer, listen, type ServerLimits } from "./engine-server";

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.closeAllConnections();
});

/** A server whose answers wait for `answer()`, and one request on its way to it. */
const startWaiting = async () => {
  const arrived: ServerResponse[] = [];
  const server = createEngineServer((_, res) => void arrived.push(res));
  open.push(server);
  const port = await listen(server, { host: "127.0.0.1", port: 0 });
  const agent = new Agent({ keepAlive: true });
  const request = get({ port, agent });
  const outcome = new Promise<IncomingMessage | Error>((resolve) => {
    request.once("response", (response) => resolve(response.resume())).once("error", resolve);
  });
  await once(server, "request");
  return { server, agent, outcome, answer: () => arrived[0]?.end("done") };
};

describe("closeServer", () => {
  it("lets a request in flight finish, then does not wait for its idle connection", async () => {
    const { server, agent, outcome, answer } = await startWaiting();
    const closed = closeServer(server, 3_600_000);
    answer();
    expect(await outcome).toMatchObject({ statusCode: 200 });
    await closed;
    agent.destroy();
  });

  it("cuts what is not done within the grace", async () => {
    const { server, agent, outcome } = await startWaiting();
    await closeServer(server, 1);
    expect(await outcome).toBeInstanceOf(Error);
    agent.destroy();
  });
});

describe("listen", () => {
  it("says the port, and rejects when it is taken", async () => {
    const { server, agent, answer } = await startWaiting();
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    await expect(
      listen(
        createEngineServer(() => undefined),
        { host: "127.0.0.1", port },
      ),
    ).rejects.toThrow("EADDRINUSE");
    answer();
    await closeServer(server, 1000);
    agent.destroy();
  });
});

describe("a client", () => {
  const asked: string[] = [];
  const serve = async (limits: Partial<ServerLimits>, body: Buffer = Buffer.from("done")) => {
    const answer = (request: IncomingMessage, response: ServerResponse): void => {
      asked.push(request.url ?? "");
      response.end(body);
    };
    const server = createEngineServer(answer, { checkMs: 10, ...limits });
    open.push(server);
    return listen(server, { host: "127.0.0.1", port: 0 });
  };
  const dial = async (port: number): Promise<{ socket: Socket; closed: Promise<string> }> => {
    const socket = connect(port, "127.0.0.1");
    const heard: Buffer[] = [];
    socket.on("data", (chunk: Buffer) => void heard.push(chunk)).on("error", () => undefined);
    const closed = once(socket, "close").then(() => Buffer.concat(heard).toString("latin1"));
    await once(socket, "connect");
    return { socket, closed };
  };

  it("that never ends its headers is told 408 and let go", async () => {
    const { socket, closed } = await dial(await serve({ headersTimeoutMs: 30, requestTimeoutMs: 30 }));
    socket.write("GET / HTTP/1.1\r\nHost: x\r\nX: ");
    expect(await closed).toMatch(/^HTTP\/1\.1 408 /);
  });

  it("that never ends its body is let go", async () => {
    const server = createEngineServer(() => undefined, { checkMs: 10, headersTimeoutMs: 20, requestTimeoutMs: 40 });
    open.push(server);
    const { socket, closed } = await dial(await listen(server, { host: "127.0.0.1", port: 0 }));
    socket.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf");
    expect(await closed).toMatch(/^HTTP\/1\.1 408 /);
  });

  it("that does not read its answer is let go", async () => {
    const { socket, closed } = await dial(await serve({ silenceMs: 40 }, Buffer.alloc(64 * 1024 * 1024)));
    socket.pause();
    socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    const server = open.at(-1);
    await expect
      .poll(() => new Promise((resolve) => server?.getConnections((_, count) => resolve(count))), { timeout: 5000 })
      .toBe(0);
    socket.resume();
    expect((await closed).length).toBeLessThan(64 * 1024 * 1024);
  });

  it("with headers of more than 32 kB is told 431", async () => {
    const { socket, closed } = await dial(await serve({}));
    socket.write(`GET / HTTP/1.1\r\nHost: x\r\nX: ${"y".repeat(33_000)}\r\n\r\n`);
    expect(await closed).toMatch(/^HTTP\/1\.1 431 /);
  });

  it("that is one too many is not heard, and the others are", async () => {
    const port = await serve({ connections: 2 });
    const first = await dial(port);
    const second = await dial(port);
    const third = await dial(port).catch(() => undefined);
    if (third !== undefined) expect(await third.closed).toBe("");
    for (const { socket, closed } of [first, second]) {
      socket.write("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      expect(await closed).toContain("done");
    }
  });

  it.each([
    ["a length and chunks", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"],
    ["two lengths", "Content-Length: 5\r\nContent-Length: 6\r\n"],
    ["a space before the colon", "Content-Length : 5\r\n"],
    ["chunks under a name nobody knows", "Transfer-Encoding: xchunked\r\n"],
    ["a bare line feed", "X: y\nContent-Length: 5\r\n"],
    ["a negative length", "Content-Length: -5\r\n"],
  ])("that smuggles by %s is told 400 and let go, its second request unheard", async (_, headers) => {
    const { socket, closed } = await dial(await serve({}));
    socket.write(`POST / HTTP/1.1\r\nHost: x\r\n${headers}\r\n0\r\n\r\nGET /hidden HTTP/1.1\r\nHost: x\r\n\r\n`);
    expect(await closed).toMatch(/400 Bad Request/);
    expect(asked).not.toContain("/hidden");
  });
});
