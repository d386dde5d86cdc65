import { parseArgs } from "node:util";

const parts = {
  cold: async () => (await import("./cold-derivatives")).benchColdDerivatives,
  compare: async () => (await import("./compare-servers")).benchCompareServers,
  precompute: async () => (await import("./precompute")).benchPrecompute,
  flight: async () => (await import("./single-flight")).benchSingleFlight,
  warm: async () => (await import("./warm-delivery")).benchWarmDelivery,
  upload: async () => (await import("./upload-through-bff")).benchUpload,
  library: async () => (await import("./library-queries")).benchLibraryQueries,
  kill: async () => (await import("./kill-drill")).drillKill,
  "kill-privacy": async () => (await import("./kill-privacy-drill")).drillKillPrivacy,
  "kill-engine": async () => (await import("./engine-kill-drill")).drillEngineKill,
  "kill-calls": async () => (await import("./strace-drill")).drillStrace,
  disk: async () => (await import("./disk-drill")).drillDisk,
  corpus: async () => (await import("./corpus-drill")).drillCorpus,
  fuzz: async () => (await import("./fuzz")).fuzz,
} as const;

type Part = keyof typeof parts;
const isPart = (name: string): name is Part => name in parts;

/** `npm run bench -- [part…] [--rounds=N] [--quick]`; without a part, all but the comparison, the drill and the fuzz, which take minutes. */
const main = async (): Promise<void> => {
  const options = { rounds: { type: "string" }, quick: { type: "boolean", default: false } } as const;
  const { positionals, values } = parseArgs({ allowPositionals: true, options });
  const unknown = positionals.filter((name) => !isPart(name));
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  if (unknown.length > 0 || (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0))) {
    console.error(`usage: npm run bench -- [${Object.keys(parts).join("|")}]… [--rounds=N] [--quick]`);
    process.exitCode = 2;
    return;
  }
  const wanted: readonly Part[] =
    positionals.length > 0 ? positionals.filter(isPart) : ["cold", "precompute", "flight", "warm", "upload", "library"];
  for (const name of wanted) {
    const run = await parts[name]();
    await run({ rounds, isQuick: values.quick });
  }
};

await main();
