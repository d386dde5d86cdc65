/** Runs once this many frames were drawn: a closing menu or dialog hands its focus back a frame later. Returns its undoing. */
export const afterFrames = (count: number, run: () => void): (() => void) => {
  let frame = 0;
  const wait = (left: number) => {
    frame = requestAnimationFrame(() => (left > 1 ? wait(left - 1) : run()));
  };
  wait(count);
  return () => cancelAnimationFrame(frame);
};
