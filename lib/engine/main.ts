import { availableParallelism } from "node:os";
import path from "node:path";
import { pino } from "pino";
// oxlint-disable-next-line boundaries/dependencies -- as its own process the engine is its own composition root
import { type Config, ConfigError, loadConfig } from "@/lib/config/load-config";
import { LockedError } from "@/lib/storage/folder-lock";
import { runTokenCommand, TokenCommandError } from "./api/token-command";
import { openCatalog } from "./catalog/sql-catalog";
import { startEngine } from "./engine";
import { type GivenSecrets, loadEngineSecrets } from "./engine-secrets";

const toGivenSecrets = ({ accountId, credentials }: Config): GivenSecrets => ({
  ...(accountId === undefined ? {} : { accountId }),
  ...(credentials?.scheme === "token" ? { apiToken: credentials.token.reveal() } : {}),
  ...(credentials?.scheme === "key" ? { apiEmail: credentials.email, apiKey: credentials.key.reveal() } : {}),
});

/** The engine alone, with the console's settings. Stops at SIGINT and SIGTERM once requests in flight are done. */
const run = async (): Promise<void> => {
  const config = loadConfig();
  const { dataDir, engine: settings } = config;
  const log = pino({ level: config.logLevel, base: { room: "engine" } });
  const secrets = await loadEngineSecrets(dataDir, toGivenSecrets(config));
  const engine = await startEngine({
    ...settings,
    dataDir,
    secrets,
    pixelsChildFile: path.resolve("dist/sandbox/pixels.mjs"),
    pixelSlots: availableParallelism(),
    log,
  });
  const stop = (signal: NodeJS.Signals): void => {
    log.info({ signal }, "closing");
    engine.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "could not close cleanly");
        process.exit(1);
      },
    );
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  log.info(
    {
      api: `${engine.url}/client/v4/accounts/${secrets.accountId}/images/v1`,
      delivery: `${settings.publicUrl}/${secrets.accountHash}`,
      credentials: path.join(dataDir, "secrets"),
    },
    "the engine listens",
  );
};

/** `token …` beside a running engine or without one; the database is the meeting place. */
const runToken = async (args: readonly string[]): Promise<void> => {
  const file = path.join(loadConfig().dataDir, "engine", "engine.db");
  const catalog = await openCatalog(file).catch((cause: unknown) => {
    throw new TokenCommandError(`${file} cannot be opened; start the engine once first`, { cause });
  });
  try {
    const text = await runTokenCommand(args, { tokens: catalog.apiTokens, clock: () => new Date() });
    process.stdout.write(`${text}\n`);
  } finally {
    await catalog.close();
  }
};

const isForPeople = (error: unknown): error is Error =>
  error instanceof ConfigError || error instanceof LockedError || error instanceof TokenCommandError;

try {
  const [command, ...args] = process.argv.slice(2);
  await (command === "token" ? runToken(args) : run());
} catch (error) {
  process.stderr.write(
    `${isForPeople(error) ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exitCode = 1;
}
