/** Attributes that are CSS properties too: their values go through the CSS filter. Source: SVG 2, chapter 6. */
export const styleAttributes: ReadonlySet<string> = new Set(
  `alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
  color-rendering cursor direction display dominant-baseline enable-background fill fill-opacity fill-rule filter
  flood-color flood-opacity font font-family font-size font-size-adjust font-stretch font-style font-variant
  font-weight glyph-orientation-horizontal glyph-orientation-vertical image-rendering isolation kerning
  letter-spacing lighting-color marker marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity
  overflow paint-order pointer-events shape-rendering stop-color stop-opacity stroke stroke-dasharray
  stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor
  text-decoration text-overflow text-rendering transform-box transform-origin unicode-bidi vector-effect visibility
  white-space word-spacing writing-mode`.split(/\s+/),
);

/** Numbers, shapes and places. They are plain text without a way out of the document. */
export const shapeAttributes: ReadonlySet<string> = new Set(
  `amplitude azimuth baseFrequency bias clipPathUnits cx cy d diffuseConstant divisor dx dy edgeMode elevation
  exponent filterRes filterUnits fr fx fy gradientTransform gradientUnits height in in2 intercept k1 k2 k3 k4
  kernelMatrix kernelUnitLength lengthAdjust limitingConeAngle markerHeight markerUnits markerWidth
  maskContentUnits maskUnits method mode numOctaves offset operator order orient pathLength patternContentUnits
  patternTransform patternUnits points pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio
  primitiveUnits r radius refX refY result rotate rx ry scale seed side slope spacing specularConstant
  specularExponent spreadMethod startOffset stdDeviation stitchTiles surfaceScale tableValues targetX targetY
  textLength transform values viewBox width x x1 x2 xChannelSelector y y1 y2 yChannelSelector z`.split(/\s+/),
);

/** The rest: names, languages, what a reader of the screen says, and how an animation runs. */
export const plainAttributes: ReadonlySet<string> = new Set(
  `accumulate additive aria-describedby aria-hidden aria-label aria-labelledby attributeName attributeType begin by
  calcMode class dur end from id keyPoints keySplines keyTimes lang max media min origin path
  repeatCount repeatDur requiredExtensions requiredFeatures restart role systemLanguage title to type
  version zoomAndPan`.split(/\s+/),
);

/** Values of an animated attribute, which may be CSS. */
export const animatedValues: ReadonlySet<string> = new Set(["by", "from", "to", "values"]);

export const isAnimatable = (name: string): boolean => styleAttributes.has(name) || shapeAttributes.has(name);
