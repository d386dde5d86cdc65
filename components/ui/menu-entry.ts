import type { ReactNode } from "react";

export type MenuEntry =
  | {
      kind: "action";
      id: string;
      label: string;
      icon?: ReactNode;
      /** A key that does the same, drawn at the right edge. */
      shortcut?: string;
      isDanger?: boolean;
      isDisabled?: boolean;
      /** Draws a tick: the entry is the one in force. */
      isChosen?: boolean;
      onAction: () => void;
    }
  | { kind: "separator"; id: string };
