import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { imageFacts } from "@/lib/contracts/image-facts";
import { openTestConsole, type TestConsole } from "@/lib/testing/console/open-test-console";
import { uploadTestImage } from "@/lib/testing/console/upload-test-image";
import { GET } from "./route";

let console: TestConsole;
beforeAll(async () => {
  console = await openTestConsole();
});
afterAll(() => console.close());

const facts = (id: string, as?: "viewer") =>
  console.call(GET, `/api/images/${encodeURIComponent(id)}/facts`, as === undefined ? {} : { as });

describe("200", () => {
  it("answers what the original at the upstream says, under an id with a slash too", async () => {
    const { id } = await uploadTestImage(console, "a/b", { widthPx: 100, heightPx: 80 });
    const response = await facts(id, "viewer");
    expect(response.status).toBe(200);
    const { histogram, hasLocation, palette } = imageFacts.parse(await response.json());
    expect(histogram?.luma.reduce((sum, count) => sum + count, 0)).toBe(8000);
    expect(hasLocation).toBe(false);
    expect(palette.length).toBeGreaterThan(0);
  });
});

describe("401", () => {
  it("answers everyone without a session", async () => {
    expect((await facts("a/b")).status).toBe(401);
  });
});

describe("404", () => {
  it("answers an unknown image", async () => {
    expect((await facts("never-was", "viewer")).status).toBe(404);
  });
});
