// oxlint-disable-next-line no-restricted-imports -- the tests ask what a child can read
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { Refusal } from "../refusal";
import { runChild } from "../serve";

/** What the tests ask of a child: every way to behave well or badly. */
const drills: Record<string, (argument: unknown, body: Buffer) => unknown> = {
  echo: (argument) => argument,
  pid: () => process.pid,
  // oxlint-disable-next-line node/no-process-env -- the tests ask what a child can see
  environment: () => Object.keys(process.env).sort(),
  folder: () => process.cwd(),
  read: (file) => readFileSync(String(file), "utf8").length,
  connect: (port) => connect(Number(port)).connecting,
  kill: (signal) => process.kill(process.pid, String(signal)),
  exit: (code) => {
    process.stderr.write("going down\n", () => process.exit(Number(code)));
    return new Promise(() => undefined);
  },
  spin: () => {
    for (;;) if (process.pid === 0) return undefined;
  },
  forever: () => new Promise(() => undefined),
  refuse: () => {
    throw new Refusal("not-today", "Come back tomorrow.");
  },
  throw: () => {
    throw new RangeError("out of range");
  },
  babble: () => process.stdout.write(Buffer.alloc(4096, 0xff)),
};

runChild(async ({ header, body }) => {
  const value = await drills[String(header["drill"])]?.(header["argument"], body);
  return { header: { value }, body };
});
