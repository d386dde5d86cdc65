import { afterEach, describe, expect, it } from "vitest";
import type { Network } from "./network";
import { RemoteAllowance } from "./remote-allowance";
import { RemotePictures } from "./remote-pictures";
import { createServers, createTestNetwork, ok, publicAddress, readAll, through } from "./test-network";

const { serve, canary, closeAll } = createServers();
afterEach(closeAll);

describe("a picture of another server", () => {
  it("is fetched plainly: no cookie, no credential, no compression, our own name", async () => {
    const server = await canary();
    const network = createTestNetwork(server.port);
    const taken = await new RemotePictures(through(network)).read(
      "http://hop.example/a/b%20c.png?q=1",
      async (picture) => {
        picture.body.resume();
        return picture.filename;
      },
    );
    expect(taken).toBe("b c.png");
    const head = (server.heard[0] ?? "").split("\r\n");
    expect(head[0]).toBe("GET /a/b%20c.png?q=1 HTTP/1.1");
    expect(
      head
        .filter((line) => line !== "")
        .slice(1)
        .toSorted(),
    ).toEqual([
      "Accept-Encoding: identity",
      "Accept: image/*",
      "Connection: close",
      "Host: hop.example",
      "User-Agent: Vitrine-Engine",
    ]);
  });

  it("may need the name and password of its URL, which no other host hears", async () => {
    const other = await canary();
    const first = await serve((socket) => {
      socket.end("HTTP/1.1 302 Found\r\nLocation: http://other.example/\r\nContent-Length: 0\r\n\r\n");
    });
    const network = createTestNetwork(first.port);
    const connect: Network["connect"] = (address, port, signal) =>
      network.dialled.length === 0
        ? network.connect(address, port, signal)
        : createTestNetwork(other.port).connect(address, port, signal);
    const options = {
      network: { ...network, connect },
      allowance: new RemoteAllowance(["hop.example:80", "other.example:80"]),
    };
    expect(await readAll("http://us%C3%A9r:p%40ss%ff@hop.example/", options)).toBe("bytes");
    const pair = Buffer.concat([Buffer.from("usér:p@ss"), Buffer.from([0xff])]).toString("base64");
    expect(first.heard[0]).toContain(`Authorization: Basic ${pair}\r\n`);
    expect(other.heard[0]).not.toContain("Authorization");
  });

  it("is not compared with a time of the machine's: the deadline covers name, redirects and body", async () => {
    const silent = await serve(() => undefined);
    const network = createTestNetwork(silent.port);
    await expect(readAll("http://hop.example/", { ...through(network), deadlineMs: 40 })).rejects.toMatchObject({
      code: 5408,
      status: 408,
      message: expect.stringContaining("0.04 seconds"),
    });
    const stuck = { ...network, resolve: () => new Promise<never>(() => undefined) };
    const never = readAll("http://example.com/", {
      network: stuck,
      allowance: new RemoteAllowance([]),
      deadlineMs: 40,
    });
    await expect(never).rejects.toMatchObject({ code: 5408 });
  });

  it("waits for nobody: one too many is told to come back", async () => {
    const silent = await serve(() => undefined);
    const pictures = new RemotePictures({ ...through(createTestNetwork(silent.port)), deadlineMs: 200, slots: 1 });
    const first = pictures.read("http://hop.example/", async () => undefined);
    await expect(pictures.read("http://hop.example/", async () => undefined)).rejects.toMatchObject({
      status: 503,
      retryAfterSeconds: 5,
    });
    await expect(first).rejects.toMatchObject({ code: 5408 });
    await expect(pictures.read("http://localhost/", async () => undefined)).rejects.toMatchObject({ code: 5400 });
  });
});

describe("a name", () => {
  const cases: readonly (readonly [string, readonly (readonly string[])[]])[] = [
    ["of the loopback", [["127.0.0.1"]]],
    ["with one public and one private address", [[publicAddress, "10.0.0.1"]]],
    ["of the IPv6 loopback alone", [["::1"]]],
    ["of a mapped loopback", [["::ffff:127.0.0.1"]]],
    ["of the metadata service", [["169.254.169.254"]]],
    ["without any address", []],
    ["whose answer is no address", [["localhost"]]],
  ];
  it.each(cases)("%s leads nowhere, and every such refusal reads the same", async (_, said) => {
    const server = await canary();
    const network = createTestNetwork(server.port, { "hostile.example": said });
    await expect(readAll("http://hostile.example/", through(network))).rejects.toMatchObject({
      code: 5400,
      message: "The host of the URL was not found on the public internet",
    });
    expect(network.dialled).toEqual([]);
    expect(server.count()).toBe(0);
  });

  it("is resolved once: what was checked is what is dialled, even if the answer changes at once", async () => {
    const server = await canary();
    const network = createTestNetwork(server.port, { "rebind.example": [[publicAddress], ["127.0.0.1"]] });
    // The connection lands on the loopback all the same, as if the route had been hijacked: it is cut unused.
    await expect(readAll("http://rebind.example/", through(network))).rejects.toMatchObject({ code: 5400 });
    expect(network.resolved).toEqual(["rebind.example"]);
    expect(network.dialled).toEqual([`${publicAddress} 80`]);
    expect(server.heard.join("")).toBe("");
  });

  it("is tried at each of its addresses, four at most", async () => {
    const network = createTestNetwork(1, {
      "many.example": [["1.1.1.1", "1.1.1.2", "1.1.1.3", "1.1.1.4", "1.1.1.5"]],
    });
    await expect(readAll("http://many.example/", through(network))).rejects.toMatchObject({
      message: "The server of the URL could not be reached",
    });
    expect(network.dialled).toEqual(["1.1.1.1 80", "1.1.1.2 80", "1.1.1.3 80", "1.1.1.4 80"]);
  });
});

describe("a redirect", () => {
  const redirectTo = (location: string, status = 302) =>
    serve((socket, head) => {
      if (head.startsWith("GET /end")) socket.end(ok("arrived"));
      else socket.end(`HTTP/1.1 ${status} X\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`);
    });

  it.each([301, 302, 303, 307, 308])("of status %d is followed to where the guard lets it", async (status) => {
    const server = await redirectTo("/end", status);
    expect(await readAll("http://hop.example/", through(createTestNetwork(server.port)))).toBe("arrived");
  });

  it.each([
    ["to a literal", "http://127.0.0.1/x", "not on the public internet"],
    ["without a scheme", "//127.0.0.1/x", "not on the public internet"],
    ["to a name that resolves inside", "http://inside.example/", "not found on the public internet"],
    ["to a file", "file:///etc/passwd", "http"],
    ["to a URL with a password", "http://u:p@hop.example/end", "password"],
    ["to another port", "http://hop.example:6379/", "port 6379"],
    ["to nothing valid", "http://", "not valid"],
    ["round and round", "/again", "more than 3 times"],
  ])("%s is refused and not one byte sent there", async (_, location, words) => {
    const server = await redirectTo(location);
    const network = createTestNetwork(server.port, { "inside.example": [["10.0.0.1"]] });
    await expect(readAll("http://hop.example/", through(network))).rejects.toMatchObject({
      code: 5400,
      message: expect.stringContaining(words),
    });
    const expected = location === "/again" ? 4 : 1;
    expect(network.dialled).toHaveLength(expected);
    expect(server.heard.join("").match(/^GET/gm)).toHaveLength(expected);
  });

  it("without a target is refused", async () => {
    const server = await serve((socket) => socket.end("HTTP/1.1 302 X\r\nContent-Length: 0\r\n\r\n"));
    const network = createTestNetwork(server.port);
    await expect(readAll("http://hop.example/", through(network))).rejects.toThrow("redirects to nowhere");
  });

  it("with a line break in its target forges no header", async () => {
    const server = await redirectTo("/end\r\nX-Forged: 1\r\n\r\nGET /x");
    const network = createTestNetwork(server.port);
    await readAll("http://hop.example/", through(network)).catch(() => undefined);
    expect(server.heard.join("")).not.toContain("X-Forged");
  });
});
