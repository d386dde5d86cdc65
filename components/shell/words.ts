/** Every text of the frame around the screens. */
export const shellWords = {
  product: "Vitrine",
  skip: "Skip to the content",
  navigation: "Main",
  library: "Library",
  variants: "Variants",
  matrix: "Matrix",
  signing: "Signing",
  usage: "Usage",
  trash: "Trash",
  more: "More",
  moreAt: (place: string) => `${place}, and more`,
  account: (name: string) => `Account of ${name}`,
  accountUnknown: "Account",
  signOut: "Sign out",
  signOutFailed: "You are still signed in: the server did not answer. Try again.",
  theme: "Theme",
  themes: { system: "Same as the system", light: "Light", dark: "Dark" },
  themeChoices: { system: "System theme", light: "Light theme", dark: "Dark theme" },
  accountShort: "Account",
  keys: "Keyboard shortcuts",
  crashTitle: "This screen stopped",
  crashDetail:
    "The page ran into a fault of its own. Nothing that was uploaded is lost. Try again, or reload the page.",
  missingTitle: "There is no page here",
  missingDetail: "The address may be mistyped, or the page was moved.",
  toLibrary: "Go to the library",
} as const;

type Shortcut = {
  keys: readonly string[];
  effect: string;
  /** Only for those who may move images to the trash. */
  isRemoval?: true;
};
export type ShortcutGroup = { title: string; shortcuts: readonly Shortcut[] };

export const shortcutGroups: readonly ShortcutGroup[] = [
  {
    title: "Anywhere",
    shortcuts: [
      { keys: ["?"], effect: "Show these keys" },
      { keys: ["F6"], effect: "Go to the messages and back" },
      { keys: ["Esc"], effect: "Close, or clear the selection" },
    ],
  },
  {
    title: "Pictures",
    shortcuts: [
      { keys: ["/"], effect: "Search" },
      { keys: ["←", "→", "↑", "↓"], effect: "Walk from picture to picture" },
      { keys: ["Home", "End"], effect: "First or last loaded picture" },
      { keys: ["Enter", "Space"], effect: "Open the picture" },
      { keys: ["X"], effect: "Select the picture" },
      { keys: ["Shift", "click"], effect: "Select everything between" },
      { keys: ["Ctrl", "A"], effect: "Select all loaded pictures" },
      { keys: ["Del"], effect: "Move to the trash", isRemoval: true },
    ],
  },
  {
    title: "The stage",
    shortcuts: [
      { keys: ["←", "→"], effect: "Previous or next picture" },
      { keys: ["Del"], effect: "Move to the trash", isRemoval: true },
    ],
  },
  {
    title: "Compare",
    shortcuts: [
      { keys: ["1", "2"], effect: "A alone, B alone" },
      { keys: ["3", "4"], effect: "The difference, or both beside a line" },
      { keys: ["+", "-", "0"], effect: "Larger, smaller, the whole picture" },
      { keys: ["I"], effect: "Inspect a pixel" },
      { keys: ["←", "→", "↑", "↓"], effect: "Move what has the focus: picture, pixel or line" },
    ],
  },
  {
    title: "Focal point",
    shortcuts: [
      { keys: ["←", "→", "↑", "↓"], effect: "Move it by a hundredth of the side" },
      { keys: ["Shift", "arrow"], effect: "Move it by a tenth" },
    ],
  },
];
