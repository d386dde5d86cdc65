import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestConsole, type TestConsole } from "@/lib/testing/console/open-test-console";
import { GET } from "./route";

let console: TestConsole;
beforeAll(async () => {
  console = await openTestConsole();
});
afterAll(() => console.close());

describe("200", () => {
  it("answers a probe that has no session and another address", async () => {
    const response = await console.call(GET, "/api/health/live", { headers: { host: "10.0.0.7:3000" } });
    expect([response.status, await response.json()]).toEqual([200, { status: "live" }]);
  });
});
