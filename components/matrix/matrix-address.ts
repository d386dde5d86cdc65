import { matrixLimit, toMatrixPath } from "@/lib/client/matrix/matrix-path";

export const acceptChoices = { device: undefined, webp: "image/webp,*/*;q=0.8", jpeg: "image/jpeg" } as const;
export type AcceptChoice = keyof typeof acceptChoices;

/** What is compared, on which device, in which order. Everything a link to the matrix carries. */
export type MatrixAddress = {
  ids: readonly string[];
  deviceId: string;
  accept: AcceptChoice;
  /** `chosen`, `name`, `original`, `worst`, or `variant:<name>`. */
  order: string;
};

/** What an address says that names nothing. */
export const usualAddress = { ids: [], deviceId: "desktop", accept: "device", order: "chosen" } as const;
const isAccept = (text: string | null): text is AcceptChoice => text !== null && Object.hasOwn(acceptChoices, text);

/** Each image once, and no more than one matrix compares. */
export const parseMatrixAddress = (search: URLSearchParams): MatrixAddress => {
  const accept = search.get("accept");
  return {
    ids: [...new Set(search.getAll("image"))].filter((id) => id !== "").slice(0, matrixLimit),
    deviceId: search.get("device") || usualAddress.deviceId,
    accept: isAccept(accept) ? accept : usualAddress.accept,
    order: search.get("order") || usualAddress.order,
  };
};

/** What is as usual is left out. */
export const printMatrixAddress = ({ ids, deviceId, accept, order }: MatrixAddress): string => {
  const settings = new URLSearchParams();
  if (deviceId !== usualAddress.deviceId) settings.set("device", deviceId);
  if (accept !== usualAddress.accept) settings.set("accept", accept);
  if (order !== usualAddress.order) settings.set("order", order);
  const path = toMatrixPath(ids);
  if (settings.size === 0) return path;
  return `${path}${path.includes("?") ? "&" : "?"}${settings}`;
};
