/** One message on a pipe: 4 bytes header length, 4 bytes body length (big endian), JSON header, raw body. */
export type Frame = { header: Record<string, unknown>; body: Buffer };

const prefixBytes = 8;
const headerLimitBytes = 64 * 1024;
const bodyLimitBytes = 256 * 1024 * 1024;
const empty = Buffer.alloc(0);

/** The other side broke the protocol; nothing after this can be trusted. */
export class FrameError extends Error {
  override readonly name = "FrameError";
}

/** Prefix and header in one buffer; the body follows as it is, uncopied. Throws FrameError beyond 64 KiB of header. */
export const toFrameHead = (header: Record<string, unknown>, bodyBytes: number): Buffer => {
  const text = Buffer.from(JSON.stringify(header), "utf8");
  if (text.byteLength > headerLimitBytes) throw new FrameError(`a header of ${text.byteLength} bytes is too long`);
  if (bodyBytes > bodyLimitBytes) throw new FrameError(`a body of ${bodyBytes} bytes is too long`);
  const head = Buffer.allocUnsafe(prefixBytes + text.byteLength);
  head.writeUInt32BE(text.byteLength, 0);
  head.writeUInt32BE(bodyBytes, 4);
  text.copy(head, prefixBytes);
  return head;
};

const parseHeader = (text: string): Record<string, unknown> => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new FrameError("a header is not JSON", { cause });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new FrameError("a header is not an object");
  }
  return value as Record<string, unknown>;
};

/** Fills a buffer of known length from chunks of any length; every byte is copied once. */
class Filling {
  readonly bytes: Buffer;
  #filled = 0;

  constructor(lengthBytes: number) {
    this.bytes = lengthBytes === 0 ? empty : Buffer.allocUnsafeSlow(lengthBytes);
  }

  get isFull(): boolean {
    return this.#filled === this.bytes.byteLength;
  }

  /** Takes what fits from `offset` on and returns the new offset. */
  take(chunk: Uint8Array, offset: number): number {
    const end = Math.min(chunk.byteLength, offset + this.bytes.byteLength - this.#filled);
    this.bytes.set(chunk.subarray(offset, end), this.#filled);
    this.#filled += end - offset;
    return end;
  }
}

/** Cuts a byte stream into frames. One decoder per stream; after a FrameError it must not be used again. */
export class FrameDecoder {
  #prefix = new Filling(prefixBytes);
  #header: Filling | undefined;
  #body: Filling | undefined;

  /** The frames that `chunk` completed, in order. Throws FrameError on a length out of range or a broken header. */
  push(chunk: Uint8Array): Frame[] {
    const frames: Frame[] = [];
    let offset = 0;
    while (offset < chunk.byteLength) {
      offset = this.#advance(chunk, offset);
      const frame = this.#finish();
      if (frame !== undefined) frames.push(frame);
    }
    return frames;
  }

  #advance(chunk: Uint8Array, offset: number): number {
    if (this.#header === undefined || this.#body === undefined) {
      const next = this.#prefix.take(chunk, offset);
      if (this.#prefix.isFull) this.#open(this.#prefix.bytes);
      return next;
    }
    return (this.#header.isFull ? this.#body : this.#header).take(chunk, offset);
  }

  #open(prefix: Buffer): void {
    const headerBytes = prefix.readUInt32BE(0);
    const bodyBytes = prefix.readUInt32BE(4);
    if (headerBytes === 0 || headerBytes > headerLimitBytes || bodyBytes > bodyLimitBytes) {
      throw new FrameError(`a frame of ${headerBytes} + ${bodyBytes} bytes is out of range`);
    }
    this.#header = new Filling(headerBytes);
    this.#body = new Filling(bodyBytes);
  }

  #finish(): Frame | undefined {
    if (this.#header?.isFull !== true || this.#body?.isFull !== true) return undefined;
    const frame = { header: parseHeader(this.#header.bytes.toString("utf8")), body: this.#body.bytes };
    this.#prefix = new Filling(prefixBytes);
    this.#header = undefined;
    this.#body = undefined;
    return frame;
  }
}
