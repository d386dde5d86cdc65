import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EngineError } from "../engine-error";
import { parseOptions } from "./parse-options";
import { printOptions } from "./print-options";
import { anyOptions, isFilled } from "./test-options";
import type { TransformOptions } from "./transform-options";

const refusalOf = (text: string): EngineError => {
  try {
    parseOptions(text);
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
  throw new Error(`${text} was accepted`);
};

const orange = { red: 255, green: 136, blue: 0, alpha: 1 };

describe("parseOptions", () => {
  it.each<[string, TransformOptions]>([
    ["width=500", { width: 500 }],
    ["w=500,h=300", { width: 500, height: 300 }],
    ["w=1", { width: 1 }],
    ["h=12000", { height: 12_000 }],
    ["width=auto", { width: "auto" }],
    ["width=auto,wbreakpoints=900;300", { width: "auto", autoWidth: { breakpoints: [300, 900] } }],
    ["w=auto,wmobile=400,wdesktop=800", { width: "auto", autoWidth: { mobile: 400, desktop: 800 } }],
    ["dpr=2", { dpr: 2 }],
    ["dpr=1.5", { dpr: 1.5 }],
    ["fit=aspect-crop", { fit: "aspect-crop" }],
    ["g=auto", { gravity: "auto" }],
    ["gravity=0.25x1", { gravity: { x: 0.25, y: 1 } }],
    ["g=0x0", { gravity: { x: 0, y: 0 } }],
    ["gravity.x=0.2", { gravity: { x: 0.2, y: 0.5 } }],
    ["gravity.x=0.2,gravity.y=.4,gravity.mode=box-center", { gravity: { x: 0.2, y: 0.4, mode: "box-center" } }],
    ["gravity=0.1x0.1,gravity.mode=remainder", { gravity: { x: 0.1, y: 0.1 } }],
    ["gravity=left,gravity.mode=box-center", { gravity: "left" }],
    ["q=85", { quality: 85 }],
    ["quality=high", { quality: 90 }],
    ["q=low,scq=medium-low", { quality: 35, slowQuality: 50 }],
    ["slow-connection-quality=medium-high", { slowQuality: 70 }],
    ["f=baseline-jpeg", { format: "baseline-jpeg" }],
    ["format=json", { format: "json" }],
    ["metadata=keep", { metadata: "keep" }],
    ["anim=false", { isAnimated: false }],
    ["anim=true", { isAnimated: true }],
    ["background=#ff8800", { background: orange }],
    ["background=#f80", { background: orange }],
    ["background=#ff880080", { background: { ...orange, alpha: 0.502 } }],
    ["background=Orange", { background: { red: 255, green: 165, blue: 0, alpha: 1 } }],
    ["background=rgb(255 136 0)", { background: orange }],
    ["background=rgb(255,136,0),w=5", { background: orange, width: 5 }],
    ["w=5,background=rgba(255,136,0,0.5),h=6", { background: { ...orange, alpha: 0.5 }, width: 5, height: 6 }],
    ["background=rgb(255 136 0 / 50%)", { background: { ...orange, alpha: 0.5 } }],
    ["background=transparent", { background: { red: 0, green: 0, blue: 0, alpha: 0 } }],
    ["blur=250", { blur: 250 }],
    ["blur=0.5", { blur: 0.5 }],
    ["sharpen=10", { sharpen: 10 }],
    ["brightness=1.5,contrast=.5", { brightness: 1.5, contrast: 0.5 }],
    ["saturation=0,gamma=2.2", { saturation: 0, gamma: 2.2 }],
    ["gamma=0.33333333", { gamma: 0.3333 }],
    ["flip=hv,rotate=270", { flip: "hv", rotate: 270 }],
    ["trim=1;2;3;4", { trim: { top: 1, right: 2, bottom: 3, left: 4 } }],
    ["trim=0.1;0;0.25;0", { trim: { top: 0.1, right: 0, bottom: 0.25, left: 0 } }],
    ["trim=7", { trim: { top: 7, right: 7, bottom: 7, left: 7 } }],
    ["trim.top=5,trim.width=0.5", { trim: { top: 5, width: 0.5 } }],
    ["trim=1;1;1;1,trim.left=9", { trim: { top: 1, right: 1, bottom: 1, left: 9 } }],
    ["trim=border", { trim: { border: {} } }],
    ["trim=color", { trim: { border: {} } }],
    ["trim.border=true", { trim: { border: {} } }],
    ["trim.border.keep=3", { trim: { border: { keep: 3 } } }],
    [
      "trim=border,trim.border.color=#f80,trim.border.tolerance=20",
      { trim: { border: { color: orange, tolerance: 20 } } },
    ],
    ["trim.border=false", {}],
    ["border=5", { border: { color: { red: 0, green: 0, blue: 0, alpha: 1 }, top: 5, right: 5, bottom: 5, left: 5 } }],
    ["border.width=5,border.color=#f80", { border: { color: orange, top: 5, right: 5, bottom: 5, left: 5 } }],
    ["border.color=#f80,border.left=2", { border: { color: orange, top: 0, right: 0, bottom: 0, left: 2 } }],
    [
      "border=1;2;3;4,border.top=9,border.color=#f80",
      { border: { color: orange, top: 9, right: 2, bottom: 3, left: 4 } },
    ],
    ["compression=fast", { compression: "fast" }],
    ["upscale=generate", { upscale: "generate" }],
    ["gravity=face,face-zoom=0.5", { gravity: "face", zoom: 0.5 }],
    ["onerror=redirect,w=3", { width: 3 }],
    ["w=100,width=200", { width: 200 }],
  ])("reads %s", (text, expected) => {
    expect(parseOptions(text)).toEqual(expected);
  });

  it.each([
    ["width=0", /width=0 .*whole number from 1 to 12000, as in width=800/],
    ["w=12001", /width=12001 .*from 1 to 12000/],
    ["w=-1", /from 1 to 12000/],
    ["w=1.5", /whole number/],
    ["w=1e9", /from 1 to 12000/],
    ["w=1e308", /from 1 to 12000/],
    ["w=0x10", /from 1 to 12000/],
    ["w= 5", /from 1 to 12000/],
    ["w=", /from 1 to 12000/],
    ["w", /from 1 to 12000/],
    ["w=NaN", /from 1 to 12000/],
    ["w=Infinity", /from 1 to 12000/],
    ["h=auto", /height=auto/],
    ["dpr=99", /dpr=99 .*from 1 to 2/],
    ["dpr=0.5", /from 1 to 2/],
    ["q=0", /quality=0 .*from 1 to 100.*high, medium-high, medium-low, low/],
    ["q=101", /from 1 to 100/],
    ["q=best", /from 1 to 100/],
    ["fit=stretch", /scale-down, contain, cover/],
    ["g=middle", /auto, face, left/],
    ["g=2x0", /from 0 to 1/],
    ["g=0.5x", /one of/],
    ["f=gif", /avif, webp, jpeg/],
    ["metadata=all", /copyright, keep, none/],
    ["anim=1", /true, false/],
    ["background=ff8800", /CSS colour, as in %23ff8800/],
    ["background=nocolour", /CSS colour/],
    [`background=${"a".repeat(100)}`, /CSS colour/],
    ["blur=251", /from 0 to 250/],
    ["sharpen=11", /from 0 to 10/],
    ["rotate=45", /0, 90, 180, 270/],
    ["flip=vh", /h, v, hv/],
    ["trim=1;2", /top;right;bottom;left/],
    ["trim=1;2;3;4;5", /top;right;bottom;left/],
    ["trim=1.5", /whole pixels/],
    ["trim.border=maybe", /true, false/],
    ["trim.border.tolerance=256", /from 0 to 255/],
    ["border.color=red", /needs a width/],
    ["border=1;2;3", /top;right;bottom;left/],
    ["wbreakpoints=1;x", /from 1 to 12000/],
    [`wbreakpoints=${Array.from({ length: 21 }, () => "5").join(";")}`, /at most 20/],
    ["segment=foreground", /cannot be removed here. Leave/],
    ["compression=slow", /fast/],
    ["upscale=magic", /interpolate, generate/],
    ["onerror=retry", /redirect/],
    ["draw=x", /no such option. There are width, height/],
    ["constructor=1", /no such option/],
    ["__proto__=1", /no such option/],
    ["w=1,,h=2", /no such option/],
    ["w=1,", /no such option/],
    ["", /no such option/],
  ])("refuses %s and says why", (text, words) => {
    const error = refusalOf(text);
    expect(error).toMatchObject({ code: 9401, status: 400 });
    expect(error.message).toMatch(words);
  });

  it("refuses long texts and long lists without reading them", () => {
    expect(refusalOf("w=1".padEnd(10_240, ",h=1")).message).toBe(
      "The options have 10240 characters; 2048 are possible",
    );
    expect(refusalOf(Array.from({ length: 61 }, () => "w=1").join()).message).toMatch(/61 options; 60/);
  });

  it("shows back neither control characters nor more than a line", () => {
    const { message } = refusalOf(`w=\r\nSet-Cookie: a=b${"x".repeat(300)}`);
    expect(message).not.toMatch(/[\r\n]/);
    expect(message.length).toBeLessThan(250);
  });

  it("answers any text with options or with 9401, and nothing else", () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom("w", "width", "trim", "trim.border", "border", "gravity", "=", ",", ";", "0.5x", "(", ")", "1e9"),
    );
    const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, (given) => {
        try {
          expect(typeof parseOptions(given)).toBe("object");
        } catch (error) {
          expect(error).toMatchObject({ code: 9401 });
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe("printOptions", () => {
  it("writes what parseOptions reads back as the same, percent-encoded or not", () => {
    fc.assert(
      fc.property(anyOptions.filter(isFilled), (options) => {
        const text = printOptions(options);
        expect(parseOptions(text)).toEqual(options);
        expect(parseOptions(decodeURIComponent(encodeURIComponent(text)))).toEqual(options);
      }),
      { numRuns: 500 },
    );
  });

  it("gives one text for all spellings", () => {
    const texts = ["h=5,w=9,trim=4", "trim.left=4,trim=4,width=9,height=5", "w=1,w=9,h=5,trim=4;4;4;4"];
    expect(new Set(texts.map((text) => printOptions(parseOptions(text)))).size).toBe(1);
    expect(printOptions(parseOptions("h=5,w=9"))).toBe("width=9,height=5");
  });
});
