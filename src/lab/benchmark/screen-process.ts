/** A screen without glass: takes what the daemon shows, as a browser would, and says at the end how much that was. */
import { io, type Socket } from "socket.io-client";
import type { FromScreen, ToScreen } from "../../protocol.ts";

process.title = "blisterscope-screen";

process.once("disconnect", () => process.exit());

let views = 0;
let previews = 0;
process.once("message", (url: string) => {
  const socket: Socket<ToScreen, FromScreen> = io(url, { transports: ["websocket"] });
  socket.once("hello", () => process.send?.("connected"));
  socket.on("view", () => void views++);
  socket.on("preview", () => void previews++);
  process.once("message", () => {
    socket.disconnect();
    process.send?.({ views, previews });
  });
});
