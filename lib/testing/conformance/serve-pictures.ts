import { once } from "node:events";
import { createServer } from "node:http";

export type PictureServer = Readonly<{
  port: number;
  /** Answers the address of these bytes. */
  serve: (path: string, bytes: Buffer) => Promise<string>;
  close: () => Promise<void>;
}>;

/** A site on this machine that gives out pictures, for uploads by address. */
export const startPictureServer = async (port = 0): Promise<PictureServer> => {
  const files = new Map<string, Buffer>();
  const server = createServer((req, res) => {
    const bytes = files.get(req.url ?? "");
    res.writeHead(bytes === undefined ? 404 : 200, { "Content-Type": "application/octet-stream" }).end(bytes);
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a listener without a port");
  return {
    port: address.port,
    serve: (path, bytes) => {
      files.set(path, bytes);
      return Promise.resolve(`http://127.0.0.1:${address.port}${path}`);
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
};
