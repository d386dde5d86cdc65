import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { findPagePath, findPageSession } from "@/lib/runtime/page-session";
import { ConsoleFrame } from "./console-frame";
import { toSignInAddress } from "./sign-in-address";

/** Signed-in screens only. The API checks again by itself; this saves people an empty page. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const session = await findPageSession();
  if (session === undefined) redirect(toSignInAddress(await findPagePath()));
  return <ConsoleFrame session={session}>{children}</ConsoleFrame>;
}
