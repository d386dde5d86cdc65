/** ipx as its own documents start it. Arguments: folder, port. */
import { createServer } from "node:http";
import { createIPX, createIPXNodeServer, ipxFSStorage } from "ipx";

const [folder = "", port = ""] = process.argv.slice(2);
const serve = createIPXNodeServer(createIPX({ storage: ipxFSStorage({ dir: folder }) }));

createServer((request, response) => {
  if (request.url === "/") response.writeHead(200).end();
  else serve(request, response);
}).listen(Number(port), "127.0.0.1");
