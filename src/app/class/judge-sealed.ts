import type { NetVerdict } from "../../core/trial/record";
import type { CategoryId } from "../../core/trial/trial";
import type { ComposedStimulus, NetPort } from "../ports";

/**
 * The verdict of the net on this page about an opened picture of a class round. Null when no net plays here; the server
 * then asks its own.
 */
export async function judgeSealed(
  net: Pick<NetPort, "ask">,
  { raster }: Pick<ComposedStimulus, "raster">,
  choices: readonly CategoryId[],
): Promise<NetVerdict | null> {
  return net.ask("judge", { raster, choices });
}
