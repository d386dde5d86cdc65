import { exchangeRaw } from "@/lib/testing/raw-exchange";

const quietMs = 1500;

/** Sends bytes as they are and resolves to everything the server said until it closed or fell silent. */
export const sendRaw = async (origin: string, text: string): Promise<{ answer: string; isClosed: boolean }> => {
  const { text: answer, isClosed } = await exchangeRaw(Number(new URL(origin).port), [text], { end: false, quietMs });
  return { answer, isClosed };
};
