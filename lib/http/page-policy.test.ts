import { expect, it } from "vitest";
import { toPagePolicy } from "./page-policy";

const policyOf = (isDevelopment: boolean): Map<string, string> =>
  new Map(
    toPagePolicy({ nonce: "bm9uY2U=", deliveryOrigins: ["http://localhost:3001"], isDevelopment })
      .split("; ")
      .map((line) => {
        const [name = "", ...values] = line.split(" ");
        return [name, values.join(" ")];
      }),
  );

it("lets run only what carries the page's nonce, and what that loads", () => {
  expect(policyOf(false).get("script-src")).toBe("'self' 'nonce-bm9uY2U=' 'strict-dynamic'");
});

it("lets pictures come from the delivery host and nowhere else", () => {
  expect(policyOf(false).get("img-src")).toBe("'self' blob: data: http://localhost:3001");
});

it.each(["object-src", "base-uri", "frame-ancestors"])("closes %s", (name) => {
  expect(policyOf(false).get(name)).toBe("'none'");
});

it("lets text be evaluated in development only", () => {
  expect(policyOf(false).get("script-src")).not.toContain("unsafe-eval");
  expect(policyOf(true).get("script-src")).toContain("'unsafe-eval'");
});
