import { Client, type Room } from "colyseus.js";
import type { ToPlayer } from "../../../src/content/class/class-messages";
import { createRng, type Rng } from "../../../src/core/rng";
import { oddFrame } from "./odd-frames";

/**
 * `tsx attacker.ts <origin> <session> <frames> <seed>`: sends so many frames to a class in which others play, on a few
 * seats that come again whenever they are thrown out, and says how many it sent.
 */
const [origin = "", session = "", wanted = "0", seed = ""] = process.argv.slice(2);
const ATTACKERS = 24;
/** Frames of one burst: half of the attackers stay below what a connection may send in a second. */
const PATIENT = 20;
const HASTY = 60;

// Colyseus' client tells the console of every end, and there are many.
console.warn = () => {};
console.error = () => {};

let sent = 0;
let connections = 0;
const most = Number(wanted);

/** A socket as it is beneath the client. */
interface Wire {
  readonly readyState: number;
  send(bytes: Uint8Array | string): void;
}
const wireOf = (room: Room): Wire => (room.connection.transport as unknown as { readonly ws: Wire }).ws;

async function attack(index: number, rng: Rng): Promise<void> {
  const client = new Client(origin.replace("http", "ws"));
  let token: string | undefined;
  const own: unknown[] = [];
  while (sent < most) {
    let room: Room;
    try {
      room = await client.joinById(session, { as: "player", person: `attacker-${index}`, ...(token && { token }) });
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200));
      continue;
    }
    connections += 1;
    let over = false;
    room.onLeave(() => {
      over = true;
    });
    room.onError(() => {});
    room.onMessage("m", (message: ToPlayer) => {
      if (message.type === "welcome") token = message.token;
      if (message.type !== "view" || !message.view.ticket) return;
      const { trial, choices } = message.view.ticket;
      const played = { outcome: "answered", choice: choices[0], rt: 1, device: "touch", presentation: null };
      own.push({ type: "answer", played: { trial, ...played, reason: null, display: null, hash: "" } });
    });
    if (rng.next() < 0.5)
      room.send("m", { type: "ready", device: { refresh: 60, steady: true, calm: false, touch: true, browser: "x" } });
    while (!over && sent < most) {
      for (let left = index % 2 ? PATIENT : HASTY; left > 0 && sent < most; left--) {
        const frame = oddFrame(rng, own);
        const wire = wireOf(room);
        if (wire.readyState !== 1) break;
        if ("message" in frame) room.send("m", frame.message);
        else wire.send(frame.bytes);
        sent += 1;
      }
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    room.connection.close();
  }
}

const rng = createRng(seed);
await Promise.all(Array.from({ length: ATTACKERS }, (_, index) => attack(index, rng.fork(String(index)))));
process.stdout.write(JSON.stringify({ sent, connections }));
process.exit(0);
