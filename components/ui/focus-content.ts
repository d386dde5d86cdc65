/**
 * Where the focus goes when what held it is gone: to the picture that the tab key would reach, else to the
 * screen's content. Does nothing while the focus is anywhere.
 */
export const focusContentIfLost = (): void => {
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  const content = document.querySelector("main");
  const place = content?.querySelector<HTMLElement>("[role=gridcell][tabindex='0']") ?? content;
  place?.focus({ preventScroll: true });
};
