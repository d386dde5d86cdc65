/** One statement of the service's documentation: what it says, in a few words. */
export type Row = Readonly<{
  words: string;
  /** Why no check of this kit covers it: the engine answers otherwise on purpose, or has nothing there to ask. */
  differs?: string;
}>;
