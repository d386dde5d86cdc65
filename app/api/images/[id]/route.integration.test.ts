import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestConsole, type TestConsole } from "@/lib/testing/console/open-test-console";
import { uploadTestImage } from "@/lib/testing/console/upload-test-image";
import { DELETE, GET, PATCH } from "./route";

let console: TestConsole;
beforeAll(async () => {
  console = await openTestConsole();
});
afterAll(() => console.close());

const pathOf = (id: string, query = "") => `/api/images/${encodeURIComponent(id)}${query}`;
const upload = (id?: string) => uploadTestImage(console, id);
const remove = (id: string, query = "") => console.call(DELETE, pathOf(id, query), { method: "DELETE", as: "editor" });
const edit = (id: string, json: unknown) => console.call(PATCH, pathOf(id), { method: "PATCH", as: "editor", json });

describe("200", () => {
  it.each(["plain", "with/slash", "per%2Fcent", "dots.and spaces", "ünï/🌅"])("finds the id %s", async (id) => {
    await upload(id);
    const response = await console.call(GET, pathOf(id), { as: "viewer" });
    expect([response.status, (await response.json()).id]).toEqual([200, id]);
  });

  it("changes what the index knows, and nothing else", async () => {
    const image = await upload();
    const changed = await edit(image.id, { alt: "Waves", tags: ["sea"] });
    expect(await changed.json()).toEqual({ ...image, alt: "Waves", tags: ["sea"] });
  });

  it("moves to the trash and answers the image, twice alike", async () => {
    const { id } = await upload();
    const first = await (await remove(id)).json();
    expect(first).toMatchObject({ id, state: "trashed", trashedAt: expect.any(String) });
    expect(await (await remove(id)).json()).toEqual(first);
  });

  it("deletes for good at the upstream", async () => {
    const image = await upload();
    const url = image.variants.find(({ name }) => name === "public")?.url ?? "";
    expect((await fetch(url)).status).toBe(200);
    expect(await (await remove(image.id, "?permanent=true")).json()).toEqual({ id: image.id, isPending: false });
    expect((await fetch(url)).status).toBe(404);
    expect((await console.call(GET, pathOf(image.id), { as: "viewer" })).status).toBe(404);
  });
});

describe("200, the focal point", () => {
  it("is kept, told to the upstream beside the person's own metadata, and taken away again", async () => {
    const { id } = await upload();
    const metaOf = async () => (await console.runtime.services.upstream.getImage(id)).meta;
    const before = await metaOf();
    const focalPoint = { x: 0.25, y: 0.75 };
    expect(await (await edit(id, { focalPoint })).json()).toMatchObject({ id, focalPoint });
    expect(await metaOf()).toEqual({ ...before, _f: "0.25x0.75" });
    expect(await (await edit(id, { focalPoint: null })).json()).toMatchObject({ id, focalPoint: null });
    expect(await metaOf()).toEqual(before);
  });
});

describe("400", () => {
  it.each([
    { sha256: "x" },
    { state: "ready" },
    { variants: [] },
    { tags: "sea" },
    { alt: "x".repeat(1001) },
    { focalPoint: { x: 2, y: 0 } },
    [],
  ])("refuses the change %j", async (json) => {
    const image = await upload();
    expect((await edit(image.id, json)).status).toBe(400);
    expect(await (await console.call(GET, pathOf(image.id), { as: "viewer" })).json()).toEqual(image);
  });
});

describe("401 and 403", () => {
  it("keep out who is not signed in, who only looks, and other sites", async () => {
    const { id } = await upload();
    expect((await console.call(GET, pathOf(id))).status).toBe(401);
    for (const as of ["viewer", "contributor"] as const) {
      expect((await console.call(DELETE, pathOf(id), { method: "DELETE", as })).status).toBe(403);
      expect((await console.call(PATCH, pathOf(id), { method: "PATCH", as, json: {} })).status).toBe(403);
    }
    const headers = { "sec-fetch-site": "cross-site" };
    expect((await console.call(DELETE, pathOf(id), { method: "DELETE", as: "owner", headers })).status).toBe(403);
  });
});

describe("404", () => {
  it("answers an id that never was, like one that was deleted", async () => {
    const { id } = await upload();
    await remove(id, "?permanent=true");
    const bodies = await Promise.all(
      [id, "never-was"].map(async (one) => ({
        ...(await (await console.call(GET, pathOf(one), { as: "viewer" })).json()),
        requestId: "",
      })),
    );
    expect(bodies[0]).toEqual(bodies[1]);
    expect(bodies[0].code).toBe("not-found");
    expect((await remove("never-was")).status).toBe(404);
    expect((await edit("never-was", { alt: "x" })).status).toBe(404);
  });
});
