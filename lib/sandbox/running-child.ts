import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import type { ChildCommand } from "./child-command";
import { type Frame, FrameDecoder, toFrameHead } from "./frame";
import { type SandboxAnswer, SandboxError } from "./sandbox";

type Waiting = { resolve: (answer: SandboxAnswer) => void; reject: (error: unknown) => void };

const stderrTailChars = 2000;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const toRefused = (refusal: unknown): SandboxError => {
  const { reason, message } = isRecord(refusal) ? refusal : {};
  return new SandboxError("refused", typeof message === "string" ? message : "the child refused the job", {
    reason: typeof reason === "string" ? reason : "unexpected",
  });
};

/** One child process. It takes one job at a time; once lost it stays lost. */
export class RunningChild {
  readonly #process: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #decoder = new FrameDecoder();
  #waiting: Waiting | undefined;
  #isLost = false;
  #stderrTail = "";
  #rssBytes = 0;
  /** Resolves when the operating system has let go of the process. */
  readonly gone: Promise<void>;

  constructor(command: ChildCommand) {
    this.#process = spawn(command.file, [...command.args], {
      cwd: "/",
      env: { ...command.env },
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
    });
    this.gone = new Promise((resolve) => {
      this.#process.once("exit", (code, signal) => {
        this.#lose(new SandboxError("crash", `the child ended with ${signal ?? `code ${code}`}`));
        resolve();
      });
      this.#process.once("error", (cause) => {
        this.#lose(new SandboxError("crash", `the child did not start: ${cause.message}`, { cause }));
        resolve();
      });
    });
    this.#listen();
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** Resident memory as the child told it after its last job; 0 before the first. */
  get rssBytes(): number {
    return this.#rssBytes;
  }

  ask(header: Record<string, unknown>, body: Uint8Array | undefined): Promise<SandboxAnswer> {
    return new Promise((resolve, reject) => {
      const head = toFrameHead(header, body?.byteLength ?? 0);
      this.#waiting = { resolve, reject };
      const { stdin } = this.#process;
      stdin.cork();
      stdin.write(head);
      if (body !== undefined && body.byteLength > 0) stdin.write(body);
      stdin.uncork();
    });
  }

  /** Kills the process; the job it was at rejects with `reason` at once. */
  kill(reason: unknown): void {
    this.#lose(reason);
    this.#process.kill("SIGKILL");
  }

  #listen(): void {
    const { stdin, stdout, stderr } = this.#process;
    stdout.on("data", (chunk: Buffer) => {
      try {
        for (const frame of this.#decoder.push(chunk)) this.#settle(frame);
      } catch (cause) {
        this.kill(new SandboxError("crash", "the child broke the protocol", { cause }));
      }
    });
    stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#stderrTail = (this.#stderrTail + text).slice(-stderrTailChars);
    });
    for (const stream of [stdin, stdout, stderr]) {
      stream.on("error", (cause: Error) => {
        this.kill(new SandboxError("crash", `a pipe to the child broke: ${cause.message}`, { cause }));
      });
    }
  }

  #settle({ header, body }: Frame): void {
    const waiting = this.#waiting;
    if (waiting === undefined) throw new TypeError("an answer nobody asked for");
    this.#waiting = undefined;
    if (typeof header["rssBytes"] === "number") this.#rssBytes = header["rssBytes"];
    if (isRecord(header["answer"])) waiting.resolve({ header: header["answer"], body });
    else waiting.reject(toRefused(header["refusal"]));
  }

  #lose(reason: unknown): void {
    if (this.#isLost) return;
    this.#isLost = true;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting === undefined) return;
    if (reason instanceof SandboxError && reason.fault === "crash" && this.#stderrTail !== "") {
      waiting.reject(new SandboxError("crash", reason.message, { cause: this.#stderrTail }));
    } else waiting.reject(reason);
  }
}
