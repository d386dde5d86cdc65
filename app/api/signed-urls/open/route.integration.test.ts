import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "@/lib/contracts/role";
import type { SignedUrl, SignedUrlOpening } from "@/lib/contracts/signing";
import { openTestConsole, type TestConsole } from "@/lib/testing/console/open-test-console";
import { uploadTestImage } from "@/lib/testing/console/upload-test-image";
import { POST as sign } from "../../images/[id]/signed-url/route";
import { POST } from "./route";

let console: TestConsole;
let url: string;
beforeAll(async () => {
  console = await openTestConsole();
  const { id } = await uploadTestImage(console);
  const json = { variant: "public", keyName: "default", expiresAt: null };
  const answer = await console.call(sign, `/api/images/${id}/signed-url`, { method: "POST", json, as: "editor" });
  ({ url } = (await answer.json()) as SignedUrl);
});
afterAll(() => console.close());

const open = (text: string, as: Role = "editor") =>
  console.call(POST, "/api/signed-urls/open", { method: "POST", json: { url: text }, as });
const opening = async (text: string): Promise<SignedUrlOpening> => (await open(text)).json() as never;

describe("200", () => {
  it("tells what the delivery host gave, byte for byte", async () => {
    const found = await opening(url);
    expect(found).toMatchObject({ status: 200, contentType: expect.stringMatching(/^image\//) as string, said: "" });
    const answer = await fetch(url, { headers: { accept: "image/avif,image/webp,image/*" } });
    expect(found.sizeBytes).toBe((await answer.arrayBuffer()).byteLength);
  });

  it("tells the host's own words where it refuses", async () => {
    const { status, said } = await opening(url.replace("/public", "/nobody"));
    expect([status, said]).toEqual([404, expect.stringMatching(/^ERROR \d{4}/)]);
  });
});

describe("400", () => {
  it("asks no host but that of the account", async () => {
    expect((await open("https://example.org/a.jpg")).status).toBe(400);
    expect((await open("")).status).toBe(400);
  });
});

describe("401 and 403", () => {
  it("let editors try, and nobody below", async () => {
    const unsigned = await console.call(POST, "/api/signed-urls/open", { method: "POST", json: { url } });
    expect(unsigned.status).toBe(401);
    for (const as of ["contributor", "viewer"] as const) expect((await open(url, as)).status).toBe(403);
  });
});
