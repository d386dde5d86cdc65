import type { VariantOptions } from "@/lib/contracts/variant";

type Size = Readonly<{ widthPx: number; heightPx: number }>;

/** What a variant makes of a picture: scaled to `scaled`, of which `delivered` is cut out, or laid on. */
export type ExpectedSize = Readonly<{ scaled: Size; delivered: Size }>;

const toSide = (exactPx: number): number => Math.max(1, Math.floor(exactPx + 0.5));

const byWidth = (source: Size, widthPx: number): Size => ({
  widthPx,
  heightPx: toSide((source.heightPx * widthPx) / source.widthPx),
});

const byHeight = (source: Size, heightPx: number): Size => ({
  widthPx: toSide((source.widthPx * heightPx) / source.heightPx),
  heightPx,
});

const isWider = (source: Size, box: Size): boolean => source.widthPx * box.heightPx >= source.heightPx * box.widthPx;

const inside = (source: Size, box: Size): Size =>
  isWider(source, box) ? byWidth(source, box.widthPx) : byHeight(source, box.heightPx);

const around = (source: Size, box: Size): Size =>
  isWider(source, box) ? byHeight(source, box.heightPx) : byWidth(source, box.widthPx);

const isWithin = (source: Size, box: Size): boolean => source.widthPx <= box.widthPx && source.heightPx <= box.heightPx;

const whole = (size: Size): ExpectedSize => ({ scaled: size, delivered: size });

const cropTo = (source: Size, box: Size): ExpectedSize => {
  const isLarger = source.widthPx >= box.widthPx && source.heightPx >= box.heightPx;
  return {
    scaled: isLarger ? around(source, box) : source,
    delivered: {
      widthPx: Math.min(source.widthPx, box.widthPx),
      heightPx: Math.min(source.heightPx, box.heightPx),
    },
  };
};

const fits: Readonly<Record<VariantOptions["fit"], (source: Size, box: Size) => ExpectedSize>> = {
  "scale-down": (source, box) => whole(isWithin(source, box) ? source : inside(source, box)),
  contain: (source, box) => whole(inside(source, box)),
  cover: (source, box) => ({ scaled: around(source, box), delivered: box }),
  crop: cropTo,
  pad: (source, box) => ({ scaled: inside(source, box), delivered: box }),
};

const enlarging: ReadonlySet<VariantOptions["fit"]> = new Set(["contain", "cover", "pad"]);

/** With one side given nothing is cut or padded: the other follows. */
const bySide = (source: Size, { fit, width, height }: VariantOptions): Size => {
  const target = width === undefined ? byHeight(source, height ?? source.heightPx) : byWidth(source, width);
  return enlarging.has(fit) || isWithin(target, source) ? target : source;
};

/** Pixels a named variant delivers of a picture of this size, after orientation. Source: Cloudflare, fit. */
export const expectSize = (source: Size, options: VariantOptions): ExpectedSize => {
  const { fit, width, height } = options;
  if (width === undefined || height === undefined) return whole(bySide(source, options));
  return fits[fit](source, { widthPx: width, heightPx: height });
};
