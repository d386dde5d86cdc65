import { existsSync, readFileSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendRaw, uploadHead } from "@/lib/testing/engine/send-raw";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { callApi, uploadPicture } from "@/lib/testing/engine/upload-form";
import { picture } from "@/lib/testing/pictures";

const vendored: readonly string[] = [
  "../../etc/passwd",
  "..\\..\\x.png",
  "a\u0000.png",
  "x.png/",
  "%2e%2e%2f",
  "%252e%252e%252fx",
  "/abs.png",
  "\u202egnp.exe",
  "a".repeat(10_000),
  "<img src=x onerror=alert(1)>.png",
  '"; filename="b.png',
  "\ud800.png",
  "e\u0301.png",
  "\u00e9.png",
  " ",
  ".",
  "..",
  "-rf",
  "file\r\nX: y.png",
  "$(id).png",
  "x.php.png",
];
const table = path.resolve("../shared/corpus/generated/names_hostile.json");
if (!existsSync(table)) process.stdout.write(`no ${table}: only the vendored names are tried\n`);
const shared = existsSync(table) ? (JSON.parse(readFileSync(table, "utf8")) as string[]) : [];
const names = [...new Set([...vendored, ...shared])].map((name) => [JSON.stringify(name).slice(0, 40), name] as const);

let engine: TestEngine;
let png: Buffer;
beforeAll(async () => {
  png = await picture("png");
  engine = await startTestEngine();
});
afterAll(() => engine.close());

/** Every file of the engine, by its path below the data folder, with its mode. */
const filesOnDisk = async (): Promise<readonly (readonly [name: string, mode: number])[]> => {
  const entries = await readdir(engine.dataDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name));
  return Promise.all(
    files.map(async (file) => [path.relative(engine.dataDir, file), (await stat(file)).mode & 0o777] as const),
  );
};
const expectOwnNamesOnly = async (): Promise<void> => {
  for (const [name, mode] of await filesOnDisk()) {
    expect(name).toMatch(
      /^(?:secrets\/[a-z-]+|engine\/(?:[a-z.-]+|derivatives\/[0-9a-f/.-]+[a-z]*|originals\/[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64}))$/,
    );
    expect([name, mode & 0o111]).toEqual([name, 0]);
    if (name.includes("originals")) expect([name, mode]).toEqual([name, 0o600]);
  }
};

describe("a hostile filename", () => {
  it.each(names)("%s is text in the catalog and nothing on the disk", async (_, name) => {
    const { status, result } = await uploadPicture(engine, { bytes: png, filename: name });
    // A NUL may not stand in a part's header: the form is then no form.
    expect(status).toBe(name.includes("\u0000") ? 400 : 200);
    const filename = result?.["filename"];
    if (typeof filename === "string") {
      expect(filename.length).toBeLessThanOrEqual(255);
      expect(filename).not.toMatch(/[\p{Cc}\p{Surrogate}\u202a-\u202e\u2066-\u2069]/u);
    }
    await expectOwnNamesOnly();
  });

  it("forges no header of a delivery", async () => {
    const { result } = await uploadPicture(engine, { bytes: png, filename: 'a"\r\nX-Forged: 1\r\n\r\n.png' });
    const response = await fetch(`${engine.url}/${engine.secrets.accountHash}/${String(result["id"])}/public`);
    expect(response.status).toBe(200);
    expect(response.headers.get("x-forged")).toBeNull();
  });

  it.each([
    ['; filename="a\\"b.png"', 'a"b.png'],
    ['; filename="a%22b.png"', "a%22b.png"],
    ["; filename=bare.png", "bare.png"],
    ["; filename=\"plain.png\"; filename*=UTF-8''%e2%82%ac.png", "€.png"],
    ["; filename*=UTF-8''%e2%82%ac.png; filename=\"plain.png\"", "€.png"],
    ['; FILENAME="upper.png"', "upper.png"],
  ])("in the form %s is read as %s", async (parameters, filename) => {
    const body = Buffer.concat([
      Buffer.from(`--B\r\nContent-Disposition: form-data; name="file"${parameters}\r\n\r\n`),
      png,
      Buffer.from("\r\n--B--\r\n"),
    ]);
    const head = uploadHead(engine, { "Content-Length": body.byteLength });
    const { status, text } = await sendRaw(engine, [head, body], { end: false });
    expect(status).toBe(200);
    expect(JSON.parse(text.slice(text.indexOf("\r\n\r\n") + 4)).result.filename).toBe(filename);
  });
});

describe("a hostile id", () => {
  it.each(names)(
    "%s is refused in words, or is the same id to upload, details, original and delete",
    async (_, name) => {
      const { status, code, message, result } = await uploadPicture(engine, { bytes: png, fields: { id: name } });
      await expectOwnNamesOnly();
      if (status !== 200) {
        expect([status, code]).toEqual([400, 5400]);
        expect(message).toMatch(/image id/);
        return;
      }
      // A form carries UTF-8, in which half a character is U+FFFD, and line breaks are CRLF.
      const id = String(result["id"]);
      const at = `/v1/${encodeURIComponent(id)}`;
      expect((await callApi(engine, at)).result["id"]).toBe(id);
      const blob = await fetch(`${engine.imagesUrl}${at}/blob`, { headers: engine.authorization });
      expect(Buffer.from(await blob.arrayBuffer()).equals(png)).toBe(true);
      expect((await callApi(engine, at, { method: "DELETE" })).status).toBe(200);
      expect((await callApi(engine, at)).status).toBe(404);
    },
  );

  it.each(["..%2f..%2fetc%2fpasswd", "%2e%2e", "..", "%00", "a%2f%2e%2e%2fb", "%c0%ae", "a%252fb"])(
    "in the path, %s finds nothing and touches nothing",
    async (segment) => {
      for (const method of ["GET", "DELETE", "PATCH"]) {
        const head = `${method} /client/v4/accounts/${engine.secrets.accountId}/images/v1/${segment} HTTP/1.1\r\n`;
        const headers = `Host: x\r\nAuthorization: Bearer ${engine.secrets.apiToken}\r\nContent-Length: 2\r\n\r\n{}`;
        const { status } = await sendRaw(engine, [head + headers], { end: false });
        expect([400, 404]).toContain(status);
      }
      await expectOwnNamesOnly();
    },
  );
});
