import { headers } from "next/headers";
import { cache } from "react";
import type { Session } from "@/lib/contracts/session";
import { pagePathHeader } from "@/lib/http/page-path";
import { getPageRuntime } from "./page-runtime";

/** Who opens this page, or undefined. For server components, of which all but the first get the answer for nothing. */
export const findPageSession = cache(async (): Promise<Session | undefined> => {
  const given = await headers();
  return (await getPageRuntime()).auth.findSession(new Headers(given));
});

/** Path and query of this page, as the proxy file tells it. For server components. */
export const findPagePath = async (): Promise<string | undefined> => (await headers()).get(pagePathHeader) ?? undefined;

/** True while no account exists: the set-up link still works. */
export const isSetupOpen = async (): Promise<boolean> => !(await (await getPageRuntime()).auth.hasAccount());
