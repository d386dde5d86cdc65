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

const framesUntilSettled = 2;

/** The same once the page stands still: a closing menu or dialog hands its focus back a frame later. Returns its undoing. */
export const focusContentOnceSettled = (): (() => void) => {
  let frame = 0;
  const wait = (left: number) => {
    frame = requestAnimationFrame(() => (left > 1 ? wait(left - 1) : focusContentIfLost()));
  };
  wait(framesUntilSettled);
  return () => cancelAnimationFrame(frame);
};
