export type FormPart = Readonly<{
  name: string;
  content: string | Uint8Array;
  /** Absent sends none. */
  filename?: string;
  /** The whole disposition line instead of the usual one. */
  disposition?: string;
  contentType?: string;
}>;

const boundary = "----conformance7f3a91";

/** A multipart body byte for byte, with its header. */
export const toForm = (parts: readonly FormPart[]): { headers: Record<string, string>; body: Buffer } => {
  const pieces = parts.flatMap(({ name, content, filename, disposition, contentType }) => {
    const usual = `form-data; name="${name}"${filename === undefined ? "" : `; filename="${filename}"`}`;
    const type = contentType === undefined ? "" : `Content-Type: ${contentType}\r\n`;
    const head = `--${boundary}\r\nContent-Disposition: ${disposition ?? usual}\r\n${type}\r\n`;
    return [Buffer.from(head), Buffer.from(content), Buffer.from("\r\n")];
  });
  const body = Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
  return { headers: { "Content-Type": `multipart/form-data; boundary=${boundary}` }, body };
};

/** Plain text fields. */
export const toFields = (fields: Readonly<Record<string, string>>): FormPart[] =>
  Object.entries(fields).map(([name, content]) => ({ name, content }));
