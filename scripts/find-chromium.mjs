import { access } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { runCommand } from "./run-command.mjs";

const systemNames = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

const isThere = (file) =>
  access(file).then(
    () => true,
    () => false,
  );

/** Path of a browser that is already on this machine: named by CHROMIUM_PATH, Playwright's own, the system's. */
const findInstalled = async () => {
  const onPath = (process.env.PATH ?? "")
    .split(path.delimiter)
    .flatMap((folder) => systemNames.map((name) => path.join(folder, name)));
  for (const file of [process.env.CHROMIUM_PATH, chromium.executablePath(), ...onPath]) {
    if (file && (await isThere(file))) return file;
  }
  return undefined;
};

const installers = [
  { name: "Playwright", commands: [{ command: "playwright", args: ["install", "--with-deps", "chromium"] }] },
  {
    name: "the system's package manager",
    commands: [
      { command: "apt-get", args: ["update", "-qq"] },
      {
        command: "apt-get",
        args: ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"],
      },
    ],
  },
];

/** Finds a Chromium or installs one, and says which. Throws when neither works. */
export const findChromium = async () => {
  const installed = await findInstalled();
  if (installed !== undefined) {
    console.log(`browser: ${installed}`);
    return installed;
  }
  for (const { name, commands } of installers) {
    console.log(`browser: none found, installing Chromium with ${name}`);
    for (const { command, args } of commands) {
      const { exitCode, output } = await runCommand(command, args, {
        isQuiet: true,
        env: { DEBIAN_FRONTEND: "noninteractive" },
      }).catch((error) => ({ exitCode: 1, output: String(error) }));
      if (exitCode !== 0) console.log(`browser: ${command} did not work: ${output.trim().split("\n").at(-1)}`);
    }
    const found = await findInstalled();
    if (found !== undefined) {
      console.log(`browser: ${found}`);
      return found;
    }
  }
  throw new Error("No Chromium was found and none could be installed. Install one, or set CHROMIUM_PATH.");
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await findChromium();
