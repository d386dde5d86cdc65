/** One picture as it is really delivered. Sizes are measured, in pixels. */
export type Delivery = Readonly<{ url: string; widthPx: number; heightPx: number }>;

/** How wide the picture stands on the page: the whole width, half of it from 1,024 CSS px on, or a fixed width. */
export type Slot = Readonly<{ kind: "full" } | { kind: "half" } | { kind: "fixed"; widthPx: number }>;

/** What every snippet is made from. */
export type SnippetSource = Readonly<{
  alt: string;
  /** The URL of the variant the person looks at. */
  url: string;
  /** Smallest first, all of one shape, no width twice; never empty. */
  deliveries: readonly [Delivery, ...Delivery[]];
  slot: Slot;
  /** A blurred stand-in as data URL; undefined where there is none. */
  placeholder: string | undefined;
}>;

/** From this viewport on a `half` slot is half as wide. In CSS pixels. */
export const halfFromPx = 1024;

/** The `sizes` attribute that tells a browser the slot. */
export const toSizes = (slot: Slot): string => {
  switch (slot.kind) {
    case "full":
      return "100vw";
    case "half":
      return `(min-width: ${halfFromPx}px) 50vw, 100vw`;
    case "fixed":
      return `${slot.widthPx}px`;
  }
};

export const toSrcset = (deliveries: readonly Delivery[]): string =>
  deliveries.map(({ url, widthPx }) => `${url} ${widthPx}w`).join(", ");

/** What stands where a browser knows no `srcset`: the widest. */
export const toWidest = ({ deliveries }: Pick<SnippetSource, "deliveries">): Delivery =>
  deliveries.at(-1) ?? deliveries[0];

/** The narrowest delivery that fills this many pixels, else the widest. */
export const toFilling = (deliveries: SnippetSource["deliveries"], widthPx: number): Delivery =>
  deliveries.find((delivery) => delivery.widthPx >= widthPx) ?? toWidest({ deliveries });
