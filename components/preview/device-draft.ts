import type { DeviceKind, DeviceProfile } from "@/lib/contracts/device-presets";
import { devicePresets } from "@/lib/contracts/device-presets";
import { deviceWords } from "./device-words";

/** A device as its form holds it: texts, until they are judged. */
export type DeviceDraft = {
  name: string;
  kind: DeviceKind;
  widthPx: string;
  heightPx: string;
  dpr: string;
  userAgent: string;
  accept: string;
};

export type DraftFaults = Partial<Record<keyof DeviceDraft, string>>;

/** A form for an existing device, or one filled from the first preset, without a name. */
export const toDraft = (device: DeviceProfile | undefined): DeviceDraft => {
  const { kind, widthPx, heightPx, dpr, userAgent, accept } = device ?? devicePresets[0];
  const name = device?.name ?? "";
  return { name, kind, widthPx: String(widthPx), heightPx: String(heightPx), dpr: String(dpr), userAgent, accept };
};

const isSide = (text: string): boolean =>
  /^\d{3,5}$/.test(text.trim()) && Number(text) >= 100 && Number(text) <= 16_384;
const isDpr = (text: string): boolean => text.trim() !== "" && Number(text) >= 0.5 && Number(text) <= 5;
const isHeaderText = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/** What is wrong with each field; empty where the server would take it. */
export const findFaults = (draft: DeviceDraft): DraftFaults => ({
  ...(draft.name.trim() === "" && { name: deviceWords.needsName }),
  ...(!isSide(draft.widthPx) && { widthPx: deviceWords.needsSide }),
  ...(!isSide(draft.heightPx) && { heightPx: deviceWords.needsSide }),
  ...(!isDpr(draft.dpr) && { dpr: deviceWords.needsDpr }),
  ...((draft.userAgent.trim() === "" || !isHeaderText(draft.userAgent)) && { userAgent: deviceWords.needsUserAgent }),
  ...(!isHeaderText(draft.accept) && { accept: deviceWords.needsUserAgent }),
});

/** What the server is sent. Only for a draft without faults. */
export const toDeviceInput = (draft: DeviceDraft) => ({
  name: draft.name.trim(),
  kind: draft.kind,
  widthPx: Number(draft.widthPx),
  heightPx: Number(draft.heightPx),
  dpr: Number(draft.dpr),
  userAgent: draft.userAgent.trim(),
  accept: draft.accept.trim(),
});
