import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPublicAddress } from "./public-address";

const toV4 = (value: number): string => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join(".");

describe("isPublicAddress", () => {
  it.each(["1.1.1.1", "8.8.8.8", "93.184.216.34", "100.63.255.255", "100.128.0.0", "172.15.0.1", "172.32.0.1"])(
    "lets %s through",
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
  it.each(["2606:4700::1111", "2a00:1450:4001:82a::200e", "2001:4860:4860::8888"])("lets %s through", (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );
  it.each(["", "example.com", "1.2.3", "01.2.3.4", "127.1", "::1%lo", "fe80::1%eth0", "2606:4700::1111%lo"])(
    "takes %j for no public address",
    (address) => expect(isPublicAddress(address)).toBe(false),
  );

  it("closes every address of the loopback, private, shared, link-local, multicast and reserved blocks", () => {
    const blocks: readonly (readonly [number, number])[] = [
      [0x00000000, 8],
      [0x0a000000, 8],
      [0x64400000, 10],
      [0x7f000000, 8],
      [0xa9fe0000, 16],
      [0xac100000, 12],
      [0xc0a80000, 16],
      [0xc6120000, 15],
      [0xe0000000, 3],
    ];
    const inside = fc
      .tuple(fc.constantFrom(...blocks), fc.nat(0xffffffff))
      .map(([[start, bits], random]) => toV4((start | (random & (0xffffffff >>> bits))) >>> 0));
    fc.assert(
      fc.property(inside, (address) => {
        expect(isPublicAddress(address), address).toBe(false);
      }),
    );
  });

  it("closes IPv6 that stands for IPv4, whichever address it stands for", () => {
    const forms = ["::ffff:", "::", "64:ff9b::", "::ffff:0:", "2a00:1450::5efe:", "2606:4700::200:5efe:"];
    fc.assert(
      fc.property(fc.nat(0xffffffff), fc.constantFrom(...forms), (value, prefix) => {
        expect(isPublicAddress(prefix + toV4(value)), prefix + toV4(value)).toBe(false);
        const groups = `${(value >>> 16).toString(16)}:${(value & 0xffff).toString(16)}`;
        expect(isPublicAddress(prefix + groups), prefix + groups).toBe(false);
        expect(isPublicAddress(`2002:${groups}::1`)).toBe(false);
      }),
    );
  });

  it("opens nothing outside of 2000::/3", () => {
    const group = fc.nat(0xffff).map((value) => value.toString(16));
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
        const isUnicast = (Number.parseInt(groups[0] ?? "0", 16) & 0xe000) === 0x2000;
        if (!isUnicast) expect(isPublicAddress(groups.join(":"))).toBe(false);
      }),
    );
  });
});
