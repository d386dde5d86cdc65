"use client";

import { SegmentedControl } from "@/components/ui/segmented-control";
import { chooseTheme, themes } from "./theme";
import { themeIcons } from "./theme-icons";
import { useTheme } from "./use-theme";
import { shellWords } from "./words";

const segments = themes.map((theme) => ({
  value: theme,
  label: shellWords.themes[theme],
  icon: themeIcons[theme],
  isIconOnly: true,
}));

export function ThemeSwitch() {
  return <SegmentedControl label={shellWords.theme} value={useTheme()} segments={segments} onChange={chooseTheme} />;
}
