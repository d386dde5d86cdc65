// oxlint-disable-next-line no-restricted-imports -- the tests ask what a child can read
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { getPriority } from "node:os";
import { Refusal } from "../refusal";
import { runChild } from "../serve";

const held: Buffer[] = [];

/** What the tests ask of a child: every way to behave well or badly. */
const drills = {
  echo: (argument: unknown) => argument,
  pid: () => process.pid,
  priority: () => getPriority(),
  hold: (sizeBytes: unknown) => held.push(Buffer.alloc(Number(sizeBytes), 1)),
  // oxlint-disable-next-line node/no-process-env -- the tests ask what a child can see
  environment: () => Object.keys(process.env).sort(),
  folder: () => process.cwd(),
  read: (file: unknown) => readFileSync(String(file), "utf8").length,
  connect: (port: unknown) => connect(Number(port)).connecting,
  kill: (signal: unknown) => process.kill(process.pid, String(signal)),
  exit: (code: unknown) => {
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

export type Drill = keyof typeof drills;

const isDrill = (name: unknown): name is Drill => typeof name === "string" && name in drills;

runChild(async ({ header, body }) => {
  const { drill, argument } = header;
  if (!isDrill(drill)) throw new TypeError("not a drill");
  const value: unknown = await drills[drill](argument);
  return { header: { value }, body };
});
