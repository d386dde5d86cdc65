import { describe, expect, it } from "vitest";
import { toReturnPath } from "@/components/auth/return-path";
import { toSignInAddress } from "./sign-in-address";

const origin = "http://localhost:3000";
/** Where someone ends who opens `path` signed out and then signs in. */
const landOn = (path: string): URL => {
  const next = new URL(toSignInAddress(path), origin).searchParams.get("next");
  return new URL(toReturnPath(next), origin);
};

describe("someone who signs in", () => {
  it.each(["/library?image=a%2Fb", "/library?image=50%2525&q=a%20b%26c&sort=name", "/trash", "/library?q=%2F%2Fevil"])(
    "comes back to %s",
    (path) => expect(landOn(path).href).toBe(origin + path),
  );

  it("needs no return address for the library", () => expect(toSignInAddress("/library")).toBe("/sign-in"));
  it("comes to the library where the page is not known", () => expect(toSignInAddress(undefined)).toBe("/sign-in"));

  it.each([
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/%2Fevil.example",
    "/%5Cevil.example",
    "%2F%2Fevil.example",
    "/%09/evil.example",
    "/..//evil.example/library",
    "https:evil.example",
    "javascript:alert(1)",
    "/sign-in?next=//evil.example",
  ])("stays here whatever %s says", (path) => {
    expect(landOn(path).origin).toBe(origin);
    // The same once more decoded, as a careless reader of the address would have it.
    expect(landOn(decodeURIComponent(path)).origin).toBe(origin);
  });
});
