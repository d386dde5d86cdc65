/** Texts about the focal point. */
export const focalWords = {
  view: "Focal point",
  title: "The point that crops keep",
  how: "Click the picture, or focus it and use the arrow keys; with Shift the steps are ten times as large.",
  area: (filename: string) => `Focal point of ${filename}`,
  place: (x: number, y: number) => `${Math.round(x * 100)} % across, ${Math.round(y * 100)} % down`,
  notSet: "Not set: crops keep the middle.",
  crops: "How crops would look",
  gravity: "In flexible URLs",
  save: "Save focal point",
  reset: "Undo",
  clear: "Remove focal point",
  saved: "Focal point saved.",
  removed: "Focal point removed.",
  readOnly: "Owners and editors can set it.",
} as const;
