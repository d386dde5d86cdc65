import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EngineError } from "@/lib/engine/engine-error";
import { findDeliveryTarget, isUploadPath } from "./delivery-path";

const accountHash = "Vi7Xi9Wcf4Rw2mQ_0aB-3A";
const v1 = { accountHash, dialect: "v1" } as const;
const beta = { accountHash, dialect: "beta" } as const;

const codeOf = (path: string): number | undefined => {
  try {
    findDeliveryTarget(path, v1);
  } catch (error) {
    if (error instanceof EngineError) return error.code;
    throw error;
  }
  return undefined;
};

describe("findDeliveryTarget", () => {
  it.each([
    ["/abc/public", "abc", "public"],
    ["/a/b/c.png/public", "a/b/c.png", "public"],
    ["/a%2Fb/public", "a/b", "public"],
    ["/100%25/public", "100%", "public"],
    ["/%252F/public", "%2F", "public"],
    ["/gr%C3%BC%C3%9Fe/public", "grüße", "public"],
    ["/a/../b/public", "a/../b", "public"],
    ["/a=b,c/public", "a=b,c", "public"],
    ["/abc/..", "abc", ".."],
    ["//public", "", "public"],
    ["/abc/", "abc", ""],
  ])("reads %s", (rest, imageId, variantId) => {
    expect(findDeliveryTarget(`/${accountHash}${rest}`, v1)).toEqual({ imageId, variantId });
    expect(findDeliveryTarget(`/cdn-cgi/imagedelivery/${accountHash}${rest}`, v1)).toEqual({ imageId, variantId });
  });

  it.each([
    ["/abc/width=100", "abc", "width=100"],
    ["/a/b/w=100,h=50", "a/b", "w=100,h=50"],
    ["/abc/w%3D100", "abc", "w=100"],
    ["/abc/background=%23ff0000,w=5", "abc", "background=#ff0000,w=5"],
    ["/abc/background=rgb(1%202%203)", "abc", "background=rgb(1 2 3)"],
    ["/abc/a,b", "abc", "a,b"],
  ])("takes the last segment of %s as options", (rest, imageId, options) => {
    expect(findDeliveryTarget(`/${accountHash}${rest}`, v1)).toEqual({ imageId, options });
    expect(findDeliveryTarget(`/cdn-cgi/imagedelivery/${accountHash}${rest}`, v1)).toEqual({ imageId, options });
  });

  it("gives back any id that was written as the API writes it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (id) => {
        const written = id.split("/").map(encodeURIComponent).join("/");
        expect(findDeliveryTarget(`/${accountHash}/${written}/public`, v1)?.imageId).toBe(id);
      }),
    );
  });

  it.each([
    [`/${accountHash}`, 9401],
    [`/${accountHash}/abc`, 9401],
    [`/${accountHash}/%E0%A4%A/public`, 9426],
    [`/${accountHash}/abc/%ff`, 9426],
    ["/AAAAAAAAAAAAAAAAAAAAAA/abc/public", 9427],
    ["/cdn-cgi/imagedelivery/short/abc/public", 9427],
  ])("refuses %s with %i", (path, code) => {
    expect(codeOf(path)).toBe(code);
  });

  it.each(["/", "/client/v4/accounts", "/images/v1", "/health/live", "/metrics", "/favicon.ico", "/default/abc"])(
    "leaves %s to others",
    (path) => {
      expect(findDeliveryTarget(path, v1)).toBeUndefined();
    },
  );

  it("reads the beta's form only in the beta's dialect, ids in base64 with or without escapes", () => {
    const id = "MTt4eHh4O2FiYw==";
    expect(findDeliveryTarget(`/default/${id}`, beta)).toEqual({ imageId: id, variantId: "default" });
    expect(findDeliveryTarget(`/default/${encodeURIComponent(id)}`, beta)?.imageId).toBe(id);
    expect(findDeliveryTarget(`/default/a/b`, beta)?.imageId).toBe("a/b");
    expect(findDeliveryTarget(`/${accountHash}/abc/public`, beta)?.variantId).toBe("public");
  });

  it.each(["/", "/default", "/client/v4", "/images/v1/x", "/health/live", "/metrics/x", "/no-variant/x"])(
    "leaves %s to others in the beta's dialect too",
    (path) => {
      expect(findDeliveryTarget(path, beta)).toBeUndefined();
    },
  );
});

describe("isUploadPath", () => {
  it("knows where one-time uploads go", () => {
    expect(isUploadPath(`/${accountHash}/abc`, v1)).toBe(true);
    expect(isUploadPath(`/${accountHash}/abc/public`, v1)).toBe(false);
    expect(isUploadPath(`/${accountHash}`, v1)).toBe(false);
    expect(isUploadPath("/other/abc", v1)).toBe(false);
  });
});
