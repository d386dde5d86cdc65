import { type AcceptedFormat, acceptedNames, findSideLimit, uploadLimits } from "@/lib/contracts/upload-limits";
import { AppError } from "@/lib/errors/app-error";
import { findFormatName } from "@/lib/pictures/format-name";
import { sniffFormat } from "@/lib/pictures/sniff-format";
import { SandboxError } from "@/lib/sandbox/sandbox";
import type { ServiceContext } from "../context";
import { findAcceptedFormat } from "./find-accepted-format";
import { findBusyError } from "./measure/find-busy-error";
import { measureAnswer, type MeasureAnswer } from "./measure/measure-answer";

/** Facts of a picture that Cloudflare will take. `thumbhash` is base64, and empty for a drawing. */
export type MeasuredImage = Readonly<{
  format: AcceptedFormat;
  widthPx: number;
  heightPx: number;
  isAnimated: boolean;
  thumbhash: string;
}>;

type Source = Readonly<{ bytes: Buffer; filename: string; sha256: string }>;

/** "10 MB", "13.4 MB": the way people read file sizes. Rounded up, so that a figure over the limit shows as such. */
export const toMegabytes = (bytes: number): string => `${Math.ceil((bytes / (1024 * 1024)) * 10) / 10} MB`;
const toMegapixels = (px: number): string => `${Math.ceil(px / 100_000) / 10} megapixels`;

const refuseSize = (filename: string, fault: string): AppError =>
  new AppError("image-too-large", { detail: `Cloudflare refuses ${filename}: ${fault}` });

const requireAcceptedFormat = ({ bytes, filename }: Source): AcceptedFormat => {
  const format = findAcceptedFormat(bytes);
  if (format !== undefined) return format;
  const name = findFormatName(sniffFormat(bytes));
  const fault =
    name !== undefined
      ? `it is ${/^[AHI]/.test(name) ? "an" : "a"} ${name} file, and ${acceptedNames.all} are accepted. Export it as one of these`
      : `its content is not a ${acceptedNames.any} image. Check the file, or export it as one of these`;
  throw new AppError("not-an-image", { detail: `Cloudflare refuses ${filename}: ${fault} and try again.` });
};

/** Throws `image-too-large` with the limit and the figure. */
export const requireFileSize = ({ sizeBytes, filename }: Readonly<{ sizeBytes: number; filename: string }>): void => {
  if (sizeBytes <= uploadLimits.fileBytes) return;
  const figure = toMegabytes(sizeBytes);
  throw refuseSize(
    filename,
    `the file is ${figure}, the limit is ${toMegabytes(uploadLimits.fileBytes)}. Make it smaller and try again.`,
  );
};

const requirePixelLimits = (filename: string, { format, widthPx, heightPx, frames }: MeasureAnswer): void => {
  if (format === "svg") return;
  const size = `${widthPx} x ${heightPx} px`;
  const sideLimitPx = findSideLimit(format);
  if (sideLimitPx !== undefined && Math.max(widthPx, heightPx) > sideLimitPx) {
    throw refuseSize(
      filename,
      `the picture is ${size}, the limit is ${sideLimitPx} px a side. Scale it down and try again.`,
    );
  }
  const areaPx = widthPx * heightPx * frames;
  if (areaPx <= uploadLimits.areaPx) return;
  const limit = toMegapixels(uploadLimits.areaPx);
  throw refuseSize(
    filename,
    frames > 1
      ? `its ${frames} frames of ${size} add up to ${toMegapixels(areaPx)}, the limit is ${limit}. Drop frames or scale it down.`
      : `the picture is ${size}, ${toMegapixels(areaPx)}, the limit is ${limit}. Scale it down and try again.`,
  );
};

const toFault = ({ fault, reason }: SandboxError, format: AcceptedFormat): string => {
  if (fault === "timeout") return "it takes too long to decode";
  if (format !== "svg") return "it cannot be decoded and may be damaged or cut short";
  return reason === "too-complex"
    ? "the drawing has too many parts, or parts within parts, to be checked"
    : "it is not a well-formed SVG drawing, or was cut short";
};

const toMeasureError = (error: unknown, filename: string, format: AcceptedFormat): unknown => {
  if (!(error instanceof SandboxError)) return error;
  const busy = findBusyError(error);
  if (busy !== undefined) return busy;
  const remedy =
    format === "svg"
      ? "Simplify it in a drawing program, or export it as PNG,"
      : "Open it in an image editor, save it again";
  return new AppError("image-broken", {
    detail: `${filename} is not usable: ${toFault(error, format)}. ${remedy} and try once more.`,
    cause: error,
  });
};

/**
 * Reads the facts of an original in a child process that can be killed. Throws `not-an-image`, `image-too-large`,
 * `image-broken`, `busy`, each in words that name the file, the limit and the figure.
 */
export const measureImage = async (
  ctx: Pick<ServiceContext, "sandbox" | "signal">,
  source: Source,
): Promise<MeasuredImage> => {
  requireFileSize({ sizeBytes: source.bytes.byteLength, filename: source.filename });
  const sniffed = requireAcceptedFormat(source);
  const header = { maxSidePx: findSideLimit(sniffed), maxAreaPx: uploadLimits.areaPx };
  const answer = await ctx.sandbox
    .run({ header, body: source.bytes }, { signal: ctx.signal, fingerprint: source.sha256 })
    .catch((error: unknown) => {
      throw toMeasureError(error, source.filename, sniffed);
    });
  const measured = measureAnswer.parse(answer.header);
  requirePixelLimits(source.filename, measured);
  const { format, widthPx, heightPx, frames, thumbhash } = measured;
  if (thumbhash === null) throw new Error("the child refused a picture that is within the limits");
  return { format, widthPx, heightPx, isAnimated: frames > 1, thumbhash };
};
