import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quoteForShell, toCurl } from "./to-curl";

const exchange = {
  request: {
    method: "GET",
    url: "http://localhost:3001/hash/it's/default?a=1&b=$x",
    headers: [
      ["Host", "localhost:3001"],
      ["User-Agent", "Mozilla/5.0 (Linux; K)"],
      ["Sec-CH-DPR", "2.625"],
    ],
  },
  response: { status: 200, headers: [] },
} as const;

describe("the curl command", () => {
  it("asks the same address with the same headers, and leaves the host's name to curl", () => {
    expect(toCurl(exchange, "phone.webp")).toBe(
      `curl 'http://localhost:3001/hash/it'\\''s/default?a=1&b=$x' -H 'User-Agent: Mozilla/5.0 (Linux; K)' -H 'Sec-CH-DPR: 2.625' -o 'phone.webp'`,
    );
  });

  it("gives a shell every text as one word, unchanged", () => {
    const texts = fc.sample(fc.string({ unit: "grapheme-ascii", maxLength: 30 }), { numRuns: 50, seed: 7 });
    const printed = execFileSync("sh", [
      "-c",
      `printf '%s\\n' ${[...texts, "it's; $(x) `y`"].map(quoteForShell).join(" ")}`,
    ]);
    expect(printed.toString()).toBe(`${[...texts, "it's; $(x) `y`"].join("\n")}\n`);
  });
});
