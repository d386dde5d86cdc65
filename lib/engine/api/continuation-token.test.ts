import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseContinuationToken, toContinuationToken } from "./continuation-token";

const scope = { key: "key", query: "query" };
const position = fc.record({ uploaded: fc.string(), id: fc.string({ unit: "grapheme" }) });

describe("continuation tokens", () => {
  it("come back as the place they stand for", () => {
    fc.assert(
      fc.property(position, (place) => {
        expect(parseContinuationToken(toContinuationToken(place, scope), scope)).toEqual(place);
      }),
    );
  });

  it("need no escaping in a query", () => {
    fc.assert(
      fc.property(position, (place) => {
        expect(toContinuationToken(place, scope)).toMatch(/^[\w-]+\.[\w-]+$/);
      }),
    );
  });

  it("are worth nothing under another key or for another list", () => {
    const token = toContinuationToken({ uploaded: "2026", id: "a" }, scope);
    expect(() => parseContinuationToken(token, { ...scope, key: "other" })).toThrow("not valid");
    expect(() => parseContinuationToken(token, { ...scope, query: "other" })).toThrow("not valid");
  });

  it("survive no change of a character", () => {
    const token = toContinuationToken({ uploaded: "2026-01-01T00:00:00.000Z", id: "album/1" }, scope);
    for (let at = 0; at < token.length - 1; at += 1) {
      const other = token[at] === "A" ? "B" : "A";
      const forged = token.slice(0, at) + other + token.slice(at + 1);
      expect(() => parseContinuationToken(forged, scope)).toThrow("not valid");
    }
  });

  it("are refused in any made-up shape", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => parseContinuationToken(text, scope)).toThrow("not valid");
      }),
    );
  });
});
