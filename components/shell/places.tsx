import { Gauge, Grid3x3, Images, KeyRound, Proportions, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { shellWords } from "./words";

export type ConsolePlace = { href: string; label: string; icon: ReactNode };

/** Every screen of the console, in the order of the rail. */
export const places: readonly ConsolePlace[] = [
  { href: "/library", label: shellWords.library, icon: <Images aria-hidden size={18} /> },
  { href: "/variants", label: shellWords.variants, icon: <Proportions aria-hidden size={18} /> },
  { href: "/matrix", label: shellWords.matrix, icon: <Grid3x3 aria-hidden size={18} /> },
  { href: "/signing", label: shellWords.signing, icon: <KeyRound aria-hidden size={18} /> },
  { href: "/usage", label: shellWords.usage, icon: <Gauge aria-hidden size={18} /> },
  { href: "/trash", label: shellWords.trash, icon: <Trash2 aria-hidden size={18} /> },
];

export const isAt = (pathname: string, { href }: ConsolePlace): boolean =>
  pathname === href || pathname.startsWith(`${href}/`);
