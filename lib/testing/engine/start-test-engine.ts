import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { EngineLog } from "@/lib/engine/api/engine-log";
import { type EngineOptions, startEngine } from "@/lib/engine/engine";
import { type EngineSecrets, loadEngineSecrets } from "@/lib/engine/engine-secrets";

type LoggedLine = Readonly<{
  level: keyof EngineLog;
  context: Readonly<Record<string, unknown>>;
  message: string;
}>;

export type TestEngine = Readonly<{
  /** Origin of the listener. */
  url: string;
  port: number;
  /** `…/client/v4`, as the SDK's `baseURL`. */
  apiUrl: string;
  /** `…/client/v4/accounts/{account}/images`. */
  imagesUrl: string;
  secrets: EngineSecrets;
  dataDir: string;
  /** What the engine logged, in order. */
  logged: readonly LoggedLine[];
  /** `Authorization` of the account's token. */
  authorization: Readonly<Record<"Authorization", string>>;
  /** Stops it; a temporary data folder goes with it. */
  close: () => Promise<void>;
}>;

/** Settings a test may choose; with a `dataDir` of its own the folder stays when the engine closes. */
export type TestEngineOptions = Partial<Omit<EngineOptions, "secrets" | "log">> & { secrets?: Partial<EngineSecrets> };

const toLog = (logged: LoggedLine[]): EngineLog => {
  const at = (level: keyof EngineLog) => (context: Readonly<Record<string, unknown>>, message: string) =>
    void logged.push({ level, context, message });
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
};

/** A real engine on a port of its own and, unless told otherwise, a temporary folder. */
export const startTestEngine = async (options: TestEngineOptions = {}): Promise<TestEngine> => {
  const dataDir = options.dataDir ?? (await mkdtemp(path.join(tmpdir(), "vitrine-engine-")));
  const secrets = await loadEngineSecrets(dataDir, options.secrets);
  const logged: LoggedLine[] = [];
  const engine = await startEngine({
    host: "127.0.0.1",
    port: 0,
    dialect: "v1",
    avifMaxSidePx: 1200,
    pixelsChildFile: path.resolve("dist/sandbox/pixels.mjs"),
    pixelSlots: 1,
    closeGraceMs: 2000,
    ...options,
    dataDir,
    secrets,
    log: toLog(logged),
  });
  return {
    url: engine.url,
    port: engine.port,
    apiUrl: `${engine.url}/client/v4`,
    imagesUrl: `${engine.url}/client/v4/accounts/${secrets.accountId}/images`,
    secrets,
    dataDir,
    logged,
    authorization: { Authorization: `Bearer ${secrets.apiToken}` },
    close: async () => {
      await engine.close();
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true });
    },
  };
};
