import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { findPageSession } from "@/lib/runtime/page-session";
import { ConsoleFrame } from "./console-frame";

/** Signed-in screens only. The API checks again by itself; this saves people an empty page. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  if ((await findPageSession()) === undefined) redirect("/sign-in");
  return <ConsoleFrame>{children}</ConsoleFrame>;
}
