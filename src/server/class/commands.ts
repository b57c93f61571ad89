import type { RoomCommand } from "../../classroom/room/events.ts";
import type { HostMessage, PlayerMessage, Refusal } from "../../content/class/class-messages.ts";
import { readName } from "../../content/class/names.ts";
import type { Desk } from "./desk.ts";

const submit = async (desk: Desk, command: RoomCommand): Promise<Refusal | null> => {
  const decision = await desk.submit(command);
  return "refusal" in decision ? decision.refusal : null;
};

/** Carries out what a player's device asks for. @returns why it was refused, or null */
export function playerCommand(
  message: Exclude<PlayerMessage, { type: "clock" }>,
  seat: string,
  desk: Desk,
): Promise<Refusal | null> {
  switch (message.type) {
    case "ready":
      return submit(desk, { type: "tell-device", seat, device: message.device });
    case "loaded":
      return submit(desk, { type: "load", seat, pictures: message.pictures });
    case "answer":
      return submit(desk, { type: "answer", seat, played: message.played });
    case "name":
      return named(desk, seat, message.name, "seat");
    case "team":
      return submit(desk, { type: "team", seat, team: message.team, by: "seat" });
    case "leave":
      return submit(desk, { type: "go-away", seat });
  }
}

async function named(desk: Desk, seat: string, wanted: string, by: "seat" | "host"): Promise<Refusal | null> {
  const read = readName(wanted);
  if ("unfit" in read) return { why: "name-unfit", detail: read.unfit };
  return submit(desk, { type: "name", seat, name: read.name, by });
}

/** Carries out what a host asks for. @returns why it was refused, or null */
export function hostCommand(message: Exclude<HostMessage, { type: "clock" }>, desk: Desk): Promise<Refusal | null> {
  switch (message.type) {
    case "settings":
      return desk.change(message.settings);
    case "prepare":
      return desk.prepare();
    case "go":
      return submit(desk, { type: "go" });
    case "pause":
      return submit(desk, { type: "pause", paused: message.paused });
    case "skip":
      return submit(desk, { type: "skip", what: message.what });
    case "end":
      return desk.end();
    case "lock":
      return submit(desk, { type: "lock", locked: message.locked });
    case "remove":
      return submit(desk, { type: "stand", seat: message.seat, standing: message.ban ? "banned" : "removed" });
    case "pardon":
      return submit(desk, { type: "stand", seat: message.seat, standing: "seated" });
    case "rename":
      return named(desk, message.seat, message.name, "host");
    case "move":
      return submit(desk, { type: "team", seat: message.seat, team: message.team, by: "host" });
    case "verdict":
      return desk.verdict(message.trial, message.verdict);
  }
}
