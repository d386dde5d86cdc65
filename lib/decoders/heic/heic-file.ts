import { Refusal } from "@/lib/sandbox/refusal";
import { heif, type HeifLibrary, HeifMemory, toFourLetters } from "./heif-library";

/** Pictures that are HEVC, or tiles of it. What else a HEIF file may hold has decoders nobody needs here. */
const itemTypes: ReadonlySet<string> = new Set(["hvc1", "grid", "iden"]);

/** 10,000 x 10,000, the largest area the service takes. */
const largestSquareSidePx = 10_000;

export type HeicPixels = Readonly<{ bytes: Buffer; widthPx: number; heightPx: number; channels: 3 | 4 }>;

/** Primaries of Display P3 as a number. Source: ISO/IEC 23091-2, table 2. */
const displayP3Primaries = 12;

/** What a file says about its colours: a profile, or numbers that name the primaries. Neither is sRGB. */
export type HeicColors = Readonly<{ icc?: Buffer; isDisplayP3: boolean }>;

/** One opened HEIC file with a decoder of its own, whose memory goes when the file does. */
export class HeicFile {
  readonly #library: HeifLibrary;
  readonly #memory: HeifMemory;
  readonly #context: number;
  readonly #handle: number;

  /** Reads the boxes alone. Throws Refusal `not-an-image`. */
  constructor(library: HeifLibrary, bytes: Uint8Array) {
    this.#library = library;
    this.#memory = new HeifMemory(library);
    this.#context = library._heif_context_alloc();
    library._heif_context_set_maximum_image_size_limit(this.#context, largestSquareSidePx);
    try {
      this.#handle = this.#open(bytes);
    } catch (cause) {
      throw new Refusal("not-an-image", cause instanceof Error ? cause.message : String(cause), { cause });
    }
    const type = toFourLetters(library._heif_item_get_item_type(this.#context, this.#itemId));
    if (!itemTypes.has(type)) throw new Refusal("not-an-image", `HEIF with ${JSON.stringify(type)} is not accepted`);
  }

  /** As it is seen: rotation and mirroring of the file are applied. */
  get widthPx(): number {
    return this.#library._heif_image_handle_get_width(this.#handle);
  }

  get heightPx(): number {
    return this.#library._heif_image_handle_get_height(this.#handle);
  }

  get hasAlpha(): boolean {
    return this.#library._heif_image_handle_has_alpha_channel(this.#handle) !== 0;
  }

  get colors(): HeicColors {
    const library = this.#library;
    const type = toFourLetters(library._heif_image_handle_get_color_profile_type(this.#handle));
    if (type === "nclx") {
      const at = this.#memory.find((error, found) => {
        library._heif_image_handle_get_nclx_color_profile(error, this.#handle, found);
      });
      // A byte for the version and three of padding come first.
      return { isDisplayP3: this.#memory.getNumber(at + 4) === displayP3Primaries };
    }
    const sizeBytes = library._heif_image_handle_get_raw_color_profile_size(this.#handle);
    if (sizeBytes === 0) return { isDisplayP3: false };
    const room = this.#memory.put(new Uint8Array(sizeBytes));
    this.#memory.find((error) => library._heif_image_handle_get_raw_color_profile(error, this.#handle, room));
    return { icc: this.#memory.get(room, sizeBytes), isDisplayP3: false };
  }

  /** EXIF from its byte order mark on, or undefined. */
  findExif(): Buffer | undefined {
    const library = this.#library;
    const kind = this.#memory.put(Buffer.from("Exif\0"));
    const ids = this.#memory.put(new Uint8Array(4));
    if (library._heif_image_handle_get_list_of_metadata_block_IDs(this.#handle, kind, ids, 1) < 1) return undefined;
    const id = this.#memory.getNumber(ids);
    const sizeBytes = library._heif_image_handle_get_metadata_size(this.#handle, id);
    const room = this.#memory.put(new Uint8Array(sizeBytes));
    this.#memory.find((error) => library._heif_image_handle_get_metadata(error, this.#handle, id, room));
    const block = this.#memory.get(room, sizeBytes);
    // The first four bytes say how many more come before the mark.
    return block.byteLength < 12 ? undefined : block.subarray(4 + block.readUInt32BE(0));
  }

  /** Every pixel, 8 bits a channel. Throws Error when libheif cannot decode them. */
  decode(): HeicPixels {
    const library = this.#library;
    const channels = this.hasAlpha ? 4 : 3;
    const chroma = channels === 4 ? heif.chromaRgba : heif.chromaRgb;
    const image = this.#memory.find((error, found) => {
      library._heif_decode_image(error, this.#handle, found, heif.colorspaceRgb, chroma, 0);
    });
    const room = this.#memory.put(new Uint8Array(4));
    const plane = library._heif_image_get_plane_readonly(image, heif.channelInterleaved, room);
    const stride = this.#memory.getNumber(room);
    const widthPx = library._heif_image_get_width(image, heif.channelInterleaved);
    const heightPx = library._heif_image_get_height(image, heif.channelInterleaved);
    const rowBytes = widthPx * channels;
    if (plane === 0 || stride < rowBytes) throw new Error("libheif gave no pixels");
    const bytes = Buffer.allocUnsafeSlow(rowBytes * heightPx);
    for (let row = 0; row < heightPx; row += 1) {
      const start = plane + row * stride;
      bytes.set(library.HEAPU8.subarray(start, start + rowBytes), row * rowBytes);
    }
    return { bytes, widthPx, heightPx, channels };
  }

  get #itemId(): number {
    return this.#library._heif_image_handle_get_item_id(this.#handle);
  }

  #open(bytes: Uint8Array): number {
    const library = this.#library;
    const at = this.#memory.put(bytes);
    this.#memory.find((error) => {
      library._heif_context_read_from_memory_without_copy(error, this.#context, at, bytes.byteLength, 0);
    });
    return this.#memory.find((error, found) => {
      library._heif_context_get_primary_image_handle(error, this.#context, found);
    });
  }
}
