/** One screen of the suite: which device, how it is held, and how wide its page shows the picture. */
export type ShownDevice = {
  /** A preset's id or that of a device of the team. */
  id: string;
  isRotated: boolean;
  /** CSS pixels; undefined is the full width of the screen. */
  slotWidthPx?: number;
};

/** As many as can be looked at, and asked for, at once. */
export const shownDevicesMost = 12;

const idShape = /^[A-Za-z0-9_-]{1,64}$/;
const slotShape = /^[1-9]\d{0,3}$/;

const parseOne = (text: string): ShownDevice | undefined => {
  const [id = "", ...marks] = text.split("~");
  if (!idShape.test(id)) return undefined;
  const slot = marks.find((mark) => slotShape.test(mark));
  return { id, isRotated: marks.includes("r"), ...(slot !== undefined && { slotWidthPx: Number(slot) }) };
};

/**
 * Reads `phone,tablet~r,desktop~720`: devices in order, `r` for turned, a number for the slot's CSS width.
 * What cannot be read is left out, each device counts once, and nothing readable is undefined.
 */
export const parseShownDevices = (text: string | null): readonly ShownDevice[] | undefined => {
  const byId = new Map<string, ShownDevice>();
  for (const part of (text ?? "").split(",")) {
    const shown = parseOne(part);
    if (shown !== undefined && !byId.has(shown.id)) byId.set(shown.id, shown);
  }
  return byId.size === 0 ? undefined : [...byId.values()].slice(0, shownDevicesMost);
};

/** The inverse of `parseShownDevices`. */
export const printShownDevices = (devices: readonly ShownDevice[]): string =>
  devices
    .map(({ id, isRotated, slotWidthPx }) =>
      [id, ...(isRotated ? ["r"] : []), ...(slotWidthPx === undefined ? [] : [String(slotWidthPx)])].join("~"),
    )
    .join(",");

/** One place towards the start (-1) or the end (1); at either end it stays. */
export const moveDevice = (devices: readonly ShownDevice[], id: string, step: -1 | 1): readonly ShownDevice[] => {
  const from = devices.findIndex((device) => device.id === id);
  const moved = devices[from];
  const to = from + step;
  if (moved === undefined || to < 0 || to >= devices.length) return devices;
  return devices.toSpliced(from, 1).toSpliced(to, 0, moved);
};
