import { lookup, Resolver } from "node:dns/promises";
import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** The outside world as the engine reaches it. A test puts its own in place, to be a hostile resolver. */
export interface Network {
  /** Every address of a public name, asked of the name servers. Rejects when there is none. */
  resolve(hostname: string, signal: AbortSignal): Promise<readonly string[]>;
  /** Addresses of a name the operator vouches for; this machine's own table of hosts counts. */
  resolveNamed(hostname: string): Promise<readonly string[]>;
  /** A connection to this very address. Rejects when it is not taken, or at the signal. */
  connect(address: string, port: number, signal: AbortSignal): Promise<Socket>;
}

const resolverPatienceMs = 3000;

/** Asks name servers without the thread pool, so that a slow one delays no file. */
const resolve = async (hostname: string, signal: AbortSignal): Promise<readonly string[]> => {
  const resolver = new Resolver({ timeout: resolverPatienceMs, tries: 2 });
  const cancel = (): void => resolver.cancel();
  signal.addEventListener("abort", cancel, { once: true });
  try {
    const families = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    const addresses = families.flatMap((family) => (family.status === "fulfilled" ? family.value : []));
    if (addresses.length > 0) return addresses;
    throw new Error(`no address for ${hostname}`, {
      cause: families.flatMap((family) => (family.status === "rejected" ? [family.reason] : [])),
    });
  } finally {
    signal.removeEventListener("abort", cancel);
  }
};

export const systemNetwork: Network = {
  resolve,
  resolveNamed: async (hostname) => (await lookup(hostname, { all: true })).map(({ address }) => address),
  connect: async (address, port, signal) => {
    const socket = connect({ host: address, port });
    try {
      await once(socket, "connect", { signal });
      return socket;
    } catch (error) {
      socket.destroy();
      throw error;
    }
  },
};
