import { describe, expect, it } from "vitest";
import { matrixLimit } from "@/lib/client/matrix/matrix-path";
import { parseMatrixAddress, printMatrixAddress } from "./matrix-address";

const parse = (text: string) => parseMatrixAddress(new URLSearchParams(text));

describe("the address of the matrix", () => {
  it.each([
    "/matrix",
    "/matrix?image=a%2Fb&image=c%2525",
    "/matrix?device=iphone",
    "/matrix?image=a&device=phone&accept=webp&order=variant%3Apublic",
  ])("reads and writes %s as it is", (path) => {
    expect(printMatrixAddress(parse(path.split("?")[1] ?? ""))).toBe(path);
  });

  it("keeps an image once, and no more than one matrix compares", () => {
    const many = Array.from({ length: 70 }, (_, index) => `image=${index % 60}`).join("&");
    expect(parse(many).ids).toHaveLength(matrixLimit);
    expect(parse("image=a&image=a&image=").ids).toEqual(["a"]);
  });

  it("takes an unknown Accept for the device's own", () => {
    expect(parse("accept=toString").accept).toBe("device");
  });
});
