const dollars = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });
/** Prices may be parts of a cent. */
const finePrice = new Intl.NumberFormat("en-US", {
  style: "currency",
  currency: "USD",
  minimumFractionDigits: 2,
  maximumFractionDigits: 6,
});

/** To the cent; what is more than nothing is never called nothing. */
export const toMoneyWords = (usd: number): string =>
  usd > 0 && usd < 0.005 ? `less than ${dollars.format(0.01)}` : dollars.format(usd);

export const toPriceWords = (usd: number): string => finePrice.format(usd);

const dates = new Intl.DateTimeFormat(undefined, { dateStyle: "long", timeZone: "UTC" });

/** A day without a time of day. */
export const toDayWords = (day: string): string => dates.format(new Date(day));
