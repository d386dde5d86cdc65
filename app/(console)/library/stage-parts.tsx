import dynamic from "next/dynamic";
import { compareNames } from "@/components/compare/compare-names";
import { receiverName } from "@/components/matrix/receiver-name";
import type { StagePart } from "@/components/preview/stage-part";

const SnippetsPanel = dynamic(async () => (await import("@/components/snippets/snippets-panel")).SnippetsPanel, {
  ssr: false,
});
const FactsPanel = dynamic(async () => (await import("@/components/facts/facts-panel")).FactsPanel, { ssr: false });
const HistoryPanel = dynamic(async () => (await import("@/components/facts/history-panel")).HistoryPanel, {
  ssr: false,
});
const AllVariants = dynamic(async () => (await import("@/components/matrix/all-variants")).AllVariants, {
  ssr: false,
});
const CompareView = dynamic(async () => (await import("@/components/compare/compare-view")).CompareView, {
  ssr: false,
});

/** What stands in the stage beside the devices; each part is loaded when it is opened. */
export const stageParts: readonly StagePart[] = [
  {
    id: "compare",
    label: "Compare",
    place: "view",
    settings: Object.values(compareNames),
    render: ({ image }) => <CompareView key={image.id} image={image} />,
  },
  {
    id: "variants",
    label: "All variants",
    place: "view",
    settings: [receiverName],
    render: ({ image }) => <AllVariants key={image.id} image={image} />,
  },
  {
    id: "snippets",
    label: "Snippets",
    place: "panel",
    render: ({ image, variant }) => <SnippetsPanel image={image} variant={variant} />,
  },
  {
    id: "original",
    label: "Inside the original",
    place: "panel",
    render: ({ image }) => <FactsPanel imageId={image.id} />,
  },
  {
    id: "history",
    label: "History",
    place: "panel",
    render: ({ image }) => <HistoryPanel imageId={image.id} />,
  },
];
