import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";

/** What answers a picture's request. Never rejects. */
export type Deliver = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Where a domain of one's own delivers pictures, at the service as here. */
const prefix = "/cdn-cgi/imagedelivery/";

/** By the raw target: nothing is decoded or resolved before the delivery host reads it. */
export const isOwnDomainDelivery = ({ url }: IncomingMessage): boolean => url?.startsWith(prefix) === true;

/** Puts `deliver` before the server's own listeners, for the paths that are its own. */
export const deliverFirst = (server: Server, deliver: Deliver): void => {
  const others = server.listeners("request") as RequestListener[];
  server.removeAllListeners("request");
  server.on("request", (request: IncomingMessage, response: ServerResponse & { req: IncomingMessage }) => {
    if (isOwnDomainDelivery(request)) void deliver(request, response);
    else for (const listener of others) listener.call(server, request, response);
  });
};

/** The delivery of a console whose pictures lie elsewhere. */
export const deliverNothing: Deliver = (_request, response) => {
  const text = "No picture is delivered here: this console's images are delivered by their own host.\n";
  response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" }).end(text);
  return Promise.resolve();
};
