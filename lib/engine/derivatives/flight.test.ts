import { describe, expect, it } from "vitest";
import { Flight } from "./flight";

const start = () => {
  let finish: (bytes: Buffer) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  let signal: AbortSignal = AbortSignal.abort();
  const flight = new Flight((given) => {
    signal = given;
    return new Promise((resolve, reject) => {
      finish = resolve;
      fail = reject;
    });
  });
  return { flight, signal, finish, fail };
};
const bytes = Buffer.from("pixels");

describe("Flight", () => {
  it("gives all who wait the same bytes", async () => {
    const { flight, finish } = start();
    const waiting = [flight.wait(undefined), flight.wait(new AbortController().signal), flight.wait(undefined)];
    expect(flight.isMade).toBe(false);
    finish(bytes);
    for (const got of await Promise.all(waiting)) expect(got).toBe(bytes);
    expect(flight.isMade).toBe(true);
    expect(await flight.wait(new AbortController().signal)).toBe(bytes);
  });

  it("lets a client leave at once, without a loss for the others", async () => {
    const { flight, signal, finish } = start();
    const client = new AbortController();
    const leaving = flight.wait(client.signal);
    const staying = flight.wait(new AbortController().signal);
    client.abort(new Error("closed the page"));
    await expect(leaving).rejects.toThrow("closed the page");
    expect(signal.aborted).toBe(false);
    expect(flight.isAbandoned).toBe(false);
    finish(bytes);
    expect(await staying).toBe(bytes);
  });

  it("tells the work to stop when the last client has left, with the reason", async () => {
    const { flight, signal } = start();
    const clients = [new AbortController(), new AbortController()];
    const waiting = clients.map((client) => flight.wait(client.signal).catch((error: unknown) => String(error)));
    clients[0]?.abort(new Error("first"));
    expect(signal.aborted).toBe(false);
    clients[1]?.abort(new Error("second"));
    expect(signal.reason).toEqual(new Error("second"));
    expect(flight.isAbandoned).toBe(true);
    expect(await Promise.all(waiting)).toEqual(["Error: first", "Error: second"]);
  });

  it("never stops for one who does not say when he leaves", async () => {
    const { flight, signal, finish } = start();
    const client = new AbortController();
    const leaving = flight.wait(client.signal).catch(() => "left");
    const staying = flight.wait(undefined);
    client.abort();
    expect(await leaving).toBe("left");
    expect(signal.aborted).toBe(false);
    finish(bytes);
    expect(await staying).toBe(bytes);
  });

  it("stops nothing once the bytes are there", async () => {
    const { flight, signal, finish } = start();
    finish(bytes);
    await flight.bytes;
    flight.stop(new Error("too late"));
    expect(signal.aborted).toBe(false);
  });

  it("tells all who wait of a failure, and troubles nobody when nobody waits", async () => {
    const { flight, fail } = start();
    const waiting = [flight.wait(undefined), flight.wait(new AbortController().signal)];
    fail(new Error("no pixels"));
    expect((await Promise.allSettled(waiting)).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    const alone = start();
    alone.fail(new Error("unheard"));
    await expect(alone.flight.bytes).rejects.toThrow("unheard");
  });

  it("is not joined by a client that has left already", async () => {
    const { flight, signal } = start();
    await expect(flight.wait(AbortSignal.abort(new Error("gone")))).rejects.toThrow("gone");
    expect(signal.aborted).toBe(false);
  });
});
