import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestConsole, type TestConsole } from "@/lib/testing/console/open-test-console";
import { uploadTestImage } from "@/lib/testing/console/upload-test-image";
import { DELETE } from "../route";
import { POST } from "./route";

let console: TestConsole;
beforeAll(async () => {
  console = await openTestConsole();
});
afterAll(() => console.close());

const pathOf = (id: string) => `/api/images/${encodeURIComponent(id)}`;
const restore = (id: string, as: "editor" | "viewer" = "editor") =>
  console.call(POST, `${pathOf(id)}/restore`, { method: "POST", as });

describe("200", () => {
  it("brings an image back as it was", async () => {
    const image = await uploadTestImage(console, "a/b");
    await console.call(DELETE, pathOf(image.id), { method: "DELETE", as: "editor" });
    const response = await restore(image.id);
    expect([response.status, await response.json()]).toEqual([200, image]);
  });
});

describe("403", () => {
  it("answers those who only look", async () => {
    expect((await restore("anything", "viewer")).status).toBe(403);
  });
});

describe("404", () => {
  it("answers an id that never was", async () => {
    expect((await restore("never-was")).status).toBe(404);
  });
});

describe("409", () => {
  it("answers an image that is not in the trash", async () => {
    const { id } = await uploadTestImage(console);
    const response = await restore(id);
    expect([response.status, (await response.json()).code]).toEqual([409, "not-in-trash"]);
  });
});
