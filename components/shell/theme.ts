export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const storageKey = "vitrine.theme";
const listeners = new Set<() => void>();

/**
 * Runs in the page's head before anything is painted. Storage may be closed to us (a private window):
 * then the system's theme stands.
 */
export const themeScript = `try{var t=localStorage.getItem("${storageKey}");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch(e){}`;

const parseTheme = (text: string | null | undefined): Theme => (text === "light" || text === "dark" ? text : "system");

export const getTheme = (): Theme => parseTheme(document.documentElement.dataset["theme"]);

/** Applies a theme now and in later visits, in this tab and the others. */
export const chooseTheme = (theme: Theme): void => {
  applyTheme(theme);
  try {
    localStorage.setItem(storageKey, theme);
  } catch {
    // Storage is closed: the choice lives as long as the page.
  }
};

const applyTheme = (theme: Theme): void => {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  for (const listener of listeners) listener();
};

const follow = (event: StorageEvent): void => {
  if (event.key === storageKey) applyTheme(parseTheme(event.newValue));
};

export const subscribeTheme = (listener: () => void): (() => void) => {
  if (listeners.size === 0) globalThis.addEventListener("storage", follow);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) globalThis.removeEventListener("storage", follow);
  };
};
