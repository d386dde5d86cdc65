import { describe, expect, it } from "vitest";
import { toDeviceClass } from "./device-class";

const android = "Mozilla/5.0 (Linux; Android";
const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";

describe("toDeviceClass", () => {
  it.each([
    [
      "mobile",
      "iPhone",
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
    ],
    ["mobile", "iPod", "Mozilla/5.0 (iPod touch; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148"],
    ["mobile", "Pixel", `${android} 15; Pixel 9) ${webkit} Chrome/131.0.0.0 Mobile Safari/537.36`],
    ["mobile", "Chrome with a reduced name", `${android} 10; K) ${webkit} Chrome/131.0.0.0 Mobile Safari/537.36`],
    [
      "mobile",
      "Samsung Internet",
      `${android} 14; SM-S921B) ${webkit} SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36`,
    ],
    [
      "mobile",
      "Opera on Android",
      `${android} 13; CPH2211) ${webkit} Chrome/130.0.0.0 Mobile Safari/537.36 OPR/85.0.0.0`,
    ],
    [
      "mobile",
      "Opera Mini",
      "Opera/9.80 (J2ME/MIDP; Opera Mini/7.1.32052/29.3709; U; en) Presto/2.8.119 Version/11.10",
    ],
    [
      "mobile",
      "Windows Phone",
      "Mozilla/5.0 (Windows Phone 10.0; Android 6.0.1; Microsoft; Lumia 950) AppleWebKit/537.36 Mobile Safari/537.36 Edge/15.15254",
    ],
    [
      "tablet",
      "BlackBerry 10, by the letter of the rule",
      "Mozilla/5.0 (BB10; Touch) AppleWebKit/537.10+ (KHTML, like Gecko) Version/10.0.9.2372 Mobile Safari/537.10+",
    ],
    [
      "mobile",
      "BlackBerry 9800",
      "Mozilla/5.0 (BlackBerry; U; BlackBerry 9800; en) AppleWebKit/534.1+ (KHTML, like Gecko) Version/6.0.0.337 Mobile Safari/534.1+",
    ],
    [
      "mobile",
      "Silk on a phone",
      "Mozilla/5.0 (Linux; U; Android 4.2.2; en-us; SD4930UR Build/JDQ39) AppleWebKit/537.36 (KHTML, like Gecko) Silk/3.68 like Chrome/39 Mobile Safari/537.36",
    ],
    ["mobile", "Firefox on Android", "Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0"],
    ["mobile", "KaiOS", "Mozilla/5.0 (Mobile; Nokia 8110 4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5"],
    ["mobile", "docomo", "DoCoMo/2.0 N905i(c100;TB;W24H16)"],
    [
      "mobile",
      "Googlebot as a phone",
      `${android} 6.0.1; Nexus 5X Build/MMB29P) ${webkit} Chrome/131.0.0.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)`,
    ],
    [
      "tablet",
      "iPad before iPadOS 13",
      "Mozilla/5.0 (iPad; CPU OS 12_5_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1.2 Mobile/15E148 Safari/604.1",
    ],
    ["tablet", "Galaxy Tab", `${android} 14; SM-X710) ${webkit} Chrome/131.0.0.0 Safari/537.36`],
    ["tablet", "Nexus 10", `${android} 5.1.1; Nexus 10 Build/LMY49F) ${webkit} Chrome/77.0.3865.92 Safari/537.36`],
    [
      "tablet",
      "Fire tablet",
      "Mozilla/5.0 (Linux; Android 9; KFMAWI) AppleWebKit/537.36 (KHTML, like Gecko) Silk/108.4.1 like Chrome/108.0.5359.160 Safari/537.36",
    ],
    [
      "tablet",
      "PlayBook",
      "Mozilla/5.0 (PlayBook; U; RIM Tablet OS 2.1.0; en-US) AppleWebKit/536.2+ (KHTML, like Gecko) Version/7.2.1.0 Safari/536.2+",
    ],
    [
      "tablet",
      "Firefox on Android, which says no ` mobile`",
      "Mozilla/5.0 (Android 14; Tablet; rv:132.0) Gecko/132.0 Firefox/132.0",
    ],
    [
      "desktop",
      "iPad since iPadOS 13",
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
    ],
    [
      "desktop",
      "Chrome on Windows",
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/131.0.0.0 Safari/537.36`,
    ],
    ["desktop", "Firefox on Linux", "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0"],
    [
      "desktop",
      "Edge",
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0`,
    ],
    ["desktop", "Googlebot", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"],
    ["desktop", "curl", "curl/8.10.1"],
    ["desktop", "an empty name", ""],
  ])("takes %s for %s", (expected, _name, userAgent) => {
    expect(toDeviceClass(userAgent)).toBe(expected);
  });

  it("takes a client without a name for a desktop", () => {
    expect(toDeviceClass(undefined)).toBe("desktop");
  });

  it("does the same for upper and lower case", () => {
    expect(toDeviceClass("SOMETHING IPHONE")).toBe("mobile");
  });

  it("reads no further than any real name goes", () => {
    expect(toDeviceClass(`${"android ".repeat(5000)} mobile`)).toBe("tablet");
  });
});
