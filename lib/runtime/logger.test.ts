import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { createLogger } from "./logger";

const capture = (level = "debug") => {
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, next) => {
      lines.push(chunk.toString());
      next();
    },
  });
  return { log: createLogger(level, sink), lines, read: () => lines.map((line) => JSON.parse(line)) };
};

describe("a log line", () => {
  it("is one line of JSON with time, level and words", () => {
    const { log, lines, read } = capture();
    log.info({ requestId: "r1" }, "hello");
    expect(lines).toHaveLength(1);
    expect(read()[0]).toMatchObject({
      level: "info",
      requestId: "r1",
      msg: "hello",
      time: expect.stringMatching(/Z$/),
    });
  });

  it("stays one line whatever a caller sends", () => {
    const { log, lines, read } = capture();
    log.warn({ path: '/x\r\n{"level":"error"}\u001b[31m' }, "odd\npath");
    for (const control of ["\r", "\n", "\u001b"]) expect(lines[0]?.trimEnd()).not.toContain(control);
    expect(read()).toHaveLength(1);
  });

  it.each(["password", "token", "secret", "authorization", "cookie", "set-cookie", "apiToken", "apiKey"])(
    "never holds the value of %s",
    (name) => {
      const { log, lines } = capture();
      log.info({ [name]: "s3cret", inner: { [name]: "s3cret" } }, "x");
      expect(lines.join()).not.toContain("s3cret");
    },
  );

  it("tells an error with what caused it, and none of its other properties", () => {
    const { log, lines, read } = capture();
    const error = Object.assign(new Error("outer", { cause: new TypeError("inner") }), { body: "s3cret" });
    log.error({ err: error }, "failed");
    expect(read()[0].err).toMatchObject({
      type: "Error",
      message: "outer",
      cause: { type: "TypeError", message: "inner" },
    });
    expect(lines.join()).not.toContain("s3cret");
  });

  it("ends where errors cause each other", () => {
    const { log, read } = capture();
    const error = new Error("round");
    error.cause = error;
    log.error({ err: error }, "failed");
    expect(read()).toHaveLength(1);
  });

  it("is written at its level and above only", () => {
    const { log, read } = capture("warn");
    log.info({}, "quiet");
    log.error({}, "loud");
    expect(read().map(({ msg }) => msg)).toEqual(["loud"]);
  });
});
