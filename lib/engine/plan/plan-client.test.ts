import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acceptClasses } from "./accept-class";
import { deviceClasses } from "./device-box";
import { anyOptions } from "./test-options";
import { type Given, photo, planned, rendered } from "./test-plans";
import type { TransformOptions } from "./transform-options";

describe("width=auto", () => {
  it.each([
    ["width=auto", {}, 1200],
    ["width=auto", { device: "mobile" }, 768],
    ["width=auto", { device: "tablet" }, 1200],
    ["width=auto,wmobile=100,wdesktop=200", { device: "mobile" }, 100],
    ["width=auto,wmobile=100,wdesktop=200", {}, 200],
    ["width=auto", { screen: { viewportWidthPx: 320 } }, 320],
    ["width=auto", { screen: { viewportWidthPx: 321 } }, 768],
    ["width=auto", { screen: { viewportWidthPx: 400, dpr: 2 } }, 960],
    ["width=auto", { screen: { viewportWidthPx: 5000 } }, 1200],
    ["width=auto,wbreakpoints=500;250", { screen: { viewportWidthPx: 260 } }, 500],
    ["width=auto", { screen: { dpr: 2 } }, 1200],
    ["width=auto,dpr=2", { device: "mobile" }, 1536],
  ] as const)("%s for %j is %i", (options, client, widthPx) => {
    const wide = { ...photo, widthPx: 4000, heightPx: 1000 };
    expect(rendered(options, { ...client, facts: wide }).widthPx).toBe(widthPx);
  });
});

/** Undefined when the options cannot be met. */
const attempt = (given: Given & { options: TransformOptions }) => {
  try {
    return planned(given.options, given);
  } catch {
    return undefined;
  }
};

describe("what was looked at", () => {
  it.each([
    ["w=5", ["Accept"]],
    ["f=webp", []],
    ["f=json", []],
    ["w=auto", ["Accept", "User-Agent", "Sec-CH-Viewport-Width", "Sec-CH-DPR"]],
    ["scq=5,f=jpeg", ["Save-Data", "RTT", "ECT", "Downlink"]],
  ])("of %s is %j", (options, headers) => {
    expect(planned(options).headers).toEqual(headers);
  });

  it("holds: clients alike in these headers get the same plan", () => {
    const client = fc.record({
      accept: fc.constantFrom(...acceptClasses),
      device: fc.constantFrom(...deviceClasses),
      screen: fc.record({ viewportWidthPx: fc.integer({ min: 1, max: 3000 }) }, { requiredKeys: [] }),
      isSlow: fc.boolean(),
    });
    fc.assert(
      fc.property(anyOptions, client, client, (options, one, other) => {
        const twin = { ...one };
        const before = attempt({ options, ...one });
        if (before === undefined) return;
        const { headers } = before;
        // Everything that is not named changes.
        if (!headers.includes("Accept")) twin.accept = other.accept;
        if (!headers.includes("User-Agent")) twin.device = other.device;
        if (!headers.includes("Sec-CH-Viewport-Width")) twin.screen = other.screen;
        if (!headers.includes("RTT")) twin.isSlow = other.isSlow;
        expect(attempt({ options, ...twin })?.plan).toEqual(before.plan);
      }),
      { numRuns: 1000 },
    );
  });
});
