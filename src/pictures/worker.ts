import { enterWorker } from "../app/worker-entry";
import type { PictureScope } from "./serve";

enterWorker(self as unknown as PictureScope, async () => (await import("./serve")).servePictures);
