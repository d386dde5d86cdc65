import { isProduction } from "./build-mode";
import { guardFrontServer } from "./front-server";
import { getConfig, getRuntime } from "./runtime";
import { closeBeforeExit } from "./shutdown";

const announce = (lines: readonly string[]): void => {
  process.stdout.write(`\n${lines.map((line) => `  ${line}`).join("\n")}\n\n`);
};

/** Starts all that outlives a request, and says where to go. The set-up link is for the terminal only, never for a log. */
export const startConsole = async (): Promise<void> => {
  const config = getConfig();
  guardFrontServer({
    port: config.port,
    isUpgradeRefused: isProduction,
    deliver: async (request, response) => (await getRuntime()).deliver(request, response),
  });
  const runtime = await getRuntime();
  const { auth } = runtime;
  closeBeforeExit(() => runtime.close());
  const token = await auth.openSetup();
  announce([
    `Vitrine: ${config.publicUrl}`,
    ...(config.upstream === "embedded" ? [`Images: ${config.engine.publicUrl}`] : []),
    ...(token === undefined
      ? []
      : ["", "Create the first account (the link works once):", `${config.publicUrl}/setup?token=${token}`]),
  ]);
};
