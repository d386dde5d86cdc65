import { BlockList, isIP } from "node:net";
import { isPublicAddress } from "./public-address";

const openPorts: readonly number[] = [80, 443];

/** `host:port` as it stands in a URL; `[v6]:port` for an IPv6 literal. */
const hostEntry = /^(\[[0-9a-f:.]+\]|[^\s:/[\]]+):(\d{1,5})$/i;
const blockEntry = /^([0-9a-f:.]+)(?:\/(\d{1,3}))?$/i;

const familyOf = (address: string): "ipv4" | "ipv6" | undefined =>
  ({ 4: "ipv4" as const, 6: "ipv6" as const })[isIP(address)];

/** A name as it is compared: no trailing dot, lower case. */
export const toHostName = (hostname: string): string => hostname.toLowerCase().replace(/\.$/, "");

const addBlock = (list: BlockList, entry: string): boolean => {
  const [, address = "", bits] = blockEntry.exec(entry) ?? [];
  const family = familyOf(address);
  if (family === undefined) return false;
  const most = family === "ipv4" ? 32 : 128;
  const prefix = Number(bits ?? most);
  if (prefix > most) return false;
  list.addSubnet(address, prefix, family);
  return true;
};

/**
 * Where the engine may fetch from: the public internet on ports 80 and 443, and what the operator allows besides:
 * `host:port` opens one host on one port wherever it resolves to, an address or a CIDR block opens its addresses on
 * ports 80 and 443. Throws a TypeError that names an entry which is neither.
 */
export class RemoteAllowance {
  readonly #doors = new Set<string>();
  readonly #blocks = new BlockList();
  readonly #ownNames: ReadonlySet<string>;

  /** `ownNames`: hosts that lead back to this very service, which must not be made to ask itself. */
  constructor(entries: readonly string[], ownNames: readonly string[] = []) {
    this.#ownNames = new Set(ownNames.map(toHostName));
    for (const entry of entries) {
      const [, host, port] = hostEntry.exec(entry) ?? [];
      if (host !== undefined && Number(port) >= 1 && Number(port) <= 65_535) {
        this.#doors.add(`${toHostName(host)}:${Number(port)}`);
      } else if (!addBlock(this.#blocks, entry)) {
        throw new TypeError(`${JSON.stringify(entry)} is neither host:port nor an address or a CIDR block`);
      }
    }
  }

  /** True when the operator named this host with this port. Its addresses are then not looked at. */
  hasDoor(hostname: string, port: number): boolean {
    return this.#doors.has(`${toHostName(hostname)}:${port}`);
  }

  isOwnName(hostname: string): boolean {
    return this.#ownNames.has(toHostName(hostname));
  }

  mayUsePort(hostname: string, port: number): boolean {
    return openPorts.includes(port) || this.hasDoor(hostname, port);
  }

  mayConnect(address: string): boolean {
    const family = familyOf(address);
    if (family === undefined) return false;
    return isPublicAddress(address) || this.#blocks.check(address, family);
  }
}
