import { networkInterfaces } from "node:os";
import { link } from "../address.ts";

/** Names of what only looks like a network to other machines: bridges of containers and virtual machines. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap|lxc|cni|flannel|podman)/i;

/** How others on the network reach this machine, the likeliest first. */
export function lanLinks(
  port: number,
  interfaces: ReturnType<typeof networkInterfaces> = networkInterfaces(),
): string[] {
  const all = Object.entries(interfaces).flatMap(([name, entries]) =>
    (entries ?? [])
      .filter(({ family, internal }) => family === "IPv4" && !internal)
      .map(({ address }) => ({ address, virtual: VIRTUAL.test(name) })),
  );
  return all.sort((a, b) => Number(a.virtual) - Number(b.virtual)).map(({ address }) => link(address, port));
}
