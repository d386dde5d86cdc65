import { describe, expect, it } from "vitest";
import { matchesEntityTag, toEntityTag } from "./entity-tag";

const tag = toEntityTag("ab".repeat(32), { kind: "original", format: "gif" });

describe("entity tags", () => {
  it("are strong and speak of bytes and plan", () => {
    expect(tag).toMatch(/^"cf-\d+-[0-9a-f]{32}\.gif:[0-9a-f]{32}"$/);
    expect(toEntityTag("cd".repeat(32), { kind: "original", format: "gif" })).not.toBe(tag);
  });

  it.each([tag, `W/${tag}`, `"x", ${tag}`, `"x",W/${tag} , "y"`, "*", " * "])("match %s", (header) => {
    expect(matchesEntityTag(header, tag)).toBe(true);
  });

  it.each([undefined, "", '"x"', tag.slice(1, -1), `"x${tag.slice(1)}`, '"*"', "nonsense"])(
    "do not match %s",
    (header) => {
      expect(matchesEntityTag(header, tag)).toBe(false);
    },
  );
});
