import { parseArgs } from "node:util";

const parts = {
  cold: async () => (await import("./cold-derivatives")).benchColdDerivatives,
  warm: async () => (await import("./warm-delivery")).benchWarmDelivery,
  upload: async () => (await import("./upload-through-bff")).benchUpload,
  library: async () => (await import("./library-queries")).benchLibraryQueries,
  kill: async () => (await import("./kill-drill")).drillKill,
  fuzz: async () => (await import("./fuzz")).fuzz,
} as const;

type Part = keyof typeof parts;
const isPart = (name: string): name is Part => name in parts;

/** `npm run bench -- [part…] [--rounds=N]`; without a part, all but the drill. */
const main = async (): Promise<void> => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { rounds: { type: "string" } } });
  const unknown = positionals.filter((name) => !isPart(name));
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  if (unknown.length > 0 || (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0))) {
    console.error(`usage: npm run bench -- [${Object.keys(parts).join("|")}]… [--rounds=N]`);
    process.exitCode = 2;
    return;
  }
  const wanted: readonly Part[] =
    positionals.length > 0 ? positionals.filter(isPart) : ["cold", "warm", "upload", "library"];
  for (const name of wanted) {
    const run = await parts[name]();
    await run({ rounds });
  }
};

await main();
