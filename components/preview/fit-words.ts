import { overFetchFrom, underFetchBelow } from "./fetch-fit";

const toTimes = (times: number): string => (times < 10 ? times.toFixed(1) : String(Math.round(times)));

/** Texts of the badges; the numbers of the rule are the rule's own. */
export const fitWords = {
  over: (times: number) => `Over-fetch ×${toTimes(times)}`,
  under: (percent: number, isAllThereIs: boolean) =>
    `Under-fetch ${Math.max(1, Math.floor(percent))} %${isAllThereIs ? ", the original has no more" : ""}`,
  overName: "Over-fetch",
  underName: "Under-fetch",
  overMeaning: `The picture came with more than ${overFetchFrom} pixels for each dot of the screen it is drawn on, counted along its width. The rest is weight nobody sees. The number counts pixels to dots by area.`,
  underMeaning: `The picture came with fewer than ${underFetchBelow} pixels for each dot of the screen it is drawn on, counted along its width. It looks soft. The percentage is pixels to dots across. Dots are the drawn CSS width times the device's DPR.`,
} as const;
