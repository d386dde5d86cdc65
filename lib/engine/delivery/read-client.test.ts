import { describe, expect, it } from "vitest";
import { readClient } from "./read-client";
import { agents } from "./test-host";

describe("readClient", () => {
  it("takes a client without headers for a desktop on a fast line that names no format", () => {
    expect(readClient({})).toEqual({ accept: "other", device: "desktop", screen: {}, isSlow: false });
  });

  it("reads formats, device and screen", () => {
    const headers = {
      accept: "image/avif,image/webp",
      "user-agent": agents.mobile,
      "sec-ch-viewport-width": "412",
      "sec-ch-dpr": "2.625",
    };
    const screen = { viewportWidthPx: 412, dpr: 2.625 };
    expect(readClient(headers)).toEqual({ accept: "avif", device: "mobile", screen, isSlow: false });
  });

  it.each(["", "wide", "-1", "1e9", "12345678", "4 12", "0x10", "NaN"])("takes the hint %j for none", (hint) => {
    expect(readClient({ "sec-ch-viewport-width": hint, "sec-ch-dpr": hint, rtt: hint, downlink: hint })).toMatchObject({
      screen: {},
      isSlow: false,
    });
  });

  it("takes a screen of no density for one without a hint", () => {
    expect(readClient({ "sec-ch-dpr": "0" }).screen).toEqual({});
  });

  it.each([
    [{ rtt: "151" }, true],
    [{ rtt: "150" }, false],
    [{ "save-data": "on" }, true],
    [{ "save-data": "off" }, false],
    [{ ect: "slow-2g" }, true],
    [{ ect: "2g" }, true],
    [{ ect: "3g" }, true],
    [{ ect: "4g" }, false],
    [{ downlink: "4.9" }, true],
    [{ downlink: "5" }, false],
    [{ downlink: "0" }, true],
    [{ rtt: "50", ect: "4g", downlink: "10", "save-data": "?0" }, false],
  ])("calls a connection with %j slow: %s", (headers, expected) => {
    expect(readClient(headers).isSlow).toBe(expected);
  });
});
