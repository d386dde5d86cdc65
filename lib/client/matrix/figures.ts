import { previewHeaders, type PreviewFacts } from "@/lib/contracts/preview-headers";
import type { DeviceProfile } from "@/lib/contracts/device-presets";
import { apiResponse, readBody } from "../api-fetch";
import { apiPath } from "../api-path";
import { parsePreviewFacts, toDeviceChoice, type PreviewChoice } from "../preview";

/** What one image in one variant came to: measured on the bytes delivered to one device. */
export type Figures = Pick<PreviewFacts, "format" | "widthPx" | "heightPx" | "sizeBytes" | "url"> & {
  /** 64 hex digits. */
  sha256: string;
};

/** Who asks: a device, and what it accepts where that is not the device's own. */
export type MatrixDevice = { profile: DeviceProfile; accept: string | undefined };

export type FigureQuestion = { imageId: string; variant: string };

/** The question of this device for one variant. */
export const toPreviewChoice = (
  variant: string,
  { profile, accept = profile.accept }: MatrixDevice,
): PreviewChoice => ({ variant, ...toDeviceChoice({ ...profile, accept }) });

const readFigures = (headers: Headers): Figures => {
  const { format, widthPx, heightPx, sizeBytes, url } = parsePreviewFacts(headers);
  return { format, widthPx, heightPx, sizeBytes, url, sha256: headers.get(previewHeaders.sha256) ?? "" };
};

/** Asks for the figures of one delivery and none of its bytes. Throws ProblemError. */
export const getFigures = async (
  { imageId, variant }: FigureQuestion,
  device: MatrixDevice,
  signal: AbortSignal,
): Promise<Figures> => {
  const query = { ...toPreviewChoice(variant, device), figuresOnly: true };
  const { headers } = await apiResponse(apiPath.preview(imageId), { query, signal });
  return readFigures(headers);
};

/** As `getFigures`, with the bytes. */
export const getDelivered = async (
  { imageId, variant }: FigureQuestion,
  device: MatrixDevice,
  signal: AbortSignal,
): Promise<{ blob: Blob; figures: Figures }> => {
  const response = await apiResponse(apiPath.preview(imageId), { query: toPreviewChoice(variant, device), signal });
  return { blob: await readBody(() => response.blob()), figures: readFigures(response.headers) };
};
