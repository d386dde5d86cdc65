type Listener = () => void;

const listeners = new Set<Listener>();

/** Calls `listener` when the server no longer knows the session. Answers how to stop listening. */
export function onSessionLost(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function announceSessionLost(): void {
  for (const listener of listeners) listener();
}
