import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestConsole, type TestConsole } from "@/lib/testing/console/open-test-console";
import { uploadTestImage } from "@/lib/testing/console/upload-test-image";
import { GET } from "./route";

let console: TestConsole;
beforeAll(async () => {
  console = await openTestConsole();
});
afterAll(() => console.close());

describe("200", () => {
  it("answers what the upstream and the index count, and no more", async () => {
    const { sizeBytes } = await uploadTestImage(console);
    const response = await console.call(GET, "/api/usage", { as: "viewer" });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      stored: 1,
      indexed: { count: 1, sizeBytes },
      delivered: null,
      transformations: null,
      projected: { stored: 5, delivered: 0, transformations: 0, total: 5 },
    });
  });
});

describe("401", () => {
  it("answers everyone without a session", async () => {
    expect((await console.call(GET, "/api/usage")).status).toBe(401);
  });
});
