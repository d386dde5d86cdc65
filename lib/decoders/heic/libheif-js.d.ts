declare module "libheif-js/libheif-wasm/libheif-bundle.mjs" {
  import type { HeifLibrary } from "@/lib/decoders/heic/heif-library";

  /** A fresh instance with a memory of its own. The functions are those of libheif's C interface, 1.23. */
  const createLibheif: () => HeifLibrary;
  export default createLibheif;
}
