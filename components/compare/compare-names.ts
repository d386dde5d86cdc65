/** Names of the settings in the page's address. The backdrop's is the stage's own. */
export const compareNames = {
  a: "a",
  b: "b",
  imageA: "imageA",
  imageB: "imageB",
  look: "look",
  split: "split",
  vision: "vision",
  gain: "gain",
  threshold: "threshold",
  framing: "framing",
  backdrop: "backdrop",
} as const;
