/** The least a Node server can do: one picture from memory, whatever is asked. Arguments: file, media type, port. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const [file = "", mediaType = "", port = ""] = process.argv.slice(2);
const body = readFileSync(file);
const headers = { "Content-Type": mediaType, "Content-Length": body.length };

createServer((_request, response) => {
  response.writeHead(200, headers);
  response.end(body);
}).listen(Number(port), "127.0.0.1");
