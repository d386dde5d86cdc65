import { execFile } from "node:child_process";
import { copyFile, mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { acceptOf, agentOf, type Format } from "./clients";
import { startEngineProcess } from "./engine-process";
import { rootFolder } from "./part";
import type { Photograph } from "./photographs";
import { findFreePort, type ServerProcess, startServer } from "./server-process";

/** A server that makes 1440x1080 of a 4032x3024 photograph, as it would for a tablet of 1920x1080. */
export type Peer = Readonly<{
  name: string;
  server: ServerProcess;
  /** Where the picture of that number is made anew; each may be asked for once in each format. */
  request: (number: number, format: Format) => Readonly<{ url: string; headers: Readonly<Record<string, string>> }>;
}>;

/** The photographs as numbered files, `<number>.jpg`: no two requests share one. */
export type PictureFolder = Readonly<{ folder: string; files: readonly Buffer[] }>;

const box = { width: 1920, height: 1080, madeWidth: 1440 };
const run = promisify(execFile);
const nextCli = path.join(rootFolder, "node_modules/next/dist/bin/next");

export const writePictures = async (
  folder: string,
  photographs: readonly Photograph[],
  files: readonly Buffer[],
): Promise<PictureFolder> => {
  if (photographs.length === 0) throw new Error("no pictures to measure with");
  await mkdir(folder, { recursive: true });
  await Promise.all(files.map((bytes, number) => writeFile(path.join(folder, `${number}.jpg`), bytes)));
  return { folder, files };
};

export const startEnginePeer = async (dataDir: string, { files }: PictureFolder): Promise<Peer> => {
  const { server, upstream } = await startEngineProcess(dataDir, {
    ENGINE_AVIF_MAX_PX: "12000",
    ENGINE_PRECOMPUTE: "false",
  });
  const urls: string[] = [];
  for (const [number, bytes] of files.entries()) {
    const image = await upstream.upload({ bytes, filename: `${number}.jpg`, contentType: "image/jpeg" });
    urls.push(image.variants.find(({ name }) => name === "default")?.url ?? "");
  }
  return {
    name: "engine",
    server,
    request: (number, format) => ({
      url: urls[number] ?? "",
      headers: { "User-Agent": agentOf.tablet, Accept: acceptOf[format] },
    }),
  };
};

const startScript = async (script: string, folder: string): Promise<ServerProcess> => {
  const port = await findFreePort();
  const args = ["--import", "tsx", `bench/peers/${script}.ts`, folder, String(port)];
  return startServer({ args, origin: `http://127.0.0.1:${port}`, readyPath: "/" });
};

export const startPlainPeer = async ({ folder }: PictureFolder): Promise<Peer> => {
  const server = await startScript("plain-sharp-server", folder);
  return {
    name: "plain sharp",
    server,
    request: (number, format) => ({
      url: `${server.origin}/${box.width}x${box.height}/${format}/${number}.jpg`,
      headers: {},
    }),
  };
};

export const startIpxPeer = async ({ folder }: PictureFolder): Promise<Peer> => {
  const server = await startScript("ipx-server", folder);
  return {
    name: "ipx",
    server,
    request: (number, format) => ({
      url: `${server.origin}/fit_inside,s_${box.width}x${box.height},q_85,f_${format}/${number}.jpg`,
      headers: {},
    }),
  };
};

const nextFiles: Readonly<Record<string, string>> = {
  "package.json": '{"private":true,"type":"module"}',
  "next.config.mjs": `export default {
    agentRules: false,
    images: { formats: ["image/avif", "image/webp"], qualities: [85], deviceSizes: [${box.madeWidth}], imageSizes: [64] },
  };`,
  "app/layout.js": `import { createElement } from "react";
    export default function Layout({ children }) {
      return createElement("html", { lang: "en" }, createElement("body", null, children));
    }`,
  "app/page.js": 'export default function Page() { return "one page, so that there is something to build"; }',
};

/** The smallest application, built and started as its documents say, with the pictures in its `public` folder. */
export const startNextPeer = async (folder: string, pictures: PictureFolder): Promise<Peer> => {
  await mkdir(path.join(folder, "app"), { recursive: true });
  await mkdir(path.join(folder, "public"));
  for (const [name, text] of Object.entries(nextFiles)) await writeFile(path.join(folder, name), text);
  await symlink(path.join(rootFolder, "node_modules"), path.join(folder, "node_modules"));
  for (const number of pictures.files.keys()) {
    const name = `${number}.jpg`;
    await copyFile(path.join(pictures.folder, name), path.join(folder, "public", name));
  }
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  await run(process.execPath, [nextCli, "build", "--webpack"], { cwd: folder, env });
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const args = [nextCli, "start", "-H", "127.0.0.1", "-p", String(port)];
  const server = await startServer({ args, cwd: folder, origin, readyPath: "/" });
  return {
    name: "next/image",
    server,
    request: (number, format) => ({
      url: `${origin}/_next/image?url=%2F${number}.jpg&w=${box.madeWidth}&q=85`,
      headers: { Accept: acceptOf[format] },
    }),
  };
};
