import { spawn } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { toChildCommand } from "./child-command";
import type { SandboxOptions } from "./child-pool";
import { ask, DrillSandboxes, faultOf, isAlive } from "./drill/drill-sandbox";
import { toFrameHead } from "./frame";
import type { Sandbox } from "./sandbox";

let drills: DrillSandboxes;
const start = (options: Partial<SandboxOptions> = {}): Sandbox => drills.start(options);

beforeAll(async () => {
  drills = await DrillSandboxes.prepare();
});
afterEach(() => drills.close());
afterAll(() => drills.remove());

describe("a child", () => {
  it("gives back a body of 10 MB unchanged", async () => {
    const body = Buffer.alloc(10_000_000, "0123456789abcdef!");
    const answer = await start().run({ header: { drill: "echo", argument: { deep: [1] } }, body });
    expect(answer.header).toEqual({ value: { deep: [1] } });
    expect(answer.body.equals(body)).toBe(true);
  });

  it("is kept for the next job", async () => {
    const sandbox = start();
    expect(await ask(sandbox, "pid")).toBe(await ask(sandbox, "pid"));
  });

  it("sees no variable of ours and an empty place", async () => {
    const sandbox = start();
    expect(await ask(sandbox, "environment")).toEqual(["MALLOC_ARENA_MAX", "NODE_ENV", "UV_THREADPOOL_SIZE"]);
    expect(await ask(sandbox, "folder")).toBe("/");
  });

  it("can read its own bundle and no other file", async () => {
    const sandbox = start();
    expect(await ask(sandbox, "read", { argument: drills.childFile })).toBeGreaterThan(0);
    for (const argument of ["/etc/passwd", path.join(drills.folder, "key"), path.resolve("package.json")]) {
      await expect(ask(sandbox, "read", { argument })).rejects.toThrow(/Access to this API has been restricted/);
    }
  });

  it("says no in words and lives on", async () => {
    const sandbox = start();
    const pid = await ask(sandbox, "pid");
    await expect(ask(sandbox, "refuse")).rejects.toMatchObject({
      fault: "refused",
      reason: "not-today",
      message: "Come back tomorrow.",
    });
    await expect(ask(sandbox, "throw")).rejects.toMatchObject({ fault: "refused", reason: "unexpected" });
    expect(await ask(sandbox, "pid")).toBe(pid);
  });

  it("dies with its parent, in the middle of a job too", async () => {
    const command = toChildCommand(drills.childFile, []);
    const child = spawn(command.file, command.args, { env: command.env, stdio: ["pipe", "ignore", "ignore"] });
    child.stdin.write(toFrameHead({ drill: "forever" }, 0));
    child.stdin.end();
    const signal = await new Promise((resolve) => child.once("exit", (_code, name) => resolve(name)));
    expect(signal).toBe("SIGKILL");
  });

  it("that breaks the protocol is killed, and its job fails", async () => {
    const sandbox = start();
    expect(await faultOf(ask(sandbox, "babble"))).toBe("crash");
    expect(await ask(sandbox, "echo", { argument: 1 })).toBe(1);
  });

  it("tells what it wrote to stderr before it went down", async () => {
    await expect(ask(start(), "exit", { argument: 3 })).rejects.toMatchObject({
      fault: "crash",
      message: "the child ended with code 3",
      cause: "going down\n",
    });
  });
});

describe("the pool", () => {
  it("kills a job at the deadline and serves the next one", async () => {
    const sandbox = start({ deadlineMs: 400 });
    const pid = await ask(sandbox, "pid");
    const spinning = faultOf(ask(sandbox, "spin"));
    const next = ask(sandbox, "pid");
    expect(await spinning).toBe("timeout");
    expect(await next).not.toBe(pid);
    expect(isAlive(pid)).toBe(false);
  });

  it.each(["SIGSEGV", "SIGKILL", "SIGABRT"])(
    "survives %s in a child: one job fails, the others do not",
    async (signal) => {
      const sandbox = start({ slots: 2 });
      const others = [1, 2, 3, 4].map((argument) => ask(sandbox, "echo", { argument }));
      const victim = faultOf(ask(sandbox, "kill", { argument: signal }));
      const later = [5, 6, 7].map((argument) => ask(sandbox, "echo", { argument }));
      expect(await victim).toBe("crash");
      expect(await Promise.all([...others, ...later])).toEqual([1, 2, 3, 4, 5, 6, 7]);
    },
  );

  it("refuses bytes that ended two children, and only those", async () => {
    const sandbox = start();
    const poison = { argument: "SIGSEGV", fingerprint: "poison" };
    const faults = await Promise.all([1, 2, 3].map(() => faultOf(ask(sandbox, "kill", poison))));
    expect(faults).toEqual(["crash", "crash", "refused"]);
    await expect(ask(sandbox, "pid", { fingerprint: "poison" })).rejects.toMatchObject({ reason: "poison" });
    expect(await ask(sandbox, "echo", { argument: 1, fingerprint: "other" })).toBe(1);
  });

  it("runs no more jobs at a time than it has slots and answers busy when the line is full", async () => {
    const sandbox = start({ slots: 2, queueLimit: 3 });
    const pids = Promise.all([1, 2, 3, 4, 5].map(() => ask(sandbox, "pid")));
    expect(await faultOf(ask(sandbox, "pid"))).toBe("busy");
    expect(new Set(await pids).size).toBeLessThanOrEqual(2);
  });

  it("lets interactive work overtake background work", async () => {
    const sandbox = start();
    const order: string[] = [];
    const note = (name: string) => () => order.push(name);
    await Promise.all([
      ask(sandbox, "pid").then(note("first")),
      ask(sandbox, "pid", { priority: "background" }).then(note("background")),
      ask(sandbox, "pid", { priority: "interactive" }).then(note("interactive")),
    ]);
    expect(order).toEqual(["first", "interactive", "background"]);
  });

  it("forgets queued work and kills running work when it is aborted", async () => {
    const sandbox = start();
    const pid = await ask(sandbox, "pid");
    const running = new AbortController();
    const queued = new AbortController();
    const first = ask(sandbox, "forever", { signal: running.signal });
    const second = ask(sandbox, "forever", { signal: queued.signal });
    queued.abort(new Error("gave up waiting"));
    await expect(second).rejects.toThrow("gave up waiting");
    running.abort(new Error("gave up"));
    await expect(first).rejects.toThrow("gave up");
    await expect(ask(sandbox, "pid", { signal: AbortSignal.abort(new Error("never began")) })).rejects.toThrow(
      "never began",
    );
    expect(await ask(sandbox, "pid")).not.toBe(pid);
  });

  it("closes: refuses what runs, waits or comes, and leaves no child behind", async () => {
    const sandbox = start();
    const pid = await ask(sandbox, "pid");
    const faults = [faultOf(ask(sandbox, "forever")), faultOf(ask(sandbox, "pid"))];
    await sandbox.close();
    expect(await Promise.all(faults)).toEqual(["closed", "closed"]);
    expect(await faultOf(ask(sandbox, "pid"))).toBe("closed");
    expect(isAlive(pid)).toBe(false);
  });

  it("reports a child that cannot start as a crash of each job", async () => {
    // A file that is there, and no program.
    const sandbox = start({ childFile: import.meta.filename });
    expect(await faultOf(ask(sandbox, "pid"))).toBe("crash");
    expect(await faultOf(ask(sandbox, "pid"))).toBe("crash");
  });
});

describe("the permission model", () => {
  it("keeps a child off the network where this Node can", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const isGuarded = process.allowedNodeEnvironmentFlags.has("--allow-net");
    const fault = await faultOf(ask(start(), "connect", { argument: port }));
    await new Promise((resolve) => server.close(resolve));
    expect(fault).toBe(isGuarded ? "refused" : "none");
  });
});
