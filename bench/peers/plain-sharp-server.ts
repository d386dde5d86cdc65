/** What most programs do with sharp, as a server: `/<width>x<height>/<format>/<file>`. Arguments: folder, port. */
import { createServer } from "node:http";
import path from "node:path";
import sharp from "sharp";

const [folder = "", port = ""] = process.argv.slice(2);
const target = /^\/(\d+)x(\d+)\/(jpeg|webp|avif)\/([\w.-]+)$/;

createServer((request, response) => {
  const [, width, height, format, name] = target.exec(request.url ?? "") ?? [];
  if (name === undefined) {
    response.writeHead(request.url === "/" ? 200 : 404).end();
    return;
  }
  sharp(path.join(folder, name))
    .rotate()
    .resize({ width: Number(width), height: Number(height), fit: "inside", withoutEnlargement: true })
    .toFormat(format as "jpeg" | "webp" | "avif", { quality: 85 })
    .toBuffer()
    .then(
      (body) => response.writeHead(200, { "Content-Type": `image/${format}`, "Content-Length": body.length }).end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
}).listen(Number(port), "127.0.0.1");
