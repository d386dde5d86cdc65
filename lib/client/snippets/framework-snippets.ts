import { toAttributeText, toScriptString } from "./escape";
import { toSizes, toWidest, type Slot, type SnippetSource } from "./snippet-source";

const toTable = ({ deliveries }: SnippetSource): string =>
  `const deliveries = [\n${deliveries
    .map(({ widthPx, url }) => `  { width: ${widthPx}, url: ${toScriptString(url)} },`)
    .join("\n")}\n];`;

const finder = (wanted: string): string =>
  `const found = deliveries.find((delivery) => delivery.width >= ${wanted}) ?? deliveries[deliveries.length - 1];`;

/** JSX text: an attribute as an expression takes any characters. */
const toJsxAttributes = (source: SnippetSource): string => {
  const { url, widthPx, heightPx } = toWidest(source);
  return [
    `      src={${toScriptString(url)}}`,
    `      width={${widthPx}}`,
    `      height={${heightPx}}`,
    `      sizes=${toScriptString(toSizes(source.slot))}`,
    `      alt={${toScriptString(source.alt)}}`,
  ].join("\n");
};

/** `next/image` with a loader that knows the widths there are. */
export const toNext = (source: SnippetSource): string => `"use client";

import Image from "next/image";

${toTable(source)}

function deliver({ width }) {
  ${finder("width")}
  return found.url;
}

export function Picture() {
  return (
    <Image
      loader={deliver}
${toJsxAttributes(source)}
    />
  );
}`;

/** The slot in the words of Nuxt Image: smallest screen first, `lg` is 1,024 px. */
const toNuxtSizes = (slot: Slot): string => {
  if (slot.kind === "half") return "100vw lg:50vw";
  return slot.kind === "full" ? "100vw" : `${slot.widthPx}px`;
};

/** `<NuxtImg>` with a provider that knows the widths there are. Source: Nuxt Image 2, custom provider. */
export const toNuxt = (source: SnippetSource): string => {
  const { url, widthPx, heightPx } = toWidest(source);
  return `// providers/vitrine.js, named in nuxt.config as
// image: { providers: { vitrine: { provider: "~/providers/vitrine.js" } } }
import { defineProvider } from "@nuxt/image/runtime";

${toTable(source)}

export default defineProvider({
  getImage(src, { modifiers }) {
    const wanted = Number(modifiers.width) || ${widthPx};
    ${finder("wanted")}
    return { url: found.url };
  },
});

<!-- in a component -->
<template>
  <NuxtImg
    provider="vitrine"
    src="${toAttributeText(url)}"
    width="${widthPx}"
    height="${heightPx}"
    sizes="${toNuxtSizes(source.slot)}"
    alt="${toAttributeText(source.alt)}"
  />
</template>`;
};

/** An Astro component. Astro's own `<Image>` would encode the picture a second time. */
export const toAstro = (source: SnippetSource): string =>
  `---
${toTable(source)}
const srcset = deliveries.map(({ url, width }) => \`\${url} \${width}w\`).join(", ");
---
    <img
${toJsxAttributes(source)}
      srcset={srcset}
      loading="lazy"
      decoding="async"
    />`.replaceAll(/^ {4}/gm, "");
