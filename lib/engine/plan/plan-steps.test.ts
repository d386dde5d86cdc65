import { describe, expect, it } from "vitest";
import { logo, photo, refusalOf, rendered } from "./test-plans";

describe("sizes", () => {
  it.each([
    ["w=500,h=500", 500, 333],
    ["w=500,h=500,dpr=2", 1000, 667],
    ["w=333,dpr=1.5", 500, 333],
    ["w=5000", 1080, 720],
    ["metadata=none", 1080, 720],
    ["h=72", 108, 72],
    ["w=500,h=500,rotate=90", 333, 500],
    ["rotate=270", 720, 1080],
    ["rotate=180,w=540", 540, 360],
    ["w=500,h=500,fit=cover", 500, 500],
    ["w=500,h=500,fit=pad", 500, 500],
    ["trim=0;540;0;0,w=200,h=200", 150, 200],
    ["trim=0.5;0;0;0", 1080, 360],
    ["w=500,h=500,border=10", 520, 353],
    ["w=500,h=500,border=10,dpr=2", 1040, 707],
    ["border.left=7", 1087, 720],
    ["w=12000,h=8000,fit=squeeze", 12_000, 8000],
  ])("%s makes %i x %i", (options, widthPx, heightPx) => {
    expect(rendered(options)).toMatchObject({ widthPx, heightPx });
  });

  it.each([
    ["w=12000,h=12000,fit=squeeze", /12000 x 12000 pixels; 12000 a side and 100 million in all/],
    ["w=6001,h=10,dpr=2,fit=squeeze", /12002 x 20/],
    ["w=12000,fit=contain,border.left=1", /12001 x 8000/],
    ["w=8200,h=8200,fit=cover", /12300 x 8200 pixels; 100000 a side and 100 million/],
  ])("%s asks for too much", (options, words) => {
    expect(refusalOf(options)).toMatchObject({ code: 9413, status: 403, message: expect.stringMatching(words) });
  });

  it("refuses a width that would make a long picture without end, but cuts a long one", () => {
    const long = { facts: { ...photo, widthPx: 1, heightPx: 12_000 } };
    expect(refusalOf("w=12000,fit=contain", long)).toMatchObject({ code: 9413 });
    expect(refusalOf("w=100,h=100,fit=cover", long)).toMatchObject({ code: 9413 });
    expect(rendered("w=5,h=5,fit=cover", long)).toMatchObject({
      scaled: { widthPx: 5, heightPx: 60_000 },
      heightPx: 5,
    });
  });

  it("makes a larger source fit the limits", () => {
    const large = { facts: { ...photo, format: "webp", widthPx: 16_000, heightPx: 4000 } } as const;
    expect(rendered("q=50", large)).toMatchObject({ widthPx: 12_000, heightPx: 3000 });
    expect(rendered("w=8000,dpr=2", large)).toMatchObject({ widthPx: 12_000, heightPx: 3000 });
  });
});

describe("steps", () => {
  it("are absent where nothing is to do", () => {
    expect(rendered("w=540,blur=0,sharpen=0,brightness=1,contrast=0,saturation=1,gamma=1,rotate=0,trim=0")).toEqual({
      kind: "render",
      format: "webp",
      quality: 85,
      frames: "first",
      widthPx: 540,
      heightPx: 360,
      scaled: { widthPx: 540, heightPx: 360 },
      metadata: "none",
    });
  });

  it("carry their numbers", () => {
    const plan = rendered("blur=3,sharpen=2,brightness=1.5,contrast=0.5,saturation=0,gamma=2,flip=hv,rotate=90,w=90");
    expect(plan).toMatchObject({
      blur: 3,
      sharpen: 2,
      brightness: 1.5,
      contrast: 0.5,
      saturation: 0,
      gamma: 2,
      flip: "hv",
      rotate: 90,
      scaled: { widthPx: 90, heightPx: 135 },
    });
  });

  it("cut where gravity says, and pad in the middle", () => {
    expect(rendered("w=500,h=500,fit=cover,g=left").crop).toEqual({ leftPx: 0, topPx: 0, widthPx: 500, heightPx: 500 });
    expect(rendered("w=500,h=500,fit=cover").crop).toMatchObject({ leftPx: 125 });
    expect(rendered("w=500,h=500,fit=cover,g=auto").crop).toEqual({
      gravity: "attention",
      widthPx: 500,
      heightPx: 500,
    });
    expect(rendered("w=500,h=500,fit=pad").pad).toEqual({ leftPx: 0, topPx: 83, widthPx: 500, heightPx: 500 });
    expect(rendered("w=540,h=360,fit=cover").crop).toBeUndefined();
    expect(rendered("w=540,h=360,fit=pad").pad).toBeUndefined();
  });

  it("trim inside the rim that was found, and nothing when none was", () => {
    const inner = { leftPx: 10, topPx: 20, widthPx: 500, heightPx: 300 };
    expect(rendered("trim=border", { inner })).toMatchObject({ trim: inner, widthPx: 500, heightPx: 300 });
    expect(rendered("trim=border").trim).toBeUndefined();
    expect(rendered("w=100", { inner }).trim).toBeUndefined();
  });

  it("count a border by the device pixel ratio", () => {
    expect(rendered("border=1;2;3;4,border.color=red,dpr=2").border).toEqual({
      topPx: 2,
      rightPx: 4,
      bottomPx: 6,
      leftPx: 8,
      color: { red: 255, green: 0, blue: 0, alpha: 1 },
    });
    expect(rendered("border=0").border).toBeUndefined();
  });
});

describe("background", () => {
  const [white, red] = [
    { red: 255, green: 255, blue: 255, alpha: 1 },
    { red: 255, green: 0, blue: 0, alpha: 1 },
  ];

  it.each([
    ["f=jpeg", logo, white],
    ["f=jpeg,background=red", logo, red],
    ["f=jpeg,background=rgb(255 0 0 / 0)", logo, white],
    ["f=webp", logo, undefined],
    ["f=webp,background=red", logo, red],
    ["f=webp,background=red", photo, undefined],
    ["f=webp,w=9,h=9,fit=pad", photo, white],
    ["f=webp,w=9,h=9,fit=pad,background=red", photo, red],
    ["f=png,w=9,h=9,fit=pad,background=transparent", photo, { red: 0, green: 0, blue: 0, alpha: 0 }],
    ["f=jpeg,w=9,h=9,fit=pad,background=transparent", photo, white],
  ])("of %s on %j is %j", (options, facts, expected) => {
    expect(rendered(options, { facts }).background).toEqual(expected);
  });
});
