import { headers } from "next/headers";
import type { Session } from "@/lib/contracts/session";
import { getRuntime } from "./runtime";

/** Who opens this page, or undefined. For server components. */
export const findPageSession = async (): Promise<Session | undefined> => {
  const given = await headers();
  return (await getRuntime()).auth.findSession(new Headers(given));
};

/** True while no account exists: the set-up link still works. */
export const isSetupOpen = async (): Promise<boolean> => !(await (await getRuntime()).auth.hasAccount());
