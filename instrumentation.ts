/** Called by Next once, before the console takes requests. */
export const register = async (): Promise<void> => {
  // oxlint-disable-next-line node/no-process-env -- Next puts the word in at build time, so that only Node gets the rest
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startConsole } = await import("@/lib/runtime/start-console");
  await startConsole();
};
