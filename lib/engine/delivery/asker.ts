import type { IncomingMessage } from "node:http";
import { type AcceptClass, toAcceptClass } from "@/lib/engine/plan/accept-class";
import type { DeviceClass } from "@/lib/engine/plan/device-box";
import { toDeviceClass } from "./device-class";

type Name = "accept" | "user-agent" | "if-none-match";

/**
 * The three request headers that an answer in memory may depend on. Read from the raw list: node makes the object of all
 * headers when it is first looked at, which costs a tenth of a warm answer.
 */
export class Asker {
  #accept: string | undefined;
  #userAgent: string | undefined;
  #ifNoneMatch: string | undefined;

  constructor({ rawHeaders }: Pick<IncomingMessage, "rawHeaders">) {
    for (let at = 0; at + 1 < rawHeaders.length; at += 2) this.#read(rawHeaders[at] ?? "", rawHeaders[at + 1] ?? "");
  }

  get accept(): AcceptClass {
    return toAcceptClass(this.#accept);
  }

  get ifNoneMatch(): string | undefined {
    return this.#ifNoneMatch;
  }

  /** Worked out only where it matters. */
  toDevice(): DeviceClass {
    return toDeviceClass(this.#userAgent);
  }

  /** Repeated headers are joined or dropped as `IncomingMessage.headers` has it. */
  #read(name: string, value: string): void {
    if (isNamed(name, "accept")) this.#accept = join(this.#accept, value);
    else if (isNamed(name, "user-agent")) this.#userAgent ??= value;
    else if (isNamed(name, "if-none-match")) this.#ifNoneMatch = join(this.#ifNoneMatch, value);
  }
}

const isNamed = (text: string, name: Name): boolean =>
  text.length === name.length && (text === name || text.toLowerCase() === name);

const join = (before: string | undefined, value: string): string =>
  before === undefined ? value : `${before}, ${value}`;
