import type { HttpBindings } from "@hono/node-server";
import { refuseEarly, toFailureAnswer } from "../api/answer";
import type { ApiParts } from "../api/api-parts";
import { limits } from "../api/limits";
import { checkFormHeaders } from "./read-form";
import { type Upload, uploadImage } from "./upload-image";

const mostBytes = limits.fileBytes + limits.formOverheadBytes;

/**
 * Runs an upload. Undefined when it was refused: the answer is then on its way, because a refusal must reach a client
 * that is still sending.
 */
export const receiveUpload = async (
  parts: ApiParts,
  { incoming, outgoing }: HttpBindings,
): Promise<Upload | undefined> => {
  const { socket } = incoming;
  const startBytes = socket.bytesRead;
  try {
    checkFormHeaders(incoming);
    // A client that asked first sends nothing until it hears this.
    if (incoming.headers.expect !== undefined) outgoing.writeContinue();
    return await uploadImage(parts, incoming);
  } catch (error) {
    const budgetBytes = Math.max(0, mostBytes - (socket.bytesRead - startBytes));
    await refuseEarly({ incoming, outgoing }, toFailureAnswer(error, parts.log), budgetBytes);
    return undefined;
  }
};
