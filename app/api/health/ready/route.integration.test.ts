import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setRuntime } from "@/lib/runtime/runtime";
import { openTestConsole, type TestConsole } from "@/lib/testing/console/open-test-console";
import { GET } from "./route";

let console: TestConsole;
beforeAll(async () => {
  console = await openTestConsole();
});
afterAll(() => console.close());

describe("200", () => {
  it("answers while the index can be read", async () => {
    const response = await console.call(GET, "/api/health/ready", { headers: { host: "10.0.0.7:3000" } });
    expect([response.status, await response.json()]).toEqual([200, { status: "ready" }]);
  });
});

describe("503", () => {
  it("answers when the index is gone", async () => {
    const broken = await openTestConsole();
    await broken.runtime.close();
    const response = await broken.call(GET, "/api/health/ready");
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
    await broken.engine.close();
    setRuntime(Promise.resolve(console.runtime));
  });
});
