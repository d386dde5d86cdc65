import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestConsole, type TestConsole } from "@/lib/testing/console/open-test-console";
import { uploadTestImage } from "@/lib/testing/console/upload-test-image";
import { PATCH } from "../route";
import { GET } from "./route";

let console: TestConsole;
beforeAll(async () => {
  console = await openTestConsole();
});
afterAll(() => console.close());

const history = (id: string, as?: "viewer") =>
  console.call(GET, `/api/images/${encodeURIComponent(id)}/history`, as === undefined ? {} : { as });

describe("200", () => {
  it("answers who did what, newest first", async () => {
    const { id } = await uploadTestImage(console, "a/b");
    const json = { focalPoint: { x: 0.25, y: 0.5 } };
    await console.call(PATCH, `/api/images/${encodeURIComponent(id)}`, { method: "PATCH", json, as: "editor" });
    const response = await history(id, "viewer");
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      items: [
        { actor: "editor", action: "image.updated", detail: json },
        { actor: "Someone who is gone", action: "image.uploaded" },
      ],
      isWhole: true,
    });
  });
});

describe("401", () => {
  it("answers everyone without a session", async () => {
    expect((await history("a/b")).status).toBe(401);
  });
});

describe("404", () => {
  it("answers an unknown image", async () => {
    expect((await history("never-was", "viewer")).status).toBe(404);
  });
});
