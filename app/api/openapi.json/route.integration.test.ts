import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestConsole, type TestConsole } from "@/lib/testing/console/open-test-console";
import { GET } from "./route";

let console: TestConsole;
beforeAll(async () => {
  console = await openTestConsole();
});
afterAll(() => console.close());

describe("200", () => {
  it("describes uploading with its file, its fields and its key", async () => {
    const response = await console.call(GET, "/api/openapi.json");
    const { openapi, paths } = await response.json();
    expect(openapi).toBe("3.1.0");
    const { post } = paths["/api/images"];
    const { properties } = post.requestBody.content["multipart/form-data"].schema;
    expect(Object.keys(properties)).toEqual(
      expect.arrayContaining(["file", "id", "metadata", "requireSignedURLs", "creator", "folder", "tags", "alt"]),
    );
    expect(post.parameters).toEqual([expect.objectContaining({ name: "idempotency-key", in: "header" })]);
    expect(post["x-role"]).toBe("contributor");
  });
});
