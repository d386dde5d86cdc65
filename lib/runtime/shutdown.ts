const limitMs = 15_000;

/**
 * On SIGTERM or SIGINT Next finishes its requests, closes its server and ends the process. This holds that end back
 * until `close` is done, fifteen seconds at most, so that what Next's requests rely on outlives them.
 */
export const closeBeforeExit = (close: () => Promise<void>): void => {
  let isStopping = false;
  const onSignal = (): void => {
    if (isStopping) return;
    isStopping = true;
    const exit = process.exit.bind(process);
    let closing: Promise<void> | undefined;
    const finish = (code: number | string | null | undefined): void => {
      closing ??= close().finally(() => exit(code ?? 0));
    };
    process.exit = finish as typeof process.exit;
    // A request that never ends must not keep the process for ever.
    setTimeout(() => exit(1), limitMs).unref();
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
};
