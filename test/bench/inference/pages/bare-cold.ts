import "@tensorflow/tfjs-backend-webgl";
import * as tf from "@tensorflow/tfjs-core";
import { load } from "@tensorflow-models/mobilenet";

declare global {
  interface Window {
    /** Milliseconds from navigation to the first answer. */
    answeredAt?: number;
  }
}

/** The smallest page that answers: the package with its WebGL backend, the weights, one picture, one answer. */
async function answerOnce(): Promise<void> {
  tf.env().set("SOFTWARE_WEBGL_ENABLED", true);
  const picture = document.getElementById("picture") as HTMLImageElement;
  picture.src = new URLSearchParams(location.search).get("picture") ?? "";
  const modelUrl = "/assets/model/mobilenet-v1-025-224/model.json";
  const [net] = await Promise.all([load({ version: 1, alpha: 0.25, modelUrl, inputRange: [0, 1] }), picture.decode()]);
  const probabilities = tf.tidy(() => tf.softmax(net.infer(picture)));
  await probabilities.data();
  window.answeredAt = performance.now();
}

void answerOnce();
