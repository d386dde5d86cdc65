import { BlockList, isIP } from "node:net";

/** Blocks of IPv4 nobody on the public internet answers from. Source: IANA's special-purpose registry. */
const closedV4: readonly (readonly [start: string, bits: number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
  // Looks public, is the host's own metadata service in one large cloud.
  ["168.63.129.16", 32],
];

/** Inside 2000::/3, the only block that is open at all: protocol assignments with Teredo, 6to4, documentation. */
const closedV6: readonly (readonly [start: string, bits: number])[] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const closed = new BlockList();
for (const [start, bits] of closedV4) closed.addSubnet(start, bits, "ipv4");
for (const [start, bits] of closedV6) closed.addSubnet(start, bits, "ipv6");
const unicastV6 = new BlockList();
unicastV6.addSubnet("2000::", 3, "ipv6");

/** Interface ids that carry an IPv4 address inside a tunnel (ISATAP), whatever the prefix. */
const tunnelled = /:(?:0{0,3}[02]00|0{1,4})?:0{0,3}5efe:[0-9a-f.:]+$/i;

/**
 * True for an address of the public internet. Everything else is closed: loopback, private, link-local, shared,
 * metadata, multicast, reserved, and IPv6 that stands for an IPv4 address. Text that is no address is not public.
 */
export const isPublicAddress = (address: string): boolean => {
  // A zone ties an address to one of our own interfaces.
  if (address.includes("%")) return false;
  switch (isIP(address)) {
    case 4:
      return !closed.check(address, "ipv4");
    case 6:
      return unicastV6.check(address, "ipv6") && !closed.check(address, "ipv6") && !tunnelled.test(address);
    default:
      return false;
  }
};
