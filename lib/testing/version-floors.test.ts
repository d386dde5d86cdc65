import { readFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { describe, expect, it } from "vitest";

type Ranges = Readonly<Record<string, string>>;
type LockedPackage = Readonly<{
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  inBundle?: boolean;
  hasInstallScript?: boolean;
  dependencies?: Ranges;
  devDependencies?: Ranges;
  optionalDependencies?: Ranges;
}>;
type Lockfile = Readonly<{ packages: Readonly<Record<string, LockedPackage>> }>;

const root = path.resolve(import.meta.dirname, "../..");
const readJson = async (name: string): Promise<unknown> => JSON.parse(await readFile(path.join(root, name), "utf8"));
const lock = (await readJson("package-lock.json")) as Lockfile;
const manifest = (await readJson("package.json")) as { allowScripts: Readonly<Record<string, boolean>> };

const locked = Object.entries(lock.packages).filter(([place]) => place !== "");
const nameOf = (place: string): string => place.split("node_modules/").at(-1) ?? place;
const versionsOf = (name: string): readonly string[] =>
  locked.filter(([place]) => nameOf(place) === name).map(([, { version = "" }]) => version);

const toNumbers = (version: string): readonly number[] => version.split(/[.+-]/, 3).map(Number);
const isAtLeast = (version: string, floor: string): boolean => {
  const [found, wanted] = [toNumbers(version), toNumbers(floor)];
  const at = wanted.findIndex((part, index) => part !== found[index]);
  return at === -1 || (found[at] ?? -1) > (wanted[at] ?? 0);
};

describe("isAtLeast", () => {
  it.each([
    ["1.2.3", "1.2.3", true],
    ["1.10.0", "1.9.9", true],
    ["2.0.0", "1.9.9", true],
    ["1.2.2", "1.2.3", false],
    ["0.35.4", "0.35.5", false],
    ["16.3.3-canary.1", "16.3.3", true],
    ["nonsense", "0.0.1", false],
  ])("%s against the floor %s is %s", (version, floor, expected) => {
    expect(isAtLeast(version, floor)).toBe(expected);
  });
});

describe("the lockfile", () => {
  /** Below each of these lies a published flaw that reaches this product. */
  it.each([
    ["next", "16.3.3"],
    ["react", "19.2.6"],
    ["react-dom", "19.2.6"],
    ["sharp", "0.35.5"],
  ])("holds one copy of %s, at least %s", (name, floor) => {
    const versions = versionsOf(name);
    expect(versions).toHaveLength(1);
    expect(versions.filter((version) => !isAtLeast(version, floor))).toEqual([]);
  });

  it("holds no copy of react-server-dom-* below 19.2.6 and no multer", () => {
    const servers = locked.filter(([place]) => nameOf(place).startsWith("react-server-dom-"));
    expect(servers.filter(([, { version = "" }]) => !isAtLeast(version, "19.2.6"))).toEqual([]);
    expect(versionsOf("multer")).toEqual([]);
  });

  it("takes every package from the registry, none from git, a plain URL or a folder", () => {
    // What comes from the registry is written without its address here; anything else has to name one.
    const isStrange = ({ resolved, link, integrity, inBundle }: LockedPackage): boolean =>
      link === true ||
      (resolved !== undefined && !resolved.startsWith("https://registry.npmjs.org/")) ||
      (integrity === undefined && inBundle !== true);
    expect(locked.filter(([, entry]) => isStrange(entry)).map(([place]) => place)).toEqual([]);
  });

  it("asks for no dependency by git, URL or folder", () => {
    const asked = Object.entries(lock.packages).flatMap(([place, entry]) =>
      Object.entries({ ...entry.dependencies, ...entry.devDependencies, ...entry.optionalDependencies })
        .filter(([, range]) => /[:/]/.test(range) && !range.startsWith("npm:"))
        .map(([name, range]) => `${place} -> ${name}@${range}`),
    );
    expect(asked).toEqual([]);
  });

  it("has install scripts only where package.json has decided about them", () => {
    const scripted = locked.filter(([, { hasInstallScript }]) => hasInstallScript === true);
    const names = [...new Set(scripted.map(([place]) => nameOf(place)))];
    expect(names.filter((name) => !(name in manifest.allowScripts))).toEqual([]);
    expect(names.length).toBeGreaterThan(0);
  });
});

describe("the decoders at run time", () => {
  it.each([
    ["heif", "1.23.5"],
    ["vips", "8.18.7"],
    ["webp", "1.3.2"],
    ["rsvg", "2.56.3"],
  ] as const)("%s is at least %s", (library, floor) => {
    const version = (sharp.versions as Readonly<Record<string, string>>)[library] ?? "absent";
    expect(isAtLeast(version, floor), `${library} ${version}`).toBe(true);
  });
});
