import type { HttpBindings } from "@hono/node-server";
import { refuseEarly, toFailureAnswer } from "../api/answer";
import type { ApiParts } from "../api/api-parts";
import { limits } from "../api/limits";
import { type Upload, uploadImage } from "./upload-image";

const mostBytes = limits.fileBytes + limits.formOverheadBytes;

/**
 * Runs what reads a body. Undefined when it threw: `refuse` then answers while the client may still be sending, with as
 * many bytes to drop as the largest form has left.
 */
export const orRefuse = async <Result>(
  { incoming }: HttpBindings,
  work: () => Promise<Result>,
  refuse: (error: unknown, budgetBytes: number) => Promise<void>,
): Promise<Result | undefined> => {
  const startBytes = incoming.socket.bytesRead;
  try {
    return await work();
  } catch (error) {
    await refuse(error, Math.max(0, mostBytes - (incoming.socket.bytesRead - startBytes)));
    return undefined;
  }
};

/** Runs an upload. Undefined when it was refused: the answer is then on its way. */
export const receiveUpload = (parts: ApiParts, env: HttpBindings): Promise<Upload | undefined> =>
  orRefuse(
    env,
    () => uploadImage(parts, env),
    (error, budgetBytes) => refuseEarly(env, toFailureAnswer(error, parts.log), budgetBytes),
  );
