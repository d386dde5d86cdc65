/** What is docked at the lower edge, so that whatever floats there finds room above it. */
export type DockPlace = "tray" | "bar" | "toasts";

/**
 * A ref for a docked element: keeps its height, in pixels, as `--dock-<place>` on the page's root
 * for as long as it is in the document.
 */
export const dockAs =
  (place: DockPlace) =>
  (element: HTMLElement | null): (() => void) | undefined => {
    if (element === null) return undefined;
    const { style } = document.documentElement;
    const name = `--dock-${place}`;
    const observer = new ResizeObserver(() => style.setProperty(name, `${element.offsetHeight + 8}px`));
    observer.observe(element);
    return () => {
      observer.disconnect();
      style.removeProperty(name);
    };
  };
