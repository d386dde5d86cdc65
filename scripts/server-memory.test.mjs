import { expect, it } from "vitest";
import { toServerMemory } from "./server-memory.mjs";

it("bounds the heap and the allocator's arenas of a server", () => {
  expect(toServerMemory({})).toEqual({ nodeArgs: ["--max-old-space-size=384"], env: { MALLOC_ARENA_MAX: "2" } });
  expect(toServerMemory({ NODE_OPTIONS: "--enable-source-maps", MALLOC_ARENA_MAX: "" })).toEqual(toServerMemory({}));
});

it.each(["--max-old-space-size=2048", "--enable-source-maps --max_old_space_size=2048"])(
  "leaves the heap to an operator who set %s",
  (options) => expect(toServerMemory({ NODE_OPTIONS: options }).nodeArgs).toEqual([]),
);

it("leaves the arenas to an operator who set them", () =>
  expect(toServerMemory({ MALLOC_ARENA_MAX: "8" }).env).toEqual({ MALLOC_ARENA_MAX: "8" }));
