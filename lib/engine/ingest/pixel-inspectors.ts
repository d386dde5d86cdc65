import type { Pixels } from "@/lib/engine/pixels/pixels";
import type { Inspectors } from "./inspect-upload";

/** Uploads are looked at by the pixel children, before anybody's thumbnail: somebody waits for the answer. */
export const toInspectors = (pixels: Pixels, takesAvif: boolean): Inspectors => ({
  takesAvif,
  inspect: (bytes, fingerprint) => pixels.inspect(bytes, { fingerprint, priority: "urgent", isAvifAllowed: takesAvif }),
  sanitiseSvg: (bytes, fingerprint) => pixels.sanitiseSvg(bytes, { fingerprint, priority: "urgent" }),
});
