type Write = (context: Readonly<Record<string, unknown>>, message: string) => void;

/** Where the engine reports; a pino logger fits. Never given a credential. */
export type EngineLog = Readonly<{ debug: Write; info: Write; warn: Write; error: Write }>;
