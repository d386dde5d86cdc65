import type { Backdrop } from "./stage-settings";

/** White, black and the checkerboard are the same in both themes, as on a page; grey keeps quiet in either. */
export const backdropLooks: Readonly<Record<Backdrop, string>> = {
  grey: "bg-[light-dark(#d6d6d6,#3c3c3c)]",
  white: "bg-white",
  black: "bg-black",
  checkerboard:
    "bg-white bg-[conic-gradient(#d9d9d9_25%,#fff_0_50%,#d9d9d9_0_75%,#fff_0)] bg-size-[16px_16px] bg-center",
};
