import { Monitor, Moon, Sun } from "lucide-react";
import type { Theme } from "./theme";

export const themeIcons: Readonly<Record<Theme, React.ReactNode>> = {
  system: <Monitor aria-hidden size={16} />,
  light: <Sun aria-hidden size={16} />,
  dark: <Moon aria-hidden size={16} />,
};
