import { connection } from "next/server";
import { getRuntime } from "./runtime";
import type { Runtime } from "./create-runtime";

/** The runtime for a server component. Waits for a request: a page tried out by the build must open nothing. */
export const getPageRuntime = async (): Promise<Runtime> => {
  await connection();
  return getRuntime();
};
