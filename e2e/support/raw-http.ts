import net from "node:net";

/** Sends bytes as they are and resolves to everything the server said until it closed or fell silent. */
export const sendRaw = (origin: string, text: string, quietMs = 1500): Promise<{ answer: string; isClosed: boolean }> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const socket = net.connect(Number(port), hostname === "localhost" ? "127.0.0.1" : hostname);
    let answer = "";
    socket.setTimeout(quietMs);
    socket.on("connect", () => socket.write(text));
    socket.on("data", (bytes) => (answer += bytes.toString("latin1")));
    socket.on("timeout", () => {
      resolve({ answer, isClosed: false });
      socket.destroy();
    });
    socket.on("end", () => resolve({ answer, isClosed: true }));
    socket.on("error", (error) =>
      "code" in error && error.code === "ECONNRESET" ? resolve({ answer, isClosed: true }) : reject(error),
    );
  });
