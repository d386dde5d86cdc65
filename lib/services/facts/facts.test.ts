import sharp from "sharp";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { uploadFields } from "@/lib/contracts/upload";
import { createMeasureSandbox, openTestWorld, type TestWorld } from "@/lib/testing/builders/open-test-world";
import { heicSample } from "@/lib/testing/conformance/heic-sample";
import { animation, picture, type PictureFormat } from "@/lib/testing/pictures";
import { uploadImage } from "../images/upload-image";
import { getImageFacts } from "./get-image-facts";

const sandbox = createMeasureSandbox();
afterAll(() => sandbox.close());
let world: TestWorld;
beforeEach(async () => {
  world = await openTestWorld(sandbox);
});
afterEach(() => world.close());

const factsOf = async (bytes: Buffer) => {
  const file = { staged: await world.stage(bytes), filename: "a.jpg" };
  const { image } = await uploadImage(world.contextFor(), { fields: uploadFields.parse({}), file });
  return getImageFacts(world.contextFor(), { id: image.id });
};
const sum = (levels: readonly number[]) => levels.reduce((total, count) => total + count, 0);
const valueOf = (entries: readonly { name: string; value: string }[], name: string) =>
  entries.find((entry) => entry.name === name)?.value;

const gps = {
  GPSLatitudeRef: "S",
  GPSLatitude: "33/1 51/1 24/1",
  GPSLongitudeRef: "E",
  GPSLongitude: "151/1 12/1 54/1",
};
const xmp = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmp:CreatorTool="Lightroom"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

describe("the facts of an original", () => {
  it.each(["jpeg", "png", "webp"] satisfies PictureFormat[])("tell what a camera wrote into a %s", async (format) => {
    const bytes = await sharp(await picture("png"))
      .toFormat(format)
      .withExif({ IFD0: { Make: "Kodak", Artist: "Ann Ån" }, IFD3: gps })
      .withXmp(xmp)
      .withIccProfile("p3")
      .toBuffer();
    const { exif, xmp: written, icc, hasLocation, location } = await factsOf(bytes);
    expect(valueOf(exif, "Make")).toBe("Kodak");
    expect(valueOf(written, "CreatorTool")).toBe("Lightroom");
    expect(icc).toMatch(/P3/);
    expect(hasLocation).toBe(true);
    expect(location?.latitude).toBeCloseTo(-33.8567, 3);
    expect(location?.longitude).toBeCloseTo(151.215, 3);
  });

  it("are empty, not missing, where nobody wrote anything", async () => {
    for (const bytes of [await picture("jpeg"), await picture("gif"), await animation("webp")]) {
      const facts = await factsOf(bytes);
      expect(facts).toMatchObject({ exif: [], iptc: [], xmp: [], hasLocation: false, location: null });
      expect(facts.palette.length).toBeGreaterThan(0);
    }
  });

  it("warn of a location that no coordinates can be read from", async () => {
    const bytes = await sharp(await picture("png"))
      .jpeg()
      .withExif({ IFD3: { GPSAreaInformation: "Harbour" } })
      .toBuffer();
    expect(await factsOf(bytes)).toMatchObject({ hasLocation: true, location: null });
  });

  it("count every visible pixel once in each channel", async () => {
    const facts = await factsOf(await picture("png", { widthPx: 64, heightPx: 48 }));
    expect(Object.keys(facts.histogram ?? {})).toEqual(["red", "green", "blue", "luma"]);
    for (const levels of Object.values(facts.histogram ?? {})) expect(sum(levels)).toBe(64 * 48);
    const clear = await sharp({ create: { width: 30, height: 20, channels: 4, background: "#ff000000" } })
      .composite([{ input: Buffer.from([0, 0, 255, 255]), raw: { width: 1, height: 1, channels: 4 }, left: 3, top: 3 }])
      .png()
      .toBuffer();
    const { histogram, palette } = await factsOf(clear);
    expect([histogram?.blue[255], sum(histogram?.red ?? []), histogram?.luma[18]]).toEqual([1, 1, 1]);
    expect(palette).toEqual(["#0000ff"]);
  });

  it("are told of a HEIC by the pixels that it shows", async () => {
    const { histogram, palette, icc, exif } = await factsOf(heicSample());
    expect(sum(histogram?.luma ?? [])).toBe(64 * 48);
    expect(exif).toEqual([]);
    expect(icc).toBeNull();
    // A quarter each of red, green, blue and yellow.
    const bright = (hex: string) => [1, 3, 5].map((at) => (Number.parseInt(hex.slice(at, at + 2), 16) > 127 ? 1 : 0));
    expect(
      palette
        .slice(0, 4)
        .map((hex) => bright(hex).join(""))
        .toSorted(),
    ).toEqual(["001", "010", "100", "110"]);
  });

  it("count nothing of a drawing, which has no pixels", async () => {
    const facts = await factsOf(
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><title>GPSLatitude</title></svg>'),
    );
    expect(facts).toMatchObject({ exif: [], xmp: [], palette: [], histogram: null, hasLocation: false });
  });

  it("name the colours of a picture, the most frequent first", async () => {
    const stripe = (background: string, width: number) =>
      sharp({ create: { width, height: 10, channels: 3, background } })
        .png()
        .toBuffer();
    const bytes = await sharp(await stripe("#204060", 100))
      .composite([
        { input: await stripe("#e0d0c0", 30), left: 0, top: 0 },
        { input: await stripe("#22425f", 10), left: 60, top: 0 },
        { input: await stripe("#ff0000", 5), left: 95, top: 0 },
      ])
      .png()
      .toBuffer();
    const { palette } = await factsOf(bytes);
    expect(palette).toHaveLength(3);
    expect(palette[0]).toMatch(/^#2040(?:60|5f)$/);
    expect(palette.slice(1)).toEqual(["#e0d0c0", "#ff0000"]);
  });

  it("keep long and unprintable words in bounds", async () => {
    const bytes = await sharp(await picture("png"))
      .jpeg()
      .withExif({ IFD0: { ImageDescription: `line\n\u0007bell ${"x".repeat(5000)}` } })
      .toBuffer();
    const text = valueOf((await factsOf(bytes)).exif, "ImageDescription") ?? "";
    expect(text.length).toBeLessThanOrEqual(301);
    expect(text).toMatch(/^line bell x+…$/);
  });

  it("do not fail with metadata that is broken, and say so or leave it out", async () => {
    const bytes = await sharp(await picture("png"))
      .jpeg()
      .withExif({ IFD0: { Make: "Kodak" } })
      .toBuffer();
    const at = bytes.indexOf("Exif\0\0");
    for (const offset of [6, 10, 14, 18, 22]) {
      const broken = Buffer.from(bytes);
      broken.fill(0xff, at + offset, at + offset + 4);
      const facts = await factsOf(broken);
      expect(facts.palette.length, String(offset)).toBeGreaterThan(0);
    }
  });

  it("are not told of an image nobody has, and pass on an original that is gone", async () => {
    await expect(getImageFacts(world.contextFor(), { id: "nobody" })).rejects.toMatchObject({ code: "not-found" });
  });

  it("say that an original is damaged", async () => {
    const file = { staged: await world.stage(await picture("png")), filename: "a.png" };
    const { image } = await uploadImage(world.contextFor(), { fields: uploadFields.parse({}), file });
    const stored = world.upstream.images.get(image.id);
    if (stored === undefined) throw new Error("the upload is at the upstream");
    world.upstream.images.set(image.id, { ...stored, bytes: Buffer.from("no picture at all") });
    await expect(getImageFacts(world.contextFor(), { id: image.id })).rejects.toMatchObject({ code: "image-broken" });
  });
});
