/** Everything that draws, describes or animates. Source: SVG 2 and Filter Effects, without what runs, links or embeds. */
export const svgElements: ReadonlySet<string> = new Set(
  `a circle clipPath defs desc ellipse g image line linearGradient marker mask path pattern polygon polyline
  radialGradient rect stop style svg switch symbol text textPath title tspan use view
  filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
  feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
  feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
  animate animateMotion animateTransform mpath set`.split(/\s+/),
);

/** Elements that change an attribute over time; which one is checked. */
export const animatingElements: ReadonlySet<string> = new Set(["animate", "animateMotion", "animateTransform", "set"]);

/** Elements whose reference may be a picture in itself. */
export const pictureElements: ReadonlySet<string> = new Set(["image", "feImage"]);
