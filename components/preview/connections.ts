/** A line between a reader and the delivery host, as WebPageTest and Lighthouse state it. */
export type Connection = { name: string; megabitsPerSecond: number; roundTripMs: number };

/** Source: WebPageTest's profiles 3GFast (Lighthouse's "Slow 4G"), 4G and Cable. */
export const connections: readonly Connection[] = [
  { name: "Slow 4G", megabitsPerSecond: 1.6, roundTripMs: 150 },
  { name: "4G", megabitsPerSecond: 9, roundTripMs: 170 },
  { name: "Cable", megabitsPerSecond: 5, roundTripMs: 28 },
];

/** One round trip for the question, then every bit at the line's rate, on a connection that is open already. */
export const estimateArrivalMs = (sizeBytes: number, connection: Connection): number =>
  connection.roundTripMs + (sizeBytes * 8) / (connection.megabitsPerSecond * 1000);
