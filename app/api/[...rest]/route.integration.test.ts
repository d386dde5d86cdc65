import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestConsole, type TestConsole } from "@/lib/testing/console/open-test-console";
import { GET, POST } from "./route";

let console: TestConsole;
beforeAll(async () => {
  console = await openTestConsole();
});
afterAll(() => console.close());

describe("404", () => {
  it.each(["/api/nothing", "/api/auth/sign-up/email", "/api/auth/get-session", "/api/images/a/b/c"])(
    "answers %s with a problem",
    async (target) => {
      for (const [handler, method] of [
        [GET, "GET"],
        [POST, "POST"],
      ] as const) {
        const response = await console.call(handler, target, { method });
        expect(response.status).toBe(404);
        expect(response.headers.get("content-type")).toBe("application/problem+json");
      }
    },
  );
});
