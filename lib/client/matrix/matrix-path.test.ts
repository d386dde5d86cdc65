import { describe, expect, it } from "vitest";
import { addressLimit, matrixLimit, takeComparable, toMatrixPath } from "./matrix-path";

const idsOf = (lengthChars: number, letter = "a") =>
  Array.from({ length: 70 }, (_, index) => `${index}-`.padEnd(lengthChars, letter));

describe("the path of a matrix", () => {
  it("names every image of a full matrix by the ids that the service gives", () => {
    const ids = idsOf(36);
    expect(takeComparable(ids)).toEqual(ids.slice(0, matrixLimit));
    expect(new URL(toMatrixPath(ids), "http://x").searchParams.getAll("image")).toEqual(ids.slice(0, matrixLimit));
  });

  it.each([
    ["a", 19],
    ["/", 6],
  ])("stops before ids of 200 times %j make it too long", (letter, count) => {
    const ids = idsOf(200, letter);
    expect(takeComparable(ids)).toEqual(ids.slice(0, count));
    expect(toMatrixPath(ids).length).toBeLessThan(addressLimit + 20);
  });

  it("takes one image, however long its id, and none where there is none", () => {
    expect(takeComparable(["é".repeat(1024)])).toHaveLength(1);
    expect(toMatrixPath([])).toBe("/matrix");
  });
});
