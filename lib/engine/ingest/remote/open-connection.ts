import { once } from "node:events";
import type { Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { EngineError } from "@/lib/engine/engine-error";
import type { Network } from "./network";
import type { RemoteAllowance } from "./remote-allowance";
import type { RemoteTarget } from "./remote-url";

export type Passage = Readonly<{ network: Network; allowance: RemoteAllowance; signal: AbortSignal }>;

/** Addresses tried before giving up; a name with more has them for balance, not for reach. */
const triedAddresses = 4;

const toError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

// One sentence for a name that does not exist and for one that leads inside: nothing is learnt about our network.
const notPublic = (cause?: unknown): EngineError =>
  new EngineError("badRequest", "The host of the URL was not found on the public internet", { cause });

const unreachable = (cause?: unknown): EngineError =>
  new EngineError("badRequest", "The server of the URL could not be reached", { cause });

/** Asking for a name cannot always be broken off; waiting for it can. */
const beforeAbort = <Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener("abort", () => reject(toError(signal.reason)), { once: true });
    work.then(resolve, reject);
  });

const resolveTarget = async ({ literal, hostname, isNamed }: RemoteTarget, { network, signal }: Passage) => {
  if (literal !== undefined) return [literal];
  try {
    return await beforeAbort(signal, isNamed ? network.resolveNamed(hostname) : network.resolve(hostname, signal));
  } catch (cause) {
    throw notPublic(cause);
  }
};

/** Resolved once: what is checked here is what is connected to. One closed address among open ones refuses all. */
const pinAddresses = async (target: RemoteTarget, passage: Passage): Promise<readonly string[]> => {
  const addresses = await resolveTarget(target, passage);
  if (!target.isNamed && !addresses.every((address) => passage.allowance.mayConnect(address))) throw notPublic();
  return addresses.slice(0, triedAddresses);
};

const connectPinned = async (target: RemoteTarget, passage: Passage): Promise<Socket> => {
  const faults: unknown[] = [];
  for (const address of await pinAddresses(target, passage)) {
    passage.signal.throwIfAborted();
    try {
      return await passage.network.connect(address, target.port, passage.signal);
    } catch (error) {
      faults.push(error);
    }
  }
  passage.signal.throwIfAborted();
  throw unreachable(new AggregateError(faults, "no address took the connection"));
};

const secure = async (socket: Socket, { hostname, literal }: RemoteTarget, signal: AbortSignal): Promise<Socket> => {
  const tls = connectTls({
    socket,
    host: hostname,
    ...(literal === undefined ? { servername: hostname } : {}),
    ALPNProtocols: ["http/1.1"],
  });
  try {
    await once(tls, "secureConnect", { signal });
    return tls;
  } catch (cause) {
    tls.destroy();
    signal.throwIfAborted();
    throw new EngineError("badRequest", "The server of the URL has no valid certificate for its name", { cause });
  }
};

/**
 * A connection to the target, encrypted where its URL says so, whose far end has been checked before a byte is sent.
 * Throws EngineError 5400 where the name, an address or the connection itself does not lead to a public server.
 */
export const openConnection = async (target: RemoteTarget, passage: Passage): Promise<Socket> => {
  const socket = await connectPinned(target, passage);
  const isOpen = target.isNamed || passage.allowance.mayConnect(socket.remoteAddress ?? "");
  if (!isOpen) {
    socket.destroy();
    throw notPublic();
  }
  return target.isSecure ? secure(socket, target, passage.signal) : socket;
};
