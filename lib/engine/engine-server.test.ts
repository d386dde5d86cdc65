import { Agent, get, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { once } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import { closeServer, createEngineServer, listen } from "./engine-server";

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
