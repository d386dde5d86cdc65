/** All decoders of the library; blocked as a whole first. */
export const everyLoader = "VipsForeignLoad";

/** Decoders that may run in a child at all, each from memory: a path would let a file read its neighbours. */
export const allowedLoaders: readonly string[] = [
  "VipsForeignLoadJpegBuffer",
  "VipsForeignLoadPngBuffer",
  "VipsForeignLoadWebpBuffer",
  "VipsForeignLoadNsgifBuffer",
];
