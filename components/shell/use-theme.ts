"use client";

import { useSyncExternalStore } from "react";
import { getTheme, subscribeTheme, type Theme } from "./theme";

export const useTheme = (): Theme => useSyncExternalStore<Theme>(subscribeTheme, getTheme, () => "system");
