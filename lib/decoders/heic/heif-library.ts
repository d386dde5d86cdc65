type Pointer = number;

/**
 * What we use of libheif's C interface, compiled to WebAssembly. A struct that C returns by value comes through a
 * pointer in the first place. Source: libheif's heif.h and heif_properties.h, 1.23.
 */
export type HeifLibrary = Readonly<{
  /** Another array after each call that may have made memory grow: never keep it. */
  HEAPU8: Uint8Array;
  _malloc(sizeBytes: number): Pointer;
  _heif_context_alloc(): Pointer;
  /** Pictures of more than the square of this many pixels are refused. */
  _heif_context_set_maximum_image_size_limit(context: Pointer, sidePx: number): void;
  _heif_context_read_from_memory_without_copy(
    error: Pointer,
    context: Pointer,
    bytes: Pointer,
    sizeBytes: number,
    options: 0,
  ): void;
  _heif_context_get_primary_image_handle(error: Pointer, context: Pointer, found: Pointer): void;
  _heif_image_handle_get_width(handle: Pointer): number;
  _heif_image_handle_get_height(handle: Pointer): number;
  _heif_image_handle_has_alpha_channel(handle: Pointer): number;
  _heif_image_handle_get_item_id(handle: Pointer): number;
  _heif_item_get_item_type(context: Pointer, item: number): number;
  _heif_image_handle_get_color_profile_type(handle: Pointer): number;
  _heif_image_handle_get_raw_color_profile_size(handle: Pointer): number;
  _heif_image_handle_get_raw_color_profile(error: Pointer, handle: Pointer, found: Pointer): void;
  _heif_image_handle_get_nclx_color_profile(error: Pointer, handle: Pointer, found: Pointer): void;
  _heif_image_handle_get_list_of_metadata_block_IDs(
    handle: Pointer,
    kind: Pointer,
    ids: Pointer,
    count: number,
  ): number;
  _heif_image_handle_get_metadata_size(handle: Pointer, id: number): number;
  _heif_image_handle_get_metadata(error: Pointer, handle: Pointer, id: number, found: Pointer): void;
  _heif_decode_image(
    error: Pointer,
    handle: Pointer,
    found: Pointer,
    colorspace: number,
    chroma: number,
    options: 0,
  ): void;
  _heif_image_get_plane_readonly(image: Pointer, channel: number, stride: Pointer): Pointer;
  _heif_image_get_width(image: Pointer, channel: number): number;
  _heif_image_get_height(image: Pointer, channel: number): number;
}>;

/** Numbers of libheif's enumerations. */
export const heif = {
  colorspaceRgb: 1,
  chromaRgb: 10,
  chromaRgba: 11,
  channelInterleaved: 10,
} as const;

/** Four letters as libheif packs them into a number, the first one highest. */
export const toFourLetters = (code: number): string =>
  String.fromCharCode((code >>> 24) & 255, (code >>> 16) & 255, (code >>> 8) & 255, code & 255);

/** Room for what C writes: an error, a pointer or a number, read back in one place. */
export class HeifMemory {
  readonly #library: HeifLibrary;
  readonly #error: Pointer;
  readonly #found: Pointer;

  constructor(library: HeifLibrary) {
    this.#library = library;
    this.#error = library._malloc(12);
    this.#found = library._malloc(4);
  }

  /** Copies bytes in. */
  put(bytes: Uint8Array): Pointer {
    const at = this.#library._malloc(Math.max(1, bytes.byteLength));
    if (at === 0) throw new Error("libheif has no memory left");
    this.#library.HEAPU8.set(bytes, at);
    return at;
  }

  /** Copies bytes out. */
  get(at: Pointer, sizeBytes: number): Buffer {
    return Buffer.from(this.#library.HEAPU8.slice(at, at + sizeBytes));
  }

  /** Calls C and gives what it found. Throws Error with libheif's numbers when it says no. */
  find(call: (error: Pointer, found: Pointer) => void): number {
    call(this.#error, this.#found);
    const view = new DataView(this.#library.HEAPU8.buffer);
    const code = view.getInt32(this.#error, true);
    if (code !== 0) throw new Error(`libheif error ${code}.${view.getInt32(this.#error + 4, true)}`);
    return view.getUint32(this.#found, true);
  }

  getNumber(at: Pointer): number {
    return new DataView(this.#library.HEAPU8.buffer).getInt32(at, true);
  }
}
