import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toFilename } from "./to-filename";

describe("toFilename", () => {
  it("keeps the last part of a path, of either kind", () => {
    expect(toFilename("../../etc/passwd.jpg", "jpeg")).toBe("passwd.jpg");
    expect(toFilename("C:\\photos\\sea side.png", "png")).toBe("sea side.png");
  });

  it("calls a nameless file after its format", () => {
    expect(toFilename("", "jpeg")).toBe("image.jpg");
    expect(toFilename("photos/", "webp")).toBe("image.webp");
    expect(toFilename("", "svg")).toBe("image.svg");
    expect(toFilename("", "heic")).toBe("image.heic");
    expect(toFilename("\u0000\u001f", undefined)).toBe("image");
  });

  it("keeps the ending of a name that is too long", () => {
    const name = toFilename(`${"x".repeat(400)}.jpeg`, "jpeg");
    expect(name).toHaveLength(255);
    expect(name.endsWith(".jpeg")).toBe(true);
  });

  it("gives a storable name for any text: short, whole, printable, without folders", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 600 }), (given) => {
        const name = toFilename(given, "png");
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(255);
        expect(Buffer.from(name, "utf8").toString("utf8")).toBe(name);
        // oxlint-disable-next-line no-control-regex
        expect(name).not.toMatch(/[\u0000-\u001f\u007f-\u009f/\\]/);
      }),
    );
    expect(toFilename("a\ud800b.jpg", "jpeg")).toBe("a\ufffdb.jpg");
  });
});
