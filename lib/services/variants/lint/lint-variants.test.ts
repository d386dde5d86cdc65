import { describe, expect, it } from "vitest";
import type { LintFinding, Variant, VariantOptions } from "@/lib/contracts/variant";
import { lintRules } from "@/lib/contracts/variant-limits";
import { type LintInput, type LintSample } from "./lint-rule";
import { lintVariants } from "./lint-variants";

const toVariant = (name: string, options: Partial<VariantOptions> | null): Variant => ({
  name,
  options: options && { fit: "scale-down", metadata: "none", ...options },
  isDevice: options === null,
  neverRequireSignedURLs: false,
});
const sample = (given: Partial<LintSample> = {}): LintSample => ({
  filename: "cat.jpg",
  widthPx: 4000,
  heightPx: 3000,
  hasLocation: false,
  focalPoint: null,
  ...given,
});
const publicVariant = toVariant("public", { width: 1366, height: 768 });
const lint = ({ variants = [], samples = [sample()], hiddenCount = 0 }: Partial<LintInput>): LintFinding[] =>
  lintVariants({ variants: [publicVariant, ...variants], samples, hiddenCount });

type Case = readonly [what: string, input: Partial<LintInput>];
type RuleCases = Readonly<{ triggers: readonly Case[]; quiet: readonly Case[]; variant?: string }>;

const two = (a: Partial<VariantOptions>, b: Partial<VariantOptions>) => [toVariant("a", a), toVariant("b", b)];
const portrait = sample({ widthPx: 3000, heightPx: 4000 });
const small = sample({ widthPx: 200, heightPx: 150, filename: "small.png" });
const face = sample({ focalPoint: { x: 0.1, y: 0.5 } });

const cases: Readonly<Record<(typeof lintRules)[number], RuleCases>> = {
  "same-result": {
    triggers: [
      ["equal options", { variants: two({ width: 300 }, { width: 300 }) }],
      ["a side that never decides", { variants: two({ width: 400, height: 300 }, { width: 400 }) }],
      ["boxes above every original", { variants: two({ width: 5000 }, { width: 6000 }) }],
      ["two fits with one outcome", { variants: two({ width: 300 }, { width: 300, fit: "contain" }) }],
    ],
    quiet: [
      ["another size", { variants: two({ width: 300 }, { width: 600 }) }],
      ["another blur", { variants: two({ width: 300 }, { width: 300, blur: 5 }) }],
      ["other metadata", { variants: two({ width: 300 }, { width: 300, metadata: "keep" }) }],
      [
        "one portrait among the images",
        { variants: two({ width: 400, height: 300 }, { width: 400 }), samples: [sample(), portrait] },
      ],
      ["no images to judge by", { variants: two({ width: 300 }, { width: 300 }), samples: [] }],
    ],
    variant: "b",
  },
  "not-smaller": {
    triggers: [
      ["a step of a few pixels", { variants: two({ width: 950 }, { width: 960 }) }],
      ["the same whatever their order", { variants: two({ width: 960 }, { width: 950 }) }],
    ],
    quiet: [
      ["a real step", { variants: two({ width: 640 }, { width: 960 }) }],
      ["another fit", { variants: two({ width: 950 }, { width: 960, fit: "contain" }) }],
      ["equal results, which have a rule of their own", { variants: two({ width: 960 }, { width: 960 }) }],
      [
        "a step for one of the images",
        { variants: two({ width: 960, height: 720 }, { width: 960, height: 1400 }), samples: [sample(), portrait] },
      ],
    ],
  },
  enlarges: {
    triggers: [
      ["contain", { variants: [toVariant("a", { fit: "contain", width: 300 })], samples: [sample(), small] }],
      ["cover", { variants: [toVariant("a", { fit: "cover", width: 100, height: 200 })], samples: [small] }],
      ["pad", { variants: [toVariant("a", { fit: "pad", width: 300, height: 300 })], samples: [small] }],
    ],
    quiet: [
      ["scale-down", { variants: [toVariant("a", { width: 300 })], samples: [small] }],
      ["crop", { variants: [toVariant("a", { fit: "crop", width: 300, height: 300 })], samples: [small] }],
      [
        "pad round a picture that is large enough",
        { variants: [toVariant("a", { fit: "pad", width: 300, height: 300 })] },
      ],
    ],
    variant: "a",
  },
  "keeps-location": {
    triggers: [
      [
        "keep, and an image that tells its place",
        {
          variants: [toVariant("a", { width: 9, metadata: "keep" })],
          samples: [sample(), sample({ hasLocation: true })],
        },
      ],
    ],
    quiet: [
      [
        "copyright alone",
        { variants: [toVariant("a", { width: 9, metadata: "copyright" })], samples: [sample({ hasLocation: true })] },
      ],
      ["no image that tells its place", { variants: [toVariant("a", { width: 9, metadata: "keep" })] }],
      [
        "images nobody looked into",
        { variants: [toVariant("a", { width: 9, metadata: "keep" })], samples: [sample({ hasLocation: null })] },
      ],
    ],
    variant: "a",
  },
  "missing-public": { triggers: [], quiet: [["public is there", {}]] },
  "near-limit": {
    triggers: [
      ["ninety", { variants: Array.from({ length: 89 }, (_none, at) => toVariant(`v${at}`, null)) }],
      [
        "eighty-nine and one nobody sees",
        { variants: Array.from({ length: 88 }, (_none, at) => toVariant(`v${at}`, null)), hiddenCount: 1 },
      ],
    ],
    quiet: [["eighty-nine", { variants: Array.from({ length: 88 }, (_none, at) => toVariant(`v${at}`, null)) }]],
  },
  "cuts-focal-point": {
    triggers: [
      [
        "a cover that cuts the sides",
        { variants: [toVariant("a", { fit: "cover", width: 300, height: 300 })], samples: [face] },
      ],
      ["a crop", { variants: [toVariant("a", { fit: "crop", width: 300, height: 300 })], samples: [sample(), face] }],
    ],
    quiet: [
      [
        "a point within",
        {
          variants: [toVariant("a", { fit: "cover", width: 300, height: 300 })],
          samples: [sample({ focalPoint: { x: 0.2, y: 0 } })],
        },
      ],
      [
        "a point on the uncut axis",
        {
          variants: [toVariant("a", { fit: "cover", width: 300, height: 300 })],
          samples: [sample({ focalPoint: { x: 0.5, y: 1 } })],
        },
      ],
      ["no point", { variants: [toVariant("a", { fit: "cover", width: 300, height: 300 })] }],
      ["a fit that cuts nothing", { variants: [toVariant("a", { width: 300, height: 300 })], samples: [face] }],
    ],
    variant: "a",
  },
};

describe.each(lintRules)("%s", (rule) => {
  const { triggers, quiet, variant } = cases[rule];
  const found = (input: Partial<LintInput>) => lint(input).filter((finding) => finding.rule === rule);

  it.each(triggers)("speaks of %s", (_what, input) => {
    const findings = found(input);
    expect(findings).toHaveLength(1);
    if (variant !== undefined) expect(findings[0]?.variant).toBe(variant);
  });

  it.each(quiet)("says nothing of %s", (_what, input) => {
    expect(found(input)).toEqual([]);
  });
});

describe("lintVariants", () => {
  it("misses public where it is not", () => {
    const findings = lintVariants({ variants: [toVariant("a", { width: 9 })], samples: [], hiddenCount: 0 });
    expect(findings).toMatchObject([{ rule: "missing-public", severity: "error" }]);
  });

  it("names the smaller of two that are hardly apart, whichever comes first", () => {
    for (const variants of [two({ width: 950 }, { width: 960 }), two({ width: 950 }, { width: 960 }).toReversed()]) {
      expect(lint({ variants })).toMatchObject([{ rule: "not-smaller", variant: "a" }]);
    }
  });

  it("tells the worst first", () => {
    const variants = [
      ...two({ width: 950 }, { width: 960 }),
      toVariant("c", { fit: "contain", width: 9000 }),
      toVariant("d", { width: 9, metadata: "keep" }),
    ];
    const severities = lint({ variants, samples: [sample({ hasLocation: true })] }).map(({ severity }) => severity);
    expect(severities).toEqual(["error", "warning", "note"]);
  });

  it("counts what it speaks of", () => {
    const [finding] = lint({ variants: [toVariant("a", { fit: "contain", width: 300 })], samples: [sample(), small] });
    expect(finding?.message).toContain("1 of 2 images looked at, small.png (200 x 150)");
  });

  it("is content with a set as it should be", () => {
    const widths = [640, 960, 1920].map((width) => toVariant(`w${width}`, { width }));
    expect(lint({ variants: [...widths, toVariant("default", null)], samples: [sample(), portrait] })).toEqual([]);
  });
});
