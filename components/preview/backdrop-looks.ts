import type { Backdrop } from "./stage-settings";

/** Fixed colours, the same in both themes, so that a picture is judged against what its page will have. */
export const backdropLooks: Readonly<Record<Backdrop, string>> = {
  grey: "bg-[#8f8f8f]",
  white: "bg-white",
  black: "bg-black",
  checkerboard:
    "bg-white bg-[conic-gradient(#d9d9d9_25%,#fff_0_50%,#d9d9d9_0_75%,#fff_0)] bg-size-[16px_16px] bg-center",
};
