import type { ClassFault } from "../../app/class/class-port.ts";
import { isTaken } from "../../classroom/room/decide.ts";
import type { JoinRequest } from "../../content/class/class-messages.ts";
import { readName } from "../../content/class/names.ts";
import { drawNickname } from "../../content/class/nicknames.ts";
import { createRng } from "../../core/rng.ts";
import type { Desk } from "./desk.ts";
import type { GuessLimits } from "./guess-limits.ts";
import { hashSecret, newId, newSecret, personOf, plainRecovery } from "./secrets.ts";

/** Who was let into a room. */
export type Admitted =
  | { readonly as: "player"; readonly seat: string; readonly token: string }
  | { readonly as: "host"; readonly token: string };

/**
 * Lets somebody in, or says why not. Only hashes of secrets are compared and kept. Tokens of 192 bits cannot be guessed, so that
 * nobody's wrong ones keep a school out; what people type is limited.
 * @param address of the one who asks, for the limits alone
 */
export async function admit(
  request: JoinRequest,
  desk: Desk,
  limits: GuessLimits,
  address: string,
): Promise<Admitted | ClassFault> {
  if (request.as === "player") return admitPlayer(request, desk);
  const typed = "recovery" in request;
  if (typed && (await limits.isSpent("secret", address))) return "too-many";
  const admitted = await admitHost(request, desk);
  if (typed && admitted === "wrong-secret") await limits.count("secret", address);
  return admitted;
}

async function admitHost(
  request: Extract<JoinRequest, { as: "host" }>,
  desk: Desk,
): Promise<Admitted | "wrong-secret"> {
  const { hostHashes, recoveryHash } = desk.state();
  if ("token" in request)
    return hostHashes.includes(hashSecret(request.token)) ? { as: "host", token: request.token } : "wrong-secret";
  if (hashSecret(plainRecovery(request.recovery)) !== recoveryHash) return "wrong-secret";
  const token = newSecret();
  await desk.submit({ type: "take-over", hostHash: hashSecret(token) });
  return { as: "host", token };
}

async function admitPlayer(
  { token, person: word, name: wanted }: Extract<JoinRequest, { as: "player" }>,
  desk: Desk,
): Promise<Admitted | ClassFault> {
  const { seats, settings, phase } = desk.state();
  if (token !== undefined) {
    const hash = hashSecret(token);
    const own = Object.values(seats).find(({ tokenHash }) => tokenHash === hash);
    if (!own) return "wrong-secret";
    return own.standing === "banned" ? "banned" : { as: "player", seat: own.id, token };
  }
  if (phase === "ended") return "unknown-code";
  const fresh = newSecret();
  const seat = newId();
  const own = settings.names === "own" && wanted !== undefined ? readName(wanted) : null;
  for (let turn = 0; ; turn++) {
    const state = desk.state();
    const good = own && "name" in own && turn === 0 && !isTaken(state, own.name) ? own.name : null;
    const rng = createRng(`${seat}/${turn}`);
    const name = good ?? drawNickname(settings.language, rng, (each) => isTaken(desk.state(), each));
    const decision = await desk.submit({
      type: "seat",
      seat,
      person: personOf(word),
      tokenHash: hashSecret(fresh),
      name,
    });
    if ("events" in decision) return { as: "player", seat, token: fresh };
    const { why } = decision.refusal;
    if (why === "name-taken") continue;
    return why === "locked" || why === "full" || why === "banned" ? why : "server";
  }
}
